"""The answers to a forge's reviews: what was recorded of each, and what a reviewer has to add."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.core.review_lines import lines_of_request, lines_to_copy
from generator.reports.markdown_text import code, plain


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one review: the account, the day, the items recorded, and why others were not."""

    login: str
    day: date
    recorded: tuple[str, ...]
    problems: tuple[str, ...]


def answers_text(answers: Iterable[Answer]) -> str:
    """Markdown for one comment; empty where every review was recorded whole."""
    open_answers = [answer for answer in answers if answer.problems]
    if not open_answers:
        return ""
    parts = ["Not everything in the reviews of this pull request could be recorded.\n"]
    parts += [_answer(answer) for answer in open_answers]
    parts.append(
        "An approval is recorded where the text of an approving review carries these lines:\n\n"
        f"```\n{lines_to_copy()}```\n\n"
        "A request for changes, where a review that requests changes carries these:\n\n"
        f"```\n{lines_of_request()}```\n\n"
        "A review given after the merge is recorded when a maintainer runs the job *record* again; "
        "`evidence approve` needs no job.\n"
    )
    return "\n".join(parts)


def _answer(answer: Answer) -> str:
    lines = [f"**Review of {answer.day.isoformat()} by {code(answer.login or 'a deleted account')}**\n"]
    lines += [f"- recorded: {', '.join(map(code, answer.recorded))}"] if answer.recorded else []
    lines += [f"- {plain(problem)}" for problem in answer.problems]
    return "\n".join([*lines, ""])
