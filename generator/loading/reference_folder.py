"""The folder of references: every form of list, the overlay, and which key each source has."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.core.declaration import Id
from generator.loading import problems
from generator.loading.growing_base import GrowingBase
from generator.loading.references import RawReference, decode_reference, has_valid_key, raw_references
from generator.loading.yaml_source import Node

_SUFFIXES = (".yml", ".yaml", ".json")


REFERENCES = "references"
"""The folder of the references."""


def load_references(base: GrowingBase) -> None:
    """Read the references into the base, with their overlay."""
    raws: dict[Id, RawReference] = {}
    overlay: dict[str, tuple[Node, Node]] = {}
    for file, is_link in base.tree.files_under(REFERENCES):
        if is_link:
            base.refuse_link(file)
            base.unreadable.add("references")
        elif file.suffix not in _SUFFIXES:
            base.refuse_file(file, "references holds .yml and .json files")
        elif file.stem == "overlay":
            entries = base.entries_of(file, "overlay", "a mapping from reference key to our own fields")
            overlay |= {key.text: (key, value) for key, value in entries}
        else:
            raws |= _raw_references(base, file)
    for key, raw in sorted(raws.items()):
        _load_reference(base, key, raw, overlay)
    for name, (place, _) in overlay.items():
        if name not in raws and not base.unreadable & {name, "references"}:
            base.diagnostics.append(problems.overlay_unknown(place.span, name, raws))


def _raw_references(base: GrowingBase, file: PurePosixPath) -> dict[Id, RawReference]:
    raws: dict[Id, RawReference] = {}
    before = len(base.diagnostics)
    node = base.yaml_of(file)
    before = before if node is None else len(base.diagnostics)
    found = list(raw_references(node, base.decoding)) if node else []
    if len(base.diagnostics) > before:
        # A file unread, or an item without a key: nobody knows which references are missing.
        base.unreadable.add("references")
    for raw in found:
        if has_valid_key(raw, base.decoding) and base.takes_id(raw.key, raw.place.span):
            raws[Id(raw.key)] = raw
        else:
            base.unreadable.add(raw.key)
    return raws


def _load_reference(
    base: GrowingBase, key: Id, raw: RawReference, overlay: Mapping[str, tuple[Node, Node]]
) -> None:
    removed = raw.node.get("removed")
    if removed is not None:
        base.keep_removed(key, removed)
        return
    own = overlay[key][1] if key in overlay else None
    placed = RawReference(key, raw.place, raw.node.placed_at(raw.place))
    reference = decode_reference(placed, own, base.decoding)
    if reference is None:
        base.unreadable.add(key)
    else:
        base.references[key] = reference
