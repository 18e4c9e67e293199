"""The W3C checker over every page of the sites: no error and no warning, but for those that are not true.

It reads files, for which it takes `'self'` to mean nothing at all; a browser does not (see `test_from_disk`).
"""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.w3c

OPTIONS = ("--format", "json", "--exit-zero-always", "--also-check-css", "--skip-non-html")

UNTRUE = re.compile(
    r"Resource violates .*external (stylesheet “[./]*css/[a-z]+\.[0-9a-f]{8}\.css” blocked by “style-src”"
    r"|script “[./]*(js|graph)/[a-z-]+(\.[0-9a-f]{8})?\.js” blocked by “script-src”)"
    # It guesses from few words.
    r"|This document appears to be written in"
    # It takes a block of data for a script; that no script stands inside a page is asked elsewhere.
    r"|Inline script violates"
    # It does not know CSS Anchor Positioning yet.
    r"|CSS: “(anchor-name|position-(anchor|area|try-fallbacks|visibility))”: Property “[a-z-]+” doesn't exist"
    r"|CSS: “justify-self”: “anchor-center” is not a"
    # Nor container queries.
    r"|CSS: (Unrecognized at-rule “@container”|“container-type”: Property “container-type” doesn't exist)"
)


@pytest.mark.parametrize("name", ["own_site", "held_site", "hostile_site"])
def test_the_w3c_checker_has_nothing_to_say(name: str, vnu_jar: Path, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    done = subprocess.run(
        ["java", "-jar", f"{vnu_jar}", *OPTIONS, f"{site}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    messages = json.loads(done.stderr)["messages"]
    found = [_line(message, site) for message in messages if not UNTRUE.match(message["message"])]
    assert not found, "\n" + "\n".join(found)


def _line(message: dict[str, Any], site: Path) -> str:
    place = message.get("url", "").rpartition(f"{site}")[2]
    return (
        f"{place}:{message.get('lastLine')}: {message.get('subType', message['type'])}: {message['message']}"
    )
