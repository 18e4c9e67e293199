"""The identifiers of sources and people: their forms, their check digits, and one spelling to compare by.

A form is refused only where it certainly leads nowhere; spellings that mean the same source compare equal.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from generator.core.model import Reference

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+\Z")
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_DOI_LABEL = re.compile(r"doi\s*:\s*", re.IGNORECASE)
_PMID = re.compile(r"0*([1-9][0-9]{0,8})\Z")
_PMCID = re.compile(r"PMC0*([1-9][0-9]{0,9})(?:\.[0-9]+)?\Z", re.IGNORECASE)
_ISBN_10 = re.compile(r"[0-9]{9}[0-9X]\Z")
_ISBN_13 = re.compile(r"97[89][0-9]{10}\Z")
_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]\Z")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something is no identifier of its kind, and what to do about it."""

    why: str
    hint: str


def doi_key(text: str) -> str:
    """A DOI in the one spelling that compares: bare, in lower case; empty for what is no DOI.

    Rule: DOI Handbook, DOI names are compared without regard to case.
    """
    bare = _bare_doi(text)
    return bare.lower() if _is_doi(bare) else ""


def pmid_key(text: str) -> str:
    """A PMID without leading zeros; empty for what is none."""
    match = _PMID.match(text.strip())
    return match[1] if match else ""


def pmcid_key(text: str) -> str:
    """A PMCID as `PMC` and digits, without its version; empty for what is none."""
    match = _PMCID.match(text.strip())
    return f"PMC{match[1]}" if match else ""


def isbn_keys(text: str) -> tuple[str, ...]:
    """The ISBNs of a field, each with 13 digits; empty where one of them is none."""
    whole = _isbn_13(text)
    if whole:
        return (whole,)
    keys = tuple(_isbn_13(part) for part in re.split(r"[\s,;]+", text.strip()))
    return keys if all(keys) else ()


def identifier_keys(reference: Reference) -> tuple[str, ...]:
    """What identifies a source beyond doubt, each with its kind in front, such as `DOI 10.1000/x`.

    An ISBN counts for a whole book only: the chapters of one book share it.
    """
    found = [
        ("DOI", doi_key(reference.DOI or "")),
        ("PMID", pmid_key(reference.PMID or "")),
        ("PMCID", pmcid_key(reference.PMCID or "")),
    ]
    if reference.type == "book" and reference.ISBN:
        found += [("ISBN", key) for key in isbn_keys(reference.ISBN)]
    return tuple(f"{kind} {key}" for kind, key in found if key)


def doi_fault(text: str) -> Fault | None:
    """What is wrong with a DOI as written, if anything."""
    if _is_doi(text):
        return None
    bare = _bare_doi(text)
    if _is_doi(bare):
        return Fault("more than a DOI", f"write '{bare}'")
    return Fault("no DOI", "a DOI is '10.', digits, a slash and the rest, such as 10.1000/182")


def pmid_fault(text: str) -> Fault | None:
    """What is wrong with a PMID as written, if anything."""
    if pmid_key(text):
        return None
    return Fault("no PMID", "a PMID is a number, such as 19657121")


def pmcid_fault(text: str) -> Fault | None:
    """What is wrong with a PMCID as written, if anything."""
    if pmcid_key(text):
        return None
    digits = pmid_key(text)
    hint = f"write 'PMC{digits}'" if digits else "a PMCID is 'PMC' and a number, such as PMC6494647"
    return Fault("no PMCID", hint)


def isbn_fault(text: str) -> Fault | None:
    """What is wrong with an ISBN as written, its check digit included (ISO 2108)."""
    if isbn_keys(text):
        return None
    digits = re.sub(r"[\s-]", "", text).upper()
    if _ISBN_10.match(digits) or _ISBN_13.match(digits):
        hint = "compare it with the source: a digit is wrong, or two changed places"
        return Fault("no ISBN: its last digit does not fit the others", hint)
    return Fault("no ISBN", "an ISBN has 10 or 13 digits, such as 978-0-00-000000-2")


def orcid_fault(text: str) -> Fault | None:
    """What is wrong with an ORCID iD as written, its check digit included (ISO 7064, MOD 11-2)."""
    if _ORCID.match(text):
        digits = text.replace("-", "")
        if digits[-1] == _check_of_orcid(digits[:-1]):
            return None
        hint = "compare it with the person's own page: a digit is wrong, or two changed places"
        return Fault("no ORCID iD: its last digit does not fit the others", hint)
    bare = text.rstrip("/").rpartition("/")[2]
    if bare != text and _ORCID.match(bare):
        return Fault("more than an ORCID iD", f"write '{bare}'")
    return Fault("no ORCID iD", "an ORCID iD is four groups of four, such as 0000-0002-1825-0097")


FAULTS: dict[str, Callable[[str], Fault | None]] = {
    "DOI": doi_fault,
    "PMID": pmid_fault,
    "PMCID": pmcid_fault,
    "ISBN": isbn_fault,
}
"""What is wrong with an identifier of a reference, by its field."""


def _is_doi(text: str) -> bool:
    # Lists from elsewhere are printed on terminals: nothing in them may steer one.
    return _DOI.match(text) is not None and text.isprintable()


def _bare_doi(text: str) -> str:
    """What stands after the address or the label that people write before a DOI."""
    stripped = text.strip()
    address = _DOI_ADDRESS.match(stripped)
    if address:
        return unquote(re.split(r"[?#]", stripped[address.end() :], maxsplit=1)[0])
    label = _DOI_LABEL.match(stripped)
    return stripped[label.end() :] if label else stripped


def _isbn_13(text: str) -> str:
    """An ISBN with 13 digits, a check digit of either form verified; empty for what is none."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if _ISBN_13.match(digits) and digits[-1] == _check_of_isbn_13(digits[:-1]):
        return digits
    if _ISBN_10.match(digits) and digits[-1] == _check_of_isbn_10(digits[:-1]):
        return f"978{digits[:-1]}{_check_of_isbn_13(f'978{digits[:-1]}')}"
    return ""


def _check_of_isbn_13(digits: str) -> str:
    weighted = sum(int(digit) * (3 if position % 2 else 1) for position, digit in enumerate(digits))
    return str(-weighted % 10)


def _check_of_isbn_10(digits: str) -> str:
    weighted = sum(int(digit) * (10 - position) for position, digit in enumerate(digits))
    rest = -weighted % 11
    return "X" if rest == 10 else str(rest)


def _check_of_orcid(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
