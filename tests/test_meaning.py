"""What a reviewer is shown before approving: nothing that the fingerprint sees is left out."""

from collections.abc import Callable
from dataclasses import MISSING
from typing import Any

import pytest

from generator.core.fingerprint import fingerprint_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Article, Claim
from generator.core.status import assess
from generator.project import open_project
from generator.reports.item_sheet import WIDTH, item_sheet
from tests.projects import AS_OF, PROJECT
from tests.status_builders import ARTICLE, day, with_record
from tests.test_fingerprint import ALL, Change, absent, at_path, filled_base, name_of, other, record_at

KEYS: dict[type, str] = {Claim: "relief", Article: f"article:{ARTICLE}", Algorithm: f"algorithm:{ARTICLE}"}
MEANT = [change for change in ALL if change.root in KEYS and change.counts]


def sheet_of(kb: KnowledgeBase, key: str) -> str:
    """The sheet of an item as plain text."""
    return "".join(fragment.text for fragment in item_sheet(kb, assess(kb, day(5)), key))


@pytest.mark.parametrize("edit", [other, absent], ids=["another value", "left out"])
@pytest.mark.parametrize("change", MEANT, ids=name_of)
def test_a_reviewer_sees_every_change_of_meaning(change: Change, edit: Callable[..., Any]) -> None:
    key, kb = filled_base(change.root)
    before = record_at(kb, key)
    after = at_path(before, change.path, edit)
    if MISSING in _values(after):
        return
    assert fingerprint_of(after) != fingerprint_of(before)
    shown = KEYS[change.root]
    assert sheet_of(with_record(kb, key, after), shown) != sheet_of(kb, shown)


def _values(record: Any) -> list[Any]:
    if isinstance(record, tuple):
        return [value for item in record for value in _values(item)]
    if isinstance(record, dict):
        return _values(tuple(record.values()))
    if hasattr(record, "__dataclass_fields__"):
        return [value for name in record.__dataclass_fields__ for value in _values(getattr(record, name))]
    return [record]


def test_every_sheet_of_the_content_fits_a_terminal() -> None:
    project = open_project(PROJECT, AS_OF)
    for key in project.assessment.subjects:
        text = "".join(part.text for part in item_sheet(project.kb, project.assessment, key))
        assert [line for line in text.splitlines() if len(line) > WIDTH and "://" not in line] == []
