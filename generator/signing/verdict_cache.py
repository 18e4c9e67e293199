"""Signatures once found good, so that the next run need not ask ssh-keygen again.

They are kept in the user's own folder and never inside the project: a folder that git ignores can still be
committed, and a committed list of good signatures would make any forgery good. Only good ones are kept; what
cannot be read counts as absent.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.signing.ssh_keygen import SignedText
from generator.signing.ssh_signature import NAMESPACE

_FILE = "good-signatures"
_NAME = re.compile(r"^[0-9a-f]{64}$", re.MULTILINE)


def user_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder of this program among the user's caches, None where the user has no home."""
    home = environment.get("HOME")
    named = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA")
    found = Path(named or (f"{home}/.cache" if home else ""))
    return found / "evidence-knowledge-base" if found.is_absolute() else None


def name_of(signed: SignedText) -> str:
    """The name under which a good signature is kept: everything that the verdict depends on."""
    parts = [NAMESPACE, signed.text, signed.signature, signed.allowed, signed.at]
    return sha256(json.dumps(parts).encode()).hexdigest()


def good_names(folder: Path | None) -> frozenset[str]:
    """The names kept in a folder."""
    if folder is None:
        return frozenset()
    try:
        return frozenset(_NAME.findall((folder / _FILE).read_text(encoding="ascii")))
    except (OSError, UnicodeDecodeError):
        return frozenset()


def keep_good(folder: Path | None, names: Iterable[str]) -> None:
    """Add names to those kept; a folder that cannot be written to keeps nothing."""
    kept = good_names(folder)
    added = kept.union(names)
    if folder is None or added == kept:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder) as stage:
            file = Path(stage, _FILE)
            file.write_text("".join(f"{name}\n" for name in sorted(added)), encoding="ascii")
            file.replace(folder / _FILE)
    except OSError:
        return
