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
BETTER = phrases("""
    improves/improved/relieves/relieved/eases/eased/alleviates/alleviated
    may/might/probably/could/likely improve/relieve/ease/alleviate
""")
WORSE = phrases("""
    worsens/worsened/aggravates/aggravated/impairs/impaired
    may/might/probably/could/likely worsen/aggravate/impair
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
