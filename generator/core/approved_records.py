"""The approved words of one item after another, as records; what cannot be read becomes a problem."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.core.approval import Status
from generator.core.approved_words import approved_words
from generator.core.declaration import Id
from generator.core.diagnostic import Diagnostic, Finding, Severity, Span, problem
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Article, Claim, ReviewEvent, Step
from generator.core.quorum import Quorum, Subject
from generator.core.reading_back import UnreadableWordsError, read_back, read_back_alone
from generator.core.status import Assessment
from generator.core.subjects import is_high_risk
from generator.core.vocabulary import Stage

Item = TypeVar("Item", Claim, Article, Algorithm)


@problem("approved-words-unreadable", Severity.WARNING)
def words_unreadable(span: Span, item: str, why: str) -> Finding:
    """Words that a quorum approved cannot be shown again, although only approved words are published.

    The item is left out of the site until reviewers approve today's words. Approved words are kept below
    `reviews/approved/`, written by the tool and never edited: restore the file from git, or build with the
    release that wrote it.

    Rule: this site's own; only approved words are published.
    """
    hint = "restore the files in reviews/approved/ from git, or let reviewers approve today's words"
    name = item.rpartition(":")[2]
    return Finding(span, f"the approved words of '{name}' cannot be shown: {why}", hint)


@dataclass
class ApprovedRecords:
    """Reads approved words of today's base; `shown` knows the red flags of what is shown."""

    kb: KnowledgeBase
    assessment: Assessment
    problems: list[Diagnostic] = field(default_factory=list)

    def of(self, key: str, item: Item, shown: KnowledgeBase | None = None) -> Item | None:
        """An item of today's in its last approved words; None where no words of it were ever approved."""
        subject = self.assessment.subjects[key]

        def read(words: str) -> Item:
            return item if words == subject.fingerprint else read_back(self._kept(words), item)

        def quorum_of(record: Item) -> Quorum:
            return self._quorum(record, shown)

        try:
            status = self.assessment.status_of(key)
            board, day = self.kb.board, self.assessment.as_of
            return approved_words(subject, status, board, day, read=read, quorum_of=quorum_of)
        except UnreadableWordsError as error:
            self.problems.append(words_unreadable(item.origin.span(), key, str(error)))
            return None

    def of_gone(
        self, cls: type[Item], key: str, given: Mapping[str, Id], shown: KnowledgeBase
    ) -> Item | None:
        """The same for a claim or algorithm that is in no file today; `given` names it and its article."""
        events = self._events_on(key)
        home = self.kb.articles.get(given["article"])
        authors = frozenset(author.person for author in home.authors) if home else frozenset[str]()
        subject = Subject(key.partition(":")[0], "", {}, home.topic if home else Id(""), authors, {})

        def read(words: str) -> Item:
            return read_back_alone(cls, self._kept(words), given)

        def quorum_of(record: Item) -> Quorum:
            return self._quorum(record, shown)

        try:
            status, board, day = Status(Stage.SUBMITTED, events=events), self.kb.board, self.assessment.as_of
            return approved_words(subject, status, board, day, read=read, quorum_of=quorum_of)
        except UnreadableWordsError as error:
            self.problems.append(words_unreadable(events[-1].origin.span("covers"), key, str(error)))
            return None

    def _events_on(self, key: str) -> tuple[ReviewEvent, ...]:
        return tuple(
            event
            for event in self.kb.events
            if event.date.date() <= self.assessment.as_of
            and any(event.item_key(covered) == key for covered in event.covers)
        )

    def _kept(self, words: str) -> str:
        if words not in self.kb.kept:
            raise UnreadableWordsError("they are not kept")
        return self.kb.kept[words]

    def _quorum(self, record: Claim | Article | Algorithm, shown: KnowledgeBase | None) -> Quorum:
        policy = self.kb.board.policy
        is_risky = shown is not None and isinstance(record, Claim) and is_high_risk(shown, record)
        return policy.high_risk if is_risky and policy.high_risk else policy.quorum


def with_steps_in_order(algorithm: Algorithm, known: Collection[Id]) -> Algorithm:
    """The algorithm with its steps as they stand today; kept words have lost their order.

    Steps that are not `known` today follow the step that leads to them.
    """
    order = [step for step in known if step in algorithm.steps]
    waiting = [algorithm.start, *algorithm.steps]
    while waiting:
        step = waiting.pop(0)
        if step not in algorithm.steps:
            continue
        if step not in order:
            before = [place for place, other in enumerate(order) if step in algorithm.steps[other].exits]
            order.insert(before[0] + 1 if before else len(order), step)
            waiting = [*algorithm.steps[step].exits, *waiting]
    steps: dict[Id, Step] = {step: algorithm.steps[step] for step in order}
    return replace(algorithm, steps=steps)
