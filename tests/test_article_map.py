"""The evidence map of an article tells who is for, who is against what was compared, without its prose."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.core.declaration import Id, make
from generator.core.model import Appraisal, Claim, Contradiction, Pico, Relations
from generator.core.status import assess
from generator.core.vocabulary import Decision, Design, Direction
from generator.project import open_project
from generator.rendering.article_map import article_map, is_disputed
from generator.rendering.evidence_notes import comparators, contradictions
from generator.rendering.evidence_parts import OTHER, parts_of
from generator.rendering.links import Links
from generator.rendering.views import Views
from tests.builders import AS_OF as DAY
from tests.builders import base, claim, event, line, reference
from tests.projects import AS_OF, PROJECT

ARTICLE = "musculoskeletal/osteoporosis-back-pain/index.html"
PROCEDURES = "musculoskeletal/vertebral-augmentation/index.html"


@pytest.fixture(scope="module")
def page(own_site: Path) -> str:
    return (own_site / ARTICLE).read_text()


@pytest.fixture(scope="module")
def procedures(own_site: Path) -> list[tuple[str, str]]:
    return map_parts((own_site / PROCEDURES).read_text())


@pytest.fixture(scope="module")
def vertebroplasty(procedures: list[tuple[str, str]]) -> str:
    """The part of the map in which vertebroplasty is."""
    return next(part for title, part in procedures if title.startswith("Vertebroplasty"))


def map_parts(page: str) -> list[tuple[str, str]]:
    """The parts by their titles; the one title of a map without parts is empty."""
    (section,) = re.findall(r'<section class="map-section.*?</section>', page, re.DOTALL)
    pattern = r'(?:<h3 id="evidence-map-\d+">([^<]*)</h3>(?:(?!<h3).)*)?<div class="map-part">(.*?)</div>'
    return re.findall(pattern, section, re.DOTALL)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def rows(part: str) -> dict[str, list[str]]:
    """What the table says: what is done to each statement, and by which sources."""
    found = re.findall(r"<tr><th[^>]*>(.*?)</th>\s*<td>(.*?)</td></tr>", part, re.DOTALL)
    return {words(head): [words(one) for one in re.findall("<p.*?</p>", cell)] for head, cell in found}


def sources(part: str) -> dict[int, str]:
    """What the column beside it says of each source, by number."""
    listed = [words(entry) for entry in re.findall(r"<li[^>]*>(.*?)</li>", part, re.DOTALL)]
    return {int(number): rest for number, _, rest in (entry.partition(" ") for entry in listed)}


def drawn(part: str) -> Counter[str]:
    """How many lines of each direction."""
    paths = re.findall(r'<path data-direction="([^"]+)" d="([^"]+)"', part)
    return Counter({direction: path.count("M") for direction, path in paths})


def test_the_map_tells_which_trials_used_a_sham_and_which_did_not(vertebroplasty: str) -> None:
    told = sources(vertebroplasty).values()
    sham = [one for one in told if one.startswith(("Buchbinder 2009", "Kallmes", "Clark", "Firanescu"))]
    assert len(sham) >= 4
    assert all("Sham-controlled" in one for one in sham)
    klazen = [one for one in told if one.startswith("Klazen")]
    assert klazen
    assert all("Compared with: usual care" in one and "sham" not in one for one in klazen)


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
    numbers = {" ".join(one.split()[:2]): number for number, one in sources(vertebroplasty).items()}
    (done,) = [done for head, done in rows(vertebroplasty).items() if "little more than a sham" in head]
    (supports,) = [one.split() for one in done if one.startswith("supports ")]
    assert {str(numbers[one]) for one in ("Buchbinder 2009", "Kallmes 2009", "Firanescu 2018")} <= {*supports}
    assert f"disputes {numbers['Clark 2016']}" in done


def test_the_map_tells_which_bodies_recommend_what(procedures: list[tuple[str, str]]) -> None:
    both = {number: one for _, part in procedures for number, one in sources(part).items()}
    done = [one for _, part in procedures for ways in rows(part).values() for one in ways]
    numbers = {one.partition(" ")[0]: number for number, one in both.items()}
    assert f"against, strong {numbers['Esses']}" in done
    assert f"for, conditional {numbers['Esses']}" in done
    assert any(one.startswith("for ") and str(numbers["National"]) in one for one in done)
    assert not any(one.startswith("supports") and one.endswith(f" {numbers['Esses']}") for one in done)


def test_claims_that_contradict_each_other_say_so(procedures: list[tuple[str, str]]) -> None:
    heads = [head for _, part in procedures for head in rows(part) if "Contradicts:" in head]
    assert len(heads) == 2


def test_a_map_of_many_statements_has_parts_that_say_where_somebody_disagrees(page: str) -> None:
    counts = r'<p class="hint">(\d+ statements?, \d+ sources?[^<]*)(<span)?'
    found = re.findall(rf'<h3 id="(evidence-map-\d+)">([^<]*)</h3>\s*{counts}', page)
    assert len(found) == len(map_parts(page)) > 1
    assert len({anchor for anchor, _, _, _ in found}) == len(found)
    assert 0 < len([True for _, _, _, badge in found if badge]) < len(found)


@pytest.mark.parametrize("site", ["own_site", "held_site"])
def test_each_line_of_a_map_is_a_source_in_its_table_and_beside_it(
    site: str, request: pytest.FixtureRequest
) -> None:
    """Nothing is in the picture alone, so a phone, which shows none, lacks nothing."""
    seen = 0
    for path in sorted(request.getfixturevalue(site).glob("*/*/index.html")):
        html = path.read_text()
        if 'id="evidence-map"' not in html:
            continue
        for _, part in map_parts(html):
            seen += 1
            beside = sources(part)
            told: Counter[str] = Counter()
            for bearing in re.findall(r'<p data-direction="([^"]+)">(.*?)</p>', part):
                named = re.findall(r'<a href="#ref-[^"]+">(\d+)</a>', bearing[1])
                told[bearing[0]] += len(named)
                assert {int(number) for number in named} <= {*beside}
            assert sum(drawn(part).values()) > 0
            # A body may recommend one thing strongly and another weakly: one line, said twice.
            assert all(told[direction] >= count for direction, count in drawn(part).items())
            assert {*told} == {*drawn(part)}
    assert seen


def test_a_map_of_few_statements_has_no_parts(held_site: Path) -> None:
    html = (held_site / "example/example-tablets/index.html").read_text()
    ((title, _),) = map_parts(html)
    assert title == ""


def test_lines_end_in_the_middle_of_rows_of_one_height() -> None:
    naps = claim("naps", evidence=(line("a", direction=Direction.DISPUTES), line("b")))
    walks = claim("walks", evidence=(line("b"),))
    kb = base(naps, walks, reference("a"), reference("b"))
    found = article_map(
        Views(kb, assess(kb, DAY), {}, Links("")),
        [naps, walks],
        {"a": 1, "b": 2},
        {naps.id: "#n", walks.id: "#w"},
    )
    assert found
    (part,) = found.parts
    assert {lines.direction: lines.path for lines in part.lines} == {
        "supports": "M0 31S5 74 9 74M0 74S5 74 9 74",
        "disputes": "M0 19S5 25 9 25",
    }


def test_a_source_without_a_number_on_the_page_is_not_on_its_map() -> None:
    naps = claim("naps", evidence=(line("a"), line("b")))
    kb = base(naps, reference("a"), reference("b"))
    views = Views(kb, assess(kb, DAY), {}, Links(""))
    found = article_map(views, [naps], {"b": 1}, {naps.id: "#n"})
    assert found
    assert [source.name for source in found.parts[0].sources] == [views.short_title("b")]
    assert article_map(views, [naps], {}, {naps.id: "#n"}) is None


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
