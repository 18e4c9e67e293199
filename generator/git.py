"""The git program: revisions as files in memory, who the person is, and what is not committed.

Nothing is ever checked out, and no setting of the repository (filters, external diffs, hooks) is obeyed:
what a stranger's commit holds is read as bytes and never run.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_TIMEOUT = 300


class GitError(Exception):
    """What git could not do, worded for the person at the command line."""


@dataclass(frozen=True, slots=True)
class RevisionFiles:
    """The files of a commit: path from the project's root -> bytes.

    `links`: paths that hold no file of their own. `large`: files past the limit, which were not read.
    """

    files: Mapping[str, bytes]
    links: frozenset[str]
    large: frozenset[str]


@dataclass(frozen=True, slots=True)
class Identity:
    """The name and e-mail that git would write into a commit here, and what its settings say beside them.

    `login`: the account under `github.user`. `signing_key`: the SSH key that commits are signed with.
    """

    name: str
    email: str
    login: str = ""
    signing_key: str = ""


def files_at(root: Path, revision: str, folders: Iterable[str], *, limit: int) -> RevisionFiles:
    """Every file below the folders in a commit; those of more than `limit` bytes are not read.

    `root` is the project's folder in the repository.

    Raises GitError where there is no repository, no git, or no such commit.
    """
    commit = commit_of(root, revision)
    listed = _git(root, "ls-tree", "-rlz", commit, "--", *folders)
    blobs: dict[str, str] = {}
    links: set[str] = set()
    large: set[str] = set()
    for entry in listed.split(b"\0")[:-1]:
        described, _, raw = entry.partition(b"\t")
        mode, kind, name, size = described.split()
        path = raw.decode("utf-8", "surrogateescape")
        if kind != b"blob" or mode == b"120000" or path in blobs:
            # Of two entries under one name nobody knows which a checkout would take.
            links.add(path)
        elif int(size) > limit:
            large.add(path)
        else:
            blobs[path] = name.decode()
    contents = dict(zip(blobs, _contents(root, blobs.values()), strict=True))
    return RevisionFiles(contents, frozenset(links), frozenset(large))


def commit_of(root: Path, revision: str) -> str:
    """The full name of the commit a revision means.

    Raises GitError for what names no commit.
    """
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        # Where git cannot answer at all, it says so itself.
        _git(root, "rev-parse", "--git-dir")
        raise GitError(f"'{revision}' is no commit of this repository{_shallow_hint(root)}") from None
    return found.decode().strip()


def merge_base(root: Path, one: str, other: str) -> str:
    """The newest commit that both have in their history.

    Raises GitError where there is none, as in a shallow clone.
    """
    first, second = commit_of(root, one), commit_of(root, other)
    try:
        return _git(root, "merge-base", first, second).decode().strip()
    except GitError:
        hint = _shallow_hint(root)
        raise GitError(f"'{one}' and '{other}' have no history in common{hint}") from None


def merge_bases(root: Path, tip: str, other: str) -> tuple[str, ...]:
    """Every newest commit that both have in their history; more than one where branches merged each other.

    Raises GitError where there is none, and where a shallow clone may hide a newer one.
    """
    first, second = commit_of(root, tip), commit_of(root, other)
    try:
        found = tuple(_git(root, "merge-base", "--all", first, second).decode().split())
    except GitError:
        hint = _shallow_hint(root)
        raise GitError(f"'{tip}' and '{other}' have no history in common{hint}") from None
    if found != (first,) and (hint := _shallow_hint(root)):
        raise GitError(f"nobody can tell where '{other}' left '{tip}'{hint}")
    return found


def default_branch(root: Path) -> str:
    """The branch that others merge into: what the origin names, else `main`.

    Raises GitError where there is neither.
    """
    for name in ("origin/HEAD", "main"):
        try:
            commit_of(root, name)
        except GitError:
            continue
        return name
    raise GitError("there is neither 'origin/HEAD' nor a branch 'main'")


def is_repository(root: Path) -> bool:
    """True where the folder lies in a repository, also where git cannot read it or is not installed."""
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def changed_below(root: Path, folders: Iterable[str]) -> tuple[str, ...]:
    """The paths below the folders that differ from the last commit, files that git does not know included."""
    return tuple(sorted(path for path, _ in _changes(root, folders)))


def new_below(root: Path, folders: Iterable[str]) -> frozenset[str]:
    """Those of the changed paths that the last commit does not hold."""
    return frozenset(path for path, codes in _changes(root, folders) if codes in ("??", "A ", "AM"))


def paths_changed(root: Path, one: str, other: str = "") -> tuple[str, ...]:
    """The paths that differ between two commits, or between a commit and the files on disk.

    From the project's root; those of a repository around it begin with `:/`. Raises GitError.
    """
    ends = [commit_of(root, end) for end in (one, other) if end]
    plain = ("--no-renames", "--no-ext-diff", "--no-textconv")
    listed = _git(root, "diff", "--name-only", "-z", *plain, *ends, "--")
    if not other:
        listed += _git(root, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
    prefix = _git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    paths = (entry.decode("utf-8", "surrogateescape") for entry in listed.split(b"\0")[:-1])
    return tuple(sorted(p.removeprefix(prefix) if p.startswith(prefix) else f":/{p}" for p in paths))


def identity(root: Path) -> Identity:
    """Who git takes the person for; empty where nothing is set."""
    key = _setting(root, "user.signingkey") if _setting(root, "gpg.format") == "ssh" else ""
    return Identity(
        _setting(root, "user.name"), _setting(root, "user.email"), _setting(root, "github.user"), key
    )


def _changes(root: Path, folders: Iterable[str]) -> Iterator[tuple[str, str]]:
    listed = _git(
        root, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *folders
    )
    prefix = _git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    for entry in listed.split(b"\0")[:-1]:
        path = entry[3:].decode("utf-8", "surrogateescape")
        yield path.removeprefix(prefix), entry[:2].decode("ascii")


def _setting(root: Path, name: str) -> str:
    try:
        return _git(root, "config", "--get", name).decode().strip()
    except GitError:
        return ""


def _contents(root: Path, blobs: Iterable[str]) -> list[bytes]:
    names = list(blobs)
    if not names:
        return []
    answer = _git(root, "cat-file", "--batch", given="\n".join(names).encode() + b"\n")
    contents = []
    start = 0
    for name in names:
        end = answer.index(b"\n", start)
        header = answer[start:end].split()
        if len(header) != 3:
            raise GitError(f"the object '{name}' is missing{_shallow_hint(root)}")
        size = int(header[2])
        contents.append(answer[end + 1 : end + 1 + size])
        start = end + 2 + size
    return contents


def _shallow_hint(root: Path) -> str:
    try:
        is_shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitError:
        return ""
    return "; the clone is shallow: fetch its whole history (fetch-depth: 0)" if is_shallow else ""


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    # Nothing of a person's or a repository's settings may run a program here or change what is printed.
    settings = ("core.fsmonitor=false", "core.quotePath=false", "core.hooksPath=/dev/null")
    command = ["git", "--no-pager", *(part for setting in settings for part in ("-c", setting)), *arguments]
    settled = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    # History is what its commits say, not what this clone puts in their place.
    environment = {**os.environ, **settled, "GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=environment,
            input=given,
            capture_output=True,
            check=False,
            timeout=_TIMEOUT,
        )
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"git {arguments[0]} took too long") from None
    if done.returncode != 0:
        raise GitError(_reason(done.stderr) or f"git {arguments[0]} failed")
    return done.stdout


def _reason(printed: bytes) -> str:
    lines = printed.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("fatal: ") if lines else ""
