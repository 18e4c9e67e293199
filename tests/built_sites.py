"""Sites that many tests look at, each built once for all test processes of a run."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import write_hostile_project
from tests.projects import PROJECT, SITES, build, copy_project

PATIENCE = 300
"""Seconds that one process waits for what another builds."""


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def own_site(shared_folder: Path) -> Path:
    """The site of the project's own content."""
    return made_once(shared_folder / "own", lambda folder: build(copy_project(PROJECT, folder))) / "site"


@pytest.fixture(scope="session")
def held_site(shared_folder: Path) -> Path:
    """A site with what no real source may show: a hold, a retraction, something removed, an alias."""
    source = SITES / "held"
    return made_once(shared_folder / "held", lambda folder: build(copy_project(source, folder))) / "site"


@pytest.fixture(scope="session")
def approved_site(shared_folder: Path) -> Path:
    """A site that shows only approved words, of a base in which most have been changed since."""

    def make(folder: Path) -> Path:
        return build(copy_project(SITES / "approved", folder), "--publish", "approved")

    return made_once(shared_folder / "approved", make) / "site"


@pytest.fixture(scope="session")
def hostile_site(shared_folder: Path) -> Path:
    """A site in which every text of every record tries to become markup."""
    return made_once(shared_folder / "hostile", lambda folder: build(write_hostile_project(folder))) / "site"


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """A folder as the first process makes it; the others wait, and fail with it where it fails."""
    outcome = folder.with_name(f"{folder.name}.outcome")
    try:
        folder.mkdir()
    except FileExistsError:
        return _awaited(folder, outcome)
    try:
        make(folder)
    except BaseException as error:
        _write_whole(outcome, f"{error}" or type(error).__name__)
        raise
    _write_whole(outcome, "")
    return folder


def _awaited(folder: Path, outcome: Path) -> Path:
    end = time.monotonic() + PATIENCE
    while not outcome.exists():
        assert time.monotonic() < end, f"nobody finished {folder.name}"
        time.sleep(0.05)
    failure = outcome.read_text()
    assert not failure, f"{folder.name} was not built:\n{failure}"
    return folder


def _write_whole(file: Path, text: str) -> None:
    unfinished = file.with_name(f"{file.name}.part")
    unfinished.write_text(text)
    unfinished.rename(file)
