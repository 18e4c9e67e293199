"""Which sources the people of this site made themselves, and which nobody outside reviewed.

Names and addresses are those the policy lists: nothing is guessed from how a name sounds.
"""

from functools import cache
from urllib.parse import urlsplit

from generator.core.model import Policy, Reference


def is_own(reference: Reference, policy: Policy) -> bool:
    """True where the site is author, publisher or issuing body, or the source lies at its address."""
    names, hosts = _spellings(policy.own_names)
    if not names:
        return False
    custom = reference.custom
    written = (reference.publisher, reference.container_title, custom.issued_by)
    bodies = (name.literal for name in (*reference.author, *reference.editor))
    if any(text and _folded(text) in names for text in (*written, *bodies)):
        return True
    host = _host(reference.URL) if reference.URL else ""
    return any(host == own or host.endswith(f".{own}") for own in hosts)


def is_unreviewed(reference: Reference, policy: Policy) -> bool:
    """True for what nobody outside looked at: self-published, written by a machine, or the site's own."""
    custom = reference.custom
    return custom.self_published or custom.machine_written or is_own(reference, policy)


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
