"""Whether an article answers its question first, and whether its fields say what they must."""

from collections.abc import Iterator

from generator.checks.blocks import block_lines
from generator.checks.mentions import place_of
from generator.core.checking import article_item, check
from generator.core.declaration import Record
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article
from generator.core.prose import Answer, MarkKind, answer_of
from generator.core.sentences import MARKED, sentence_spans

MOST_SENTENCES = 3


@check("answer-missing", Severity.ERROR)
def missing_answers(kb: KnowledgeBase) -> Iterator[Finding]:
    """The prose of an article does not begin with its answer.

    A reader in a hurry reads the beginning and nothing else. Begin the prose with `/// answer`, one to
    three sentences and `///`; there is one answer and nothing stands before it.

    Rule: this site's own; a page begins with its answer.
    """
    for article in kb.articles.values():
        answer = answer_of(article.body)
        about = (article_item(article.id),)
        if not answer.text:
            message = f"the article '{article.id}' has no answer"
            hint = "begin the prose with a line '/// answer', one to three sentences, and a line '///'"
            yield Finding(place_of(article, 0, 0), message, hint, about=about)
        elif article.body[: answer.offset].strip():
            message = f"the answer of '{article.id}' is not the first thing in its prose"
            yield Finding(
                place_of(article, answer.offset, 0),
                message,
                "move it, from '/// answer' to '///', to the top of the prose",
                about=about,
            )
        for other in [line for line in block_lines(article.body) if line["name"] == "answer"][1:]:
            message = f"'{article.id}' has a second answer"
            yield Finding(
                place_of(article, other.start(), 0),
                message,
                "keep one of the two, and make the other ordinary prose",
                about=about,
            )


@check("answer-long", Severity.WARNING, one_article=True)
def long_answers(kb: KnowledgeBase) -> Iterator[Finding]:
    """The answer has more than three sentences.

    It is read first and often alone. Keep what decides, and let the sections below say the rest.

    Rule: this site's own; an answer is read at a glance.
    """
    for article, answer in _answers(kb):
        found = list(_sentences(article, answer))
        if len(found) > MOST_SENTENCES:
            place = place_of(article, found[MOST_SENTENCES][0], 0)
            message = f"the answer of '{article.id}' has {len(found)} sentences"
            hint = f"keep {MOST_SENTENCES} at most: move the others, from this one on, below the answer"
            yield Finding(place, message, hint, about=(article_item(article.id),))


@check("answer-unmarked", Severity.ERROR)
def unmarked_sentences(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence of the answer carries no claim mark.

    The most read sentences of the page must show their certainty, their evidence and their status as
    every other one does. Put `[@claim:id]` before its full stop, or delete the sentence.

    Rule: this site's own; every statement shows its certainty and status.
    """
    for article, answer in _answers(kb):
        marked = [mark.offset for mark in answer.marks if mark.kind in (MarkKind.CLAIM, MarkKind.MALFORMED)]
        for start, end in _sentences(article, answer):
            if not any(start <= offset < end for offset in marked):
                words = " ".join(article.body[start:end].split())
                shown = words if len(words) <= 50 else f"{words[:47]}..."
                message = f"'{shown}' stands in the answer without a claim"
                hint = "put [@claim:<id>] before its full stop, naming the claim that says it"
                yield Finding(place_of(article, start, 0), message, hint, about=(article_item(article.id),))


@check("red-flags-unclear", Severity.ERROR)
def unclear_red_flags(kb: KnowledgeBase) -> Iterator[Finding]:
    """An article names neither red flags nor the reason why it has none, or it does both.

    What must not wait stands right below the answer, so its absence must be a decision. Name the claims
    under `red_flags`, or write `none:` with the reason.

    Rule: this site's own; what must not wait is decided, never forgotten.
    """
    for article in kb.articles.values():
        flags = article.red_flags
        if flags.claims and flags.none:
            message = f"'{article.id}' names red flags and says why it has none"
            yield _unclear(
                article, flags, message, "delete 'none' if something must not wait, else delete 'claims'"
            )
        elif not flags.claims and not flags.none:
            message = f"'{article.id}' neither names red flags nor says why it has none"
            yield _unclear(
                article,
                flags,
                message,
                "write 'red_flags: {claims: [<id>]}', or 'red_flags: {none: <why nothing is urgent>}'",
            )


@check("search-unclear", Severity.ERROR)
def unclear_searches(kb: KnowledgeBase) -> Iterator[Finding]:
    """An article says neither when its evidence was searched nor why nobody searched, or it says both.

    Readers judge by this date whether newer studies can be missing. Give the day, or write `none:` with
    the reason.

    Rule: PRISMA 2020, item 6 (the date of each search).
    """
    for article in kb.articles.values():
        searched = article.evidence_searched
        if searched.date and searched.none:
            message = f"'{article.id}' dates a search and says why there was none"
            yield _unclear(
                article, searched, message, "delete 'none' if somebody searched, else delete 'date'"
            )
        elif not searched.date and not searched.none:
            message = f"'{article.id}' neither dates a search nor says why there was none"
            yield _unclear(
                article,
                searched,
                message,
                "write 'evidence_searched: <year-month-day>', or 'evidence_searched: {none: <why>}'",
            )


def _unclear(article: Article, record: Record, message: str, hint: str) -> Finding:
    return Finding(record.origin.span(), message, hint, about=(article_item(article.id),))


def _answers(kb: KnowledgeBase) -> Iterator[tuple[Article, Answer]]:
    for article in kb.articles.values():
        answer = answer_of(article.body)
        if answer.text:
            yield article, answer


def _sentences(article: Article, answer: Answer) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence in the prose; a mark right after a full stop belongs before it."""
    start = article.body.index(answer.text, answer.offset)
    text = answer.text
    for mark in answer.marks:
        # Blanked, so that a full stop inside a mark (`p. 12`) ends nothing.
        begin = mark.offset - start
        text = text[:begin] + MARKED * mark.length + text[begin + mark.length :]
    for first, last in sentence_spans(text):
        yield start + first, start + last
