"""References in every form editors bring them: our mapping, CSL-JSON and CSL-YAML lists, and the overlay.

A form is normalised on the nodes, before decoding, so that every problem keeps its place. Our own fields
come from `custom` and from the overlay, which wins; Zotero's Extra field may carry PMID and PMCID.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.core.declaration import Id, beginning_of, shape_of
from generator.core.diagnostic import Diagnostic
from generator.core.model import Reference
from generator.loading import problems
from generator.loading.decode import Decoding
from generator.loading.readings import Entry, Made, Reading, made_of, read_mapping
from generator.loading.scalars import is_id, proposed_id
from generator.loading.yaml_source import Node, read_yaml

_FURTHER_VARIABLES = """
    abstract annote archive archive_collection archive_location archive-place authority available-date
    call-number categories chapter-number citation-label citation-number collection-editor
    collection-number collection-title compiler composer container-author container-title-short
    contributor curator dimensions director division editorial-director editor-translator event
    event-date event-place event-title executive-producer first-reference-note-number genre guest host
    illustrator ISSN journalAbbreviation jurisdiction keyword license locator medium narrator
    number-of-volumes organizer original-author original-date original-publisher
    original-publisher-place original-title page-first part-number part-title performer printing-number
    producer references recipient reviewed-author reviewed-genre reviewed-title scale script-writer
    section series-creator shortTitle source status submitted supplement-number title-short translator
    version volume-title year-suffix
