"""`evidence record`: the reviews of a merged pull request become events."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from generator.cli.group import AS_OF, CannotRunError, day, main, root_of
from generator.core.model import Board
from generator.core.recording import Recording, Revision, Voice, person_of, recording_of
from generator.core.review_lines import ReviewLines, read_review_lines
from generator.core.vocabulary import Decision
from generator.forges.github import (
    APPROVED,
    CHANGES_REQUESTED,
    ForgeReview,
    PayloadError,
    read_reviews,
)
from generator.git import GitError, commit_of, merge_base
from generator.loading.files import INVISIBLE
from generator.loading.memory import Memory
from generator.project import open_revision
from generator.reports.answers import Answer, answers_text
from generator.writing.events import add_files, event_files
from generator.writing.whole_file import replace_file

ASKS_FOR_CHANGES = "it asks for changes, so it approves nothing; a line 'request-changes:' says of what"

FILE = click.Path(path_type=Path, dir_okay=False)


@main.command()
@click.option("--reviews", type=FILE, required=True, help="The forge's list of reviews, as JSON.")
@click.option("--pull-request", type=click.IntRange(min=1), required=True, help="Its number.")
@click.option("--base", required=True, metavar="REV", help="The default branch before the merge.")
@click.option("--merged", required=True, metavar="REV", help="The commit of the merge.")
@click.option("--answers", type=FILE, help="Where to write what reviewers have to be told.")
@AS_OF
@click.pass_obj
def record(
    folder: Path,
    reviews: Path,
    pull_request: int,
    base: str,
    merged: str,
    answers: Path | None,
    as_of: str | None,
) -> None:
    """Write events for the reviews of a merged pull request, for exactly the words that were merged."""
    recorder = _Recorder(root_of(folder), base, merged, day(as_of))
    given = []
    for review in _standing(_read(reviews)):
        recording = recorder.recording(review, pull_request)
        recorder.write(recording)
        covered = tuple(key for event, _ in recording.events for key in event.covers)
        given.append(Answer(review.login, review.submitted.date(), covered, recording.answers))
    text = answers_text(given)
    if answers:
        _write(answers, text)
    elif text:
        click.echo(text, err=True)
    if not recorder.written:
        click.echo("nothing to record")


class _Recorder:
    """The revisions that reviews speak of, each read once, and the files written so far."""

    def __init__(self, root: Path, base: str, merged: str, as_of: date) -> None:
        self.root = root
        self.as_of = as_of
        self.written: list[Path] = []
        self._revisions: dict[str, Revision] = {}
        self._memory = Memory()
        try:
            self.base = commit_of(root, base)
            self.board = open_revision(root, self.base, as_of, memory=self._memory).kb.board
            self.merged = self.revision(commit_of(root, merged), self.board)
        except GitError as error:
            raise CannotRunError(str(error)) from None
        self.names = {Path(event.origin.path).name for event in self.merged.kb.events}

    def recording(self, review: ForgeReview, pull_request: int) -> Recording:
        """What becomes of one review; a commit that is gone is answered, not fatal."""
        lines = read_review_lines(review.text)
        if review.state == CHANGES_REQUESTED and (lines.is_empty or Decision.APPROVE in lines.items):
            is_known = person_of(self.board, review.account) is not None
            return Recording(answers=(ASKS_FOR_CHANGES,) if is_known else ())
        if INVISIBLE.search(lines.interests + lines.note):
            return Recording(answers=("its lines hold a character that nobody can see: type them again",))
        voice = Voice(review.account, review.submitted, lines, pull_request)
        try:
            reviewed = self.revision(commit_of(self.root, review.commit), self.board)
            before = self.revision(merge_base(self.root, self.base, review.commit), self.board)
        except GitError as error:
            return Recording(answers=(f"the commit that was reviewed cannot be read: {error}",))
        return recording_of(voice, self.board, before, reviewed, self.merged)

    def revision(self, commit: str, board: Board) -> Revision:
        """The base in a commit."""
        if commit not in self._revisions:
            project = open_revision(self.root, commit, self.as_of, board=board, memory=self._memory)
            self._revisions[commit] = Revision(project.kb, project.assessment)
        return self._revisions[commit]

    def write(self, recording: Recording) -> None:
        """Add the files of the events that are not recorded yet, all or none, and say which."""
        files: dict[Path, str] = {}
        for event, kept in recording.events:
            home = self.root / "content" / self.merged.kb.articles[event.folder].address
            found = event_files(event, kept)
            if not self.names & {Path(name).name for name in found if name.endswith(".yml")}:
                files |= {home / name: text for name, text in found.items()}
        try:
            new = add_files(files)
        except OSError as error:
            raise CannotRunError(f"nothing of this review was written: {error}") from None
        self.written += new
        for path in new:
            if path.suffix == ".yml":
                click.echo(f"recorded {path.relative_to(self.root).as_posix()}")


def _read(file: Path) -> tuple[ForgeReview, ...]:
    try:
        return read_reviews(file.read_text(encoding="utf-8"))
    except PayloadError as error:
        raise click.ClickException(str(error)) from None
    except UnicodeDecodeError:
        raise click.ClickException(f"'{file}' is not UTF-8 text") from None
    except OSError as error:
        raise CannotRunError(f"'{file}' cannot be read: {error.strerror}") from None


def _write(file: Path, text: str) -> None:
    try:
        replace_file(file, text)
    except OSError as error:
        raise CannotRunError(f"'{file}' cannot be written: {error.strerror}") from None


def _standing(reviews: Iterable[ForgeReview]) -> list[ForgeReview]:
    """Reviews that decide something and were not dismissed; who later asked for changes approves nothing."""
    deciding = [review for review in reviews if review.state in (APPROVED, CHANGES_REQUESTED)]
    newest = {review.account: review for review in deciding}
    refused = {
        account
        for account, review in newest.items()
        if _refuses_everything(review, read_review_lines(review.text))
    }
    return [r for r in deciding if r.account not in refused or r is newest[r.account]]


def _refuses_everything(review: ForgeReview, lines: ReviewLines) -> bool:
    return review.state == CHANGES_REQUESTED and lines.is_empty
