"""What may become of the board: people stay who they are, and a change counts only after its merge."""

from collections.abc import Iterable, Iterator, Mapping

from generator.core.checking import check
from generator.core.declaration import Record, shape_of
from generator.core.diagnostic import Finding, Related, Severity
from generator.core.knowledge_base import NO_BOARD, KnowledgeBase
from generator.core.model import Account, Person, Policy
from generator.core.succession import Succession, comparison
from generator.core.vocabulary import Role

_LATER = "make sure that this is meant: after the merge it counts for every approval, old ones too"
_STAYS = "put the entry back with 'until: <last day>'; old approvals still name this person"

_OF_A_PERSON = ("name", "roles", "from_", "until", "keys", "recused")
_OF_THE_POLICY = ("quorum", "high_risk", "valid_for", "signatures", "signatures_from")


@check("account-shared", Severity.ERROR)
def shared_accounts(kb: KnowledgeBase) -> Iterator[Finding]:
    """One account on the forge belongs to two people of the board.

    Whoever holds it would count twice for a quorum. One person stands in `board.yml` once, with all their
    roles.

    Rule: this site's own; one person counts once.
    """
    first: dict[int, tuple[Person, Account]] = {}
    for person in kb.board.people.values():
        account = person.account
        if account is None:
            continue
        owner, listed = first.setdefault(account.id, (person, account))
        if owner is not person:
            message = f"the account {account.id} of '{person.id}' is also that of '{owner.id}'"
            related = (Related(listed.origin.span("id"), "listed here"),)
            yield Finding(
                account.origin.span("id"),
                message,
                "correct 'id' under 'account': each person has an account of their own",
                related,
            )


@check("quorum-unmeetable", Severity.ERROR)
def unmeetable_quorums(kb: KnowledgeBase) -> Iterator[Finding]:
    """The policy asks for nobody, for an editor, or for less where the risk is high.

    A quorum of nobody approves nothing, an editor writes and does not approve, and an item of high risk needs
    at least what every item needs. Name how many reviewers of each role approve, from 1 on.

    Rule: this site's own; nobody approves by a quorum of nobody.
    """
    if kb.board is NO_BOARD:
        return
    policy = kb.board.policy
    for field, quorum in (("quorum", policy.quorum), ("high_risk", policy.high_risk)):
        for role, number in quorum.items():
            if number < 1:
                place = policy.origin.key(field, quorum, role)
                message = f"'{field}' asks for {number} of the role '{role}'"
                yield Finding(place, message, "write 1 or more, or delete the role here")
        if Role.EDITOR in quorum:
            place = policy.origin.key(field, quorum, Role.EDITOR)
            message = f"'{field}' asks for an editor, and editors do not approve"
            yield Finding(
                place,
                message,
                "delete 'editor', and ask for a role that reviews: clinical, methods or patient",
            )
    if policy.high_risk:
        yield from _lowered_quorums(policy)


@comparison("account-changed", Severity.ERROR)
def changed_accounts(succession: Succession) -> Iterator[Finding]:
    """The account of a person got another number, or was taken away.

    Whoever holds the new account would speak in the name, and with the past, of the old. A login may change
    while its number stays. Somebody with a new account gets a new entry on the board, and the old one ends
    with `until`.

    Rule: this site's own; a person keeps one account for life.
    """
    for before, after in _pairs(succession):
        if before.account is None or (after.account and after.account.id == before.account.id):
            continue
        place = after.account.origin.span("id") if after.account else after.origin.span()
        became = f"is now {after.account.id}" if after.account else "is gone"
        message = f"the account of '{after.id}' was {before.account.id} and {became}"
        yield Finding(
            place,
            message,
            "restore the old account; who has a new one gets an entry of their own under a new id",
        )


@comparison("site-renamed", Severity.ERROR)
def renamed_sites(succession: Succession) -> Iterator[Finding]:
    """The name of the site inside signatures was changed.

    No signature that was ever given here would be good any more. Restore the name.

    Rule: this site's own; a signature counts for one site.
    """
    before, after = succession.before.board.policy, succession.after.board.policy
    if before.site and before.site != after.site and "board" not in succession.after.unreadable:
        message = f"the name of this site inside signatures was '{before.site}'"
        yield Finding(
            after.origin.span("site"),
            message,
            f"restore 'site: {before.site}': signatures made so far name it and would no longer hold",
        )


@comparison("board-changed", Severity.WARNING)
def changed_boards(succession: Succession) -> Iterator[Finding]:
    """The people of the board, their roles, terms and keys, or the policy change.

    Nothing of it counts in the request that brings it: its events are judged by the people, keys and policy
    of the base. After the merge it reaches every approval there is, also those given long ago; so look twice
    at whatever makes approval easier.

    Rule: this site's own; who decides is looked at twice.
    """
    before, after = succession.before.board, succession.after.board
    if before is NO_BOARD or "board" in succession.after.unreadable:
        return
    for person in after.people.values():
        if person.id not in before.people:
            yield Finding(person.origin.span(), f"'{person.id}' joins the board", _LATER)
    for name in before.people:
        if name not in after.people:
            yield Finding(after.origin.span("people"), f"'{name}' leaves the board", _STAYS)
    for was, now in _pairs(succession):
        for field in _differing(was, now, _OF_A_PERSON):
            message = f"{_field(now, field)} of '{now.id}' changes; so far it was {_written(was, field)}"
            yield Finding(now.origin.span(field), message, _LATER)
    for field in _differing(before.policy, after.policy, _OF_THE_POLICY):
        message = (
            f"{_field(after.policy, field)} of the policy changes; so far it was "
            f"{_written(before.policy, field)}"
        )
        yield Finding(after.policy.origin.span(field), message, _LATER)


def _lowered_quorums(policy: Policy) -> Iterator[Finding]:
    for role, number in policy.quorum.items():
        if policy.high_risk.get(role, 0) < number:
            message = f"'high_risk' asks for fewer of the role '{role}' than 'quorum' does"
            hint = f"write '{role}: {number}' or more: what could do serious harm needs no fewer approvals"
            place = policy.origin.span("high_risk")
            if role in policy.high_risk:
                place = policy.origin.key("high_risk", policy.high_risk, role)
            yield Finding(place, message, hint)


def _pairs(succession: Succession) -> Iterator[tuple[Person, Person]]:
    """Each person of the base with the same person after the request."""
    after = succession.after.board.people
    for name, person in succession.before.board.people.items():
        if name in after:
            yield person, after[name]


def _differing(before: Record, after: Record, fields: Iterable[str]) -> Iterator[str]:
    return (field for field in fields if getattr(before, field) != getattr(after, field))


def _field(record: Record, name: str) -> str:
    return next(f"'{item.key}'" for item in shape_of(type(record)).terms if item.name == name)


def _written(record: Record, field: str) -> str:
    value = getattr(record, field)
    if not value:
        return "not given"
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {number}" for key, number in value.items())
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value if isinstance(item, str)) or f"a list of {len(value)}"
    return str(value)
