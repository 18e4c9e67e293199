"""The file with a forge's event of a pull request, as commands take it by `--event`."""

from pathlib import Path

import click

from generator.cli.group import CannotRunError
from generator.core.succession import Proposer
from generator.forges.github import MAX_CHARACTERS, PayloadError, PullRequest, read_pull_request

EVENT = click.option(
    "--event",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="With --base: a forge's event of a pull request, which says whose account proposes it.",
)


def request_in(file: Path) -> PullRequest:
    """The pull request that a file tells of; raises CannotRunError, naming the file, where there is none."""
    try:
        with file.open(encoding="utf-8") as opened:
            return read_pull_request(opened.read(MAX_CHARACTERS + 1))
    except PayloadError as error:
        raise CannotRunError(f"'{file}': {error}") from None
    except UnicodeDecodeError:
        raise CannotRunError(f"'{file}' is not UTF-8 text") from None
    except OSError as error:
        raise CannotRunError(f"'{file}' cannot be read: {error.strerror}") from None


def proposer_of(request: PullRequest) -> Proposer:
    """Who proposes the pull request."""
    return Proposer(request.author, request.is_recording)
