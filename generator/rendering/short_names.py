"""What readers call a source in a sentence: first author and year, told apart where two would be alike.

The letters after the year follow the order of keys over the whole base of today, so that one source has one
name on every page, on paper and on the map, whatever else stands there.
"""

from collections.abc import Iterator, Mapping
from itertools import count, product
from string import ascii_lowercase

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Reference
from generator.rendering.names import shortened


def short_names(kb: KnowledgeBase) -> Mapping[Id, str]:
    """By key, `Venmans 2012`, or `Klazen 2010a` and `Klazen 2010b`; found on first use and kept."""
    return kb.found_once(_short_names)


def short_name(kb: KnowledgeBase, reference: Reference) -> str:
    """The name of a reference; of one that the base does not have, such as its older self, as it is alone."""
    return short_names(kb).get(reference.id) or _alone(reference)


def _short_names(kb: KnowledgeBase) -> dict[Id, str]:
    known = {**(kb.today.references if kb.today else {}), **kb.references}
    alike: dict[str, list[Reference]] = {}
    for reference in known.values():
        alike.setdefault(_alone(reference), []).append(reference)
    names: dict[Id, str] = {}
    for name, references in alike.items():
        if len(references) == 1:
            names[references[0].id] = name
            continue
        free = (made for made in _lettered(name, references[0].year) if made not in alike)
        ordered = sorted(references, key=lambda one: one.id)
        names |= {one.id: made for one, made in zip(ordered, free, strict=False)}
    return names


def _alone(reference: Reference) -> str:
    """`Venmans 2012`, or the body, or the head of the title where nobody is named."""
    first = reference.author[0] if reference.author else None
    # A title in brackets is a description or a translation; the head of it would have one of the two.
    title = (reference.title or reference.id).strip("[]")
    name = (first.family or first.literal) if first else shortened(title, 44)
    return f"{name or reference.id} {reference.year}".strip()


def _lettered(name: str, year: str) -> Iterator[str]:
    """The name with a, b … z, aa, ab …: after the year, or in brackets where there is none."""
    for length in count(1):
        for letters in product(ascii_lowercase, repeat=length):
            yield f"{name}{''.join(letters)}" if year else f"{name} ({''.join(letters)})"
