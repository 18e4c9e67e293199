"""What stands at the foot of a page for readers who pass it on, cite it, or find something wrong.

The sentence in a report is the one the reader sees: the patients' wording, or the clinicians' for those who
chose it. Of what is on hold no words go into a link.
"""

from dataclasses import dataclass, replace

from generator.core.checking import algorithm_item, article_item
from generator.core.model import Algorithm, Article, Claim
from generator.core.vocabulary import Stage
from generator.rendering.citing import Citation, Cited, citations_of_page, page_item, sentences_of
from generator.rendering.csl import Item
from generator.rendering.edition import Edition
from generator.rendering.links import Links, algorithm_path, article_path, claim_path
from generator.rendering.names import claim_names
from generator.rendering.permalinks import permalink, version_anchor
from generator.rendering.problem_report import Reported, ReportLinks, report_links
from generator.rendering.reference_files import CITATION, file_names
from generator.rendering.rows import article_name, article_status_line
from generator.rendering.views import Views

CONTRIBUTE = "about/contribute.html"


@dataclass(frozen=True, slots=True)
class Permalink:
    """A link to exactly these words; `address` is whole where the site knows where it is."""

    href: str
    address: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """The foot of a page: `for_clinicians` is a report with their wording, where it differs.

    `files`: label and name of each file beside the page that holds what others have as text.
    """

    citations: tuple[Citation, ...]
    report: ReportLinks
    for_clinicians: ReportLinks
    contribute: str
    permalink: Permalink | None = None
    files: tuple[tuple[str, str], ...] = ()


def sharing_of_claim(edition: Edition, views: Views, claim: Claim) -> Sharing:
    """The foot of a claim's page."""
    fingerprint = edition.assessment.subjects[claim.id].fingerprint
    view, kb = views.claim(claim), edition.kb
    title = claim_names([claim])[claim.id] if view.is_held else claim.statement
    path = claim_path(claim.id)
    anchor = version_anchor(fingerprint)
    cited = Cited(claim.id, path, title, fingerprint, view.status.clinicians, f"#{anchor}")
    words = ("", "") if view.is_held else (view.plain or view.statement, view.statement)
    link = permalink(claim.id, fingerprint)
    address = edition.settings.address(path)
    article = kb.articles.get(claim.article)
    return replace(
        _sharing(edition, views.links, cited, words, citations_of_page(edition, article, cited)),
        permalink=Permalink(views.links.to(link), f"{address}#{anchor}" if address else link, anchor),
    )


def sharing_of_article(edition: Edition, views: Views, article: Article) -> Sharing:
    """The foot of an article's page: light, so that what only programs read lies beside it."""
    sentences = sentences_of(item_of_article(edition, article), edition.language)
    words = (article_name(article), article.question)
    foot = _sharing(edition, views.links, _cited(edition, article), words, sentences)
    return replace(foot, files=file_names(CITATION))


def item_of_article(edition: Edition, article: Article) -> Item:
    """An article as an item of CSL JSON, with version and status."""
    return page_item(edition, article, _cited(edition, article))


def sharing_of_algorithm(edition: Edition, views: Views, article: Article, algorithm: Algorithm) -> Sharing:
    """The foot of an algorithm's page."""
    key = algorithm_item(article.id)
    status = edition.assessment.algorithms[article.id]
    title = article_name(article) if status.stage is Stage.HOLD else algorithm.title
    fingerprint = edition.assessment.subjects[key].fingerprint
    words = views.status(status).clinicians
    cited = Cited(f"{article.id}-algorithm", algorithm_path(article), title, fingerprint, words)
    citations = citations_of_page(edition, article, cited)
    return _sharing(edition, views.links, cited, (title, title), citations)


def _cited(edition: Edition, article: Article) -> Cited:
    fingerprint = edition.assessment.subjects[article_item(article.id)].fingerprint
    status = article_status_line(edition.assessment.articles[article.id])
    return Cited(article.id, article_path(article), article.question, fingerprint, status)


def _sharing(
    edition: Edition, links: Links, cited: Cited, words: tuple[str, str], citations: tuple[Citation, ...]
) -> Sharing:
    address = edition.settings.address(cited.path) or cited.path
    reported = Reported(cited.key, address + cited.anchor, cited.fingerprint)
    patients, clinicians = (
        report_links(edition.settings, reported, sentence, edition.language) for sentence in words
    )
    return Sharing(
        citations=citations,
        report=patients,
        for_clinicians=clinicians,
        contribute=links.to(CONTRIBUTE),
    )
