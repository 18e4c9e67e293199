"""The English words that stand before a number and tell what it is, and the words that are numbers.

Only words stand here; what they make of a number is decided in `rules.py`, what may follow a number stands
in `patterns.py`. Another language would be another two files of this shape.
"""

from generator.core.vocabulary import Measure


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


def _in_order(written: str) -> tuple[str, ...]:
    return tuple(written.split())


ONES = _in_order("one two three four five six seven eight nine")
TEENS = _in_order("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
TENS = _in_order("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBER_WORDS = {
    **{word: number for number, word in enumerate((*ONES, *TEENS), 1)},
    **{word: 10 * number for number, word in enumerate(TENS, 2)},
    **{
        f"{ten}-{one}": 10 * tens + ones
        for tens, ten in enumerate(TENS, 2)
        for ones, one in enumerate(ONES, 1)
    },
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

SPOKEN = frozenset(NUMBER_WORDS) | PARTS.keys() | {f"{part}s" for part in PARTS} | {"twice"}
"""Without one of these a text holds no number but in digits."""

SPOKEN_FIRST = (frozenset(NUMBER_WORDS) | {"a", "an", "half", "twice"}) - {"hundred", "thousand", "million"}
"""With one of these a number in words begins."""

ABOUT = _words("about around roughly approximately nearly almost circa ~ ≈")
BOUNDS = {
    **dict.fromkeys(_words("over above exceeding beyond > ≥ least"), 1),
    **dict.fromkeys(_words("under below < ≤ most"), -1),
}
MORE_THAN = {
    **dict.fromkeys(_words("more greater higher longer older"), 1),
    **dict.fromkeys(_words("less fewer lower shorter younger"), -1),
}
FILLERS = _words("of was is were are be been the a an only just = : at as equals some")
JOINING = _words("for of in between on at with")
"""What may join the name of a statistic with its number: hazard ratio for death 0.8."""

RATIOS: dict[str, Measure | None] = {
    "risk": Measure.RISK_RATIO,
    "odds": Measure.ODDS_RATIO,
    "hazard": Measure.HAZARD_RATIO,
    "hazards": Measure.HAZARD_RATIO,
    "rate": None,
    "incidence": None,
    "prevalence": None,
}
RATIO_SIGNS: dict[str, Measure | None] = {
    "RR": None,
    "aRR": None,
    "OR": Measure.ODDS_RATIO,
    "aOR": Measure.ODDS_RATIO,
    "HR": Measure.HAZARD_RATIO,
    "aHR": Measure.HAZARD_RATIO,
    "IRR": None,
    "PR": None,
}
"""`RR` is a risk ratio to some and a rate ratio to others, so that it names neither."""

DIFFERENCE_SIGNS = {
    "MD": Measure.MEAN_DIFFERENCE,
    "WMD": Measure.MEAN_DIFFERENCE,
    "SMD": Measure.STANDARDISED_MEAN_DIFFERENCE,
    "RD": Measure.RISK_DIFFERENCE,
    "ARR": Measure.RISK_DIFFERENCE,
}
STANDARDISED = _words("standardised standardized std")
MEANS = {"mean": Measure.MEAN, "average": Measure.MEAN, "median": Measure.MEDIAN}
ACCURACIES = {"sensitivity": Measure.SENSITIVITY, "specificity": Measure.SPECIFICITY}
EFFICACIES = _words("efficacy effectiveness")
"""Words for what is prevented: an efficacy of 97% is a risk ratio of 0.03."""
INTERVALS = _words("CI CrI CIs PI interval intervals")
HETEROGENEITIES = _words("i2 i² i-squared heterogeneity")
NEEDED_SIGNS = _words("nnt nnh nntb nnth nns")
NEEDED_FOR = _words("treat harm screen")
CHANGE_BEFORE = _words("by reduction increase decrease decline rise drop improvement gain change")

AGES = _words("aged age ages older younger")
SOMEBODY = _words(
    "people person persons adult adults woman women man men patients those anyone everyone child children"
)
AGE_GROUPS = _words("adults women men children boys girls infants")
OF_AN_AGE = SOMEBODY | AGE_GROUPS | {"you"}
SCORES = _words("score scores scored pain rating rated intensity severity nrs vas")
TIMES_BEFORE = _words("day days week weeks month months year years hour")
DOSES = _words(
    "dose doses dosage taking take takes took given give gives giving inject injects injected injecting"
)
LABELS = _words(
    "type stage phase grade class level category group step table figure chapter section page version variant"
    " factor question vitamin tier line number no band # part article recommendation"
)
MONTHS = _words(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)
NOT_BEFORE_PARTS = _words("first second other upper lower and last latter")
"""The first half, one and a half: no part of people."""

TELLING = (
    AGES
    | AGE_GROUPS
    | SCORES
    | TIMES_BEFORE
    | LABELS
    | MONTHS
    | NEEDED_SIGNS
    | MEANS.keys()
    | {sign.lower() for sign in (*RATIO_SIGNS, *DIFFERENCE_SIGNS)}
    | _words("ratio difference p p-value value treat harm screen from between n risk")
)
"""Every word before a number by which some rule knows it though nothing follows."""

TELLING_AT_ONCE = (
    TELLING
    | ABOUT
    | BOUNDS.keys()
    | MORE_THAN.keys()
    | FILLERS
    | JOINING
    | CHANGE_BEFORE
    | DOSES
    | {"than", "to"}
)
"""Every word that means something just before a small whole number."""

TELLING_NOTHING = _words(
    "may might can could will would should must is are was were be has have had do does did make makes after"
    " before with without on but because that which who whom while when whether probably"
)
"""Common words behind a number that make it nothing by themselves."""
