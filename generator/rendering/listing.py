"""Links of which a page can show only the first: how many there are in all, and where the whole list is."""

from dataclasses import dataclass

from generator.rendering.claim_facts import Fact


@dataclass(frozen=True, slots=True)
class Listing:
    """Some links; `whole` is the address of the list that holds them all, empty where there is none."""

    total: int
    entries: tuple[Fact, ...]
    whole: str = ""

    @property
    def left_out(self) -> int:
        """How many are not among the entries."""
        return self.total - len(self.entries)
