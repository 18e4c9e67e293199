"""The text of `.github/CODEOWNERS`: whom GitHub asks about a change of which folder, by the board.

Of the lines that match a file the last one counts, so `*` stands first and a topic whose reviewers have no
account falls to the editors. No day stands in the text: it changes only when an owner does.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Person
from generator.core.quorum import is_recused, person_on
from generator.core.vocabulary import Role

CODEOWNERS = ".github/CODEOWNERS"

_HEAD = """\
# Whom GitHub asks about a change. Made from content/board.yml by 'evidence codeowners': edit that, not this.
# Of the lines that match a file the last one counts.
"""
_EDITORS = frozenset({Role.EDITOR})
_REVIEWERS = frozenset({Role.CLINICAL, Role.METHODS})

_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
"""What a login may hold; board.yml is free text, and a space or a line end would make further owners."""


def codeowners_text(kb: KnowledgeBase, day: date) -> str:
    """The whole file for one day: the editors for everything, each topic's reviewers for the topic."""
    lines = [_HEAD, *_editors_lines(kb, day)]
    for topic in _topics(kb):
        lines += ["", *_topic_lines(kb, topic, day)]
    return "\n".join(lines) + "\n"


def people_left_out(kb: KnowledgeBase, day: date) -> tuple[Person, ...]:
    """The active editors and reviewers who cannot be asked, as the board gives no login of theirs."""
    active = _people_with(kb, _EDITORS | _REVIEWERS, day)
    return tuple(person for person in active if _login_of(person) is None)


def first_difference(text: str, current: str) -> int:
    """The line, from 1, on which a file stops saying what it should; 0 where it says just that."""
    if text == current:
        return 0
    lines, found = text.split("\n"), current.split("\n")
    same = (a == b for a, b in zip(lines, found, strict=False))
    return next((number for number, equal in enumerate(same, 1) if not equal), min(len(lines), len(found)))


def _editors_lines(kb: KnowledgeBase, day: date) -> Iterator[str]:
    subject = "# All but the topics below, so also board, policy and generator"
    owners = _owners(_people_with(kb, _EDITORS, day))
    if owners:
        yield f"{subject}: the editors."
        yield f"* {owners}"
    else:
        yield f"{subject}: nobody, as no active editor has an account."


def _topic_lines(kb: KnowledgeBase, topic: str, day: date) -> Iterator[str]:
    people = _people_with(kb, _REVIEWERS, day)
    owners = _owners(person for person in people if not is_recused(person, topic, day))
    if owners:
        yield f"# The topic '{topic}': its clinical and methods reviewers."
        yield f"/content/{topic}/ {owners}"
    else:
        yield f"# The topic '{topic}': nobody, as none of its active reviewers has an account."


def _topics(kb: KnowledgeBase) -> list[str]:
    return sorted({*kb.topics, *(article.topic for article in kb.articles.values())})


def _people_with(kb: KnowledgeBase, roles: frozenset[Role], day: date) -> list[Person]:
    active = (person_on(kb.board, who, day) for who in kb.board.people)
    return [person for person in active if person and roles & set(person.roles)]


def _owners(people: Iterable[Person]) -> str:
    # Logins do not tell case apart; of two spellings one is kept, always the same.
    logins = {login.lower(): login for login in sorted(filter(None, map(_login_of, people)))}
    return " ".join(f"@{logins[key]}" for key in sorted(logins))


def _login_of(person: Person) -> str | None:
    login = person.account.github if person.account else ""
    return login if _LOGIN.fullmatch(login) else None
