"""One page of each type, and the odd ones, that every browser test visits."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageType:
    """A page by the name tests print, its site (`own` or `held`), and its path in it."""

    name: str
    site: str
    path: str


PAGE_TYPES = (
    PageType("home", "own", "index.html"),
    PageType("topic", "own", "musculoskeletal/index.html"),
    PageType("article-back-pain", "own", "musculoskeletal/osteoporosis-back-pain/index.html"),
    PageType("article-aspirin", "own", "cardiovascular/aspirin-primary-prevention/index.html"),
    PageType("algorithm-back-pain", "own", "musculoskeletal/osteoporosis-back-pain/algorithm.html"),
    PageType("algorithm-aspirin", "own", "cardiovascular/aspirin-primary-prevention/algorithm.html"),
    PageType("algorithm-vitamin-d", "own", "musculoskeletal/vitamin-d-fractures/algorithm.html"),
    PageType("algorithm-hypertension", "own", "cardiovascular/stage-1-hypertension-drugs/algorithm.html"),
    PageType("checked", "own", "musculoskeletal/osteoporosis-back-pain/checked.html"),
    PageType("checks", "own", "checks.html"),
    PageType("claim", "own", "claims/teriparatide-new-back-pain.html"),
    PageType("claim-guidance", "own", "claims/uspstf-aspirin-40-to-59.html"),
    PageType("reference", "own", "references/buchbinder2009.html"),
    PageType("claims", "own", "claims/index.html"),
    PageType("claims-filtered", "own", "claims/by-status-approved.html"),
    PageType("references", "own", "references/index.html"),
    PageType("graph", "own", "graph.html"),
    PageType("graph-held", "held", "graph.html"),
    PageType("search", "own", "search.html"),
    PageType("search-asked", "own", "search.html?q=teriparatide+back+pain&certainty=low2of4"),
    PageType("search-nothing", "own", "search.html?q=xylophone"),
    PageType("search-held", "held", "search.html?q=lozenges"),
    PageType("review", "own", "review.html"),
    PageType("statistics", "own", "statistics.html"),
    PageType("contradictions", "own", "contradictions.html"),
    PageType("calendar", "own", "calendar.html"),
    PageType("changes", "own", "changes.html"),
    PageType("changes-article", "own", "musculoskeletal/osteoporosis-back-pain/changes.html"),
    PageType("changes-held", "held", "changes.html"),
    PageType("board", "own", "board.html"),
    PageType("person", "own", "board/demo-clinical-b.html"),
    PageType("glossary", "own", "glossary.html"),
    PageType("about", "own", "about/contribute.html"),
    PageType("missing", "own", "404.html"),
    PageType("article-held", "held", "example/example-lozenges/index.html"),
    PageType("article-with-held-claim", "held", "example/example-tablets/index.html"),
    PageType("algorithm-retracted", "held", "example/example-tablets/algorithm.html"),
    PageType("claim-held", "held", "claims/example-duration.html"),
    PageType("claim-retracted", "held", "claims/example-sleep.html"),
    PageType("reference-retracted", "held", "references/invented2021.html"),
    PageType("version-held", "held", "v/c3efabb7e8d94d69.html"),
    PageType("version-lapsed", "own", "v/1c60cfeae1e8569e.html"),
    PageType("removed", "held", "claims/example-hoarseness.html"),
)
