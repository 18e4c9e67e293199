"""An algorithm in steps as readers see it: numbered from top to bottom, in both wordings, with its exits.

Steps are numbered in reading order (`core/reading_order.py`), in the list as in the picture.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.fingerprint import fingerprint_of
from generator.core.message import message
from generator.core.model import Algorithm, Branch, Claim, Step
from generator.core.reading_order import reading_order
from generator.core.subjects import reference_keys
from generator.core.vocabulary import Rating, Stage
from generator.rendering.claim_figures import with_figures
from generator.rendering.names import claim_names
from generator.rendering.numbering import Citation, Numbering
from generator.rendering.record_views import CertaintyView, StatusView
from generator.rendering.views import Views


@dataclass(frozen=True, slots=True)
class RestsOn:
    """A claim a step rests on."""

    name: str
    href: str
    certainty: CertaintyView
    status: StatusView


@dataclass(frozen=True, slots=True)
class Exit:
    """The step that follows, by its number."""

    number: int
    href: str
    is_next: bool
    is_back: bool


@dataclass(frozen=True, slots=True)
class BranchView:
    """One exit of a decision, in both wordings."""

    when: str
    plain: str
    exit: Exit
    until: str
    rests_on: tuple[RestsOn, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step; `plain_title` and `plain_text` are empty where there is no wording for patients.

    `approved` says how many of its claims are, for paper, where the list of them has no room; `holds` are
    the sentences of those on hold, which a step must not be read without.
    """

    anchor: str
    number: int
    kind: str
    kind_label: str
    title: str
    text: str
    plain_title: str
    plain_text: str
    actor: str
    refer: str
    urgency: str
    wait: str
    at_most: str
    because: str
    exit: Exit | None
    branches: tuple[BranchView, ...]
    rests_on: tuple[RestsOn, ...]
    sources: Citation | None
    """The sources of all claims of the step and its exits."""
    shown_here: str
    """The ids of those claims that the page shows, for the preview of the sources."""
    weakest: CertaintyView | None
    weakest_claim: RestsOn | None
    """The first claim of this certainty."""
    approved: str
    is_approved: bool
    """True where every claim is approved, or there is none."""
    holds: tuple[str, ...]

    @property
    def title_as_sentence(self) -> str:
        """The title with a full stop, unless it ends in a mark of its own."""
        return self.title if self.title.endswith(("?", "!", ".")) else f"{self.title}."


@dataclass(frozen=True, slots=True)
class AlgorithmView:
    """A whole algorithm; `held` is the sentence that replaces it while it is on hold."""

    title: str
    population: str
    not_for: str
    status: StatusView
    version: str
    weakest: CertaintyView | None
    held: str
    steps: tuple[StepView, ...]


def algorithm_view(
    algorithm: Algorithm, views: Views, numbering: Numbering, hrefs: Mapping[Id, str]
) -> AlgorithmView:
    """The algorithm; `hrefs` lead to its claims, `numbering` gives the numbers of their sources."""
    status = views.assessment.algorithms[algorithm.article]
    shown = views.status(status)
    is_held = status.stage is Stage.HOLD
    claims = [views.kb.claims[claim] for claim in algorithm.claim_ids if claim in views.kb.claims]
    return AlgorithmView(
        title=algorithm.title,
        population=algorithm.population.for_,
        not_for=algorithm.population.not_for or "",
        status=shown,
        version=fingerprint_of(algorithm)[2:10],
        weakest=None if is_held else _weakest(claims, views),
        held=shown.clinicians if is_held else "",
        steps=() if is_held else tuple(_Steps(algorithm, views, numbering, hrefs, claims).all()),
    )


