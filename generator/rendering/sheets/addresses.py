"""Where sheets lie in the site, and where they lead from paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.core.message import message
from generator.core.model import Article
from generator.core.versions import Version
from generator.rendering.links import Links


def version_path(name: str) -> str:
    """`v/<16 hex>.html`: whether a printed sheet still holds."""
    return f"v/{name}.html"


def algorithm_sheet_path(article: Article, paper: str) -> str:
    """`<topic>/<article>/algorithm.pdf`, or `algorithm-letter.pdf`."""
    return f"{article.address}/algorithm{'' if paper == 'a4' else f'-{paper}'}.pdf"


def article_sheet_path(article: Article) -> str:
    """`<topic>/<article>/article.pdf`."""
    return f"{article.address}/article.pdf"


@dataclass(frozen=True, slots=True)
class SheetLinks:
    """Labels and addresses of the sheets of an article, and of the versions that were approved once."""

    sheets: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]


def sheet_links(
    article: Article, links: Links, versions: Iterable[Version], *, has_algorithm: bool
) -> SheetLinks:
    """What leads from a page to paper; `versions` are those of the page, the last approved first."""
    algorithm = [
        (label, links.to(algorithm_sheet_path(article, paper)))
        for label, paper in ((message("Algorithm, A4"), "a4"), (message("Algorithm, Letter"), "letter"))
    ]
    whole = (message("Whole article, A4"), links.to(article_sheet_path(article)))
    known = tuple((version.name, links.to(version_path(version.name))) for version in versions)
    return SheetLinks((*(algorithm if has_algorithm else ()), whole), known)


@dataclass(frozen=True, slots=True)
class WayBack:
    """Where a sheet leads to see whether it still holds; both empty where nobody knows the site's address."""

    address: str
    short: str


def way_back(site_url: str, path: str) -> WayBack:
    """The address of a page of the site, in full and as a person types it."""
    if not site_url.startswith(("https://", "http://")):
        return WayBack("", "")
    address = f"{site_url.rstrip('/')}/{path}"
    return WayBack(address, address.partition("://")[2])
