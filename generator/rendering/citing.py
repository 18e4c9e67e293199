"""How a page of this site is cited: as an item of CSL JSON, and in the Vancouver and APA styles.

Of one kind of source, a web page, the two styles need so little that a run of pandoc for every page would be
waste; the tests compare every citation with what pandoc makes of the same item. A citation names the version
of the words and what their review had come to on the day of the build, and it has the words for clinicians,
which are the ones that approvals are about first.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.core.knowledge_base import KnowledgeBase
from generator.core.message import day_message, message, partial_day_message, spelled
from generator.core.model import Article, Person
from generator.core.written_form import json_text
from generator.rendering.bibtex import bibtex_entry
from generator.rendering.csl import Item, on_one_line
from generator.rendering.edition import Edition
from generator.rendering.escaping import escaped, finished
from generator.rendering.language import ENGLISH, Language
from generator.rendering.permalinks import short_version
from generator.rendering.ris import ris_record
from generator.rendering.rows import updated_on

VANCOUVER_NAMES, APA_NAMES = 6, 20
"""So many authors are named; of more, `et al` or an ellipsis takes the place of the others."""

_ENDED = re.compile(r"[.?!][”’\"')\]]?$")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: its path, its title, the fingerprint of its words, and what its review has come to."""

    key: str
    path: str
    title: str
    fingerprint: str
    status: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One way of citing: a sentence, or text for a reference manager."""

    label: str
    words: Markup | str
    is_data: bool


def citations_of_page(edition: Edition, article: Article | None, cited: Cited) -> tuple[Citation, ...]:
    """Every way to cite a page that belongs to an article."""
    item = page_item(edition, article, cited)
    return (*sentences_of(item, edition.language), *data_of(item))


def sentences_of(item: Item, language: Language) -> tuple[Citation, ...]:
    """An item as a sentence in each style."""
    return (
        Citation("Vancouver", vancouver(item, language), False),
        Citation("APA", apa(item, language), False),
    )


def data_of(item: Item) -> tuple[Citation, ...]:
    """An item as each reference manager takes it."""
    return (
        Citation("BibTeX", bibtex_entry(item), True),
        Citation("RIS", ris_record(item).replace("\r\n", "\n").rstrip() + "\n", True),
        Citation("CSL-JSON", json_text([item]), True),
    )


def page_item(edition: Edition, article: Article | None, cited: Cited) -> Item:
    """A page as an item of CSL JSON."""
    version = short_version(cited.fingerprint)
    day = edition.assessment.as_of
    item: Item = {"id": f"{cited.key}-{version[:8]}", "type": "webpage", "title": on_one_line(cited.title)}
    if article and (authors := _authors(edition.kb, article)):
        item["author"] = authors
    item["container-title"] = on_one_line(edition.settings.site_name)
    if updated := updated_on(article, day) if article else None:
        item["issued"] = {"date-parts": [[updated.year, updated.month, updated.day]]}
    if address := edition.settings.address(cited.path):
        item["URL"] = address + cited.anchor
    say = edition.language.say
    note = message(
        "Version {version}, status on {day}: {status}",
        version=version,
        day=spelled(_long(day), day_message(day)),
        status=on_one_line(say(cited.status)),
    )
    return {**item, "version": version, "language": edition.settings.language, "note": say(note)}


def vancouver(item: Item, language: Language = ENGLISH) -> str:
    """Vancouver (NLM) style, with version and status as a note at its end."""
    names = [_vancouver_name(name) for name in item.get("author", [])]
    if len(names) > VANCOUVER_NAMES:
        names = [*names[:VANCOUVER_NAMES], "et al"]
    site = item["container-title"]
    year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""
    online = (
        message("{site} [Internet]", site=site),
        message("Available from: {address}", address=item.get("URL")),
    )
    where, available = map(language.say, online if "URL" in item else (site, ""))
    ended = (_sentence(part) for part in (", ".join(names), where, year, item["title"]) if part)
    return " ".join(filter(None, (*ended, available, _sentence(item["note"]))))


def apa(item: Item, language: Language = ENGLISH) -> Markup:
    """APA style (7th edition), with version and status as the description in brackets."""
    listed = _apa_names([_apa_name(name) for name in item.get("author", [])])
    issued = _apa_day(item["issued"]["date-parts"][0]) if "issued" in item else message("n.d.")
    day = f"({language.say(issued)})."
    site = _sentence(item["container-title"])
    after = " ".join(filter(None, (f"[{item['note']}].", site, item.get("URL", ""))))
    if listed:
        return _with_title(f"{_sentence(listed)} {day} ", item["title"], f" {after}", language)
    # Where nobody is named, the title stands first, as a sentence of its own.
    end = "" if _ENDED.search(item["title"]) else "."
    return _with_title("", item["title"], f"{end} {day} {after}", language)


def _with_title(before: str, title: str, after: str, language: Language) -> Markup:
    named = f"<em{language.lang_of(title)}>{escaped(title)}</em>"
    return finished(f"{escaped(before)}{named}{escaped(after)}")


def _authors(kb: KnowledgeBase, article: Article) -> list[dict[str, str]]:
    people = kb.board.people
    known = (author.person for author in article.authors)
    return [_name(people[person]) if person in people else {"literal": str(person)} for person in known]


def _name(person: Person) -> dict[str, str]:
    family, comma, given = (on_one_line(part) for part in (person.cited_as or "").partition(","))
    if not comma or not family:
        return {"literal": family or on_one_line(person.name)}
    return {"family": family, "given": given} if given else {"family": family}


def _vancouver_name(name: Mapping[str, str]) -> str:
    initials = "".join(part[0] for part in re.split(r"[\s.-]+", name.get("given", "")) if part)
    return " ".join(filter(None, (name.get("literal") or name["family"], initials)))


def _apa_names(names: list[str]) -> str:
    if len(names) > APA_NAMES:
        return f"{', '.join(names[: APA_NAMES - 1])}, … {names[-1]}"
    return ", & ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _apa_name(name: Mapping[str, str]) -> str:
    words = re.split(r"[\s.]+", name.get("given", "").replace(".-", "-"))
    initials = " ".join(_apa_initials(word.strip("-").split("-")) for word in words if word.strip("-"))
    return ", ".join(filter(None, (name.get("literal") or name["family"], initials)))


def _apa_initials(parts: Iterable[str]) -> str:
    return "-".join(f"{part[0]}." for part in parts if part)


def _apa_day(parts: list[int]) -> str:
    year, month, day = parts
    return spelled(f"{year}, {_MONTHS[month - 1]} {day}", partial_day_message(year, month, day))


def _long(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _sentence(text: str) -> str:
    return text if not text or _ENDED.search(text) else f"{text}."