"""

CSL_VARIABLES = frozenset(_FURTHER_VARIABLES.split())
"""CSL 1.0.2 variables that we keep for exports but do not use ourselves."""

_EXTRA = re.compile(r"^\s*(PMID|PMCID)\s*:\s*(\S+)\s*$", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RawReference:
    """A reference before decoding: its key, where the key stands, and its fields."""

    key: str
    place: Node
    node: Node


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """Our own fields: key -> where it stands, and the fields.

    It equals only itself: to compare two of them would cost more than to read the references again.
    """

    fields: Mapping[str, tuple[Node, Node]]
    problems: tuple[Diagnostic, ...] = ()
    is_whole: bool = True


NO_OVERLAY = Overlay({})


def read_overlay(path: str, text: str) -> Overlay:
    """The overlay in one file."""
    fields, found, is_whole = read_mapping(path, text, "overlay: a set of references")
    return Overlay({key.text: (key, value) for key, value in fields}, tuple(found), is_whole)


def read_references(path: str, text: str, overlay: Overlay) -> Reading[Reference]:
    """The references of one file, whichever form it has, with what the overlay says of them."""
    node, found = read_yaml(text, path)
    if node is None:
        return Reading((), tuple(found), is_whole=not found)
    decoding = Decoding([])
    raws = list(raw_references(node, decoding))
    # An item without a key: nobody knows which references are missing.
    is_whole = not decoding.diagnostics
    entries, lost = [], []
    for raw in raws:
        if has_valid_key(raw, decoding):
            entries.append(Entry(raw.key, raw.place.span, _made(raw, overlay)))
        else:
            lost.append(raw.key)
    return Reading(tuple(entries), (*found, *decoding.diagnostics), is_whole, tuple(lost))


def raw_references(root: Node, decoding: Decoding) -> Iterator[RawReference]:
    """The references of one file, whichever form it has."""
    listed = root.get("references")
    if listed is not None and listed.items is not None:
        # Zotero's CSL-YAML puts its list under this word, which no key may be.
        root = listed
    if root.items is not None:
        for item in root.items:
            yield from _from_csl_item(item, decoding)
    elif root.fields is not None:
        for key, value in root.fields:
            yield RawReference(key.text, key, value)
    else:
        hint = "write each reference under its key: '<key>:', and its fields indented below"
        wrong = problems.value_wrong(root.span, "references", root.text, "a list of references", hint)
        decoding.diagnostics.append(wrong)


def decode_reference(raw: RawReference, overlay: Node | None, decoding: Decoding) -> Reference | None:
    """The record of a raw reference with its overlay merged in."""
    if raw.node.fields is None:
        hint = "write its fields indented below the key: 'type: ...', 'title: ...'"
        wrong = problems.value_wrong(raw.node.span, raw.key, raw.node.text, "a reference", hint)
        decoding.diagnostics.append(wrong)
        return None
    own, more = _split_fields(raw.node)
    own = _normalised(own, overlay)
    own = _with_extra_identifiers(own)
    return decoding.record(Reference, own, {"id": Id(raw.key), "more": more})


def _made(raw: RawReference, overlay: Overlay) -> Made[Reference]:
    if raw.node.get("removed") is not None:
        return made_of(Reference, raw.node, {"id": Id(raw.key)})
    _, own = overlay.fields.get(raw.key, (None, None))
    placed = RawReference(raw.key, raw.place, raw.node.placed_at(raw.place))
    decoding = Decoding([])
    return Made(decode_reference(placed, own, decoding), tuple(decoding.diagnostics))


def has_valid_key(raw: RawReference, decoding: Decoding) -> bool:
    """True for a well-formed key; else a diagnostic proposes one."""
    if is_id(raw.key):
        return True
    decoding.diagnostics.append(problems.id_malformed(raw.place.span, raw.key, _proposed_key(raw)))
    return False


def _proposed_key(raw: RawReference) -> str:
    """First author and year for an address, as which Zotero exports items without a citation key."""
    authors = raw.node.get("author")
    issued = raw.node.get("issued")
    if "://" not in raw.key or authors is None or not authors.items or issued is None:
        return proposed_id(raw.key)
    name = authors.items[0].get("family") or authors.items[0].get("literal")
    return proposed_id(f"{name.text if name else ''}{_date_node(issued).text[:4]}".lower())


def _from_csl_item(item: Node, decoding: Decoding) -> Iterator[RawReference]:
    key = item.get("citation-key") or item.get("id")
    if item.fields is None or key is None or not key.is_scalar:
        decoding.diagnostics.append(
            problems.field_missing(item.span, "id", "reference", "The key by which claims cite it")
        )
        return
    fields = [(name, value) for name, value in item.fields if name.text not in ("id", "citation-key")]
    yield RawReference(key.text, key, item.with_fields(fields))


def _split_fields(node: Node) -> tuple[Node, Mapping[str, str]]:
    known = shape_of(Reference).by_key
    own = []
    more = {}
    for name, value in node.fields or ():
        if name.text in CSL_VARIABLES and name.text not in known:
            more[name.text] = value.text if value.is_scalar else ""
        elif not (value.is_scalar and not value.text and (not value.plain or name.text == "note")):
            # Exports write what they do not have as empty text in quotes.
            own.append((name, value))
    return node.with_fields(own), more


def _normalised(node: Node, overlay: Node | None) -> Node:
    """CSL's structured dates become scalars, and the overlay goes over `custom`."""
    fields = [
        (name, _date_node(value) if name.text in ("issued", "accessed") else value)
        for name, value in node.fields or ()
        if name.text != "custom"
    ]
    custom = node.get("custom")
    merged = _merged(custom, overlay)
    if merged is not None:
        fields.append((Node(node.path, beginning_of(merged.place), "custom"), merged))
    return node.with_fields(fields)


def _merged(custom: Node | None, overlay: Node | None) -> Node | None:
    if overlay is None or overlay.fields is None or custom is None or custom.fields is None:
        return overlay or custom
    names = {name.text for name, _ in overlay.fields}
    kept = [(name, value) for name, value in custom.fields if name.text not in names]
    return overlay.with_fields([*kept, *overlay.fields])


def _date_node(node: Node) -> Node:
    for name in ("raw", "literal"):
        inner = node.get(name)
        if inner is not None:
            return inner
    # A list of dates is a span of time, of which the first day counts.
    first = node.items[0] if node.items else node
    parts = node.get("date-parts")
    if parts is not None and parts.items:
        found = parts.items[0].items or []
    else:
        found = [part for name in ("year", "month", "day") if (part := first.get(name)) is not None]
    if not found:
        return node
    words = [part.text.zfill(4 if index == 0 else 2) for index, part in enumerate(found)]
    return node.with_text("-".join(words))


def _with_extra_identifiers(node: Node) -> Node:
    """PMID and PMCID from Zotero's Extra field, where the record has none of its own."""
    note = node.get("note")
    if note is None:
        return node
    found = {match[1].upper(): match[2] for match in _EXTRA.finditer(note.text)}
    added = [
        (note.with_text(name), note.with_text(value))
        for name, value in found.items()
        if node.get(name) is None
    ]
    return node.with_fields([*(node.fields or ()), *added])
