"""`llms.txt`: what is here for programs that answer in words, each statement with its status and certainty.

The form is that of llmstxt.org: a title, a summary, lists of links with notes. A statement that is not
approved says so, and one on hold has no words, so that whoever quotes from here cannot leave it out unseen.
"""

from collections.abc import Iterator

from generator.core.model import Article, Claim
from generator.core.vocabulary import Stage
from generator.core.wording import certainty_words
from generator.rendering.edition import PUBLISHED, Edition, page_type
from generator.rendering.links import claim_path
from generator.rendering.rows import Rows
from generator.rendering.site_files import Page

PATH = "llms.txt"


@page_type
def llms_text(edition: Edition) -> Iterator[Page]:
    """`llms.txt`."""
    yield Page(PATH, "\n".join(_lines(edition)) + "\n")


def _lines(edition: Edition) -> Iterator[str]:
    kb, rows = edition.kb, Rows.on(edition, PATH)
    yield f"# {edition.settings.site_name}"
    yield ""
    yield (
        "> Medical statements, each with its evidence, its certainty (GRADE) and its review status as of "
        f"{edition.assessment.as_of.isoformat()}. {PUBLISHED[kb.today is not None]} Quote a statement with "
        "its status and certainty; one that is not approved must not be quoted as approved."
    )
    if kb.board.notice:
        yield ""
        yield _one_line(kb.board.notice)
    yield ""
    yield "- [Everything as data](base.json): every record with its status, as JSON"
    for topic in kb.topics.values():
        for article in kb.articles_in(topic):
            yield from _article_lines(edition, rows, article)


def _article_lines(edition: Edition, rows: Rows, article: Article) -> Iterator[str]:
    row = rows.article(article)
    yield ""
    yield f"## {_one_line(row.question)}"
    yield ""
    yield f"- [{_linkable(row.question)}]({row.href}): {_one_line(row.verdict)}. {row.status.clinicians}"
    for claim in edition.kb.shown_by(article):
        yield _claim_line(rows, claim)


def _claim_line(rows: Rows, claim: Claim) -> str:
    status = rows.views.status_of(claim)
    if rows.views.assessment.claims[claim.id].stage is Stage.HOLD:
        return f"- [{claim.id}]({claim_path(claim.id)}): {status.clinicians}"
    words = f"{status.clinicians}. Certainty: {certainty_words(claim.rating)}"
    return f"- [{_linkable(claim.statement)}]({claim_path(claim.id)}): {words}"


def _linkable(text: str) -> str:
    return _one_line(text).replace("[", "(").replace("]", ")")


def _one_line(text: str) -> str:
    return " ".join(text.split())
