"""Built pages as tests read them: tags, ids, links and text, and what may never stand in one."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

POLICY = (
    "default-src 'none'; connect-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)

SEARCH_POLICY = (
    "default-src 'none'; connect-src 'self'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "img-src 'self' data:; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""Of the one page that asks the index, which a WebAssembly program of this site reads."""

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_BANNED = frozenset(
    [
        *("applet", "base", "embed", "form", "frame", "frameset", "iframe", "object", "portal", "style"),
        *("animate", "foreignobject", "math", "set"),
    ]
)
_LOADING = {
    "audio": ("src",),
    "feimage": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_SAFE_LINK = re.compile(r"(?:https?://[^/\s]|mailto:)", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag at its place."""

    name: str
    attributes: dict[str, str]
    line: int

    def __str__(self) -> str:
        return f"line {self.line}: <{self.name} {self.attributes}>"


@dataclass(slots=True)
class HtmlPage:
    """A page at its path in the site: start tags in order, pieces of text, and text by element.

    `prose`: the pieces of text outside code, where a page may well show how something is written.
    """

    path: str
    tags: list[Tag] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    inside: dict[str, str] = field(default_factory=dict)
    """All text inside elements of a name, such as `title`."""

    @property
    def text(self) -> str:
        """All text, pieces parted by newlines."""
        return "\n".join(self.texts)

    @property
    def ids(self) -> Counter[str]:
        """Every id and how often it stands there."""
        return Counter(tag.attributes["id"] for tag in self.tags if "id" in tag.attributes)

    def named(self, name: str) -> list[Tag]:
        """The tags of one name."""
        return [tag for tag in self.tags if tag.name == name]


class _Reader(HTMLParser):
    def __init__(self, page: HtmlPage) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append(Tag(tag, {name: value or "" for name, value in attrs}, self.getpos()[0]))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append(Tag(tag, {name: value or "" for name, value in attrs}, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        for name in set(self.open):
            self.page.inside[name] = self.page.inside.get(name, "") + data
        if data.strip():
            if "script" in self.open:
                return
            self.page.texts.append(data)
            if "code" not in self.open:
                self.page.prose.append(data)


def read_page(path: str, html: str) -> HtmlPage:
    """Read one page."""
    page = HtmlPage(path)
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    return page


def read_site(site: Path) -> dict[str, HtmlPage]:
    """Every HTML page of a site by path."""
    paths = sorted(site.rglob("*.html"))
    names = [path.relative_to(site).as_posix() for path in paths]
    return {name: read_page(name, path.read_text("utf-8")) for name, path in zip(names, paths, strict=True)}


def dangers(page: HtmlPage) -> Iterator[str]:
    """What could run, load from elsewhere or pretend: handlers, inline code and style, foreign resources."""
    for tag in page.tags:
        if tag.name in _BANNED:
            yield f"{page.path}: a banned element, {tag}"
        is_data = tag.attributes.get("type") == "application/ld+json"
        if tag.name == "script" and not tag.attributes.get("src") and not is_data:
            yield f"{page.path}: an inline script, {tag}"
        if not is_internal(_forwards_to(tag)):
            yield f"{page.path}: sends readers elsewhere, {tag}"
        for name, value in tag.attributes.items():
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "ping"):
                yield f"{page.path}: attribute {name}, {tag}"
            elif name in _LOADING.get(tag.name, ()) and not _loads_from_here(tag, value):
                yield f"{page.path}: loads from elsewhere, {tag}"
            elif name in ("href", "xlink:href", "action", "cite") and not _is_safe_link(tag, value):
                yield f"{page.path}: a link that runs or misleads, {tag}"


def is_internal(address: str) -> bool:
    """True for an address inside the site."""
    return not _SCHEME.match(address) and not address.startswith(("//", "\\"))


def internal_targets(page: HtmlPage) -> Iterator[tuple[Tag, str, str]]:
    """Every address inside the site that a page names: the tag, the path it leads to, the fragment."""
    for tag in page.tags:
        for name in ("href", "src", "xlink:href"):
            address = tag.attributes.get(name)
            if address is None or not is_internal(address):
                continue
            path, fragment = _resolved(page.path, address)
            yield tag, path, fragment
        if forwards_to := _forwards_to(tag):
            path, fragment = _resolved(page.path, forwards_to)
            yield tag, path, fragment


def _forwards_to(tag: Tag) -> str:
    """The address that a page of an old address sends its readers to."""
    is_forwarding = tag.name == "meta" and tag.attributes.get("http-equiv", "").lower() == "refresh"
    return tag.attributes.get("content", "").partition("url=")[2] if is_forwarding else ""


def _resolved(page: str, address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    if not parts.path:
        return page, unquote(parts.fragment)
    start = "" if parts.path.startswith("/") else posixpath.dirname(page)
    path = posixpath.normpath(posixpath.join(start, unquote(parts.path).lstrip("/")))
    return (f"{path}/index.html" if parts.path.endswith("/") else path), unquote(parts.fragment)


def _loads_from_here(tag: Tag, address: str) -> bool:
    if tag.name == "link" and tag.attributes.get("rel") == "icon":
        return address == "data:,"
    if tag.name == "link" and tag.attributes.get("rel") == "canonical":
        # Nothing is loaded: it names the page itself.
        return bool(re.match("https?://", address))
    return is_internal(address)


def _is_safe_link(tag: Tag, address: str) -> bool:
    if tag.name in _LOADING:
        return True
    plain = re.sub(r"[\x00-\x20]", "", address)
    return is_internal(plain) or bool(_SAFE_LINK.match(address))
