"""Which review events count, by their signatures and the board's policy.

Nobody must prove a doubt: where a signature is required, a hold, a request for changes and a recusal count
without one, so that whoever has no key at hand can still stop a dangerous sentence. Only what gives trust
must be proven. A false signature gives neither.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.core.checking import algorithm_item, article_item
from generator.core.diagnostic import Diagnostic
from generator.core.knowledge_base import NO_BOARD, KnowledgeBase
from generator.core.model import Policy, ReviewEvent
from generator.core.signed_text import needs_signature
from generator.core.vocabulary import Decision
from generator.signing import problems
from generator.signing.events import NO_SITE, Proof, Verdict, verify_events

DOUBTS = frozenset({Decision.HOLD, Decision.REQUEST_CHANGES, Decision.RECUSE})
"""Decisions that take trust away and can give none back."""

_TAKES_TRUST = DOUBTS | {Decision.WITHDRAW_APPROVAL}
"""With the withdrawal, which also clears its author's request and so must be proven."""

_INSTALL = "install OpenSSH 8.7 or newer (Debian: openssh-client)"

Judged = tuple[ReviewEvent, Verdict]


def count_only_trusted(
    kb: KnowledgeBase, cache: Path | None, *, received: date | None = None
) -> tuple[KnowledgeBase, tuple[Diagnostic, ...]]:
    """The base with the events that count, and what is wrong with the signatures of the others.

    What must stop a build, since this machine cannot tell what counts, is added to the base's own
    diagnostics, like all that could not be read. `cache`, `received`: see `verify_events`.
    """
    if kb.board is NO_BOARD:
        return kb, ()
    judged = tuple(zip(kb.events, verify_events(kb, cache, received=received), strict=True))
    policy = kb.board.policy
    trusted = tuple(event for event, verdict in judged if _counts(event, verdict, policy))
    found = (*_wrong_signatures(judged, kb), *_unverified(judged, policy))
    stopping = tuple(_impossible(judged, policy))
    if stopping or len(trusted) < len(kb.events):
        kb = replace(kb, events=trusted, diagnostics=tuple(sorted((*kb.diagnostics, *stopping))))
    # Else it stays the same base, and keeps what the checks have found out about it.
    return kb, tuple(sorted(found))


def _counts(event: ReviewEvent, verdict: Verdict, policy: Policy) -> bool:
    if verdict.proof in (Proof.GOOD, Proof.FALSE):
        return verdict.proof is Proof.GOOD
    return event.decision in DOUBTS or not needs_signature(policy, event.date.date())


def _wrong_signatures(judged: tuple[Judged, ...], kb: KnowledgeBase) -> Iterator[Diagnostic]:
    for event, verdict in judged:
        if event.by not in kb.board.people:
            # Somebody unknown, of whom a check speaks.
            continue
        if verdict.proof is Proof.FALSE:
            about = _items_of(event) if event.decision in _TAKES_TRUST else ()
            place = event.origin.span("signature")
            yield problems.signature_false(place, event.by, verdict.because, about)
        elif verdict.proof is Proof.UNSIGNED and needs_signature(kb.board.policy, event.date.date()):
            about = _items_of(event) if event.decision is Decision.WITHDRAW_APPROVAL else ()
            yield problems.signature_missing(event.origin.span("by"), event.by, about)


def _unverified(judged: tuple[Judged, ...], policy: Policy) -> Iterator[Diagnostic]:
    found = [
        (event, verdict.because)
        for event, verdict in judged
        if verdict.proof is Proof.UNVERIFIED and not needs_signature(policy, event.date.date())
    ]
    for event, because in found[:1]:
        if because == NO_SITE:
            place, hint = policy.origin.span(), "add 'site: <name>' to the policy, and never change it"
        else:
            place, hint = event.origin.span("signature"), _INSTALL
        yield problems.signature_unverified(place, len(found), because, hint)


def _impossible(judged: tuple[Judged, ...], policy: Policy) -> Iterator[Diagnostic]:
    found = [
        (event, verdict.because)
        for event, verdict in judged
        if verdict.proof is Proof.UNVERIFIED and needs_signature(policy, event.date.date())
    ]
    for event, because in found[:1]:
        # Without a site's name the policy itself is wrong, of which a check speaks.
        if because != NO_SITE:
            place = event.origin.span("signature")
            yield problems.verification_impossible(place, len(found), because, _INSTALL)


def _items_of(event: ReviewEvent) -> tuple[str, ...]:
    of_the_folder = {"article": article_item(event.folder), "algorithm": algorithm_item(event.folder)}
    return tuple(of_the_folder.get(item, item) for item in event.covers)
