"""A comparison that checks only what differs says of findings what one says that checks everything."""

import random
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.core.changes import compare
from generator.core.diagnostic import Diagnostic, Severity
from generator.core.differing import differing_parts
from generator.core.sides import Side
from generator.loading.content import load_content
from generator.loading.files import Snapshot
from generator.loading.memory import Memory
from generator.project import Project, all_checks, assessed, assessed_to_compare
from tests.builders import AS_OF
from tests.planting import Defect, plant, read_defects
from tests.sound_base import DRUGS, sound_files

PAIRS = 12
"""So many tests share the pairs of defects, that each names few when it fails."""

_PLANTED = [defect for defect in read_defects() if not defect.shown_by]


def _pairs(part: int) -> list[tuple[Defect, Defect]]:
    """Each defect once before and once after, beside another one that is drawn by lot."""
    chance = random.Random(7)
    after = chance.sample(_PLANTED, len(_PLANTED))
    return list(zip(_PLANTED, after, strict=True))[part::PAIRS]


@pytest.mark.parametrize("part", range(PAIRS))
def test_findings_that_come_and_go_are_those_of_whole_checks(part: int) -> None:
    for mended, planted in _pairs(part):
        before, after = plant(mended, part).tree, plant(planted, part + 1).tree
        whole, partial = _compared(_interwoven(before.files), _interwoven(after.files))
        assert partial == whole, f"{mended.code} became {planted.code}"


def test_a_claim_that_changes_is_told_of_the_article_of_another_folder_that_names_it() -> None:
    files = _sound()
    path = "content/knees/stiff-0/claims.yml"
    surer = files[path].replace(b"rating: low", b"rating: very-low", 1)
    whole, partial = _compared(_interwoven(files), _interwoven({**files, path: surer}))
    assert partial == whole
    came, _ = whole
    assert "article:stiff-3" in {item for one in came for item in one.about if one.code == "wording-too-sure"}


def test_where_one_article_differs_only_it_and_what_names_it_is_compared() -> None:
    files, memory = _sound(), Memory()
    path = "content/knees/stiff-0/claims.yml"
    before = load_content(_interwoven(files), memory)
    after = load_content(_interwoven({**files, path: files[path] + b"# A comment\n"}), memory)
    for part in differing_parts(before, after):
        assert list(part.articles) == ["stiff-0", "stiff-3"]


def test_no_check_that_is_left_out_anywhere_takes_an_approval() -> None:
    left_out = [one.rule for one in all_checks().values() if one.one_article]
    assert left_out
    assert all(rule.severity is not Severity.ERROR for rule in left_out)


def _sound() -> dict[str, bytes]:
    return {path: text.encode() for path, text in sound_files().items()}


def _interwoven(files: Mapping[str, bytes]) -> Snapshot:
    """The files, the answer of each article marking a claim of the next article."""

    def of_next(match: re.Match[bytes]) -> bytes:
        return b"%s%d-relief].\n///" % (match[1], (int(match[2]) + 1) % len(DRUGS))

    return Snapshot(
        {path: re.sub(rb"(@claim:s)(\d)-relief\]\.\n///", of_next, text) for path, text in files.items()}
    )


def _compared(
    before: Snapshot, after: Snapshot
) -> tuple[tuple[tuple[Diagnostic, ...], ...], tuple[tuple[Diagnostic, ...], ...]]:
    """The findings that came and went by whole checks, and by those of what differs."""
    memory = Memory()
    old, new = load_content(before, memory), load_content(after, memory)
    board = new.board
    whole = [assessed(kb, Path(), AS_OF, board=board) for kb in (old, new)]
    partial = assessed_to_compare(old, new, Path(), AS_OF, board=board)
    assert [side.assessment for side in whole] == [side.assessment for side in partial]
    return _came_and_went(*whole), _came_and_went(*partial)


def _came_and_went(before: Project, after: Project) -> tuple[tuple[Diagnostic, ...], ...]:
    sides = [Side(one.kb, one.assessment, one.diagnostics) for one in (before, after)]
    changes = compare(*sides)
    return changes.diagnostics_new, changes.diagnostics_mended
