"""What the site says to programs: twins under their schemas, linked data, sitemap, llms.txt, robots."""

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from rdflib import RDF, Graph, Namespace

from generator.core.declaration import Id, make
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Estimate, Recommendation
from generator.core.status import assess
from generator.core.vocabulary import (
    ClaimKind,
    Decision,
    Measure,
    RecommendationDirection,
    Strength,
)
from generator.core.written_form import json_text, written_form
from generator.pages.article import article_pages
from generator.pages.claim import claim_pages
from generator.pages.llms import llms_text
from generator.pages.sitemap import sitemap
from generator.pages.twins import twin_files
from generator.rendering.edition import Edition, Settings
from generator.rendering.site_files import LongFile
from generator.rendering.templates import template_environment
from tests.builders import AS_OF, article, base, claim, event, reference
from tests.projects import files_of

TEMPLATES = template_environment(Path(__file__).parent.parent / "site_overrides")
SCHEMA = Namespace("https://schema.org/")
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
PLACE = Settings(site_url="https://example.org/base/")


def edition(kb: KnowledgeBase, settings: Settings = PLACE) -> Edition:
    return Edition(kb, assess(kb, AS_OF), TEMPLATES, settings)


def held() -> KnowledgeBase:
    wording = claim(statement="A dangerous sentence.", plain="A dangerous plain sentence.")
    hold = event({wording.id: "1-0"}, decision=Decision.HOLD, note="Wrong dose")
    return base(article(), wording, events=[hold])


def twins_of(site: Path) -> Iterator[tuple[str, Any]]:
    for path in files_of(site):
        if path.endswith(".json") and not path.startswith("schemas/") and path != "base.json":
            twin = json.loads((site / path).read_text())
            if "kind" in twin:
                yield path, twin


def blocks_in(site: Path) -> Iterator[tuple[str, str]]:
    for path in files_of(site):
        if path.endswith(".html"):
            for block in BLOCK.findall((site / path).read_text()):
                yield path, block


@pytest.mark.parametrize("name", ["own", "held", "approved"])
def test_every_twin_is_valid_under_the_schema_it_names(
    name: str, own_site: Path, held_site: Path, approved_site: Path
) -> None:
    site = {"own": own_site, "held": held_site, "approved": approved_site}[name]
    validators: dict[Path, jsonschema.protocols.Validator] = {}
    found = dict(twins_of(site))
    assert len(found) > 4
    for path, twin in found.items():
        schema = (site / path).parent / twin["$schema"]
        if schema not in validators:
            validators[schema] = jsonschema.Draft202012Validator(json.loads(schema.read_text()))
        validators[schema].validate(twin)
        assert (site / twin["page"]).is_file()
        assert path == twin["page"].replace(".html", ".json")


def test_one_file_holds_every_twin(own_site: Path) -> None:
    whole = json.loads((own_site / "base.json").read_text())
    listed = [twin for kind in ("articles", "algorithms", "claims", "references") for twin in whole[kind]]
    alone = [
        {key: value for key, value in twin.items() if key != "$schema"} for _, twin in twins_of(own_site)
    ]
    assert sorted(listed, key=lambda twin: str(twin["page"])) == sorted(
        alone, key=lambda twin: str(twin["page"])
    )


def test_numbers_keep_the_digits_they_were_written_with() -> None:
    estimate = make(
        Estimate,
        from_=Id("a"),
        measure=Measure.RISK_RATIO,
        value=Decimal("1.10"),
        ci=(Decimal("0.90"), Decimal(2)),
    )
    text = json_text(written_form(estimate))
    assert text == '{"from": "a", "measure": "risk-ratio", "value": 1.10, "ci": [0.90, 2]}'


def test_no_text_can_pass_for_a_number() -> None:
    assert json.loads(json_text(["\\u00001\\u0000", "1"])) == ["\\u00001\\u0000", "1"]


def test_words_on_hold_are_in_no_file_for_programs() -> None:
    made = [*twin_files(edition(held())), *llms_text(edition(held())), *claim_pages(edition(held()))]
    assert len(made) > 5
    texts = {page.path: "".join(page.pieces()) if isinstance(page, LongFile) else page.text for page in made}
    for path, text in texts.items():
        assert "dangerous" not in text, path
    assert any("Do not rely on this: Wrong dose" in text for text in texts.values())


