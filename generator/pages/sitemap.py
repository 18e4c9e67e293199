"""`sitemap.xml` with the day of each page's newest review or change, which no clock decides.

It needs to know where the site is; without `site_url` there is none. A page that asks not to be indexed is
not in it. The protocol (sitemaps.org, 0.9) allows 50,000 addresses a file: above that, files of them and one
that lists the files.
"""

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from generator.core.model import Article
from generator.rendering.edition import Edition, page_type
from generator.rendering.links import algorithm_path, article_path, claim_path, reference_path, topic_path
from generator.rendering.rows import updated_on
from generator.rendering.site_files import Page
from generator.rendering.stepper import events_of

MOST = 50_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Entry = tuple[str, date | None]


@page_type
def sitemap(edition: Edition) -> Iterator[Page]:
    """`sitemap.xml`, and its parts where one file cannot hold all."""
    if not edition.settings.site_url:
        return
    entries = list(_entries(edition))
    parts = [entries[start : start + MOST] for start in range(0, len(entries), MOST)]
    if len(parts) == 1:
        yield Page("sitemap.xml", _file(edition, "urlset", "url", parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield Page(name, _file(edition, "urlset", "url", part))
    yield Page("sitemap.xml", _file(edition, "sitemapindex", "sitemap", [(name, None) for name in names]))


def _entries(edition: Edition) -> Iterator[Entry]:
    kb = edition.kb
    yield "index.html", None
    for topic in kb.topics.values():
        yield topic_path(topic), None
    for article in kb.articles.values():
        if edition.is_indexed(edition.assessment.articles[article.id].stage):
            yield article_path(article), _changed(edition, article)
            if article.id in kb.algorithms:
                yield algorithm_path(article), _changed(edition, article)
    for claim in kb.claims.values():
        status = edition.assessment.claims[claim.id]
        if edition.is_indexed(status.stage):
            yield claim_path(claim.id), max((event.date.date() for event in status.events), default=None)
    for reference in kb.references:
        yield reference_path(reference), None


def _changed(edition: Edition, article: Article) -> date | None:
    days = [event.date.date() for event in events_of(edition.assessment.articles[article.id])]
    updated = updated_on(article, edition.assessment.as_of)
    return max([*days, *filter(None, [updated])], default=None)


def _file(edition: Edition, root: str, item: str, entries: list[Entry]) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{_NAMESPACE}">']
    for path, day in entries:
        modified = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        address = escape(edition.settings.address(path))
        lines.append(f"<{item}><loc>{address}</loc>{modified}</{item}>")
    return "\n".join([*lines, f"</{root}>", ""])
