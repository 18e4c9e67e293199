"""The home page: what this is, what is here by topic and status, and what was approved last."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.core.declaration import Id
from generator.core.model import Topic
from generator.core.prose import Mark
from generator.core.vocabulary import Stage
from generator.core.wording import long_date
from generator.pages.claims import claim_facets
from generator.rendering.catalogues import option_of
from generator.rendering.change_lists import feed_href
from generator.rendering.edition import Edition, page_type
from generator.rendering.lists import LIMIT
from generator.rendering.markup import Prose, render_prose
from generator.rendering.published_links import without_dead_links
from generator.rendering.rows import ArticleRow, ClaimRow, Rows
from generator.rendering.site_files import Page

PATH = "index.html"

NEWEST = 6


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic with what it holds; no articles where the whole base has too many for one page."""

    title: str
    href: str
    summary: str
    articles: int
    claims: int
    claims_href: str
    rows: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class NewestRow:
    """A claim with the day of its approval."""

    claim: ClaimRow
    day: str
    iso: str


@page_type
def home_page(edition: Edition) -> Iterator[Page]:
    """`index.html`."""
    kb, rows = edition.kb, Rows.on(edition, PATH)
    statuses = claim_facets(edition)[0].choices
    context = {
        "feed": feed_href(edition, rows.views.links),
        "home": kb.home,
        "body": _body(edition, rows),
        "topics": tuple(_topic_card(edition, rows, topic) for topic in kb.topics.values()),
        "statuses": tuple(option_of(rows.views.links, choice, PATH) for choice in statuses),
        "newest": newest_approved(edition, rows),
        "totals": (len(kb.articles), len(kb.claims), len(kb.references)),
    }
    yield edition.page(PATH, "home.html", context)


def newest_approved(edition: Edition, rows: Rows) -> tuple[NewestRow, ...]:
    """The claims approved last, the newest first."""
    statuses = edition.assessment.claims
    days = {
        claim: status.since
        for claim, status in statuses.items()
        if status.stage is Stage.APPROVED and status.since
    }
    newest = sorted(days, key=lambda claim: days[claim], reverse=True)[:NEWEST]
    return tuple(
        NewestRow(rows.claim(edition.kb.claims[claim]), long_date(days[claim]), days[claim].isoformat())
        for claim in newest
    )


def _body(edition: Edition, rows: Rows) -> Markup:
    if edition.kb.home is None:
        return Markup("")

    def widget(mark: Mark, /, *, is_alone: bool) -> str:
        claims = [edition.kb.claims[Id(i.id)] for i in mark.items if Id(i.id) in edition.kb.claims]
        links = (
            f'<a href="{escape(row.href)}">{escape(rows.views.language.say(row.status.label))}</a>'
            for row in map(rows.claim, claims)
        )
        return " ".join(links)

    prose = render_prose(edition.kb.home.body, edition.language)
    return Markup(Prose(without_dead_links(prose.html, PATH, edition.kb), prose.marks).fill(widget))


def _topic_card(edition: Edition, rows: Rows, topic: Topic) -> TopicCard:
    kb, links = edition.kb, rows.views.links
    articles = kb.articles_in(topic)
    claims = sum(len(kb.claims_of(article)) for article in articles)
    shown = articles if len(kb.articles) <= LIMIT else ()
    return TopicCard(
        title=topic.title,
        href=links.topic(topic),
        summary=topic.summary or "",
        articles=len(articles),
        claims=claims,
        claims_href=links.to(f"claims/by-topic-{topic.id}.html") if claims else "",
        rows=tuple(rows.article(article) for article in shown),
    )
