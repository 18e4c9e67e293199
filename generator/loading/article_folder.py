"""One article folder: its page, its claims, its algorithm, its review events and kept words."""

import re
from pathlib import PurePosixPath

from generator.core.checking import algorithm_item
from generator.core.declaration import Id
from generator.core.fingerprint import fingerprint_of_text
from generator.core.model import Algorithm, Article, Claim, ReviewEvent
from generator.loading import problems
from generator.loading.files import digest_of
from generator.loading.growing_base import GrowingBase
from generator.loading.readings import read_page, read_records
from generator.loading.scalars import is_id

_EVENT_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-[A-Za-z0-9_-]+-[0-9a-f]{8}\.yml\Z")
_KEPT_NAME = re.compile(r"1-[0-9a-f]{64}\Z")

_FILES = "an article folder holds index.md, claims.yml, algorithm.yml and reviews/"
_REVIEW_FILES = "reviews holds <date>-<person>-<8 hex>.yml and approved/<fingerprint>.json"


def load_article(base: GrowingBase, folder: PurePosixPath, files: list[PurePosixPath]) -> None:
    """Read the files of an article folder into the base."""
    topic, name = Id(folder.parent.name), Id(folder.name)
    index = folder / "index.md"
    if not base.takes_id(name, base.place_of(index)):
        base.unreadable |= {name, "claims"}
        return
    if index not in files:
        base.unreadable.add(name)
        base.diagnostics.append(problems.page_missing(base.place_of(index)))
    for file in files:
        parts = file.relative_to(folder).parts
        if parts == ("index.md",):
            _load_index(base, file, topic, name)
        elif parts == ("claims.yml",):
            _load_claims(base, file, name)
        elif parts == ("algorithm.yml",):
            _load_algorithm(base, file, name)
        elif parts[0] == "reviews":
            _load_review(base, file, parts[1:], name)
        else:
            base.refuse_file(file, _FILES)


def _load_index(base: GrowingBase, file: PurePosixPath, topic: Id, name: Id) -> None:
    article = base.take_as(name, base.recall(read_page, file, Article, {"id": name, "topic": topic}))
    if article:
        base.articles[name] = article
        base.take_aliases(article)


def _load_claims(base: GrowingBase, file: PurePosixPath, article: Id) -> None:
    expected = "claims: a set of claims"
    reading = base.recall(read_records, file, Claim, "id", {"article": article}, expected=expected)
    for entry in base.entries_of(reading, "claims"):
        if not base.takes_id(entry.key, entry.span):
            base.unreadable.add(entry.key)
            continue
        claim = base.take_as(Id(entry.key), entry.made)
        if claim:
            base.claims[claim.id] = claim
            base.take_aliases(claim)


def _load_algorithm(base: GrowingBase, file: PurePosixPath, article: Id) -> None:
    algorithm = base.record_of(Algorithm, file, {"article": article})
    if algorithm is None:
        base.unreadable.add(algorithm_item(article))
    else:
        base.algorithms[article] = algorithm


def _load_review(base: GrowingBase, file: PurePosixPath, parts: tuple[str, ...], article: Id) -> None:
    if len(parts) == 2 and parts[0] == "approved":
        _load_kept_words(base, file)
    elif len(parts) == 1 and _EVENT_NAME.match(parts[0]):
        base.review_files[str(file)] = digest_of(file, base.tree)
        event = base.record_of(ReviewEvent, file, {"folder": article})
        if event and not _misnames_items(base, event):
            base.events.append(event)
    else:
        base.refuse_file(file, _REVIEW_FILES)


def _misnames_items(base: GrowingBase, event: ReviewEvent) -> bool:
    """True, with diagnostics, where a key of the event is no id and could name an item in a second way."""
    expected, hint = "a claim's id, 'article' or 'algorithm'", "restore the file from git"
    named = {"covers": event.covers, "leans_on": event.leans_on}
    wrong = [(field, key) for field, keys in named.items() for key in keys if not is_id(key)]
    base.diagnostics += [
        problems.value_wrong(event.origin.key(field, named[field], key), field, key, expected, hint)
        for field, key in wrong
    ]
    return bool(wrong)


def _load_kept_words(base: GrowingBase, file: PurePosixPath) -> None:
    text = base.text_of(file)
    if text is None:
        return
    if not _KEPT_NAME.match(file.stem) or fingerprint_of_text(text) != file.stem:
        base.diagnostics.append(problems.kept_words_false(base.place_of(file)))
    else:
        base.kept[file.stem] = text
        base.review_files[str(file)] = file.stem
