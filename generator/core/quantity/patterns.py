"""What an English number looks like, and what may follow it: a percent sign, a whole, a unit, a noun.

From `RANGE` on a pattern is matched straight behind a number; a name in one tells a rule what was found.
Units stand with all their spellings, since one that is not known makes a number of nothing.
"""

import re

from generator.core.quantity import words

_ONE = "|".join(words.ONES)
_TEN = "|".join(words.TENS)
_SMALL = rf"(?:{_TEN})-(?:{_ONE})|{_TEN}|{_ONE}|{'|'.join(words.TEENS)}"
_PART = "half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?"
_AS = "many|likely|much|often|high|common|frequent|frequently|large|great|long|rare"
_PEOPLE = (
    "people|persons?|patients?|women|woman|men|man|adults?|children|child|participants?|users?|babies|births"
    "|cases?|deaths?|events?|individuals?|subjects?|residents?|pregnancies|those"
)
_STUDIES = (
    "(?:(?:randomi[sz]ed|controlled|small|large|open|earlier|newer|further|such|cohort|blinded) )*"
    "(?:trials?|studies|study|reviews?|meta-analyses|guidelines?|cohorts?|reports?|sources?|groups?|centres?)"
)
_TIME = "seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|mins?|hrs?|wks?|yrs?"
_DOSE = (
    r"mg|µg|μg|mcg|ug|micrograms?|milligrams?|nanograms?|ng|IU|I\.U\.|international units|U(?![A-Za-z.])"
    "|units?(?= of (?:insulin|heparin|botulinum|calcitonin|penicillin))"
)
_MASS = (
    "g|grams?|kg|ml|mL|millilit(?:re|er)s?|units?"
    "|tablets?|capsules?|puffs?|drops?|sachets?|injections?|sprays?"
)
_MEASURED = (
    "mm ?Hg|millimetres of mercury|cm|mm|m|km|kilograms?|kcal|kJ|kPa|°C|degrees|bpm|beats|breaths|mmol|µmol"
    "|μmol|nmol|pmol|mol|mEq|litres?|liters?|L|SDs?|standard deviations?|[mc]illimetres?|centimetres?|metres?"
    "|pack-years"
)
_PER = r"(?:/(?:dL|dl|L|l|mL|ml|mmol|g|kg|m2|m²|cm2|cm²|min|h|s)(?!\w))?"
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_LAST = r"(?![\w²³])"
_SMALLER = r"\s+(?:lower|higher|less|more|fewer|greater|smaller|larger)\b"

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,9}(?!\d)|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,9}(?!\d)"
    r"|\d{1,30}(?!\d)(?:,\d{1,2}(?![\d.·]\d|\d))?)(?:[.·]\d{1,30}(?!\d))?|[.·]\d{1,30}(?!\d)"
)
"""`1,000`, `10 000`, `0.66`, `0·66`, `.05` and `0,66`, without a sign."""

WORD = re.compile(r"[a-z]+")
_NUMBER = rf"(?P<sign>[-\u2212\u2013](?=[.·]?\d))?(?<![A-Za-z]-)(?P<digits>{DIGITS})"
NUMBER = re.compile(rf"(?<![\w.,·/])(?:{_NUMBER})(?P<word>)")
PLAIN_NUMBER = re.compile(
    r"(?P<digits>\d{1,30}(?:\.\d{1,30})?)(?P<odd>[.,·]?\d|[ \u00a0\u2009\u202f]\d{3}(?!\d))?"
    r"(?P<sign>)(?P<word>)"
)
"""Cheap to search for, as it begins with a digit; an `odd` part makes it more than `12` or `0.5`."""
START = re.compile(
    rf"(?<![\w.,·/])(?:{_NUMBER}"
    rf"|(?P<word>(?:{_SMALL}|half|an?(?= (?:{_PART})\b))\b(?!-(?:life|way|lives)\b)|twice\b))",
    re.IGNORECASE,
)
GROUPING = re.compile(r"(?<=\d)[, \u00a0\u2009\u202f](?=\d{3}(?!\d))")
LEAD_WORD = re.compile(r"[A-Za-z][A-Za-z0-9²'-]*|[<>≤≥=~≈#]")
SENTENCE_END = re.compile(r"[.;!?]\s")
WHOLE_FIRST = re.compile(r"\b(?:of|in|among|for|from)\s+(?:every|each|all|the)?\s*$", re.IGNORECASE)

