"""The page that searches: `search.html`, with its filters and all words that its scripts show.

Without a script, from disk or in a preview nothing is searched, and the page offers the lists from A to Z.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.vocabulary import Rating
from generator.core.wording import certainty_words
from generator.rendering.edition import Edition, Page, page_type
from generator.rendering.links import Links
from generator.rendering.rows import design_name
from generator.rendering.search_entry import PAGE
from generator.rendering.views import AHEAD_LABELS, STATUS_LABELS

QUESTION_WORDS = """
a about after all am an and any anybody anyone are as at be because been before being both but by can cannot
cant could did do does doesnt doing dont during each else ever every for from get gets getting give given
gives go going good had has have having he help helps her him his how i if im in into is isnt it its just
keep kind let like long make makes many may me mean means might much must my need needs no not now of off
often on one only or other our out please really same say says shall she should so some somebody someone
soon still such take takes taking tell than that the their them then there these they thing things this
those to too until up us use used using usually very want was way we well were what when where whether which
while who whom why will with without wont would yes you your
"""
"""Words of English questions that say nothing of what is asked."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a reader proposes a question; a form takes it along, a plain page does not."""

    href: str
    takes_question: bool


@page_type
def search_page(edition: Edition) -> Iterator[Page]:
    """`search.html`."""
    kb = edition.kb
    claim_kinds = {claim.kind.label for claim in kb.claims.values()}
    designs = {design_name(reference.custom.design) for reference in kb.references.values()}
    context = {
        "question_words": " ".join(QUESTION_WORDS.split()),
        "kinds": (*sorted(claim_kinds), *sorted(designs)),
        "topics": sorted(topic.title for topic in kb.topics.values()),
        "statuses": tuple(dict.fromkeys((*STATUS_LABELS.values(), *AHEAD_LABELS.values()))),
        "certainties": tuple(map(certainty_words, Rating)),
        "propose": _proposal(edition),
        "has_glossary": bool(kb.glossary),
    }
    yield edition.page(PAGE, "search.html", context)


def _proposal(edition: Edition) -> Proposal:
    if repository := edition.settings.repo_url.rstrip("/"):
        return Proposal(f"{repository}/issues/new?template=propose-a-claim.yml", takes_question=True)
    return Proposal(Links(PAGE).to("about/contribute.html"), takes_question=False)
