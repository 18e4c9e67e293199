"""Review events signed and verified: whose key made a signature, on which days it counts, and of what.

Everything but the cryptography is judged here, from the board and from what the signature says of itself, so
that a forgery is called one also where ssh-keygen is absent, and each is refused with its own sentence.
"""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path, PurePosixPath

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Board, Person, ReviewEvent, SigningKey
from generator.core.public_key import PublicKey, read_public_key
from generator.core.signed_text import signed_text
from generator.signing.ssh_keygen import (
    SignedText,
    SigningError,
    VerifyingError,
    find_program,
    is_signature_good,
    sign_text,
)
from generator.signing.ssh_signature import NAMESPACE, read_signature
from generator.signing.verdict_cache import good_names, keep_good, name_of

NO_PROGRAM = "there is no 'ssh-keygen' on this machine"
NO_SITE = "the policy in board.yml names no 'site'"

_CHANGED = "it is of another text: the event was changed, or signed for another site"
_OF_THE_FOLDER = ("article", "algorithm")


class Proof(Enum):
    """What a signature proves: that the event is its reviewer's, that it is not, or nothing."""

    UNSIGNED = "unsigned"
    GOOD = "good"
    FALSE = "false"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the signature of one event, with the reason where it is false or unverified."""

    proof: Proof
    because: str = ""


def sign_event(event: ReviewEvent, site: str, *, key: Path) -> ReviewEvent:
    """The event, in whole seconds, with the signature of a key.

    `key`: a private key, or a public one whose private half the agent holds. Raises SigningError. Whether
    it is the reviewer's own is for `verify_events` to say.
    """
    if _needs_place(event) and not event.article:
        raise SigningError("a signed event of an article or an algorithm names its 'article'", "add it")
    # A file holds whole seconds, and what is signed is what is read again.
    written = replace(event, date=event.date.replace(microsecond=0))
    return replace(written, signature=sign_text(signed_text(written, site), key))


def verify_events(
    kb: KnowledgeBase, cache: Path | None, *, received: date | None = None
) -> tuple[Verdict, ...]:
    """The verdict on each event of the base, in their order; one run of ssh-keygen for each not in the cache.

    `cache`: a folder outside the project (see `verdict_cache`), None to keep nothing. `received`: for events
    that come in only now, the day on which their keys must count too, as their own day is only their word.
    """
    judged = [_judge(event, kb, received) for event in kb.events]
    asked = {name_of(item): item for item in judged if isinstance(item, SignedText)}
    known = good_names(cache)
    answers = {name: Verdict(Proof.GOOD) for name in asked if name in known}
    answers |= _answers({name: item for name, item in asked.items() if name not in known})
    keep_good(cache, [name for name, verdict in answers.items() if verdict.proof is Proof.GOOD])
    return tuple(answers[name_of(item)] if isinstance(item, SignedText) else item for item in judged)


def _judge(event: ReviewEvent, kb: KnowledgeBase, received: date | None) -> Verdict | SignedText:
    """The verdict, or what only ssh-keygen can tell."""
    if event.signature is None:
        return Verdict(Proof.UNSIGNED)
    signature = read_signature(event.signature)
    if signature is None:
        return Verdict(Proof.FALSE, "it is no SSH signature")
    if signature.namespace != NAMESPACE:
        return Verdict(Proof.FALSE, "it was made for another purpose than review events")
    days = (event.date.date(), *([received] if received else []))
    for day in days:
        key = _key_of(event, signature.key, kb.board, day)
        if isinstance(key, str):
            return Verdict(Proof.FALSE, key)
    if strayed := _strayed(event, kb):
        return Verdict(Proof.FALSE, strayed)
    if not kb.board.policy.site:
        return Verdict(Proof.UNVERIFIED, NO_SITE)
    text = signed_text(event, kb.board.policy.site)
    return SignedText(text, event.signature, event.by, PublicKey(signature.key), event.date)


def _key_of(event: ReviewEvent, blob: bytes, board: Board, day: date) -> PublicKey | str:
    """The reviewer's key that made the signature, or the reason why it does not count on a day."""
    person = board.people.get(event.by)
    own = [item for item in (person.keys if person else ()) if _is_of(item, blob)]
    if not own:
        owner = next((other.id for other in board.people.values() if _has_key(other, blob)), None)
        return f"its key is that of '{owner}'" if owner else f"its key is not among those of '{event.by}'"
    # Listed twice, for two periods, a key that was revoked is revoked in both.
    revoked = min((item.revoked for item in own if item.revoked), default=None)
    if revoked and revoked <= day:
        return f"its key was revoked on {revoked}"
    reasons = [_why_not_on(day, item) for item in own]
    return reasons[0] if all(reasons) else PublicKey(blob)


def _is_of(item: SigningKey, blob: bytes) -> bool:
    return read_public_key(item.key) == PublicKey(blob)


def _has_key(person: Person, blob: bytes) -> bool:
    return any(_is_of(item, blob) for item in person.keys)


def _why_not_on(day: date, key: SigningKey) -> str:
    if key.from_ and day < key.from_:
        return f"its key counts only from {key.from_} on"
    if key.until and day > key.until:
        return f"its key counted only until {key.until}"
    return ""


def _needs_place(event: ReviewEvent) -> bool:
    return any(item in event.covers for item in _OF_THE_FOLDER)


def _strayed(event: ReviewEvent, kb: KnowledgeBase) -> str:
    """Why the event may not lie in its folder, which decides what its `article` and `algorithm` are."""
    if not _needs_place(event):
        return ""
    if not event.article:
        return "it does not say of which article it is"
    name = PurePosixPath(event.article).name
    article = kb.articles.get(event.folder)
    names = {event.folder, *(article.aliases if article else ())}
    return "" if Id(name) in names else f"it was made for '{event.article}', not for '{event.folder}'"


def _answers(asked: Mapping[str, SignedText]) -> dict[str, Verdict]:
    program = find_program() if asked else None
    if program is None:
        return dict.fromkeys(asked, Verdict(Proof.UNVERIFIED, NO_PROGRAM))

    def answer(signed: SignedText) -> Verdict:
        try:
            is_good = is_signature_good(program, signed)
        except VerifyingError as error:
            return Verdict(Proof.UNVERIFIED, f"ssh-keygen could not tell: {error}")
        return Verdict(Proof.GOOD) if is_good else Verdict(Proof.FALSE, _CHANGED)

    # Each answer is a process of its own, for which a thread only waits.
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        return dict(zip(asked, threads.map(answer, asked.values()), strict=True))
