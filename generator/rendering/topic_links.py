"""What joins the topics of a base: the sources that two of them cite; as a picture and for a table.

The picture is what the map's page shows before any script runs, or where none does. A topic is a line of text
and every pair that shares sources an arc beside the lines, so that no label can ever cover another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from markupsafe import Markup

from generator.core.declaration import Id
from generator.core.message import counted, message
from generator.rendering.escaping import escaped, finished
from generator.rendering.language import ENGLISH, Language
from generator.rendering.map_nodes import MapOfBase
from generator.rendering.svg import printed, wrap_text

MOST_TOPICS = 24
MOST_ARTICLES = 3

WIDTH = 760.0
TEXT_WIDTH = 470.0
ARCS_LEFT = 500.0
TITLE_SIZE = 16.0
TITLE_LINE = 21.0
SMALL_SIZE = 13.0
SMALL_LINE = 19.0
PAD = 10.0
GAP = 10.0

_TITLE = message("Topics and the sources they share")
_DESCRIPTION = message("Each topic with its articles; an arc joins two topics that cite the same sources.")


class OverviewTopic(NamedTuple):
    """A topic as the overview shows it; `articles` are questions with their addresses."""

    id: str
    title: str
    href: str
    counts: str
    articles: tuple[tuple[str, str], ...]


class TopicPair(NamedTuple):
    """Two topics and the sources that both cite."""

    one: str
    other: str
    shared: tuple[Id, ...]


def topic_pairs(base: MapOfBase) -> tuple[TopicPair, ...]:
    """The pairs of topics that cite the same sources, the closest first."""
    topic_of = {article: topic for topic, articles in base.topics.items() for article in articles}
    claims = base.kb.claims
    shared: dict[tuple[str, str], list[Id]] = {}
    for key, citers in base.citing.items():
        homes = (claims[citer].article if citer in claims else citer for citer in citers)
        topics = sorted({topic_of[home] for home in homes if home in topic_of})
        for pair in combinations(topics, 2):
            shared.setdefault(pair, []).append(key)
    ordered = sorted(shared, key=lambda pair: (-len(shared[pair]), pair))
    return tuple(TopicPair(*pair, tuple(shared[pair])) for pair in ordered)


def topic_overview(
    topics: Sequence[OverviewTopic], pairs: Iterable[TopicPair], language: Language = ENGLISH
) -> Markup:
    """The picture of the first topics, with real links; empty where there is none."""
    drawn = topics[:MOST_TOPICS]
    rows, top = [], 1.0
    middles: dict[str, float] = {}
    for topic in drawn:
        row, height = _row(topic, top, language)
        rows.append(row)
        middles[topic.id] = top + height / 2
        top += height + GAP
    if not drawn:
        return Markup("")
    arcs = "".join(_arcs(pairs, middles, {topic.id: language.say(topic.title) for topic in drawn}, language))
    return finished(
        f'<svg viewBox="0 0 {printed(WIDTH)} {printed(top)}" font-size="{printed(SMALL_SIZE)}"'
        ' fill="currentColor" role="group" aria-labelledby="overview-title" aria-describedby="overview-desc"'
        f' class="picture"><title id="overview-title">{escaped(language.say(_TITLE))}</title>'
        f'<desc id="overview-desc">{escaped(language.say(_DESCRIPTION))}</desc>{"".join(rows)}'
        f'<g class="lines" fill="none" stroke="currentColor">{arcs}</g></svg>'
    )


def _row(topic: OverviewTopic, top: float, language: Language) -> tuple[str, float]:
    width, name = TEXT_WIDTH - 2 * PAD, language.say(topic.title)
    title = wrap_text(name, size=TITLE_SIZE, width=width, lines=2)
    y = top + PAD
    parts = [_link(topic.href, name, title, y, TITLE_SIZE, TITLE_LINE)]
    y += TITLE_LINE * len(title)
    parts.append(
        f'<text x="{printed(PAD)}" y="{printed(y + SMALL_SIZE)}" class="small">'
        f"{escaped(language.say(topic.counts))}</text>"
    )
    y += SMALL_LINE
    for question, href in topic.articles[:MOST_ARTICLES]:
        line = wrap_text(question, size=SMALL_SIZE, width=width, lines=1)
        parts.append(_link(href, question, line, y + 3, SMALL_SIZE, SMALL_LINE + 5, lang=language.drawn_lang))
        y += SMALL_LINE + 5
    left = len(topic.articles) - MOST_ARTICLES
    if left > 0:
        words = escaped(language.say(message("and {count} more", count=left)))
        parts.append(
            f'<text x="{printed(PAD)}" y="{printed(y + SMALL_SIZE + 3)}" class="small">{words}</text>'
        )
        y += SMALL_LINE + 3
    height = y + PAD - top
    box = f'x="1" y="{printed(top)}" width="{printed(TEXT_WIDTH)}" height="{printed(height)}"'
    frame = f'<rect {box} rx="4" class="frame" fill="none" stroke="currentColor"></rect>'
    return f"<g>{frame}{''.join(parts)}</g>", height


def _link(
    href: str, whole: str, lines: Sequence[str], top: float, size: float, step: float, *, lang: str = ""
) -> str:
    words = "".join(
        f'<text x="{printed(PAD)}" y="{printed(top + size + step * place)}"'
        f' font-size="{printed(size)}"{lang}>{escaped(line)}</text>'
        for place, line in enumerate(lines)
    )
    if not href:
        return words
    return f'<a href="{escaped(href)}"><title{lang}>{escaped(whole)}</title>{words}</a>'


def _arcs(
    pairs: Iterable[TopicPair], middles: Mapping[str, float], titles: Mapping[str, str], language: Language
) -> Iterator[str]:
    for one, other, shared in pairs:
        if one in middles and other in middles:
            start, end = sorted((middles[one], middles[other]))
            reach = min(WIDTH - 8, ARCS_LEFT + (end - start) * 0.9)
            width = printed(min(1.2 + 0.5 * len(shared), 6))
            path = f"M{printed(TEXT_WIDTH + 2)},{printed(start)}C{printed(reach)},{printed(start)}"
            path += f" {printed(reach)},{printed(end)} {printed(TEXT_WIDTH + 2)},{printed(end)}"
            said = counted(
                "{topic} and {other}: {count} shared source",
                "{topic} and {other}: {count} shared sources",
                len(shared),
                topic=titles[one],
                other=titles[other],
            )
            name = escaped(language.say(said))
            yield f'<path d="{path}" stroke-width="{width}" role="img"><title>{name}</title></path>'