class _Steps:
    def __init__(
        self,
        algorithm: Algorithm,
        views: Views,
        numbering: Numbering,
        hrefs: Mapping[Id, str],
        claims: list[Claim],
    ) -> None:
        self.steps = reading_order(algorithm)
        self.numbers = {step.id: number for number, step in enumerate(self.steps, start=1)}
        self.views = views
        self.numbering = numbering
        self.hrefs = hrefs
        self.names = claim_names(claims)

    def all(self) -> Iterator[StepView]:
        for step in self.steps:
            yield self._view(step)

    def _view(self, step: Step) -> StepView:
        plain, refer, timing = step.plain, step.refer, step.timing
        claims = self._known([*step.claims, *(claim for branch in step.branches for claim in branch.claims)])
        return StepView(
            anchor=f"step-{step.id}",
            number=self.numbers[step.id],
            kind=step.kind.value,
            kind_label=step.kind.label,
            title=self._words(step.title),
            text=self._words(step.text),
            plain_title=self._words(plain.title if plain else None),
            plain_text=self._words(plain.text if plain else None),
            actor=step.actor or "",
            refer=refer.service if refer else "",
            urgency=refer.urgency.label if refer else "",
            wait=(timing.wait or "") if timing else "",
            at_most=(timing.at_most or "") if timing else "",
            because=step.because or "",
            exit=self._exit(step, step.next) if step.next else None,
            rests_on=self._rests_on(step.claims),
            branches=tuple(self._branch(step, branch) for branch in step.branches),
            sources=self._sources(claims),
            shown_here=" ".join(claim.id for claim in claims if self.hrefs[claim.id].startswith("#")),
            weakest=_weakest(claims, self.views),
            weakest_claim=self._weakest_claim(claims),
            approved=self._approved(claims),
            is_approved=self._approved_count(claims) == len(claims),
            holds=tuple(self.views.claim(claim).plain for claim in claims if self.views.is_held(claim)),
        )

    def _branch(self, step: Step, branch: Branch) -> BranchView:
        return BranchView(
            when=branch.when or branch.label or message("Otherwise"),
            plain=branch.plain or "",
            exit=self._exit(step, branch.to),
            until=branch.until or "",
            # What the step itself names is not named again on its exits.
            rests_on=self._rests_on(tuple(claim for claim in branch.claims if claim not in step.claims)),
        )

    def _exit(self, step: Step, to: Id) -> Exit:
        here, there = self.numbers[step.id], self.numbers.get(to, 0)
        return Exit(there, f"#step-{to}", is_next=there == here + 1, is_back=there <= here)

    def _rests_on(self, ids: tuple[Id, ...]) -> tuple[RestsOn, ...]:
        return tuple(self._claim(claim) for claim in self._known(ids))

    def _claim(self, claim: Claim) -> RestsOn:
        view = self.views.claim(claim)
        return RestsOn(self.names[claim.id], self.hrefs[claim.id], view.certainty, view.status)

    def _sources(self, claims: list[Claim]) -> Citation | None:
        keys = dict.fromkeys(key for claim in claims for key in reference_keys(claim))
        return self.numbering.cite(key for key in keys if key in self.views.kb.references)

    def _approved(self, claims: list[Claim]) -> str:
        if not claims:
            return ""
        return message("{count} of {total} approved", count=self._approved_count(claims), total=len(claims))

    def _approved_count(self, claims: list[Claim]) -> int:
        return sum(self.views.assessment.claims[claim.id].stage is Stage.APPROVED for claim in claims)

    def _weakest_claim(self, claims: list[Claim]) -> RestsOn | None:
        weakest = _weakest(claims, self.views)
        rated = (self._claim(claim) for claim in claims if claim.certainty)
        return next((claim for claim in rated if weakest and claim.certainty == weakest), None)

    def _known(self, ids: Iterable[Id]) -> list[Claim]:
        known = self.views.kb.claims
        return [known[claim] for claim in dict.fromkeys(ids) if claim in known]

    def _words(self, text: str | None) -> str:
        return with_figures(text or "", self.views)


def weakest_rating_of(claims: Iterable[Claim], views: Views) -> Rating | None:
    """The lowest certainty among claims; None where nobody rated any."""
    # Guidance carries a strength instead of a certainty, so only what somebody rated counts here.
    rated = [claim for claim in claims if claim.certainty]
    ratings = [Rating.NOT_GRADED if views.is_held(claim) else claim.rating for claim in rated]
    return min(ratings, key=lambda rating: rating.level, default=None)


def _weakest(claims: list[Claim], views: Views) -> CertaintyView | None:
    weakest = weakest_rating_of(claims, views)
    return views.certainty(weakest) if weakest else None
