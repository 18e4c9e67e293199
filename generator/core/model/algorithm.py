"""An algorithm: steps, their exits, and whom it is for."""

from collections.abc import Mapping

from generator.core.declaration import Id, Record, record, term
from generator.core.model.upkeep import Accepted
from generator.core.vocabulary import StepKind, Urgency


@record()
class StepWording(Record):
    """Title and text of a step for patients."""

    title: str | None = term("The title for patients")
    text: str | None = term("The text for patients")


@record()
class Referral(Record):
    """To whom a step refers, and how soon."""

    service: str = term("The service", required=True)
    urgency: Urgency = term("today, two-weeks or routine", required=True)


@record()
class Timing(Record):
    """How long a step waits."""

    wait: str | None = term("How long to wait")
    at_most: str | None = term("The longest it may last")


@record()
class Branch(Record):
    """One exit of a decision."""

    when: str | None = term("The answer that leads this way")
    otherwise: bool = term("True for the exit taken when no other fits", default=False)
    label: str | None = term("The words on the exit taken otherwise")
    plain: str | None = term("The exit in words for patients")
    to: Id = term("The step it leads to", required=True)
    claims: tuple[Id, ...] = term("The claims it rests on", default=())
    until: str | None = term("What ends a loop; required where the exit leads back")


@record()
class Step(Record):
    """One step of an algorithm."""

    id: Id = term("Its id, the key in `steps`", given=True)
    kind: StepKind = term("action, decision, refer, wait or end", required=True)
    title: str = term("What to do, or the question, in a few words", required=True)
    text: str | None = term("What to do, in full; `{claim-id.value}` prints a figure of a claim")
    plain: StepWording | None = term("The same for patients")
    actor: str | None = term("Who does it")
    refer: Referral | None = term("To whom, and how soon")
    timing: Timing | None = term("How long it waits")
    claims: tuple[Id, ...] = term("The claims it rests on", default=())
    because: str | None = term("Why a decision needs no claim")
    next: Id | None = term("The step that follows")
    branches: tuple[Branch, ...] = term("The exits of a decision", default=())

    @property
    def exits(self) -> tuple[Id, ...]:
        """The ids of the steps that may follow, in order."""
        return ((self.next,) if self.next else ()) + tuple(branch.to for branch in self.branches)


@record()
class AlgorithmPopulation(Record):
    """For whom an algorithm is meant, and for whom not."""

    for_: str = term("For whom it is meant", required=True)
    not_for: str | None = term("For whom it is not meant")


@record()
class Algorithm(Record):
    """A treatment path in steps."""

    article: Id = term("The article it belongs to", given=True, meaning=False)
    title: str = term("Its title", required=True)
    population: AlgorithmPopulation = term("For whom", required=True)
    start: Id = term("The first step", required=True)
    steps: Mapping[Id, Step] = term("The steps by id", required=True)
    accepted: tuple[Accepted, ...] = term("Findings accepted with a reason", default=(), meaning=False)

    @property
    def claim_ids(self) -> tuple[Id, ...]:
        """The claims its steps and branches rest on, in order, each once."""
        ids: dict[Id, None] = {}
        for step in self.steps.values():
            ids.update(dict.fromkeys(step.claims))
            for branch in step.branches:
                ids.update(dict.fromkeys(branch.claims))
        return tuple(ids)
