"""GitHub's payloads: the event of a pull request, and its reviews as the REST API lists them.

People are known by the number of their account, never by the login, which can be renamed and taken over.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

MAX_CHARACTERS = 32 * 1024 * 1024

APPROVED = "APPROVED"
CHANGES_REQUESTED = "CHANGES_REQUESTED"
DISMISSED = "DISMISSED"

_ACTIONS = 41898282
"""The account `github-actions[bot]`, in whose name workflows open pull requests."""

_RECORDS = "record/"

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class PayloadError(ValueError):
    """A payload is not what the forge documents; worded for a person."""


@dataclass(frozen=True, slots=True)
class ForgeReview:
    """One submitted review of a pull request.

    `account`: the number of the account, 0 for one that was deleted. `state`: the forge's word. `commit`: the
    commit that was reviewed, empty where the forge has forgotten it. `submitted`: in UTC.
    """

    account: int
    login: str
    state: str
    commit: str
    text: str
    submitted: datetime


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A pull request as an event tells of it; `base` and `head` are commits.

    `author`: the number of the account that opened it, 0 where the event names none. `is_recording`: the
    forge's own account opened it from a branch `record/...` of the same repository, which only those who can
    push there can make.
    """

    number: int
    base: str
    head: str
    author: int = 0
    is_recording: bool = False


def read_pull_request(payload: str) -> PullRequest:
    """The pull request of an event.

    `payload`: JSON with `pull_request` in it, as for the events `pull_request` and `pull_request_review`.
    Raises PayloadError, naming what is missing.
    """
    if len(payload) > MAX_CHARACTERS:
        raise PayloadError("the event is larger than 32 MiB")
    try:
        event = json.loads(payload)
    except (ValueError, RecursionError):
        raise PayloadError("the event is no JSON") from None
    request = event.get("pull_request") if isinstance(event, dict) else None
    if not isinstance(request, dict):
        raise PayloadError("the event tells of no pull request: it has no 'pull_request'")
    number = request.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise PayloadError("the 'number' of the pull request is no number")
    base, head = _end(request, "base"), _end(request, "head")
    author = _number_in(request.get("user"))
    is_recording = author == _ACTIONS and _is_of_records(request["base"], request["head"])
    return PullRequest(number, base, head, author, is_recording)


def _number_in(owner: Any) -> int:
    number = owner.get("id") if isinstance(owner, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) and number > 0 else 0


def _is_of_records(base: dict[str, Any], head: dict[str, Any]) -> bool:
    home, branch = _number_in(base.get("repo")), head.get("ref")
    is_ours = home > 0 and home == _number_in(head.get("repo"))
    return is_ours and isinstance(branch, str) and branch.startswith(_RECORDS)


def _end(request: dict[str, Any], name: str) -> str:
    end = request.get(name)
    commit = end.get("sha") if isinstance(end, dict) else None
    if not isinstance(commit, str) or not _COMMIT.fullmatch(commit):
        raise PayloadError(f"'{name}.sha' of the pull request is no commit")
    return commit


def read_reviews(payload: str) -> tuple[ForgeReview, ...]:
    """The reviews in the order of their submission; those not submitted yet (`PENDING`) are left out.

    `payload`: JSON, a list of reviews, or several lists one after another as a paginated answer prints them.
    Raises PayloadError, naming the place.
    """
    reviews = [
        _review(item, f"review {number}")
        for number, item in enumerate(_items(payload), 1)
        if not (isinstance(item, dict) and item.get("state") == "PENDING")
    ]
    return tuple(sorted(reviews, key=lambda review: review.submitted))


def _items(payload: str) -> list[Any]:
    if len(payload) > MAX_CHARACTERS:
        raise PayloadError("the list of reviews is larger than 32 MiB")
    found: list[Any] = []
    decoder = json.JSONDecoder()
    position = _skip(payload, 0)
    while position < len(payload):
        try:
            value, position = decoder.raw_decode(payload, position)
        except (ValueError, RecursionError):
            line = payload.count("\n", 0, position) + 1
            raise PayloadError(f"the list of reviews is no JSON, from line {line} on") from None
        if not isinstance(value, list):
            raise PayloadError("the file of reviews holds no list of reviews")
        found += value
        position = _skip(payload, position)
    return found


def _skip(payload: str, position: int) -> int:
    while position < len(payload) and payload[position].isspace():
        position += 1
    return position


def _review(item: Any, place: str) -> ForgeReview:
    if not isinstance(item, dict):
        raise PayloadError(f"{place} is not a mapping")
    user = item.get("user")
    user = user if isinstance(user, dict) else {}
    commit = item.get("commit_id") or ""
    if not isinstance(commit, str) or (commit and not _COMMIT.fullmatch(commit)):
        raise PayloadError(f"{place} has a 'commit_id' that is no commit")
    account, login = user.get("id", 0), user.get("login", "")
    if not isinstance(account, int) or isinstance(account, bool) or not isinstance(login, str):
        raise PayloadError(f"{place} has a 'user' without number and login")
    state, text = item.get("state"), item.get("body") or ""
    if not isinstance(state, str) or not isinstance(text, str):
        raise PayloadError(f"{place} has no 'state', or a 'body' that is no text")
    return ForgeReview(account, login, state, commit, text, _moment(item.get("submitted_at"), place))


def _moment(value: Any, place: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise PayloadError(f"{place} has no 'submitted_at' such as 2026-05-02T14:05:09Z") from None
    if moment.tzinfo is None:
        raise PayloadError(f"{place} has a 'submitted_at' without a time zone")
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        raise PayloadError(f"{place} has a 'submitted_at' before the first year") from None
