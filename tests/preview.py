"""A running preview, and waiting for what it shows."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.projects import AS_OF, program_path

PATIENCE = 60
"""Seconds after which a test stops waiting."""


@contextmanager
def preview(project: Path, *options: str) -> Iterator[tuple[str, Path]]:
    """`evidence serve` in a project's folder: its address, and the file in which its messages arrive."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    output, address = project / "preview.txt", f"http://127.0.0.1:{port}"
    command = [program_path("evidence"), "serve", "--as-of", f"{AS_OF}", "--address", f"127.0.0.1:{port}"]
    command += options
    # What a preview leaves behind when it ends in a hurry goes with the folder of the test.
    environment = {**os.environ, "TMPDIR": f"{project}"}
    with (
        output.open("w") as file,
        subprocess.Popen(
            command, cwd=project, env=environment, stdout=file, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            wait_until(lambda: process.poll() is not None or bool(fetch(f"{address}/index.html")), output)
            assert process.poll() is None, output.read_text()
            yield address, output
        finally:
            process.kill()


def fetch(address: str) -> str:
    """The text at an address; empty while there is none."""
    try:
        with urlopen(address, timeout=PATIENCE) as response:
            return str(response.read().decode())
    except (HTTPError, OSError):
        return ""


def wait_until(is_so: Callable[[], bool], output: Path) -> None:
    """Wait for something to become true; fails with the messages of the preview."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, output.read_text()
        time.sleep(0.1)
