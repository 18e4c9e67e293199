"""Who on the board a person at the command line is, by the account that git's settings name.

A name proves nobody and an e-mail can be anybody's: only the forge's own no-reply address, or the login that
`github.user` names, leads to a person. It saves typing and proves nothing; only a signature does.
"""

import re

from generator.core.model import Board, Person
from generator.core.vocabulary import Decision, Role

_NO_REPLY = re.compile(
    r"(?:(?P<id>\d+)\+)?(?P<login>[A-Za-z0-9-]+)@users\.noreply\.github\.com", re.IGNORECASE
)


def person_of_account(board: Board, *, email: str, login: str) -> Person | None:
    """The person whose account git's settings name, None where they name nobody, or several.

    The number in a no-reply address counts before every login, which may have been renamed.
    """
    address = _NO_REPLY.fullmatch(email)
    number = int(address["id"]) if address and address["id"] else None
    logins = {name.lower() for name in (login, address["login"] if address else "") if name}
    found = [
        person
        for person in board.people.values()
        if person.account
        and (person.account.id == number if number else person.account.github.lower() in logins)
    ]
    return found[0] if len(found) == 1 else None


def roles_for(person: Person, decision: Decision) -> tuple[Role, ...]:
    """The roles in which the person can decide so: an editor approves nothing, and only clinicians hold."""
    if decision is Decision.HOLD:
        return tuple(role for role in person.roles if role is Role.CLINICAL)
    if decision in (Decision.APPROVE, Decision.RELEASE):
        return tuple(role for role in person.roles if role is not Role.EDITOR)
    return person.roles
