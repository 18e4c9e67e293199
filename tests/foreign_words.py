"""What readers meet of a page: text and attributes that are read, each with its language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_UNREAD = frozenset({"code", "kbd", "script", "style"})
_READ_ATTRIBUTES = frozenset(
    {"alt", "aria-description", "aria-label", "aria-roledescription", "data-copied", "data-label", "label"}
    | {"placeholder", "title"}
)
_READ_METADATA = frozenset({"description", "og:description", "og:title"})


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text: what it says, in which language, and the tag or attribute that holds it."""

    text: str
    lang: str
    where: str


def said_on(page: str) -> list[Said]:
    """Everything a page says, in its order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Said] = []
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        lang = named.get("lang") or named.get("xml:lang") or (self.open[-1][1] if self.open else "")
        self.found += [Said(text, lang, f"{tag} {name}") for name, text in _read(tag, named)]
        if tag not in _VOID:
            self.open.append((tag, lang))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and not _UNREAD & {tag for tag, _ in self.open} and (text := " ".join(data.split())):
            self.found.append(Said(text, self.open[-1][1], self.open[-1][0]))


def _read(tag: str, named: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((name, text) for name, text in named.items() if name in _READ_ATTRIBUTES)
    if tag == "meta" and (named.get("name") or named.get("property")) in _READ_METADATA:
        yield "content", named.get("content", "")


LATIN = re.compile(r"[A-Za-z]{2,}")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\{\w+\}|\b(?=\w*\d)\w+\b|#\S+")


def latin_words(text: str) -> list[str]:
    """The words of a text in Latin letters, without addresses, holes for scripts, and names with digits."""
    return [word.lower() for word in LATIN.findall(_ADDRESS.sub(" ", text))]
