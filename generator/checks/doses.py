"""Whether doses are carried by `exposure` and written so that nobody reads ten times too much.

The forms are those of the lists of error-prone abbreviations of the Institute for Safe Medication Practices
(ISMP) and of the Joint Commission's official "Do Not Use" list. What is on the latter and changes a dose is
an error; the rest is a warning.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.checks.dose_texts import DoseText, dose_texts
from generator.checks.wordings import worded_claims
from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim
from generator.core.quantities import Quantity, QuantityKind, exact, quantities_in
from generator.core.quantity.patterns import DIGITS

_AMOUNTS = {
    **dict.fromkeys(("g", "gram", "grams"), ("g", Fraction(1))),
    **dict.fromkeys(("mg", "milligram", "milligrams"), ("g", Fraction(1, 10**3))),
    **dict.fromkeys(("µg", "μg", "mcg", "ug", "microgram", "micrograms"), ("g", Fraction(1, 10**6))),
    **dict.fromkeys(("ng", "nanogram", "nanograms"), ("g", Fraction(1, 10**9))),
    **dict.fromkeys(("iu", "i.u.", "international units", "unit", "units", "u"), ("unit", Fraction(1))),
}
_NUMBERS = re.compile(DIGITS)
_AMOUNT_KINDS = frozenset({QuantityKind.DOSE, QuantityKind.MEASURED})
_COUNTED = re.compile("tablet|capsule|puff|drop|sachet|injection|spray")
"""How much of it is a dose only where `exposure` counts it so, too: 2 tablets of 500 mg."""
_PER = {"kg": "kg", "kilogram": "kg", "m2": "m2", "m²": "m2"}
_SMALL = r"(?:mg|mcg|[µμu]g|ng|micrograms?|milligrams?|units?|IU)"
_AFTER = r"(?![\w-]|/(?!kg|day|d\b|h\b))"
_TENFOLD = re.compile(
    rf"(?<![\w.,·])(?:(?P<zero>\d+\.0+)\s?{_SMALL}|(?P<naked>\.\d+)\s?(?:{_SMALL}|k?g|m[lL]){_AFTER}){_AFTER}"
    rf"|(?<![\w.,·/@-])(?P<unit>\d[\d,.]*\s?U){_AFTER}(?!\.\w)"
)
_ANY_DOSE = re.compile(
    rf"\d[\s-]?(?=[mµμunIkgUi])(?:(?:{_SMALL}|k?g|m[lL]|grams?|I\.U|U)(?!\w)|(?<=\d )international)"
)
"""Asked first: searching for a digit is many times faster than for a dose."""

_SAFER = {
    "IU": "international units",
    "µg": "micrograms",
    "μg": "micrograms",
    "ug": "micrograms",
    "cc": "ml",
    "qd": "daily",
    "qod": "every other day",
    "tiw": "three times a week",
    "biw": "twice a week",
    "qhs": "at bedtime",
    "mso4": "morphine sulfate",
    "ms04": "morphine sulfate",
    "mgso4": "magnesium sulfate",
}
_UNSAFE = re.compile(
    r"(?<=\d)\s?(?P<unit>IU|[µμ]g|ug|cc)(?![\w])"
    r"|(?<![\w@/:.-])(?P<word>[Qq]\.?[Oo]?\.?[Dd]\.?|QHS|qhs|TIW|BIW|tiw|biw|MSO4|MS04|MgSO4)(?![\w-]|\.\w)"
)
_ANY_UNSAFE = re.compile(r"IU|µg|μg|ug|cc|[Qq]\.?[OoDdHh]|[TtBb][Ii][Ww]|SO4|S04")
_SIGNS_OF_UNSAFE = ("q", "ug", "cc", "iu", "µg", "μg", "iw", "so4", "s04")
"""Without one of these a text in small letters holds none."""


@check("dose-uncarried", Severity.ERROR)
def uncarried_doses(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence names a dose that the `exposure` of its claim does not carry.

    A dose is the most dangerous number of a page: it is compared field by field with its source, and only
    what stands in fields can be. Add `exposure` with drug, dose, unit, route and schedule, or correct the one
    or the other.

    Rule: this site's own; a dose is compared with its source field by field.
    """
    for claim, wordings in worded_claims(kb):
        for wording in wordings:
            for dose in _doses_in(wording.text, claim):
                if not is_dose_carried(dose, claim):
                    written = dose.written_in(wording.text)
                    message = f"the dose '{written}' stands in no 'exposure' of '{claim.id}'"
                    hint = (
                        "correct the dose, or add it under 'exposure' with its drug, dose, unit, route and "
                        "schedule"
                    )
                    place = wording.place(dose.offset, dose.length)
                    yield Finding(place, message, hint, about=(claim.id,))


