"""The English words that the checks of wording know; another language is another file like this one.

The lists are short on purpose: a word that is missing costs a finding, a word too many a false alarm. How a
list is read stands in `core/phrases.py`.
"""

from generator.core.phrases import Phrases, phrases

HEDGES: dict[int, Phrases] = {
    1: phrases("""
        very/highly uncertain
        uncertain/unclear/unknown
        unsure/uncertain whether/if
        not [yet] clear/known/certain
        not sure/certain/clear whether/if
        do/does not [yet] know
        don't/don’t/cannot know
        nobody knows
    """),
    2: phrases("""
        may/might; not after who, which, that
        could; not before not
        perhaps/possibly/maybe
    """),
    3: phrases("""
        probably
        likely; not after more, less, as, equally, be, not, how, most; not before than
    """),
}
"""By the level of certainty whose wording they are; a high certainty has none.

Source: GRADE guidelines 26 (informative statements); Cochrane Handbook, chapter 15.
"""

VAGUE_HEDGES = phrases("""
    may/might or may/might not
    may/might not; last
    seem/seems/appear/appears/tend/tends/suggest/suggests/suggested
    can/sometimes/often/unlikely/expected/presumably/doubtful/debated/disputed/possible/probable
    less clear
    could not
""")
"""They hedge, and nobody can say to which level: a sentence with one of them is not judged."""

VERDICTS: dict[int, Phrases] = {
    4: phrases("yes/no"),
    3: phrases("probably"),
    2: phrases("perhaps/possibly/maybe"),
    1: phrases("""
        we/nobody do/does not know
        we don't/don’t/cannot know
        nobody knows
        unknown/unclear
    """),
    0: phrases("it depends"),
}
"""How a verdict begins, by the level of certainty it speaks of."""

YES_OR_NO = phrases("do/does/did/can/could/should/is/are/was/were/will/would/has/have/may/must")
"""How a question begins that can be answered by yes or no."""

PROMOTIONAL = phrases("""
    breakthrough; not before pain, bleeding, infection, infections, seizure, seizures, cancer, symptoms, fever
    break-through/game-changing/game-changer/groundbreaking/ground-breaking/revolutionary/revolutionise
    miracle/miraculous/miraculously/cutting-edge/state-of-the-art/world-class/unprecedented
    remarkable/remarkably/astonishing/astonishingly/amazing/amazingly/spectacular/spectacularly
    exciting/promising/life-changing/unrivalled/unparalleled/cure-all/risk-free
    dramatic/dramatically/guaranteed
    wonder drug/cure
    clinically/scientifically proven
    completely/totally/perfectly/entirely safe
    game changer/changing
    cutting edge
    world-leading/trailblazing/unmatched/unbeatable/wonderful/wonderfully/innovative
    highly effective/beneficial
    excellent choice/option/results/outcomes/safety/treatment/remedy
    powerful new
    proven treatment/remedy/cure/therapy/method
    trusted by
""")
"""Words that sell. Source: the writers' guides of health agencies on plain and neutral words."""

SUPERLATIVES = phrases("""
    most effective/powerful/potent/reliable/successful/efficacious
    safest/gentlest/unsurpassed
    gold standard
    second to none
    the best; not before supportive, available, corrected, interest, interests, guess, practice
    best results/outcomes/treatment/option/choice/medicine/drug
    strongest evidence/effect/benefit/treatment/drug/medicine
    most helpful/beneficial/useful/efficient/suitable
    treatment/drug/medicine/method of choice
    number one treatment/remedy/drug/medicine/choice
    nothing works better
    ideal treatment/remedy/drug/medicine
""")

COMPARISONS = phrases("""
    more/less effective/effectively/efficacious/potent/reliable/successful
    superior/inferior/non-inferior/outperform/outperforms/safer
    works/work better/worse/faster
    better tolerated
    better/worse/faster/sooner/slower/quicker; last
    heal/heals/recover/recovers/improve/improves faster/sooner
""")

COMPARED_WITH = phrases("than/to/versus/vs/against/compared/equally/as/over/or")
"""One of them names what a thing is compared with."""

REST = phrases("the/all remaining/rest/others")
"""What is left of a whole of which the other parts are named."""

SIGNIFICANT = phrases("""
    significant; not after clinically, haemodynamically, hemodynamically, medically; not before other
    significantly; not after clinically
    significance; not after clinical
    insignificant/insignificantly/non-significant/nonsignificant
""")
"""`Clinically significant` names a degree of illness and no test of a hypothesis."""

