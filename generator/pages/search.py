"""The page that searches: `search.html`, with its filters and all words that its scripts show.

Without a script, from disk or in a preview nothing is searched, and the page offers the lists from A to Z.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from generator.core.vocabulary import Rating
from generator.core.wording import certainty_words
from generator.rendering.edition import Edition, page_type
from generator.rendering.everyday_words import question_words, same_words
from generator.rendering.links import Links
from generator.rendering.rows import design_name
from generator.rendering.search_cards import PAGE
from generator.rendering.search_entry import RECORDS_AT_ONCE, squeezed
from generator.rendering.site_files import Page
from generator.rendering.views import AHEAD_LABELS, STATUS_LABELS


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a reader proposes a question; a form takes it along, a plain page does not."""

    href: str
    takes_question: bool


@dataclass(frozen=True, slots=True)
class Option:
    """What narrows results: as the address and the index know it in any language, and as readers do."""

    value: str
    label: str


@page_type
def search_page(edition: Edition) -> Iterator[Page]:
    """`search.html`."""
    kb = edition.kb
    claim_kinds = {claim.kind.label for claim in kb.claims.values()}
    designs = {design_name(reference.custom.design) for reference in kb.references.values()}
    size = len(kb.claims) + len(kb.articles) + len(kb.references)
    context = {
        "question_words": " ".join(question_words(_asked_in(edition))),
        "same_words": ";".join(" ".join(group) for group in same_words(_asked_in(edition))),
        "size": size,
        "parts": max(1, ceil(size / RECORDS_AT_ONCE)),
        "kinds": _options((*sorted(claim_kinds), *sorted(designs))),
        "topics": _options(sorted(topic.title for topic in kb.topics.values())),
        "statuses": _options(dict.fromkeys((*STATUS_LABELS.values(), *AHEAD_LABELS.values()))),
        "certainties": _options(map(certainty_words, Rating)),
        "propose": _proposal(edition),
        "has_glossary": bool(kb.glossary),
    }
    yield edition.page(PAGE, "search.html", context)


def _asked_in(edition: Edition) -> tuple[str, ...]:
    """The languages in which readers ask: that of the interface, and that of the records they look for."""
    return tuple(dict.fromkeys((edition.settings.language, edition.settings.language_of_records)))


def _options(labels: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(squeezed(label), label) for label in labels)


def _proposal(edition: Edition) -> Proposal:
    if repository := edition.settings.repo_url.rstrip("/"):
        return Proposal(f"{repository}/issues/new?template=propose-a-claim.yml", takes_question=True)
    return Proposal(Links(PAGE).to("about/contribute.html"), takes_question=False)
