"""Files that the tool writes: what goes in comes out, and files are added all or none, over nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.core.declaration import Id, PartialDate, make
from generator.core.model import Appraisal, ReviewEvent, Update
from generator.core.vocabulary import Decision, Design, Role, UpdateType
from generator.loading.decode import Decoding
from generator.loading.files import INVISIBLE
from generator.loading.yaml_source import read_yaml
from generator.writing.events import add_files, event_files, event_name
from generator.writing.whole_file import replace_file
from generator.writing.yaml_text import record_text
from tests.builders import event
from tests.projects import files_of

FINGERPRINT = f"1-{'ab' * 32}"


def read_back(text: str, folder: str = "naps") -> ReviewEvent | None:
    """The event that a text holds, as the loader reads it."""
    node, found = read_yaml(text, "event.yml")
    assert node is not None, found
    decoding = Decoding([])
    made = decoding.record(ReviewEvent, node, {"folder": folder})
    assert decoding.diagnostics == []
    return made


WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=80).filter(
    lambda text: text.strip() == text and not INVISIBLE.search(text)
)
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,12}", fullmatch=True).map(Id)
PRINTS = st.from_regex(r"1-[0-9a-f]{64}", fullmatch=True)
EVENTS = st.builds(
    event,
    st.dictionaries(IDS, PRINTS, min_size=1, max_size=4),
    by=IDS,
    role=st.sampled_from(Role),
    decision=st.sampled_from(Decision),
    date=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
    ),
    article=st.none() | WORDS,
    leans_on=st.dictionaries(IDS, st.dictionaries(IDS, PRINTS, min_size=1, max_size=3), max_size=3),
    interests=st.none() | WORDS,
    numbers=st.none() | st.sampled_from(["read at source", "not read"]),
    note=st.none() | WORDS,
    pull_request=st.none() | st.integers(1, 10**6),
)


@given(EVENTS)
def test_an_event_reads_back_exactly_as_it_was_written(written: ReviewEvent) -> None:
    text = record_text(written)
    assert read_back(text) == written
    # What the loader refuses in every file.
    assert not any(isinstance(item, yaml.AliasEvent) for item in yaml.parse(text))
    assert text.endswith("\n")


def test_a_moment_of_another_zone_is_written_in_utc() -> None:
    east = datetime.fromisoformat("2026-05-01T01:30:00+02:00")
    written = event({"naps": FINGERPRINT}, date=east)
    assert record_text(written).splitlines()[0] == "date: 2026-04-30T23:30:00Z"
    assert event_name(replace(written, date=east.astimezone(UTC)), "").startswith("2026-04-30-ann-")


def test_words_that_look_like_something_else_stay_words() -> None:
    for note in ["no", "null", "2026-05-01", "1.10", "- a", "a: b", "# a", "@a", "'a", '"a"', "~", "a\nb"]:
        assert read_back(record_text(event({"naps": FINGERPRINT}, note=note))) == event(
            {"naps": FINGERPRINT}, note=note
        )


def test_dates_and_numbers_are_written_as_they_are_read() -> None:
    update = make(Update, type=UpdateType.RETRACTION, date=PartialDate(2026, 5), source="Notice: 1.10")
    appraisal = make(Appraisal, design=Design.RCT, updates=(update,), includes=(Id("a"), Id("b")))
    text = record_text(appraisal)
    assert "date: 2026-05\n" in text
    node, _ = read_yaml(text, "overlay.yml")
    assert node is not None
    assert Decoding([]).record(Appraisal, node) == appraisal
    assert record_text(make(Appraisal)) == "{}\n"
    assert Decimal("1.10") != "1.10"


def test_an_event_is_named_after_its_day_its_person_and_its_text() -> None:
    written = event({"naps": FINGERPRINT})
    files = event_files(written, {FINGERPRINT: "{}"})
    assert list(files) == [
        f"reviews/2026-05-01-ann-{_digits(files)}.yml",
        f"reviews/approved/{FINGERPRINT}.json",
    ]
    later = replace(written, date=written.date + timedelta(seconds=1))
    assert not set(event_files(later, {})) & set(files)


def _digits(files: dict[str, str]) -> str:
    return next(iter(files)).removesuffix(".yml")[-8:]


def test_files_are_added_with_the_folders_they_need(tmp_path: Path) -> None:
    new = add_files({tmp_path / "a/b/one": "1\n", tmp_path / "a/two": "2\n"})
    assert [path.name for path in new] == ["one", "two"]
    assert files_of(tmp_path) == {"a/b/one": b"1\n", "a/two": b"2\n"}


def test_a_file_that_holds_the_same_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "same").write_text("same\n")
    before = (tmp_path / "same").stat()
    assert add_files({tmp_path / "same": "same\n", tmp_path / "new": "new\n"}) == (tmp_path / "new",)
    after = (tmp_path / "same").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def other_words(folder: Path) -> None:
    (folder / "reviews").mkdir()
    (folder / "reviews/z").write_text("other\n")


def file_for_folder(folder: Path) -> None:
    (folder / "reviews").write_text("no folder\n")


def link_for_folder(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "reviews").symlink_to(folder / "elsewhere")


def link_for_file(folder: Path) -> None:
    (folder / "reviews").mkdir()
    (folder / "elsewhere").write_text("z\n")
    (folder / "reviews/z").symlink_to(folder / "elsewhere")


def dangling_link(folder: Path) -> None:
    (folder / "reviews").mkdir()
    (folder / "reviews/z").symlink_to(folder / "nowhere")


def folder_for_file(folder: Path) -> None:
    (folder / "reviews/z").mkdir(parents=True)


OBSTACLES = [other_words, file_for_folder, link_for_folder, link_for_file, dangling_link, folder_for_file]


@pytest.mark.parametrize("obstacle", OBSTACLES, ids=lambda obstacle: obstacle.__name__)
def test_where_one_file_cannot_be_added_none_is(tmp_path: Path, obstacle: object) -> None:
    assert callable(obstacle)
    obstacle(tmp_path)
    before = state_of(tmp_path)
    with pytest.raises(OSError, match=r".+"):
        add_files({tmp_path / "made/first": "a\n", tmp_path / "reviews/z": "z\n"})
    assert state_of(tmp_path) == before


def state_of(folder: Path) -> dict[str, bytes | str]:
    """Every path below a folder, with bytes or the target of a link; folders and drafts included."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else ""
        for path in sorted(folder.rglob("*"))
    }


def test_a_replaced_file_is_the_new_one_whole_and_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "deep/file"
    replace_file(file, "one\n")
    replace_file(file, "two\n")
    assert state_of(tmp_path) == {"deep": "", "deep/file": b"two\n"}


def test_a_file_that_cannot_be_replaced_stays_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file/inside").mkdir(parents=True)
    before = state_of(tmp_path)
    with pytest.raises(OSError, match=r".+"):
        replace_file(tmp_path / "file", "two\n")
    assert state_of(tmp_path) == before
