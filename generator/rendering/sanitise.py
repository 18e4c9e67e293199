"""What HTML may reach a page: an explicit list, after which nothing can run, load or pretend.

Classes, ids and `data-` words are allowed only on tags and with values that our Markdown alone produces;
editors' own tags are phrasing tags (see `generator.core.untouchable`), which carry none of them.
"""

import re
from urllib.parse import quote

import nh3

from generator.core.prose_lines import BLOCK_NAMES

ALIGNMENTS = frozenset({"align-left", "align-center", "align-right"})

_PHRASING = {
    *("a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark"),
    *("q", "s", "samp", "small", "strong", "sub", "sup", "u", "var", "wbr"),
}
_STRUCTURE = {
    *(
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "hr",
        "div",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_URL_ATTRIBUTES = ("href", "src", "cite")
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\"<>\\^`{|}]")
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;="
_LOCAL = re.compile(r"(?![/\\]|[A-Za-z][A-Za-z0-9+.-]*:)[^\\\x00-\x20]+")


def sanitise_prose(html: str) -> str:
    """Rendered Markdown, cleaned: structure, phrasing, tables, pictures of the site, safe links."""
    return _PROSE.clean(html)


def sanitise_inline(html: str) -> str:
    """One line of text, cleaned: phrasing tags only, without pictures."""
    return _INLINE.clean(html)


def is_local(address: str) -> bool:
    """True for an address inside the site: relative, with nothing in it that a browser reads as a host."""
    return _LOCAL.fullmatch(address) is not None


def _filter_address(tag: str, name: str, value: str) -> str | None:
    if name not in _URL_ATTRIBUTES:
        return value
    if _NOT_IN_ADDRESSES.search(value):
        # Old DOIs hold `<` and `>`; what is no web address and holds them was never meant as one.
        return quote(value, safe=_IN_ADDRESSES) if value.startswith(("https://", "http://")) else None
    if tag == "img":
        return value if is_local(value) else None
    # `//host` and `\\host` would lead off the site while looking relative.
    return None if value.lstrip().startswith(("//", "/\\", "\\")) else value


_PHRASING_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "dfn": {"title"},
}

_PROSE = nh3.Cleaner(
    tags=_PHRASING | _STRUCTURE,
    attributes={
        **_PHRASING_ATTRIBUTES,
        **{heading: {"id"} for heading in _HEADINGS},
        "img": {"src", "alt", "title"},
        # Of the title of a block, which is a word of ours.
        "p": {"lang", "dir"},
        "ol": {"start"},
        "div": {"aria-label"},
    },
    tag_attribute_values={
        "div": {"data-block": set(BLOCK_NAMES), "role": {"region"}, "tabindex": {"0"}},
        "pre": {"tabindex": {"0"}},
        "th": {"scope": {"col"}},
    },
    allowed_classes={
        "div": {"scrolls", "prose-block"},
        "p": {"prose-block-title"},
        "th": set(ALIGNMENTS),
        "td": set(ALIGNMENTS),
    },
    attribute_filter=_filter_address,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)

_INLINE = nh3.Cleaner(
    tags=_PHRASING - {"img"},
    attributes=_PHRASING_ATTRIBUTES,
    attribute_filter=_filter_address,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)
