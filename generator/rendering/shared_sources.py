"""What rests on the same sources, for the pages of an article and of a reference."""

from dataclasses import dataclass

from generator.core.graph.sharing import cited_together, related_articles
from generator.core.model import Article, Reference
from generator.rendering.claim_facts import Fact
from generator.rendering.rows import ReferenceRow, Rows, article_name
from generator.rendering.views import Views

MOST_RELATED = 5
MOST_SOURCES = 6
MOST_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """Another article, and the sources on which both rest, as many as a line holds."""

    name: str
    href: str
    shared: int
    sources: tuple[Fact, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class CitedTogether:
    """Another source, and how many claims cite both."""

    row: ReferenceRow
    claims: int


def related_to(views: Views, article: Article) -> tuple[RelatedArticle, ...]:
    """The articles that share most sources with this one."""
    kb, found = views.kb, []
    for sharing in related_articles(kb)[article.id][:MOST_RELATED]:
        other, shared = kb.articles[sharing.article], sharing.references
        sources = (kb.references[key] for key in shared[:MOST_SOURCES])
        facts = tuple(Fact("", views.short_title(one.id), views.links.reference(one)) for one in sources)
        left_out = len(shared) - len(facts)
        found.append(
            RelatedArticle(article_name(other), views.links.article(other), len(shared), facts, left_out)
        )
    return tuple(found)


def together_with(rows: Rows, reference: Reference) -> tuple[CitedTogether, ...]:
    """The sources that the same claims cite most often."""
    found = cited_together(rows.edition.kb)[reference.id][:MOST_TOGETHER]
    known = rows.edition.kb.references
    return tuple(CitedTogether(rows.reference(known[one.reference]), one.claims) for one in found)
