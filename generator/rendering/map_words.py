"""What the scripts of the map say: they have no words of their own, and find these in the map's overview.

Holes are filled in the browser. Where a number stands in one, the sentence must hold for any.
"""

from collections.abc import Mapping

from generator.core.message import message

MAP_WORDS: Mapping[str, object] = {
    "directions": [message("supports"), message("disputes"), message("neutral")],
    "indirectly": message("indirectly"),
    "relations": [message("contradicts"), message("refines"), message("depends on"), message("supersedes")],
    "related": [
        message("contradicts"),
        message("refined by"),
        message("needed by"),
        message("superseded by"),
    ],
    "types": {"article": message("Question"), "claim": message("Statement"), "reference": message("Source")},
    "forClinicians": message("For clinicians"),
    "retracted": message("Retracted"),
    "insideOf": message("inside {review}, not counted twice", review="{review}"),
    "sources": message("What bears on it"),
    "bearsOn": message("What it bears on"),
    "otherStatements": message("Other statements"),
    "inside": message("Studies inside it"),
    "partOf": message("Inside these reviews"),
    "newer": message("Newer version"),
    "older": message("Replaces"),
    "statements": message("Its statements"),
    "shownHere": message("Statements of other questions shown there"),
    "cited": message("Cited in the text"),
    "citedBy": message("Cited in the text of"),
    "question": message("Question"),
    "openPage": message("Open its page"),
    "letGo": message("Let go"),
    "nothing": message("Nothing is recorded."),
    "elsewhere": message("and {count} more on its page", count="{count}"),
    "counts": message(
        "Shown: {claims} of {all_claims} statements and {sources} of {all_sources} sources.",
        claims="{claims}",
        all_claims="{all_claims}",
        sources="{sources}",
        all_sources="{all_sources}",
    ),
    "regions": message("Zoom in to see statements and sources."),
    "found": message("{count} found", count="{count}"),
    "foundMore": message("{count} found, the first {shown}:", count="{count}", shown="{shown}"),
    "notFound": message("Nothing found on the part of the map that is loaded."),
    "failed": message("A part of the map could not be loaded."),
}
"""By the names that scripts use; the lists are in the order of the data."""
