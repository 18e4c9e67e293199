"""Publishing whole or not at all: build beside the site, mark complete last, exchange by two renames.

A build that fails or is killed leaves the old site untouched; one that is killed between the two renames
is mended at the next start.
"""

import shutil
from pathlib import Path

MARK = ".complete"


def prepare_stage(site: Path) -> Path:
    """The empty folder beside the site in which the next one is built; mends an interrupted publish."""
    recover(site)
    stage = _beside(site, "stage")
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    return stage


def mark_complete(stage: Path) -> None:
    """Say that everything is written."""
    (stage / MARK).touch()


def unmark(stage: Path) -> None:
    """Take the mark back, after an error that came late."""
    (stage / MARK).unlink(missing_ok=True)


def publish(stage: Path, site: Path) -> bool:
    """Put a complete stage in the place of the site; False, changing nothing, where it is not complete."""
    if not (stage / MARK).exists():
        shutil.rmtree(stage, ignore_errors=True)
        return False
    (stage / MARK).unlink()
    old = _beside(site, "old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    stage.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return True


def recover(site: Path) -> None:
    """Put the old site back where a publish was killed between its two renames."""
    old = _beside(site, "old")
    if old.exists() and not site.exists():
        old.rename(site)


def _beside(site: Path, word: str) -> Path:
    return site.parent / f".{site.name}.{word}"
