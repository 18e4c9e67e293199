"""The board: who reviews, for how long, with what interests, and what an approval takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.core.message import joined, message
from generator.core.model import Person, Policy
from generator.core.vocabulary import Role, Signatures
from generator.core.wording import long_date
from generator.rendering.edition import Edition, page_type
from generator.rendering.links import Links, person_path
from generator.rendering.review_words import count_words
from generator.rendering.site_files import Page

PATH = "board.html"

ROLE_NAMES = {
    Role.CLINICAL: message("Clinical reviewer"),
    Role.METHODS: message("Methods reviewer"),
    Role.PATIENT: message("Patient reviewer"),
    Role.EDITOR: message("Editor"),
}

SIGNATURES = {
    Signatures.OPTIONAL: message("Signatures of review events are optional."),
    Signatures.REQUIRED: message("Signatures of review events are required."),
}


@dataclass(frozen=True, slots=True)
class PersonView:
    """A member of the board, or an editor; `is_serving` on the day of the edition."""

    name: str
    href: str
    roles: str
    term: str
    is_serving: bool
    recusals: tuple[str, ...]
    disclosures: tuple[tuple[str, str], ...]
    """Date and words of each, the newest first."""
    orcid: str
    orcid_href: str
    decisions: int


@page_type
def board_page(edition: Edition) -> Iterator[Page]:
    """`board.html`."""
    board = edition.kb.board
    people = tuple(person_view(edition, Links(PATH), person) for person in board.people.values())
    context = {"people": people, "policy": policy_words(board.policy) if board.people else ()}
    yield edition.page(PATH, "board.html", context)


def person_view(edition: Edition, links: Links, person: Person) -> PersonView:
    """What readers see of a person; events after the day of the edition do not exist."""
    kb, as_of = edition.kb, edition.assessment.as_of
    recusals = tuple(
        message(
            "{topic}, since {day}",
            topic=kb.topics[recusal.topic].title if recusal.topic in kb.topics else recusal.topic,
            day=long_date(recusal.from_),
        )
        for recusal in person.recused
    )
    disclosures = sorted(person.disclosures, key=lambda disclosure: disclosure.date, reverse=True)
    return PersonView(
        name=person.name,
        href=links.to(person_path(person.id)),
        roles=joined(", ", (ROLE_NAMES[role] for role in person.roles)),
        term=_term(person),
        is_serving=(person.from_ or as_of) <= as_of <= (person.until or as_of),
        recusals=recusals,
        disclosures=tuple((long_date(found.date), found.text) for found in disclosures),
        orcid=person.orcid or "",
        orcid_href=f"https://orcid.org/{quote(person.orcid)}" if person.orcid else "",
        decisions=sum(event.by == person.id and event.date.date() <= as_of for event in kb.events),
    )


def policy_words(policy: Policy) -> tuple[str, ...]:
    """The policy as sentences."""
    return (
        message(
            "An approval takes these reviewers: {counts}. All approve exactly the same words with exactly "
            "the same sources.",
            counts=count_words(policy.quorum),
        ),
        *_high_risk_words(policy),
        message(
            "An approval holds {count} days, and less where the statement or its article is due for review "
            "earlier. It ends at once when the words or their sources change.",
            count=policy.valid_for,
        ),
        message(
            "The approval of an author of the article does not count, nor that of somebody who is recused "
            "from its topic."
        ),
        message(
            "One clinical reviewer can put a statement on hold; releasing it takes as many reviewers as "
            "approving it."
        ),
        SIGNATURES[policy.signatures],
    )


def _high_risk_words(policy: Policy) -> tuple[str, ...]:
    if not policy.high_risk:
        return ()
    return (
        message(
            "A statement of high risk takes these reviewers: {counts}. High risk are doses, warning signs, "
            "strong recommendations, and what is marked so.",
            counts=count_words(policy.high_risk),
        ),
    )


def _term(person: Person) -> str:
    begins, ends = long_date(person.from_), long_date(person.until)
    if begins and ends:
        return message("{begins} to {ends}", begins=begins, ends=ends)
    if ends:
        return message("until {ends}", ends=ends)
    return message("since {begins}", begins=begins) if begins else message("no term recorded")
