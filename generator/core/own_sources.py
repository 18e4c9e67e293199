"""Which sources the people of this site made themselves, and which nobody outside reviewed.

Names and addresses are those the policy lists: nothing is guessed from how a name sounds.
"""

from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from generator.core.declaration import Origin
from generator.core.diagnostic import Span
from generator.core.model import Policy, Reference


def is_own(reference: Reference, policy: Policy) -> bool:
    """True where the site is author, publisher or issuing body, or the source lies at its address."""
    return bool(policy.own_names) and any(_own_fields(reference, policy))


def own_place(reference: Reference, policy: Policy) -> Span:
    """Where the reference names the site; the reference itself where it does not."""
    origin, field = next(_own_fields(reference, policy), (reference.origin, ""))
    return origin.span(field)


def is_unreviewed(reference: Reference, policy: Policy) -> bool:
    """True for what nobody outside looked at: self-published, written by a machine, or the site's own."""
    custom = reference.custom
    return custom.self_published or custom.machine_written or is_own(reference, policy)


def _own_fields(reference: Reference, policy: Policy) -> Iterator[tuple[Origin, str]]:
    names, hosts = _spellings(policy.own_names)
    custom = reference.custom
    written = [
        (reference.origin, "publisher", reference.publisher),
        (reference.origin, "container_title", reference.container_title),
        (custom.origin, "issued_by", custom.issued_by),
        *((name.origin, "literal", name.literal) for name in (*reference.author, *reference.editor)),
    ]
    yield from ((origin, field) for origin, field, text in written if text and _folded(text) in names)
    host = _host(reference.URL) if reference.URL else ""
    if any(host == own or host.endswith(f".{own}") for own in hosts):
        yield reference.origin, "URL"


@cache
def _spellings(own_names: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The names as they compare, and the web addresses among them by their hosts."""
    hosts = tuple(host for name in own_names if "." in name and (host := _host(name)))
    return frozenset(_folded(name) for name in own_names), hosts


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _host(address: str) -> str:
    if " " in address:
        return ""
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")
