"""What a reviewer is told around an act: what it is about, and then what was written and what is next."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.core.acting import Act, record_of
from generator.core.approval import who_can_act
from generator.core.diagnostic import Diagnostic, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim
from generator.core.status import Assessment
from generator.core.subjects import is_high_risk
from generator.core.vocabulary import Audience, Decision, Reason, Stage
from generator.core.wording import long_date, status_words
from generator.rendering.review_words import count_words
from generator.reports.console import item_line
from generator.reports.item_sheet import filled, item_title

VERBS = {
    Decision.START_REVIEW: "start the review of",
    Decision.APPROVE: "approve",
    Decision.REQUEST_CHANGES: "request changes to",
    Decision.WITHDRAW_APPROVAL: "withdraw the approval of",
    Decision.HOLD: "hold",
    Decision.RELEASE: "release",
    Decision.RECUSE: "step back from",
}
"""Each decision as what a person does to an item."""


def summary_text(kb: KnowledgeBase, assessment: Assessment, act: Act) -> str:
    """Who does what to how many items, and where each of them stands."""
    count = "1 item" if len(act.items) == 1 else f"{len(act.items)} items"
    claims = [item for key in act.items if isinstance(item := record_of(kb, key), Claim)]
    risky = sum(is_high_risk(kb, claim) for claim in claims)
    figures = sum(len(claim.estimates) for claim in claims)
    counts = f"{risky} high-risk, {figures} {'figure' if figures == 1 else 'figures'}"
    lines = [filled(f"{act.by} ({act.role}) is about to {VERBS[act.decision]} {count} ({counts}):")]
    for key in act.items:
        text = f"{item_title(kb, key)}: {_news(kb, assessment, key)}"
        lines.append(filled(text, indent="  ", hanging="    "))
        lines.append(filled(_first_words(kb, key), indent="    ", hanging="    "))
    return "".join(lines)


def blocking_lines(
    diagnostics: Iterable[Diagnostic], items: Iterable[str], errors: Iterable[str]
) -> tuple[str, ...]:
    """The findings for which an item cannot be approved, each with its place; `errors`: codes of that level.

    An accepted error prints as a note elsewhere and blocks all the same.
    """
    wanted, codes = set(items), set(errors)
    return tuple(
        f"{found.span}: {Severity.ERROR.word}[{found.code}] {found.message}"
        for found in diagnostics
        if found.code in codes and wanted.intersection(found.about)
    )


def outcome_text(kb: KnowledgeBase, assessment: Assessment, act: Act, paths: Iterable[str]) -> str:
    """What was written, what every item is now, and the next step; the base is read anew after writing."""
    events = [path for path in paths if path.endswith(".yml")]
    kept = [path for path in paths if not path.endswith(".yml")]
    lines = [f"wrote {path}\n" for path in events]
    for folder in dict.fromkeys(path.rpartition("/")[0] for path in kept):
        count = sum(path.startswith(f"{folder}/") for path in kept)
        lines.append(f"wrote {count} {'file' if count == 1 else 'files'} of approved words to {folder}/\n")
    lines.append(f"\nStatus as of {long_date(assessment.as_of)}:\n")
    for key in act.items:
        line = item_line(kb, assessment, key, key, assessment.status_of(key))
        lines.append(filled(line, indent="  ", hanging="    "))
    return "".join([*lines, *_leaning_text(assessment, act), "\n", *_next_step(act, events)])


def proof_note(kb: KnowledgeBase, act: Act, paths: Iterable[str]) -> str:
    """What a pull request with these events lacks to prove whose they are; empty where it can prove it."""
    person, places = kb.board.people.get(act.by), frozenset(paths)
    is_signed = any(event.signature for event in kb.events if event.origin.path in places)
    if not act.decision.needs_proof or is_signed or (person and person.account):
        return ""
    return (
        f"note: '{act.by}' has no account in content/board.yml, so a pull request with this file is refused: "
        "sign it (--sign), or let an editor record the account first"
    )


def hold_text(kb: KnowledgeBase, assessment: Assessment, act: Act) -> str:
    """What readers will see instead of the held words, and who can release them."""
    lines = ["From the next build on, readers see instead of the words:\n"]
    for key in act.items:
        status, subject = assessment.status_of(key), assessment.subjects[key]
        lines.append(filled(f"{item_title(kb, key)}:", indent="  ", hanging="    "))
        for audience in (Audience.CLINICIANS, Audience.PATIENTS):
            words = f"{audience.label}: {status_words(status, audience)}"
            lines.append(filled(words, indent="    ", hanging="      "))
        asked = replace(status, lacking=subject.quorum, counted=())
        able = [person.id for person in who_can_act(subject, asked, kb.board, assessment.as_of)]
        release = f"A release takes {count_words(subject.quorum) or 'nobody'}"
        lines.append(
            filled(f"{release}; can act: {', '.join(able) or 'nobody'}.", indent="    ", hanging="      ")
        )
    return "".join(lines)


def _news(kb: KnowledgeBase, assessment: Assessment, key: str) -> str:
    status, subject = assessment.status_of(key), assessment.subjects[key]
    if status.stage is Stage.HOLD:
        return "on hold"
    if status.approved_words is None:
        return "never approved"
    if status.approved_words != subject.fingerprint:
        return f"changed since approval of {long_date(status.approved_on)}"
    return status_words(status, Audience.CLINICIANS)


def _first_words(kb: KnowledgeBase, key: str) -> str:
    item = record_of(kb, key)
    if isinstance(item, Claim):
        return item.statement
    return item.question if isinstance(item, Article) else item.title


def _leaning_text(assessment: Assessment, act: Act) -> Iterator[str]:
    # Nobody is asked for these by the words alone, which did not change.
    acted = set(act.items)
    waiting = [
        key
        for key, subject in assessment.subjects.items()
        if key not in acted
        and acted.intersection(subject.leans_on)
        and assessment.status_of(key).reason is Reason.SUSPECT
    ]
    if act.decision is Decision.APPROVE and waiting:
        yield filled(f"What leans on them waits for approval too: {', '.join(waiting)}")


def _next_step(act: Act, events: list[str]) -> Iterator[str]:
    folders = dict.fromkeys(path.rpartition("/")[0] for path in events)
    named = act.items[0] if len(act.items) == 1 else f"{len(act.items)} items"
    message = f"{VERBS[act.decision].capitalize()} {named} ({act.by})"
    yield "Next, so that others see it:\n"
    yield f"  git add {' '.join(folders)}\n"
    yield f'  git commit -m "{message}"\n'
    yield "  git push origin HEAD\n"
