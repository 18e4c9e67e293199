"""The map of the whole base: `graph.html`, its scripts, and for readers without scripts a picture and tables.

The page itself stays small whatever the base: tables name the topics, never every record, which have their
own lists.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.core.declaration import Id
from generator.core.message import counted, joined, message
from generator.core.model import Claim
from generator.core.vocabulary import Direction, Stage
from generator.rendering.edition import Edition, page_type
from generator.rendering.map_names import name_scripts
from generator.rendering.map_nodes import NO_TOPIC, MapOfBase, map_of
from generator.rendering.map_scripts import MapScripts
from generator.rendering.rows import Rows, article_name
from generator.rendering.site_files import Page
from generator.rendering.topic_links import MOST_TOPICS, OverviewTopic, TopicPair, topic_overview, topic_pairs

PATH = "graph.html"
FOLDER = "graph"

MOST_PAIRS = 100
MOST_SHARED = 3


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic in numbers."""

    title: str
    href: str
    articles: int
    claims: int
    not_approved: int
    disputed: int
    references: int
    retracted: int


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two topics with the first of the sources that both cite, as names and addresses."""

    one: str
    other: str
    count: int
    shared: tuple[tuple[str, str], ...]


@page_type
def graph_pages(edition: Edition) -> Iterator[Page]:
    """`graph.html` and the scripts with what it shows."""
    base = map_of(edition.kb)
    scripts = MapScripts(edition, base, path=PATH)
    yield Page(f"{FOLDER}/overview.js", scripts.overview())
    for shard in base.shards:
        yield Page(f"{FOLDER}/{shard.name}.js", scripts.region(shard))
    if not scripts.is_whole:
        for letters, script in name_scripts(scripts.rows, base):
            yield Page(f"{FOLDER}/{NO_TOPIC}/names/{letters}.js", script)
    yield edition.page(PATH, "graph.html", _context(edition, base))


def _context(edition: Edition, base: MapOfBase) -> dict[str, object]:
    kb, rows = edition.kb, Rows.on(edition, PATH)
    pairs = topic_pairs(base)
    titles = {topic: kb.topics[Id(topic)].title if topic in kb.topics else topic for topic in base.topics}
    titles[NO_TOPIC] = message("No topic")
    topics = [_topic_row(rows, base, topic, titles[topic]) for topic in base.topics]
    overview = [_overview(rows, base, topic, row) for topic, row in zip(base.topics, topics, strict=True)]
    return {
        "totals": (len(kb.articles), len(kb.claims), len(kb.references)),
        "topics": topics,
        "overview": topic_overview(overview, pairs, edition.language) if overview else Markup(""),
        "not_drawn": max(0, len(overview) - MOST_TOPICS),
        "pairs": [_pair_row(rows, pair, titles) for pair in pairs[:MOST_PAIRS]],
        "more_pairs": max(0, len(pairs) - MOST_PAIRS),
        "loose": sum(not citers for citers in base.citing.values()),
    }


def _topic_row(rows: Rows, base: MapOfBase, topic: str, title: str) -> TopicRow:
    kb, articles = base.kb, base.topics[topic]
    claims = [claim for article in articles for claim in base.claims.get(article, ())]
    keys = {line.reference for claim in claims for line in claim.evidence}
    keys |= {r.id for key in articles if key in kb.articles for r in kb.cited_in_prose(kb.articles[key])}
    references = [kb.references[key] for key in keys if key in kb.references]
    statuses = rows.edition.assessment.claims
    return TopicRow(
        title=title,
        href=rows.views.links.topic(kb.topics[Id(topic)]) if topic in kb.topics else "",
        articles=sum(article in kb.articles for article in articles),
        claims=len(claims),
        not_approved=sum(statuses[claim.id].stage is not Stage.APPROVED for claim in claims),
        disputed=sum(map(_is_disputed, claims)),
        references=len(references),
        retracted=sum(reference.retraction is not None for reference in references),
    )


def _is_disputed(claim: Claim) -> bool:
    return any(line.direction is Direction.DISPUTES for line in claim.evidence)


def _overview(rows: Rows, base: MapOfBase, topic: str, row: TopicRow) -> OverviewTopic:
    articles = (base.kb.articles[key] for key in base.topics[topic] if key in base.kb.articles)
    counts = joined(
        " · ",
        (
            counted("{count} question", "{count} questions", row.articles),
            counted("{count} statement", "{count} statements", row.claims),
            counted("{count} source", "{count} sources", row.references),
        ),
    )
    links = rows.views.links
    questions = tuple((article_name(article), links.article(article)) for article in articles)
    return OverviewTopic(topic, row.title, row.href, counts, questions)


def _pair_row(rows: Rows, pair: TopicPair, titles: dict[str, str]) -> PairRow:
    first = [rows.edition.kb.references[key] for key in pair.shared[:MOST_SHARED]]
    shared = tuple((rows.views.short_title(one.id), rows.views.links.reference(one)) for one in first)
    return PairRow(titles[pair.one], titles[pair.other], len(pair.shared), shared)