@check("dose-ambiguous", Severity.ERROR)
def ambiguous_doses(kb: KnowledgeBase) -> Iterator[Finding]:
    """A dose is written so that it can be read as ten times as much.

    1.0 mg is read as 10 mg, .5 mg as 5 mg, and 10U as 100: people died of each. Write 1 mg, 0.5 mg and 10
    units.

    Rule: ISMP list of error-prone abbreviations, symbols, and dose designations.
    """
    for text in kb.found_once(_texts_misread):
        for match in _TENFOLD.finditer(text.text):
            message = f"'{match[0]}' can be read as ten times as much"
            yield Finding(text.place(match.start(), len(match[0])), message, _clear(match), about=text.about)


@check("abbreviation-unsafe", Severity.WARNING, one_article=True)
def unsafe_abbreviations(kb: KnowledgeBase) -> Iterator[Finding]:
    """A unit or schedule is abbreviated in a way that has led to wrong doses.

    IU is read as IV or 10, a handwritten or badly printed µg as mg, QD as QID. Write the word.

    Rule: ISMP list of error-prone abbreviations, symbols, and dose designations.
    """
    for text in kb.found_once(_texts_misread):
        for match in _UNSAFE.finditer(text.text):
            name = "unit" if match["unit"] else "word"
            written = match[name]
            safer = _SAFER.get(written) or _SAFER[written.replace(".", "").lower()]
            place = text.place(match.start(name), len(written))
            yield Finding(
                place, f"the abbreviation '{written}' is easily misread", f"write '{safer}'", about=text.about
            )


def _doses_in(text: str, claim: Claim) -> list[Quantity]:
    amounts = [quantity for quantity in quantities_in(text) if quantity.kind in _AMOUNT_KINDS]
    found = [amount for amount in amounts if _is_dose(amount, text, claim)]
    # Tablets and drops alone are a way of taking, no dose.
    return found if found and _ANY_DOSE.search(text) else []


def _is_dose(quantity: Quantity, text: str, claim: Claim) -> bool:
    """True also for `insulin 100 units` and `1 g of paracetamol`, where that is a medicine of the claim."""
    if not claim.exposure:
        return quantity.kind is QuantityKind.DOSE
    if _COUNTED.match(quantity.unit) or quantity.kind is QuantityKind.MEASURED:
        unit = _amount(quantity.value, quantity.unit)[1]
        if unit not in {given for _, given in _amounts_of(claim)}:
            return False
    if quantity.kind is QuantityKind.DOSE:
        return True
    before = text[: quantity.offset].rstrip().lower()
    after = text[quantity.end :].lower()
    drugs = (taken.drug.lower() for taken in claim.exposure)
    return any(before.endswith(drug) or after.startswith(f" of {drug}") for drug in drugs)


def _may_be_misread(text: str) -> bool:
    lowered = text.lower()
    for sign in _SIGNS_OF_UNSAFE:
        if sign in lowered:
            return _ANY_UNSAFE.search(text) is not None or _ANY_DOSE.search(text) is not None
    return _ANY_DOSE.search(text) is not None


def is_dose_carried(dose: Quantity, claim: Claim) -> bool:
    """True where the `exposure` of a claim carries a dose."""
    if dose.unit in ("g", "gram", "grams", "ml", "mL") and not claim.exposure:
        # Food, fluids and blood are given in these, too.
        return True
    ends = {dose.value} if dose.high is None else {dose.value, dose.high}
    stated = {_amount(end, dose.unit) for end in ends}
    return stated <= set(_amounts_of(claim))


def _amounts_of(claim: Claim) -> Iterator[tuple[Fraction, str]]:
    """Every amount of the exposure, and those of its schedule, such as `at most 1200 mg a day`."""
    for taken in claim.exposure:
        for written in _NUMBERS.findall(taken.dose or ""):
            rest = _NUMBERS.sub("", taken.dose or "").strip(" -–to")
            yield _amount(exact(written)[0], taken.unit or rest)
        for written in (taken.schedule, taken.duration):
            for dose in quantities_in(written or ""):
                if dose.kind is QuantityKind.DOSE:
                    yield from (_amount(end, dose.unit) for end in (dose.value, dose.high) if end is not None)


def _amount(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """A dose in its base unit, so that 0.02 mg and 20 micrograms are one dose."""
    name, *rest = unit.strip().replace(" per ", "/").split("/")
    per = _PER.get(rest[0].strip()) if rest else None
    base, factor = _AMOUNTS.get(name.lower().strip(), (name.lower().strip(), Fraction(1)))
    return value * factor, f"{base}/{per}" if per else base


def _clear(match: re.Match[str]) -> str:
    if match["unit"]:
        return f"write '{match['unit'].rstrip('U').strip()} units'"
    if match["zero"]:
        return f"write '{match['zero'].partition('.')[0]}{match[0][len(match['zero']) :]}'"
    return f"write '0{match[0]}'"


def _texts_misread(kb: KnowledgeBase) -> tuple[DoseText, ...]:
    """Every text in which a dose or an unsafe abbreviation may stand: one walk for both checks."""
    return tuple(dose_texts(kb, _may_be_misread))
