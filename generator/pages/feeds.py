"""What changed, as Atom feeds (RFC 4287): of the whole base, of each topic, of each article.

An entry is named by a tag URI (RFC 4151) of the site's host and of what happened, so that readers know it
again in every feed and after every build; no clock has a say. Entries are plain text: a feed reader is not
ours, and what it makes of markup is not known.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.core.message import joined, message
from generator.rendering.change_lists import Place, changes_in, folder_of, name_of, places
from generator.rendering.change_views import ChangeView, change_view
from generator.rendering.edition import Edition, page_type
from generator.rendering.links import Links, changes_path, feed_path
from generator.rendering.site_files import Page
from generator.rendering.views import Views

NEWEST = 100
"""So many entries a feed holds; the page beside it has all."""

LISTED = 5
"""An entry with more items says how many there are; only those with new words are named."""

_ATOM = "http://www.w3.org/2005/Atom"
_SINCE = "2026"
"""The year that RFC 4151 wants in a tag: from it on the names are given in this form."""


@page_type
def feeds(edition: Edition) -> Iterator[Page]:
    """`changes.xml` of the base, of each topic and of each article; none without `site_url`."""
    if not edition.settings.site_url:
        return
    # Whole addresses are the same from every path, so the views are too.
    root = edition.settings.address("")
    views = Views(edition.kb, edition.assessment, edition.formatted, Links("changes.xml", root))
    for place in places(edition):
        if newest := changes_in(edition, place)[:NEWEST]:
            entries = [change_view(views, change) for change in newest]
            yield Page(feed_path(folder_of(place)), _feed(edition, place, entries))


def _feed(edition: Edition, place: Place, entries: list[ChangeView]) -> str:
    settings, path, name = edition.settings, feed_path(folder_of(place)), name_of(place)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": settings.language})
    _text(feed, "id", _tag(edition, path))
    title = name or edition.language.say(message("What changed"))
    _text(feed, "title", f"{title} – {settings.site_name}")
    _text(feed, "updated", entries[0].at)
    _text(SubElement(feed, "author"), "name", settings.site_name)
    _link(feed, "self", "application/atom+xml", settings.address(path))
    _link(feed, "alternate", "text/html", settings.address(changes_path(folder_of(place))))
    for entry in entries:
        _entry(edition, feed, entry)
    indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _entry(edition: Edition, feed: Element, view: ChangeView) -> None:
    entry = SubElement(feed, "entry")
    only = view.items[0] if len(view.items) == 1 else None
    _text(entry, "id", _tag(edition, f"changes/{view.name}"))
    say = edition.language.say
    label = say(view.label)
    _text(entry, "title", f"{label}: {say(only.name) if only and only.kind else view.article}")
    _text(entry, "updated", view.at)
    _text(entry, "published", view.at)
    _link(entry, "alternate", "text/html", (only.href if only else "") or view.article_href)
    SubElement(entry, "category", {"term": view.happening, "label": label})
    _text(entry, "content", "\n".join(map(say, _lines(view))))


def _lines(view: ChangeView) -> Iterator[str]:
    people = joined(", ", (joined("", (one.person.name, " (", one.role, ")")) for one in view.actors))
    if people:
        done = message("{what} by {people}.", what=view.label, people=people)
        yield joined(" ", filter(None, (done, view.detail)))
    else:
        yield view.detail or joined("", (view.label, "."))
    if view.source:
        yield message("Source: {source}", source=view.source)
    yield from view.notes
    yield message("In: {article}", article=view.article)
    if view.counts:
        yield message("Items: {counts}", counts=view.counts)
    for item in view.items:
        if item.words or len(view.items) <= LISTED:
            yield joined(": ", filter(None, (item.kind, item.name)))
        yield from (joined("", ("  ", words)) for words in item.words)


def _tag(edition: Edition, name: str) -> str:
    return f"tag:{urlsplit(edition.settings.site_url).hostname},{_SINCE}:{name}"


def _link(parent: Element, relation: str, kind: str, address: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
