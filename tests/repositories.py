"""Real git repositories of whole projects: commits, branches, merges and rebases with fixed names and dates.

Nothing of the machine's own settings of git reaches them, so that every run makes the same commits.
"""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.builders import write_files

_SETTINGS = {
    "user.name": "Ed Editor",
    "user.email": "ed@example.org",
    "commit.gpgsign": "false",
    "core.autocrlf": "false",
    "core.fsync": "none",
}
_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_DATE": "2026-05-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-05-01T12:00:00Z",
    "GIT_EDITOR": "true",
    "LC_ALL": "C",
}


@dataclass(frozen=True)
class Repository:
    """A repository and its working tree."""

    root: Path

    def git(self, *arguments: str, given: bytes = b"") -> str:
        """What git prints; a command that fails is a failed test."""
        done = self._run(*arguments, given=given)
        assert done.returncode == 0, (done.stdout + done.stderr).decode()
        return done.stdout.decode().rstrip("\n")

    def commit(self, message: str = "Work", files: Mapping[str, str] | None = None) -> str:
        """Write the files, commit everything there is, and return the commit's name."""
        write_files(self.root, files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str, start: str = "HEAD") -> None:
        """Make a branch there and switch to it."""
        self.git("switch", "--quiet", "--create", name, start)

    def switch(self, name: str) -> None:
        """Switch to a branch."""
        self.git("switch", "--quiet", name)

    def merge(self, name: str) -> bool:
        """Merge a branch into this one by a commit of its own; False where it stops at conflicts."""
        return self._run("merge", "--quiet", "--no-ff", "--no-edit", name).returncode == 0

    def rebase(self, onto: str) -> bool:
        """Put this branch's commits on top of another; False where it stops at conflicts."""
        return self._run("rebase", "--quiet", onto).returncode == 0

    def clone(self, target: Path, *options: str) -> "Repository":
        """A clone of it, as a workflow makes one; `--depth=1` makes a shallow one."""
        self.git("clone", "--quiet", *options, self.root.as_uri(), str(target))
        return _configured(target)

    def _run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **_ENVIRONMENT},
            input=given,
            capture_output=True,
            check=False,
            timeout=120,
        )


def make_repository(folder: Path, files: Mapping[str, str] | None = None) -> Repository:
    """A repository of everything in a folder, with these files added, committed on the branch `main`."""
    folder.mkdir(parents=True, exist_ok=True)
    Repository(folder).git("init", "--quiet", "--initial-branch=main")
    repository = _configured(folder)
    repository.commit("Begin", files)
    return repository


def _configured(folder: Path) -> Repository:
    repository = Repository(folder)
    for name, value in _SETTINGS.items():
        repository.git("config", name, value)
    return repository
