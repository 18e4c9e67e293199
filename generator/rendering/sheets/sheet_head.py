"""The head and foot of a sheet as data: title, standing, version, facts, and the way back to the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.core.message import joined, message
from generator.core.wording import long_date
from generator.rendering.edition import Edition
from generator.rendering.sheets.addresses import version_path, way_back
from generator.rendering.sheets.qr_code import qr_code
from generator.rendering.sheets.standing import Standing

NOT_VALID = message("Not valid on paper")
"""What stands in the place of a date on a sheet that is not approved."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a sheet is about; `page` is the page that it prints, `version` names its words."""

    kind: str
    title: str
    population: tuple[tuple[str, str], ...]
    page: str
    version: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]


def sheet_head(
    edition: Edition, words: SheetWords, standing: Standing, facts: Iterable[tuple[str, str]]
) -> dict[str, Any]:
    """What every sheet prints around its body, as data for a template."""
    # Only words that a quorum approved once have a page of their own.
    target = version_path(words.version) if words.version in edition.versions else words.page
    way = way_back(edition.settings.site_url, target)
    until = long_date(standing.valid_until)
    validity = message("Valid until {day}", day=until) if until else NOT_VALID
    as_of = long_date(edition.assessment.as_of)
    foot = (
        message("Version {version}", version=words.version),
        standing.word,
        validity,
        message("Status as of {day}", day=as_of),
    )
    return {
        "language": edition.settings.language,
        "kind": joined(" · ", (edition.settings.site_name, words.kind)),
        "title": words.title,
        "description": message(
            "{kind}. {word}. Version {version}. {validity}.",
            kind=words.kind,
            word=standing.word,
            version=words.version,
            validity=validity,
        ),
        "authors": list(words.authors),
        "keywords": list(words.keywords),
        "population": [list(line) for line in words.population],
        "status": {"word": standing.word, "sentence": standing.sentence},
        "watermark": standing.watermark,
        "warnings": [*standing.warnings, *([edition.kb.board.notice] if edition.kb.board.notice else [])],
        "facts": [
            list(fact) for fact in ((message("Version"), words.version), *_until(until), *facts) if fact[1]
        ],
        "foot": joined(" · ", (part for part in foot if part)),
        # The numbers are known to the typesetter alone.
        "page_words": message("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "address": way.address,
        "short_address": way.short,
        "qr": qr_code(way.address) if way.address else "",
        "qr_words": message("QR code that leads to {address}", address=way.address),
        "qr_caption": message("Does it still hold?"),
    }


def _until(until: str) -> tuple[tuple[str, str], ...]:
    return (
        ((message("Valid until"), until),)
        if until
        else ((NOT_VALID, message("until everything on it is approved")),)
    )
