"""How a reader says what is wrong: the issue form of the repository, and an e-mail that needs no account.

Both come filled in with the id, the version and the sentence, so that nobody has to copy them. An address
that is too long is refused by mail programs and by the forge, so the sentence is cut, never the rest.
"""

from dataclasses import dataclass
from urllib.parse import quote

from generator.rendering.edition import Settings

FORM = "report-a-problem.yml"
LONGEST_MAIL, LONGEST_FORM = 1900, 6000
"""Signs of a whole address: Windows hands mail programs 2,083, and forges refuse some 8,000."""

_SUBJECT = "A problem with {}"
_BODY = """Statement: {id}
Page: {address}
Fingerprint: {fingerprint}
The sentence as I read it: {sentence}

What is the problem, what should it say, and how do you know?

"""
_TITLE = "Problem: {}"


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report is about; `sentence` is empty where no words are shown."""

    id: str
    address: str
    fingerprint: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ReportLinks:
    """Where to report: addresses of the form and of a mail, empty where the site names none."""

    form: str
    mail: str


def report_links(settings: Settings, reported: Reported) -> ReportLinks:
    """The ways that the settings of the site offer."""
    return ReportLinks(
        _form(settings.repo_url.rstrip("/"), reported) if settings.repo_url else "",
        _mail(settings.contact, reported) if settings.contact else "",
    )


def _form(repository: str, reported: Reported) -> str:
    fields = {
        "template": FORM,
        "title": _TITLE.format(reported.id),
        "claim": f"{reported.id} ({reported.address})",
        "fingerprint": reported.fingerprint,
    }
    head = f"{repository}/issues/new?" + "&".join(f"{key}={_coded(text)}" for key, text in fields.items())
    return f"{head}&sentence={_fitted(reported.sentence, LONGEST_FORM - len(head) - len('&sentence='))}"


def _mail(contact: str, reported: Reported) -> str:
    head = f"mailto:{quote(contact, safe='@')}?subject={_coded(_SUBJECT.format(reported.id))}&body="
    before, _, after = _BODY.partition("{sentence}")
    known = {"id": reported.id, "address": reported.address, "fingerprint": reported.fingerprint}
    head, tail = head + _coded(before.format(**known)), _coded(after)
    return head + _fitted(reported.sentence, LONGEST_MAIL - len(head) - len(tail)) + tail


def _coded(text: str) -> str:
    """The text in percent, its lines ended as a mail ends them (RFC 6068)."""
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