RANGE = re.compile(
    r"\s?(?P<percent>%|per ?cent)?(?P<by>\s?[-\u2010-\u2014\u2212]\s?|\s(?:to|and)\s|[,;]\s)"
    rf"(?P<high>[-\u2212\u2013]?(?:{DIGITS}))"
)
PERCENT = re.compile(
    r"\s?(?P<points>(?:percentage|percent|per cent|%)[ -]points?\b)"
    r"|[\s-]?(?:%|per ?cent\b)"
    r"(?P<interval>[\s-]?(?:CI|CrI|(?:confidence|credible|compatibility|prediction)\s+interval)\b)?"
)
PART = re.compile(rf"[\s-](?P<part>{_PART})\b(?P<of>\s+(?:of|the)\b)?(?P<change>{_SMALLER})?", re.IGNORECASE)
BY_PEOPLE = re.compile(rf"\s+of\s+(?:the\s+|all\s+)?(?:[a-z-]+\s+)?(?:{_PEOPLE})\b")
"""Cleared by 95% of adults: who does it, not by how much."""
HALF = re.compile(rf"\s+(?:of|the)\b|(?=\s*[.,;:)]|\s*$)|(?P<change>{_SMALLER})")
HALF_AN_HOUR = re.compile(r"\s+an?\b|-|\s+(?:hour|day|way|time)")
COUNT = re.compile(
    rf"(?:\s+(?P<change>fewer|more|less|extra|additional)\b(?!\s+than))?(?:\s+(?:{_PEOPLE})\b)?"
    r"(?P<score>\s+or\s+(?:more|less|higher|lower|above|below|over))?"
    r"\s*(?P<by>\bout\s+of\b|\bof\b|\bin\b|\bper\b|/|\bfor(?=\s+(?:every|each)\b))\s*"
    r"(?:(?P<each>every|each|the|a|an|all)\s+)?"
    rf"(?P<whole>{DIGITS}|(?:{_SMALL}|hundred|thousand|million)\b)"
    rf"(?!\s?%|\s?(?:{_TIME}|{_DOSE}|{_MASS}|{_MEASURED}|per ?cent){_LAST}|-|[.,]?\d)",
    re.IGNORECASE,
)
OR_MORE = re.compile(r"\s+or\s+(?:(?P<up>more|higher|above|over|better)|less|lower|below|fewer|worse)\b")
TIMES = re.compile(
    r"[\s-]?(?:fold|times\s+(?:as|more|less|higher|lower|greater|the))\b|\s+as\s+(?:many|likely|much|often)\b"
)
TWICE = re.compile(rf"\s+(?:as\s+(?:{_AS})|the)\b")
AS_MANY = re.compile(
    rf"\s+as\s+(?:{_AS})\b(?!\s+again)"
    r"|\s+the\s+(?:risk|rate|chances?|odds|likelihood)\b"
)
"""Half as many again is one and a half."""
OFTEN = re.compile(
    r"\s+times\b|\s+(?:a|per|each|every)\s+(?:day|week|month|year|night)\b|\s+(?:daily|weekly|monthly|yearly)\b"
)
AGE = re.compile(
    r"(?:[\s-]years?)?(?:[\s-]olds?\b|\s+of\s+age\b|\s+(?:or|and)\s+(?:older|younger)\b)"
    r"|[\s-]years?\s+(?:or|and)\s+(?:over|above|under|older|younger)\b"
)
SIDE_OF_AGE = re.compile(r"(?P<up>older|over|above)|younger|under")
YEARS = re.compile(r"[\s-]years?\b")
TIME = re.compile(rf"[\s-]?(?P<unit>{_TIME}|h){_LAST}")
DOSE = re.compile(
    rf"[\s-]?(?P<unit>(?:{_DOSE})(?:/kg|/m2|/m²|\s+per\s+(?:kilogram|kg)\b)?)(?![A-Za-z])"
    r"(?P<of>/(?:dL|dl|L|l|mL|ml|mmol|g)\b|\s+per\s+(?:deci|milli)?lit(?:re|er)s?\b)?"
)
MASS = re.compile(
    rf"[\s-]?(?P<unit>{_MASS}){_LAST}(?P<of>/(?:dL|L|mL|ml|min|m2|m²|cm2|cm²)(?!\w))?"
    r"(?P<given>\s+(?:once|twice)\b|\s+(?:a|per|every|each)\s+day\b|\s+daily\b|/(?:day|d|kg)\b)?"
)
ANY_DOSE = re.compile(rf"[\s-]?(?:{_DOSE}|{_MASS}){_PER}{_LAST}")
MEASURED = re.compile(rf"[\s-]?(?P<unit>(?:{_MEASURED}){_PER}){_LAST}(?P<scale>\s+scale\b)?")
POINTS = re.compile(r"[\s-]points?\b(?P<scale>[\s-]+(?!(?:on|of|in|from|at)\b)(?:[\w-]+\s+){0,2}scale\b)?")
SCALE = re.compile(r"[\s-]+(?:point\s+)?(?:[A-Za-z]+\s+)?(?:scale|score|VAS|NRS)\b")
CHANGE = re.compile(
    r"\s+(?:relative\s+|absolute\s+)?(?:lower|higher|less|more|fewer|greater|smaller|larger|better|worse"
    r"|reductions?|increases?|decreases?|declines?|rises?|drops?|improvements?|gains?|loss)\b"
)
SOMEBODY = re.compile(
    r"\s+(?:(?!of\b|in\b|to\b|or\b|and\b|with\b|for\b)[a-z-]+\s+)?"
    rf"(?:{_PEOPLE}|infants?|newborns?|toddlers?|teenagers?|boys?|girls?|mothers?|fathers?|smokers?)\b"
)
"""Who is counted: more words than for a bare number, since a whole of so many stands before."""
STUDIES = re.compile(rf"\s+(?:{_STUDIES})\b")
PEOPLE = re.compile(rf"\s+(?:(?!of\b|in\b|to\b|or\b|and\b|with\b)[a-z-]+\s+)?(?:{_PEOPLE})\b")
THINGS = re.compile(
    r"\s+(?:(?!(?:after|before|with|without|in|on|for|and|or|as)\b)[a-z-]+\s+)?(?:criteria|signs?|symptoms?|items?|features?|questions?|tests?|factors?|domains?|levels?"
    r"|outcomes?|doses?|visits?|sites?|countries|hospitals|steps?|sessions?|parts?)\b"
)
BARE_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
MONTH = re.compile(rf"\s+(?:{_MONTH})\b")
GLUED = re.compile(r"-?[A-Za-z]")
PLURAL = re.compile(r"s\b")
FOLLOWED = re.compile(
    rf"\s?[%/°-]|[A-Za-zµμ]|\s(?:per\b|out\b|of\b|in\b|for\b|or\b|and\b|as\b|times\b|a\b|each\b|every\b|daily\b|weekly\b"
    rf"|monthly\b|yearly\b|old|points?\b|percent|scale\b|score\b|VAS\b|NRS\b|relative\b|absolute\b|extra\b|additional\b|international\b"
    rf"|I\.U\.|(?:{_TIME}|{_DOSE}|{_MASS}|{_MEASURED}|{_STUDIES}|{_PEOPLE}|{_PART}|{_MONTH}|h)(?!\w))"
    rf"|{CHANGE.pattern}|{PEOPLE.pattern}|{SCALE.pattern}"
)
"""Whether anything follows a number that a pattern here could know: asked once, so that most need not be."""
