"""What every test stands on: the outside tools, and the two rules that keep runs alike.

No test sees the day it runs on (`SOURCE_DATE_EPOCH` is taken away; a test passes `as_of` itself), and
hypothesis tries the same examples each time. With `EVIDENCE_NO_SKIP=1` a skipped test fails: a machine that
lacks a tool must not look like one on which all is well.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

PROJECT = Path(__file__).parent.parent

pytest_plugins = ["tests.built_sites"]

settings.register_profile("same every time", derandomize=True, deadline=None, database=None)
settings.load_profile("same every time")
os.environ.pop("SOURCE_DATE_EPOCH", None)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The program that browser tests drive; `CHROMIUM` names one that is not on the path."""
    named = os.environ.get("CHROMIUM", "chromium")
    for name in (named, "chromium-browser", "google-chrome", "google-chrome-stable"):
        if path := shutil.which(name):
            break
    else:
        pytest.skip("no Chromium")
    if not _runs(sys.executable, "-m", "playwright", "--version"):
        pytest.skip("no library for the browser driver")
    return path


@pytest.fixture(scope="session")
def vnu_jar() -> Path:
    """The W3C checker, to be run by `java -jar`."""
    jar = PROJECT / "node_modules/vnu-jar/build/dist/vnu.jar"
    if not jar.is_file():
        pytest.skip("no W3C checker: npm ci")
    if not _runs("java", "-version"):
        pytest.skip("no Java")
    return jar


@pytest.fixture(scope="session")
def ssh_keygen() -> str:
    """OpenSSH's program that makes keys, signs and verifies."""
    path = shutil.which("ssh-keygen")
    if path is None:
        pytest.skip("no ssh-keygen")
    return path


@pytest.fixture(scope="session")
def jq() -> None:
    """The program that the workflows read the forge's answers with."""
    if not _runs("jq", "--version"):
        pytest.skip("no jq")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_skip(report)
    return report


def _runs(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    # A test expected to fail is reported as skipped too, and is none.
    if os.environ.get("EVIDENCE_NO_SKIP") != "1" or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason: Any = report.longrepr
    report.outcome = "failed"
    report.longrepr = f"skipped, where no test may be: {reason[2] if isinstance(reason, tuple) else reason}"
