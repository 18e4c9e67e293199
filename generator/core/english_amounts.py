"""The English words by which a wording says an amount without its number, or what a number beside them is.

Only a comparison of two wordings asks for them, and only where both tell an amount, so that the reading of
numbers itself stays fast.
"""

import re
from fractions import Fraction

from generator.core.phrases import phrases

FACTORS = phrases("""
    halves/halve/halved/halving
    doubles/doubled/doubling/twofold/two-fold
    double; after may, can, could, will, would, probably, not
    double the/your/their
    triples/triple/tripled/trebles/treble/trebled/threefold/three-fold
    quadruples/quadruple/quadrupled/fourfold/four-fold
    fivefold/five-fold/sixfold/six-fold/eightfold/eight-fold/tenfold/ten-fold
""")
FACTOR_OF = {
    "hal": Fraction(1, 2),
    **dict.fromkeys(("dou", "two"), Fraction(2)),
    **dict.fromkeys(("tri", "tre", "thr"), Fraction(3)),
    **dict.fromkeys(("qua", "fou"), Fraction(4)),
    "fiv": Fraction(5),
    "six": Fraction(6),
    "eig": Fraction(8),
    "ten": Fraction(10),
}
"""Verbs and adverbs that name a ratio, and which by their first letters."""

EVERY_SO_MANY = phrases("""
    every second/other/third/fourth/fifth/tenth patient/person/adult/woman/man/child/baby/infant
""")
PART_OF = {
    **dict.fromkeys(("second", "other"), Fraction(1, 2)),
    "third": Fraction(1, 3),
    "fourth": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "tenth": Fraction(1, 10),
}

UNITS_IN_WORDS = phrases("""
    hour/day/week/month/year/decade/litre/liter/kilogram; after a, an
    hours/days/weeks/months/years/litres/liters/kilograms; after half
""")
ONE_OR_HALF = re.compile(
    r"\b(?:(?P<more>one|two|three|four|five)\s+and\s+a\s+half|(?P<half>half)\s+an?"
    r"|(?:after|within|for|about|around|nearly|almost|over|under|than|in|by|lasts?|lasted|lost|lose)\s+an?)\s+$",
    re.IGNORECASE,
)
"""Within a year, half a litre, one and a half weeks; twice a year is none."""

HALF_OF = re.compile(r"\bhalf of\b", re.IGNORECASE)
"""Half of them live longer than a time: their median, and no lower bound of it."""

NEARLY = re.compile(r"\b(?:about|around|roughly|approximately|nearly|almost)\s+$", re.IGNORECASE)
MORE_THAN = re.compile(r"\b(?:than|at\s+least|at\s+most|over)\s+$", re.IGNORECASE)

TIMES_MORE = re.compile(r"times\s+(?:more|higher|greater)\b")
"""Three times higher is three times as high to some, and four times to others."""

LESS = re.compile(
    r"\b(?:lower\w*|less|fewer|rarer|smaller|shorter|reduc\w+|decreas\w+|cuts?|fell|falls?|fallen|dropp?\w*"
    r"|declin\w+|prevent\w*|shorten\w*)\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\b(?:more|higher|greater|larger|longer|raise[sd]?|increas\w+|rose|rises?|risen|grew|commoner)\b",
    re.IGNORECASE,
)

CHANGED_BEFORE = re.compile(
    r"\b(?:los[se]|lose[sd]?|losing|lost|gain\w*|rose|rises?|risen|fell|falls?|fallen|dropp?\w*|grew|grows?"
    r"|shrank|shrinks?|shed|reduc\w+|increas\w+|decreas\w+|declin\w+|lower\w*|raise[sd]?|improv\w+|change\w*)\b",
    re.IGNORECASE,
)
LASTS = re.compile(
    r"\b(?:survival|stay|duration|length|time|interval|life|exposure)\b[^.;,]{0,40}"
    r"\bfrom\s+(?:about\s+|around\s+|nearly\s+|almost\s+)?$",
    re.IGNORECASE,
)
"""A range behind one of them says how long it was and is, unlike `less pain from 4 to 12 weeks`."""
CHANGED_AFTER = re.compile(
    r"\s+(?:of\s+\w+\s+)?(?:thinner|thicker|taller|heavier|lighter|wider|narrower|longer|shorter|bigger|smaller"
    r"|deeper|faster|slower|less|more|lower|higher)\b"
)
"""An amount beside one of them is the size of a change, not a level."""

TREATED = re.compile(
    r"\b(?:treat|tak(?:e|ing)|took|given|giv(?:e|ing)|us(?:e|ing)|vaccinat|immuni[sz]|screen|operat|need|ha(?:s|ve)\s+to"
    r"|must|would)",
    re.IGNORECASE,
)
ONE_OF_THEM = re.compile(
    r"\b(?:one|1)\b(?!\s+(?:trials?|study|studies|review|group|year|month|week|day|hour|time|dose|of\s+the)\b)"
    r"(?![.,%]?\d|%)"
)
OF_TREATED = re.compile(
    r"\s*(?:[a-z]+\s+)?(?:treated|vaccinated|immuni[sz]ed|screened|operated"
    r"|who\s+(?:take|took|get|got|use[sd]?|have|had|are|were)\b)[^.;]{0,30}"
    r"\b(?:help(?:s|ed)|harm(?:s|ed)|benefits?|better|cured|healed|spared|saved|avoids)\b"
)
"""So many are treated that one of them is helped or harmed: a number needed to treat in plain words."""

ROLE_OF_TIME = re.compile(
    r"\b(?:(?P<how_long>for|during)|(?P<when>after|at|within|by|in))\s+"
    r"(?:(?:about|around|roughly|nearly|almost|up\s+to|more\s+than|less\s+than|at\s+least|the|first|next|an?)\s+)*$",
    re.IGNORECASE,
)
"""For six weeks somebody takes a medicine; after six months somebody looks."""

ODDS = re.compile(r"\bodds\b", re.IGNORECASE)

TURNED = re.compile(
    r"\b(?:no|not|never|none|nobody|without|neither|free|avoid\w*|surviv\w+|alive|recover\w*|cured?|heal\w*|resolv\w+"
    r"|well|cleared|stopp?\w*|gone|(?:go(?:es)?|went)\s+away|disappear\w*|spared|protected|remission|\w+n['’]t)\b",
    re.IGNORECASE,
)
STILL = re.compile(r"\b(?:still|only|remain\w*|stay(?:s|ed)?|persist\w*)\b", re.IGNORECASE)
"""Where one wording counts those who are well and the other those who are not, their shares add up to one."""
