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
""")

COMPARISONS = phrases("""
    more/less effective/effectively/efficacious/potent/reliable/successful
    superior/inferior/non-inferior/outperform/outperforms/safer
    works/work better/worse/faster
    better tolerated
""")

COMPARED_WITH = phrases("than/to/versus/vs/against/compared/equally/as/over/or")
"""One of them names what a thing is compared with."""

SIGNIFICANT = phrases("""
    significant; not after clinically, haemodynamically, hemodynamically, medically; not before other
    significantly; not after clinically
    significance; not after clinical
    insignificant/insignificantly/non-significant/nonsignificant
""")
"""`Clinically significant` names a degree of illness and no test of a hypothesis."""

LOWER = phrases("""
    lowers/lowered/reduces/reduced/decreases/decreased/shortens/shortened/prevents/prevented/fewer
    may/probably/might/could/likely lower/reduce/decrease/shorten/prevent
    less likely/often/frequent/frequently
    lower risk/rate/chance
""")
HIGHER = phrases("""
    raises/raised/increases/increased
    may/probably/might/could/likely raise/increase
    more likely/often/frequent/frequently
    higher risk/rate/chance
    cause/causes/lead/leads [to] more
""")
SAME = phrases("""
    no difference
    little or no difference
""")
DENIED = phrases("""
    not/no/nor/neither/never/whether/unclear/uncertain/cannot/if/without/disagree/disagrees
    although/but/however/while/yet
""")
"""With one of them nobody can tell the direction of a sentence from its words."""

OUTCOMES = phrases("""
    risk/risks/chance/chances/pain/death/deaths/mortality/bleeding/bleeds/fracture/fractures/symptom/symptoms
    function/infection/infections/cancer/cancers/survival/stroke/strokes/disability/nausea/vomiting/falls
    fever/inflammation/anxiety/depression/cholesterol/swelling/stiffness/fatigue/tiredness/relapse/relapses
    complications/mobility/sleep
    heart attack/attacks
    quality of life
    blood pressure/clots
    side effect/effects
    adverse event/events/effect/effects
    bone density/loss
""")
"""What medicine tries to change; a sentence without one is not taken for an effect."""

EFFECTS = phrases("""
    lowers/reduces/decreases/raises/increases/prevents/relieves/eases/cures/improves/worsens/causes/alleviates
    may/might/can/could/will/probably [also] lower/reduce/decrease/raise/increase/prevent/relieve/ease/cure
    may/might/can/could/will/probably [also] improve/worsen/cause/alleviate/halve/double
    reduce/decrease/increase/prevent/relieve/ease/improve/worsen/cause; not after to, not, an, the, and, or
    leads/lead to
    protects/protect against
""")
"""Verbs of what a treatment or harm does, where they tell and do not ask."""

NO_STATEMENT = phrases("""
    whether/if/would/what/which/who/whose/how/unknown/asks/asked/question/questions/that/where/when
    measure/measured/measures/compare/compares/compared/comparing/studied/tested/designed/aim/no
    trial/trials/study/studies/review/reviews/analysis/analyses/guideline/guidelines/report/reports
    definition/means/called
""")
"""A sentence with one of them asks, defines, or speaks about the evidence; it is taken for no statement."""

ADVICE = phrases("""
    should/must [not/never/always/only] be given/offered/treated; not before as
    should/must [not/never/always/only] be prescribed/started/stopped/avoided
    should/must [not/never/always/only] be used/taken; not before as, into, for
    should/must [not/never/always/only] take/receive/avoid/undergo
    is/are [strongly/not] recommended/contraindicated
    is/are the treatment of choice
    is/are [the] first-line
    we recommend
    do/don't/never not take
    never take
    stop taking
    start taking
""")
"""Where somebody is told what to do about a treatment."""

HARMS = phrases("""
    is/are safe/unsafe/harmful/toxic/dangerous/harmless/addictive
    is/are well tolerated
    side effects include/are
""")

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
