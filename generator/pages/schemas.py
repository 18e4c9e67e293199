"""JSON Schemas of the files editors write, for completion in their editors."""

import json
from collections.abc import Iterator

from generator.core.model import Algorithm, Article, Board, Claim, Reference, ReviewEvent, Topic
from generator.core.schema import json_schema
from generator.rendering.edition import Edition, page_type
from generator.rendering.site_files import Page

FILES = (
    ("claims", Claim, True),
    ("article", Article, False),
    ("algorithm", Algorithm, False),
    ("topic", Topic, False),
    ("board", Board, False),
    ("references", Reference, True),
    ("review-event", ReviewEvent, False),
)


@page_type
def schema_files(_: Edition) -> Iterator[Page]:
    """`schemas/<file>.json` for every kind of file."""
    for name, cls, many in FILES:
        yield Page(f"schemas/{name}.json", json.dumps(json_schema(cls, many=many), indent=1) + "\n")