def test_linked_data_is_read_without_a_network_and_knows_only_schema_org(own_site: Path) -> None:
    blocks = list(blocks_in(own_site))
    assert len(blocks) > 100
    types = set()
    for path, block in blocks:
        graph = Graph().parse(data=block, format="json-ld")
        assert len(graph) > 1, path
        types |= set(graph.objects(None, RDF.type))
        assert all(str(predicate).startswith((str(SCHEMA), str(RDF))) for predicate in graph.predicates()), (
            path
        )
    assert {SCHEMA.MedicalWebPage, SCHEMA.Claim, SCHEMA.ScholarlyArticle} <= types
    assert SCHEMA.MedicalGuidelineRecommendation in types


def test_an_article_cites_each_source_by_the_page_that_describes_it(own_site: Path) -> None:
    blocks = {path: json.loads(block) for path, block in blocks_in(own_site)}
    articles = {path: block for path, block in blocks.items() if block["@type"] == "MedicalWebPage"}
    assert len(articles) >= 4
    for path, block in articles.items():
        for source in block["citation"]:
            described = blocks[posixpath.normpath(posixpath.join(posixpath.dirname(path), source["@id"]))]
            assert described["@type"] == source["@type"]
            assert described["name"]


def test_no_text_ends_a_block_of_data() -> None:
    evil = "</script><script>alert(1)</script><!-- & \u2028"
    recommendation = make(
        Recommendation,
        from_=Id("nap2020"),
        direction=RecommendationDirection.AGAINST,
        strength=Strength.STRONG,
        as_stated=evil,
    )
    wording = claim(
        statement=evil, plain=evil, recommendations=(recommendation,), kind=ClaimKind.RECOMMENDATION
    )
    kb = base(article(question=evil, verdict=evil), wording, reference(title=evil))
    made = [*article_pages(edition(kb)), *claim_pages(edition(kb))]
    for page in (file for file in made if file.path.endswith(".html")):
        (block,) = BLOCK.findall(page.text)
        assert not set("<>&\u2028") & set(block)
        assert evil in json.dumps(json.loads(block), ensure_ascii=False)


def test_only_what_is_approved_was_reviewed(own_site: Path) -> None:
    for path, twin in twins_of(own_site):
        block = BLOCK.search((own_site / twin["page"]).read_text())
        if twin["kind"] in ("article", "claim") and block:
            is_approved = twin["status"]["stage"] == "approved"
            assert ("lastReviewed" in json.loads(block[1])) is is_approved, path


def test_what_is_not_approved_asks_not_to_be_indexed_unless_the_site_chooses_otherwise(
    own_site: Path,
) -> None:
    for path, twin in twins_of(own_site):
        page = (own_site / twin["page"]).read_text()
        is_open = twin["kind"] != "reference" and twin["status"]["stage"] != "approved"
        assert ('<meta name="robots" content="noindex">' in page) is is_open, path
    kb = base(article(), claim())
    every = edition(kb, replace(PLACE, indexes_all=True))
    assert "noindex" not in next(claim_pages(every)).text
    assert "noindex" in next(claim_pages(edition(kb))).text


def test_the_sitemap_lists_what_may_be_indexed_with_the_day_of_its_review() -> None:
    kb = base(article(), claim())
    everything = edition(kb, replace(PLACE, indexes_all=True))
    (page,) = sitemap(everything)
    root = ElementTree.fromstring(page.text)
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    places = [loc.text for loc in root.findall("s:url/s:loc", names)]
    assert "https://example.org/base/claims/naps-tiredness.html" in places
    (indexed,) = sitemap(edition(kb))
    assert "claims/naps-tiredness.html" not in indexed.text
    assert list(sitemap(edition(kb, Settings()))) == []


def test_a_canonical_address_is_given_where_the_site_knows_its_own() -> None:
    kb = base(article(), claim())
    known = next(claim_pages(edition(kb))).text
    assert '<link rel="canonical" href="https://example.org/base/claims/naps-tiredness.html">' in known
    assert "canonical" not in next(claim_pages(edition(kb, Settings()))).text


def test_llms_txt_says_the_status_and_certainty_of_every_statement(own_site: Path) -> None:
    text = (own_site / "llms.txt").read_text()
    claims = [line for line in text.splitlines() if "](claims/" in line]
    assert len(claims) >= 60
    assert all("Certainty: " in line for line in claims)
    for link in re.findall(r"\]\(([^)]+)\)", text):
        assert (own_site / link).is_file(), link
