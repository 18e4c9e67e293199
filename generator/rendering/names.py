"""What a claim is called where its whole sentence is too long: in lists, steps and maps.

A name is made of the clinical question (intervention and outcome), so it says no more than the question
and may stand even where the words of the claim are on hold.
"""

from collections import Counter
from collections.abc import Iterable

from generator.core.declaration import Id, make
from generator.core.model import Claim, Pico

LONGEST = 90

_NO_QUESTION = make(Pico)


def claim_names(claims: Iterable[Claim]) -> dict[Id, str]:
    """A name for each claim, told apart by comparator or population where two would be alike."""
    by_id = {claim.id: claim for claim in claims}
    names: dict[Id, str] = {}
    left = list(by_id.values())
    for candidate in _CANDIDATES:
        made = {claim.id: candidate(claim) for claim in by_id.values()}
        times = Counter(made.values())
        names |= {claim.id: made[claim.id] for claim in left}
        left = [claim for claim in left if not made[claim.id] or times[made[claim.id]] > 1]
        if not left:
            break
    return {key: shortened(names[key] or claim.kind.label) for key, claim in by_id.items()}


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, cut at a word where it is too long."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def lowered(text: str) -> str:
    """The text as it stands inside a sentence: its first letter small, unless it begins an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if any(char.isupper() for char in first[1:]) else text[:1].lower() + text[1:]


def _topic(claim: Claim) -> str:
    pico = claim.pico or _NO_QUESTION
    parts = [pico.intervention, pico.outcome] if pico.outcome else [pico.intervention, pico.population]
    if not any(parts):
        return claim.kind.label
    first, *rest = filter(None, parts)
    return ": ".join([first, *(lowered(part) for part in rest)])


def _comparison(claim: Claim) -> str:
    pico = claim.pico or _NO_QUESTION
    if not (pico.intervention and pico.comparator and pico.outcome):
        return _topic(claim)
    return f"{pico.intervention} or {lowered(pico.comparator)}: {lowered(pico.outcome)}"


def _with_population(claim: Claim) -> str:
    pico = claim.pico or _NO_QUESTION
    name = _topic(claim)
    if not pico.population or not pico.outcome:
        return name
    return f"{name} ({shortened(lowered(pico.population), 48)})"


_CANDIDATES = (_topic, _comparison, _with_population)