LOWER = phrases("""
    lowers/reduces/decreases/shortens/prevents/halves
    lowered/reduced/decreased/shortened/prevented/halved; not after with, at, of
    reduce/decrease/shorten/prevent/halve; not after to
    lower; after may, might, can, could, will, would, probably, likely, not, slightly
    lower the/your/their/its/this/any/overall/total/deaths/mortality; not after to, at, with
    lower risk/risks/rate/rates/chance/chances/odds/mortality/incidence; not after at
    lower/rarer/shorter/smaller; last
    lower/rarer/shorter/smaller than/with/after/when/if/among
    less likely/often/frequent/frequently/common/commonly
    less; after have, has, had, get, gets, got, cause, causes, caused, mean, means, meant, need, needed, to
    fewer
    reduction/decrease in
    fell/dropped/declined by
    went/go/goes down
""")
HIGHER = phrases("""
    raises/increases/doubles/prolongs/lengthens
    raised/increased/doubled/prolonged; not after with, at, of
    raise/increase/double/prolong; not after to
    higher risk/risks/rate/rates/chance/chances/odds/mortality/incidence; not after at
    higher/commoner/greater; last
    longer; last; not after live, lived, lives, no, any, survived
    higher/commoner/greater than/with/after/when/if/among
    more likely/often/frequent/frequently/common/commonly
    more; after have, has, had, get, gets, got, cause, causes, caused, mean, means, meant, to; not before than
    more people/patients/women/men/children/babies/adults/participants/deaths
    rose by
    went/go/goes up
""")
SAME = phrases("""
    no [clear/important/significant/meaningful/real] difference
    no [clear/important/significant/meaningful/real] effect/change
    not [clearly/significantly/substantially] change/alter/affect/influence/differ
    equally likely/often/common/long/high/many/bad
    just/about as likely/often/common/long/high/many/much/bad
    not make a/any difference
    same number/rate/risk/chance
""")
BETTER = phrases("""
    improves/relieves/eases/alleviates
    improved/relieved/eased/alleviated; not after with, of
    improve/relieve/ease/alleviate; not after to
    improvement in
    better; last; not after or
    better; after feel, feels, felt, get, gets, got, sleep, move, work, works
    better than
""")
WORSE = phrases("""
    worsens/worsened/aggravates/aggravated/impairs/impaired
    worsen/aggravate/impair; not after to
    worsening of
    worse; last; not after or, new
    worse; after feel, feels, felt, get, gets, got
    worse than; not after or
""")
GOOD_THINGS = phrases("""
    survive/survives/survived/survival/surviving/alive/live/lived/lives
    recover/recovers/recovered/recovery/remission/cure/cured/cures/success/successful/response/respond
    heal/heals/healed/healing/resolve/resolves/resolved/free/well/benefit
""")
"""Where one of them stands, more may be better: such a sentence is not compared with one that has none."""
NOT_DONE = phrases("""
    not [clearly/significantly/substantially] lower/reduce/decrease/shorten/prevent; not after who, that
    not [clearly/significantly/substantially] raise/increase/prolong; not after who, that
    not [clearly/significantly/substantially] improve/relieve/ease/worsen; not after who, that
    not [clearly/significantly/substantially] halve/double/alleviate/aggravate; not after who, that
    no/not [be] better/worse; not after who, that
    no/not [be] [any] lower/higher/fewer/less/more; not after who, that; not before than
    not [clearly/significantly/substantially] make/cause/lead; not after who, that
""")
"""A direction is denied, and not another told."""
DENIED = phrases("""
    not/nor/neither/whether/unclear/uncertain/unknown/cannot/if/disagree/disagrees
    no; not after than, with, to, versus, against
    never; not after have, has, had
    without; not after people, adults, those, patients, women, men, children, and, or, than
    placebo/sham/untreated/controls
""")
"""Before a direction they take it away, or turn it round."""
CONTRASTED = phrases("although/though/but/however/while/whereas/yet")
"""A sentence with one of them points in two ways."""

_FROM_DAILY_LIFE = "AM PM BC AD UK US USA EU UN NHS TV PDF QR OK ID SMS URL FAQ GP GPS PIN DOI PMID UTC"
_KNOWN_BY_LETTERS = "DNA RNA HIV AIDS CT MRI COVID HPV IQ SARS MRSA WHO ISBN"
_EXPLAINED_BY_THIS_SITE = "CI GRADE"
_UNITS = "IU PH HZ DB"

KNOWN_ABBREVIATIONS = frozenset(
    " ".join((_FROM_DAILY_LIFE, _KNOWN_BY_LETTERS, _EXPLAINED_BY_THIS_SITE, _UNITS)).split()
)

_STRESSED = (
    "NOT NO DO AND OR BUT ALL ANY ONLY NEVER ALWAYS MUST STOP CALL ONE TWO YES IF AT ONCE NOW TODAY BOTH "
    "NONE IN TO OF THE BE IS IT YOU MAY"
)
SHOUTED = frozenset(_STRESSED.split())
"""Words that authors write in capitals to stress, not to shorten."""

NAMED_BY = phrases(
    "trial/trials/study/studies/collaboration/criteria/score/scale/group/groups/registry/cohort"
)
"""Beside one of them capitals are a name (the ASPREE trial)."""
