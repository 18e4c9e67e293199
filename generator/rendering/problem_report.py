"""How a reader says what is wrong: the issue form of the repository, and an e-mail that needs no account.

Both come filled in with the id, the version and the sentence, so that nobody has to copy them. An address
that is too long is refused by mail programs and by the forge, so the sentence is cut, never the rest.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from generator.core.message import message
from generator.rendering.edition import Settings
from generator.rendering.language import ENGLISH, Language

FORM = "report-a-problem.yml"
LONGEST_MAIL, LONGEST_FORM = 1900, 6000
"""Signs of a whole address: Windows hands mail programs 2,083, and forges refuse some 8,000."""

_ID, _ADDRESS, _FINGERPRINT, _SENTENCE = "\x01\x02\x03\x04"
_TITLE = message("Problem: {id}", id=_ID)
_SUBJECT = message("A problem with {id}", id=_ID)
_BODY = message(
    "Statement: {id}\nPage: {address}\nFingerprint: {fingerprint}\nThe sentence as I read it: {sentence}\n\n"
    "What is the problem, what should it say, and how do you know?\n\n",
    id=_ID,
    address=_ADDRESS,
    fingerprint=_FINGERPRINT,
    sentence=_SENTENCE,
)


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report is about."""

    id: str
    address: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ReportLinks:
    """Where to report: addresses of the form and of a mail, empty where the site names none."""

    form: str
    mail: str


def report_links(
    settings: Settings, reported: Reported, sentence: str, language: Language = ENGLISH
) -> ReportLinks:
    """The ways that the settings of the site offer; `sentence` is empty where no words are shown."""
    values = {_ID: reported.id, _ADDRESS: reported.address, _FINGERPRINT: reported.fingerprint}
    if not settings.repo_url and not settings.contact:
        return ReportLinks("", "")
    return ReportLinks(
        _form(settings.repo_url.rstrip("/"), values, sentence, language) if settings.repo_url else "",
        _mail(settings.contact, values, sentence, language) if settings.contact else "",
    )


def _form(repository: str, values: Mapping[str, str], sentence: str, language: Language) -> str:
    head = f"{repository}/issues/new?template={FORM}&title={_filled(language.say(_TITLE), values)}"
    claim, fingerprint = _filled(f"{_ID} ({_ADDRESS})", values), _filled(_FINGERPRINT, values)
    head += f"&claim={claim}&fingerprint={fingerprint}&sentence="
    return head + _fitted(sentence, LONGEST_FORM - len(head))


def _mail(contact: str, values: Mapping[str, str], sentence: str, language: Language) -> str:
    head = f"mailto:{quote(contact, safe='@')}?subject={_filled(language.say(_SUBJECT), values)}&body="
    body = _filled(language.say(_BODY), values)
    return head + body.replace(_SENTENCE, _fitted(sentence, LONGEST_MAIL - len(head) - len(body)))


def _filled(form: str, values: Mapping[str, str]) -> str:
    """A form with its holes, coded; a hole without a value stays."""
    return "".join(_coded(values[part]) if part in values else part for part in _parts(form))


@lru_cache
def _parts(form: str) -> tuple[str, ...]:
    parts = re.split(f"([{_ID}{_ADDRESS}{_FINGERPRINT}{_SENTENCE}])", form)
    return tuple(part if place % 2 else _coded(part) for place, part in enumerate(parts))


@lru_cache(maxsize=16)
def _coded(text: str) -> str:
    """The text in percent, its lines ended as a mail ends them (RFC 6068); form and mail ask for the same."""
    return quote(text.encode(errors="replace").decode().replace("\n", "\r\n"), safe="")


def _fitted(sentence: str, room: int) -> str:
    """The coded sentence, cut between two characters where it is longer than the room."""
    whole = _coded(sentence)
    if len(whole) <= room:
        return whole
    end = _coded("…")
    left, signs = room - len(end), []
    for sign in sentence:
        left -= len(coded := _coded(sign))
        if left < 0:
            break
        signs.append(coded)
    return "".join(signs) + end
