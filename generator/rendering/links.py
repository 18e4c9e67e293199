"""The address of every page, relative to the page that links to it, so that a copy opens from disk."""

from dataclasses import dataclass
from functools import lru_cache

from generator.core.model import Article, Claim, Reference, Topic


@dataclass(frozen=True, slots=True)
class Links:
    """Links from one page; `page` is its own path from the root of the site."""

    page: str
    base: str | None = None
    """Where the root is, for a page served at any depth (404); None for relative links."""

    def to(self, path: str) -> str:
        """The address of a path of the site, which may end in a fragment."""
        target, hash_sign, fragment = path.partition("#")
        if self.base is not None:
            return f"{self.base}{path}"
        if target == self.page and fragment:
            return f"#{fragment}"
        folder, _, name = target.rpartition("/")
        return f"{_way(folder, self.page.rpartition('/')[0])}{name}{hash_sign}{fragment}"

    @property
    def root(self) -> str:
        """The prefix that leads to the root of the site: empty, or `../` once or more."""
        return self.base if self.base is not None else "../" * self.page.count("/")

    def article(self, article: Article, fragment: str = "") -> str:
        """An article's page."""
        return self.to(article_path(article) + fragment)

    def claim(self, claim: Claim) -> str:
        """A claim's own page."""
        return self._beside("claims", f"{claim.id}.html")

    def reference(self, reference: Reference) -> str:
        """A reference's own page."""
        return self._beside("references", f"{reference.id}.html")

    def topic(self, topic: Topic) -> str:
        """A topic's page."""
        return self.to(topic_path(topic))

    def _beside(self, folder: str, name: str) -> str:
        """The address of a page in a folder below the root; pages hold hundreds of such links."""
        if self.base is not None:
            return f"{self.base}{folder}/{name}"
        return f"{_way(folder, self.page.rpartition('/')[0])}{name}"


def article_path(article: Article) -> str:
    """`<topic>/<article>/index.html`."""
    return f"{article.address}/index.html"


def algorithm_path(article: Article) -> str:
    """`<topic>/<article>/algorithm.html`."""
    return f"{article.address}/algorithm.html"


def checked_path(article: Article) -> str:
    """`<topic>/<article>/checked.html`."""
    return f"{article.address}/checked.html"


def topic_path(topic: Topic) -> str:
    """`<topic>/index.html`."""
    return f"{topic.id}/index.html"


def claim_path(claim_id: str) -> str:
    """`claims/<id>.html`."""
    return f"claims/{claim_id}.html"


def reference_path(key: str) -> str:
    """`references/<key>.html`."""
    return f"references/{key}.html"


def twin_path(page: str) -> str:
    """The JSON twin beside a page: `claims/<id>.json`."""
    return f"{page.removesuffix('.html')}.json"


def person_path(person_id: str) -> str:
    """`board/<person>.html`."""
    return f"board/{person_id}.html"


def changes_path(folder: str = "") -> str:
    """`changes.html` of the whole site, or of the topic or article in a folder."""
    return f"{folder}/changes.html" if folder else "changes.html"


def feed_path(folder: str = "") -> str:
    """`changes.xml`, the same as a feed."""
    return changes_path(folder).replace(".html", ".xml")


def map_path(record: str) -> str:
    """Where `graph.html` shows a record among its neighbours."""
    return f"graph.html#select={record}"


def rule_path(name: str) -> str:
    """Where `checks.html` explains a code or a family."""
    return f"checks.html#{name}"


@lru_cache(maxsize=65536)
def _way(target: str, page: str) -> str:
    """From one folder to another; `posixpath.relpath` would ask the system for its folder each time."""
    folders, ways = [part for part in page.split("/") if part], [part for part in target.split("/") if part]
    shared = 0
    while shared < min(len(folders), len(ways)) and folders[shared] == ways[shared]:
        shared += 1
    return "../" * (len(folders) - shared) + "".join(f"{way}/" for way in ways[shared:])
