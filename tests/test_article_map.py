"""The evidence map of an article tells who is for, who is against what was compared, without its prose."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.core.declaration import Id, make
from generator.core.model import Appraisal, Claim, Contradiction, Pico, Relations
from generator.core.status import assess
from generator.core.vocabulary import Decision, Design
from generator.project import open_project
from generator.rendering.article_map import OTHER, is_disputed, parts_of
from generator.rendering.evidence_notes import comparators, contradictions
from generator.rendering.links import Links
from generator.rendering.views import Views
from tests.builders import AS_OF as DAY
from tests.builders import base, claim, event, line, reference
from tests.projects import AS_OF, PROJECT

ARTICLE = "musculoskeletal/osteoporosis-back-pain/index.html"
MAP = "musculoskeletal/osteoporosis-back-pain/evidence.html"
PROCEDURES = "musculoskeletal/vertebral-augmentation/evidence.html"


@pytest.fixture(scope="module")
def vertebroplasty(own_site: Path) -> str:
    """The part of the map in which vertebroplasty is."""
    html = (own_site / PROCEDURES).read_text()
    parts = re.split(r'(?=<section class="map-part)', html)
    return next(part for part in parts if re.search(r"<h2 id=[^>]*>Vertebroplasty", part))


def rows(part: str) -> list[tuple[str, str]]:
    """What the table says, as statement and row, in words."""
    found, statement = [], ""
    for row in re.findall(r"<tr>(.*?)</tr>", part, re.DOTALL):
        words = " ".join(re.sub(r"<[^>]+>", " ", row).split())
        if "rowgroup" in row:
            statement = words
        elif statement:
            found.append((statement, words))
    return found


def test_the_map_tells_which_trials_used_a_sham_and_which_did_not(vertebroplasty: str) -> None:
    told = dict.fromkeys(words for _, words in rows(vertebroplasty))
    sham = [words for words in told if words.startswith(("Buchbinder 2009", "Kallmes", "Clark", "Firanescu"))]
    assert len(sham) >= 4
    assert all("Sham-controlled" in words for words in sham)
    klazen = [words for words in told if words.startswith("Klazen")]
    assert klazen
    assert all("Compared with: usual care" in words and "sham" not in words for words in klazen)


@pytest.mark.parametrize(
    ("design", "comparator", "told"),
    [
        (Design.RCT, "Sham procedure", ("Sham-controlled",)),
        (Design.RCT, "Placebo injections", ("Placebo-controlled",)),
        (Design.RCT, "Usual care", ("Compared with: usual care",)),
        (Design.RCT, "Usual care without a sham", ("Compared with: usual care without a sham",)),
        (Design.RCT, "Placebo or usual care", ("Compared with: placebo or usual care",)),
        (Design.SYSTEMATIC_REVIEW, "Sham procedure", ("Compared with: sham procedure",)),
    ],
)
def test_a_trial_is_sham_controlled_only_where_its_claim_compares_with_a_sham(
    design: Design, comparator: str, told: tuple[str, ...]
) -> None:
    source = reference("doe2020", custom=make(Appraisal, design=design))
    one = claim(pico=make(Pico, comparator=comparator), evidence=(line("doe2020"),))
    kb = base(one, source)
    views = Views(kb, assess(kb, DAY), {}, Links(""))
    assert comparators(views, [one]) == {source.id: told}


def test_the_map_tells_who_finds_what_against_a_sham(vertebroplasty: str) -> None:
    against_sham = [
        words for statement, words in rows(vertebroplasty) if "little more than a sham procedure" in statement
    ]
    assert {"Buchbinder 2009", "Kallmes 2009", "Firanescu 2018"} <= {
        " ".join(words.split()[:2]) for words in against_sham if " supports" in words
    }
    assert [" ".join(words.split()[:2]) for words in against_sham if " disputes" in words] == ["Clark 2016"]


def test_the_map_tells_which_bodies_recommend_what(vertebroplasty: str) -> None:
    guidance = [words for statement, words in rows(vertebroplasty) if statement.startswith("Guidance")]
    said = "\n".join(guidance)
    assert re.search(r"American Academy of Orthopaedic.* against, strong Strong recommendation against", said)
    assert re.search(r"American Academy of Orthopaedic.* for, conditional Weak recommendation for", said)
    assert re.search(r"National Institute for Health and Care.* for Vertebroplasty and kyphoplasty are", said)
    assert not re.search(r"(Esses|National Institute).* supports", said)


def test_claims_that_contradict_each_other_say_so(vertebroplasty: str) -> None:
    heads = {statement for statement, _ in rows(vertebroplasty) if "Contradicts:" in statement}
    assert len(heads) == 2


def test_an_article_leads_to_each_part_of_its_map_and_says_where_somebody_disagrees(own_site: Path) -> None:
    html = (own_site / ARTICLE).read_text()
    (listed,) = re.findall(r'<ul class="relations" id="evidence-map">(.*?)</ul>', html, re.DOTALL)
    entries = re.findall(r'<li><a href="evidence.html#([^"]+)">([^<]+)</a>(.*?)</li>', listed, re.DOTALL)
    page = (own_site / MAP).read_text()
    assert len(entries) == page.count('<section class="map-part') > 1
    for anchor, title, rest in entries:
        assert f'<h2 id="{anchor}">{title}</h2>' in page
        assert re.search(r"<small>\d+ statements?, \d+ sources?", rest), title
    disputed = [title for _, title, rest in entries if "Disagreement" in rest]
    assert any(title.startswith("Teriparatide") for title in disputed)
    assert len(disputed) < len(entries)


def test_an_article_frames_each_picture_of_its_map_in_the_room_it_needs(own_site: Path) -> None:
    article = own_site / ARTICLE
    framed = re.findall(
        r'<svg viewBox="([^"]+)" aria-hidden="true"/><iframe loading="lazy" src="([^"]+)" title="([^"]+)">',
        article.read_text(),
    )
    page = (own_site / MAP).read_text()
    assert len(framed) == page.count('<section class="map-part')
    for box, src, title in framed:
        shown = article.with_name(src).read_text()
        picture = re.search(r"<svg.*</svg>", shown, re.DOTALL)
        assert picture, src
        assert picture[0].startswith(f'<svg viewBox="{box}"'), "nothing moves when it comes"
        assert picture[0].replace(' target="_top"', "") in page, "the same as among its tables"
        assert f"{title}</h1>" in shown
        assert shown.count("<a href=") == 0 < shown.count('<a target="_top" href='), "links leave the frame"


def test_a_map_of_one_picture_stands_on_the_page_of_its_article(own_site: Path, held_site: Path) -> None:
    assert 'class="evidence-map"' not in (own_site / ARTICLE).read_text()
    whole = held_site / "example/example-tablets/index.html"
    assert 'class="evidence-map"' in whole.read_text()
    assert not whole.with_name("evidence.html").exists()
    assert not whole.with_name("evidence-1.html").exists()


def test_each_claim_stands_in_one_part() -> None:
    kb = open_project(PROJECT, AS_OF).kb
    for article in kb.articles.values():
        claims = kb.shown_by(article)
        parts = parts_of(claims)
        assert sorted(claim.id for part in parts for claim in part.claims) == sorted(c.id for c in claims)
        assert len({part.title for part in parts}) == len(parts)
        assert all(len(part.claims) > 1 for part in parts if part.title != OTHER) or len(parts) == 1


def about(name: str, intervention: str, population: str = "", **fields: Any) -> Claim:
    return claim(name, pico=make(Pico, intervention=intervention, population=population or None), **fields)


def parts(claims: list[Claim]) -> dict[str, str]:
    """The parts: title and the first letters of the claims in it."""
    return {str(part.title): "".join(one.id[0] for one in part.claims) for part in parts_of(claims)}


def test_claims_of_one_treatment_stay_together_while_one_picture_holds_them() -> None:
    few = [
        about(f"{letter}-nap", "Naps", "Adults" if letter in "abc" else "Children") for letter in "abcdefgh"
    ]
    assert parts(few) == {"Naps": "abcdefgh"}
    more = [*few, about("i-nap", "Naps", "Nurses"), about("j-nap", "Naps")]
    assert parts(more) == {"Naps: Adults": "abc", "Naps: Children": "defgh", "Naps: other people": "ij"}


def test_treatments_that_contradictions_join_stand_apart_where_one_picture_does_not_hold_them() -> None:
    against = make(Relations, contradicts=(make(Contradiction, claim="a-nap", because="Other people."),))
    joined = [about(f"{letter}-nap", "Naps") for letter in "abcd"]
    joined += [about("e-walk", "Walks", relations=against), about("f-walk", "Walks in the sun")]
    assert parts(joined) == {"Naps, Walks": "abcdef"}
    joined += [about(f"{letter}-nap", "Long naps") for letter in "ghi"]
    assert parts(joined) == {"Naps": "abcdghi", "Walks": "ef"}


def test_a_claim_says_whom_it_contradicts_wherever_that_stands() -> None:
    against = make(Relations, contradicts=(make(Contradiction, claim="walks", because="Other people."),))
    naps, walks = about("naps", "Naps", relations=against), about("walks", "Walks")
    kb = base(naps, walks, about("rest", "Rest"))
    views = Views(kb, assess(kb, DAY), {}, Links(""))
    assert contradictions(views, [naps]) == {"naps": ("Contradicts: walks",)}
    assert contradictions(views, [walks]) == {"walks": ("Contradicts: naps",)}
    assert contradictions(views, [kb.claims[Id("rest")]]) == {}
    assert is_disputed(views, [walks])
    words = views.assessment.subjects["walks"].fingerprint
    hold = event(
        {"walks": words}, decision=Decision.HOLD, note="Wrong", date=datetime(2026, 5, 2, tzinfo=UTC)
    )
    held = replace(kb, events=(hold,))
    assert contradictions(Views(held, assess(held, DAY), {}, Links("")), [walks]) == {}
    assert not is_disputed(views, [kb.claims[Id("rest")]])
