"""Interface words: every one can be translated, and German has a translation for every one."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from html import unescape
from pathlib import Path
from string import Formatter
from typing import Any, get_args, get_type_hints

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from generator.core.declaration import Record, shape_of
from generator.core.message import begun, counted, figure, joined, message, said, spelled
from generator.core.model import Algorithm, Article, Claim, Reference
from generator.core.vocabulary import Rating, Risk
from generator.core.wording import certainty_words, long_date
from generator.rendering import language
from generator.rendering.field_names import FIELD_NAMES, field_name, value_name
from generator.rendering.language import ENGLISH, FOLDER, language_of, languages
from generator.rendering.templates import template_environment
from tests.bare_words import THEME, bare_words
from tests.built_sites import made_once
from tests.catalogues import sources, updated
from tests.projects import SITES, build, copy_project

CATALOGUES = sorted(FOLDER.glob("*.po"))
TEMPLATES = sorted(THEME.rglob("*.html"))
GERMAN = language_of("de")
DAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        (long_date(DAY), "29 Nov 2026", "29. November 2026"),
        (certainty_words(Rating.VERY_LOW), "Very low: 1 of 4", "Sehr niedrig: 1 von 4"),
        (figure("1,234.50"), "1,234.50", "1.234,50"),
        (
            message("Approval out of date since {day}", day=long_date(DAY)),
            "Approval out of date since 29 Nov 2026",
            "Freigabe abgelaufen seit 29. November 2026",
        ),
        (
            counted("Checked by {count} expert, {day}", "Checked by {count} experts, {day}", 2, day="x"),
            "Checked by 2 experts, x",
            "Von 2 Fachpersonen geprüft, x",
        ),
        (joined(", ", [Rating.LOW.label, "{as it is}"]), "Low, {as it is}", "Niedrig, {as it is}"),
        ("no message", "no message", "no message"),
    ],
)
def test_a_message_is_english_until_a_language_says_it(text: str, english: str, german: str) -> None:
    assert [str(text), said(text, ENGLISH), said(text, GERMAN)] == [english, english, german]


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        (spelled("very-low", Rating.VERY_LOW.label), "very-low", "Sehr niedrig"),
        (begun(joined(", ", [message("evidence"), message("yes")])), "Evidence, yes", "Evidenz, ja"),
        (begun(""), "", ""),
        (field_name("not_for"), "not for", "nicht für"),
        (field_name("risk-of-bias"), "risk of bias", "Risiko für Bias"),
        (field_name("a-step_of-ours"), "a step of ours", "a step of ours"),
        (value_name("direction", "against"), "against", "Dagegen"),
        (value_name("statement", "against"), "against", "against"),
    ],
)
def test_what_is_compared_is_english_as_written_and_german_as_meant(
    text: str, english: str, german: str
) -> None:
    assert [str(text), said(text, ENGLISH), said(text, GERMAN)] == [english, english, german]


def test_every_field_that_carries_meaning_has_a_name_that_readers_know() -> None:
    keys = {key for one in (Article, Claim, Algorithm, Reference) for key in keys_of(one)}
    assert keys - set(FIELD_NAMES) == set()


@pytest.mark.parametrize(
    ("code", "forms", "said_of"),
    [
        ("pl", 3, {1: "0", 2: "1", 5: "2", 22: "1", 25: "2"}),
        ("ar", 6, {0: "0", 1: "1", 2: "2", 3: "3", 11: "4", 100: "5"}),
        ("ja", 1, {1: "0", 5: "0"}),
    ],
)
def test_a_language_counts_by_the_rule_of_its_catalogue(
    code: str, forms: int, said_of: dict[int, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = Catalog(locale=code)
    catalogue.add(("{count} source", "{count} sources"), tuple(f"{form}" for form in range(forms)))
    with (tmp_path / f"{code}.po").open("wb") as file:
        write_po(file, catalogue)
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    language_of.cache_clear()
    made = language_of(code)
    language_of.cache_clear()
    (tmp_path / "page.html").write_text('{{ _n("{count} source", "{count} sources", count) }}')
    page = template_environment(tmp_path, made).get_template("page.html")
    for count, form in said_of.items():
        assert said(counted("{count} source", "{count} sources", count), made) == form
        assert page.render({"count": count}) == form
    assert said(counted("{count} study", "{count} studies", 1), made) == "1 study"


def test_words_spelled_alike_keep_their_own_vocabulary() -> None:
    contexts = [getattr(word.label, "context", "") for word in (Risk.HIGH, Rating.HIGH)]
    assert contexts == ["Risk", "Rating"]


def test_a_template_is_compiled_with_the_words_of_its_language(tmp_path: Path) -> None:
    (tmp_path / "partials").mkdir()
    page = (
        '<a title="{{ _("Menu") }}">{{ _(\'Status as of <time datetime="{iso}">{day}</time>.\', '
        'iso=iso, day=day) }}</a>{% set kept = _("Search") %}{{ kept }} {{ label }}'
    )
    (tmp_path / "page.html").write_text(page)
    values = {"iso": '"', "day": long_date(DAY), "label": Rating.HIGH.label}
    made = template_environment(tmp_path, GERMAN).get_template("page.html").render(values)
    assert made == (
        '<a title="Menü">Stand vom <time datetime="&#34;">29. November 2026</time>.</a>Suche Hoch'
    )


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_catalogue_has_words_for_every_form_and_no_other(file: Path) -> None:
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=file.stem, abort_invalid=True)
    assert forms(catalogue) == forms(sources())
    entries = [entry for entry in catalogue if entry.id]
    assert [entry.id for entry in entries if entry.fuzzy or not all(words(entry.string))] == []
    assert [entry.id for entry in entries if has_other_holes(entry.id, entry.string)] == []
    assert updated(file) == file.read_bytes(), "run `make words`"


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)
def test_a_template_says_nothing_that_cannot_be_translated(file: Path) -> None:
    assert bare_words(file.read_text()) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Bare <code>no</code> {{ said }}</p>", ["Bare"]),
        ('<p aria-label="Bare" class="no">{{ _("said") }}</p>', ["Bare"]),
        ('{{ "bare" if one else _("said") }}{{ value or "bare" }}', ["bare", "bare"]),
        ('{{ macro("Bare") }}{{ link.to("no.html") }}{{ _n("one", "many", count) }}', ["Bare"]),
        ('{% if word == "No" %}{% block title %}Bare{% endblock %}{% endif %}', ["Bare"]),
    ],
)
def test_bare_words_are_found_wherever_they_reach_a_page(source: str, found: list[str]) -> None:
    assert bare_words(source) == found


def test_english_and_every_catalogue_are_offered() -> None:
    assert languages() == ("en", *(file.stem for file in CATALOGUES))
    with pytest.raises(KeyError):
        language_of("../de")


def keys_of(kind: Any) -> set[str]:
    """The keys of every field of a record that carries meaning, and of the records in it."""
    hints = get_type_hints(kind)
    found: set[str] = set()
    for field in shape_of(kind).meaning:
        found.add(field.key)
        waiting = [hints[field.name]]
        while waiting:
            part = waiting.pop()
            waiting += get_args(part)
            if isinstance(part, type) and issubclass(part, Record):
                found |= keys_of(part)
    return found


def forms(catalogue: Catalog) -> set[tuple[str, tuple[str, ...]]]:
    return {(entry.context or "", words(entry.id)) for entry in catalogue if entry.id}


def words(entry: str | Iterable[str] | None) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry or ())


def has_other_holes(form: str | Iterable[str], translation: str | Iterable[str] | None) -> bool:
    wanted = {hole for one in words(form) for hole in holes(one)}
    return any(set(holes(one)) != wanted for one in words(translation))


def holes(form: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(form) if name is not None)


@pytest.fixture(scope="session")
def german_site(shared_folder: Path) -> Path:
    """A small site whose interface speaks German over content in English."""

    def make(folder: Path) -> Path:
        project = copy_project(SITES / "held", folder)
        settings = project / "mkdocs.yml"
        options = "  - evidence:\n      language: de\n      content_language: en\n"
        settings.write_text(settings.read_text().replace("  - evidence\n", options))
        return build(project)

    return made_once(shared_folder / "german", make) / "site"


def test_a_site_in_german_says_so_and_speaks_it(german_site: Path) -> None:
    home = (german_site / "index.html").read_text()
    article = (german_site / "example/example-tablets/index.html").read_text()
    assert '<html lang="de">' in home
    assert "29. November 2026</time>" in home
    assert '<header lang="en">' in article
    assert {"Themen", "Aussagen", "Quellen", "Zuletzt freigegeben"} <= said_words(home)
    assert {"Auf dieser Seite", "Antwort", "Über diese Seite"} <= said_words(article) | set(
        re.findall('aria-label="([^"]*)"', article)
    )


@pytest.mark.parametrize("page", ["index.html", "example/index.html", "claims/index.html", "search.html"])
def test_no_english_word_of_a_template_is_left_on_a_german_page(german_site: Path, page: str) -> None:
    german = set(said_words((german_site / page).read_text()))
    english = {one for entry in sources() if entry.id for one in words(entry.id) if len(one.split()) > 1}
    assert german & english == set()


def said_words(page: str) -> set[str]:
    return {unescape(text).strip() for text in re.findall(">([^<>]+)<", page)}
