"""The folders of a project, read into one knowledge base.

Nothing raises for bad content. Files are read in the order of their names, so that the order on disk never
matters, not even for which of two records keeps an id.
"""

from dataclasses import replace
from pathlib import PurePosixPath

from generator.core.collector import without_collector
from generator.core.declaration import Id
from generator.core.knowledge_base import NO_BOARD, KnowledgeBase
from generator.core.model import Board, GlossaryEntry, Home, Topic
from generator.loading.article_folder import load_article
from generator.loading.files import Tree
from generator.loading.growing_base import GrowingBase
from generator.loading.memory import Memory
from generator.loading.readings import read_page, read_records
from generator.loading.reference_folder import load_references
from generator.loading.site_settings import read_site_url

CONTENT = "content"
"""The folder of everything but the references."""

PLAIN_FOLDERS = frozenset({"about"})
"""Folders of content whose Markdown the engine renders itself."""


def load_content(tree: Tree, memory: Memory | None = None) -> KnowledgeBase:
    """The knowledge base of a project; everything wrong with it is in its `diagnostics`.

    `memory`: what was read before, of this project at another time; the result is the same without it.
    """
    base = GrowingBase(tree, memory)
    with without_collector():
        articles = _load_top(base)
        load_references(base)
        for folder, files in articles.items():
            load_article(base, folder, files)
    site_url, place = read_site_url(tree)
    return replace(base.finished(), site_url=site_url, site_url_place=place)


def _load_top(base: GrowingBase) -> dict[PurePosixPath, list[PurePosixPath]]:
    """Read what stands above the articles; return the files of each article folder."""
    articles: dict[PurePosixPath, list[PurePosixPath]] = {}
    for file, is_link in base.tree.files_under(CONTENT):
        parts = file.parts[1:]
        if base.refuses_name(file):
            base.unreadable |= {"claims", *parts[:2]} if is_link else set()
        elif is_link:
            base.refuse_link(file)
            # What a link hides nobody knows.
            base.unreadable |= {"claims", "board", *parts[:2]}
        elif len(parts) == 1:
            _load_top_file(base, file)
        elif parts[0] in PLAIN_FOLDERS:
            _note_plain_page(base, file, "/".join(parts))
        elif len(parts) == 2:
            _load_topic(base, file, parts[0])
        else:
            articles.setdefault(PurePosixPath(CONTENT, *parts[:2]), []).append(file)
    return articles


def _load_top_file(base: GrowingBase, file: PurePosixPath) -> None:
    if file.name == "board.yml":
        board = base.record_of(Board, file)
        base.unreadable |= set() if board else {"board"}
        base.board = board or NO_BOARD
    elif file.name == "glossary.yml":
        expected = "glossary: a set of terms"
        reading = base.recall(read_records, file, GlossaryEntry, "word", {}, expected=expected)
        for entry in base.entries_of(reading, "glossary"):
            explained = base.take(entry.made)
            if explained:
                base.glossary[entry.key] = explained
    elif file.name == "index.md":
        base.home = base.take(base.recall(read_page, file, Home, {}))
        base.unreadable |= set() if base.home else {file.name}
    else:
        base.refuse_file(file, "content holds index.md, board.yml, glossary.yml and folders of topics")


def _note_plain_page(base: GrowingBase, file: PurePosixPath, path: str) -> None:
    if file.suffix == ".md":
        # The engine renders these; reading them here finds what cannot be read.
        base.text_of(file)
        base.plain_pages.add(path)


def _load_topic(base: GrowingBase, file: PurePosixPath, name: str) -> None:
    if file.name != "topic.yml":
        base.refuse_file(file, "a topic folder holds topic.yml and folders of articles")
        return
    is_free = base.takes_id(name, base.place_of(file))
    topic = base.record_of(Topic, file, {"id": Id(name)}) if is_free else None
    if topic is None:
        base.unreadable.add(name)
    else:
        base.topics[topic.id] = topic
