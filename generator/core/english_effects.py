"""The English words by which a wording says that a treatment does something for people, or nothing.

Only a comparison of two wordings asks for them; the words of an amount or a benefit stand in `english.py`.
"""

import re

from generator.core.phrases import phrases

HELPS = phrases("""
    helps/works; not before to
    helped; not after was, were, been, be
    help/work; after may, might, could, will, would, probably
    help against/people/patients/children/you/your/many/most; not after not, clearly, significantly, really
""")
NO_HELP = phrases("""
    not [clearly/significantly/really] help/work; not after who, that, if
    no [clear/real/proven] benefit
    no use/help
""")
"""Words of a treatment that does something for people, and of one that does nothing."""
LESS_EFFECTIVE = phrases("""
    less effective/efficacious/effectively/well than
    worse than; not before expected
    inferior to
""")
AS_EFFECTIVE = phrases("""
    as effective/efficacious/effectively/well as; not after least, nearly, almost, half, twice, times, not
    equally/similarly effective/efficacious
""")
MORE_EFFECTIVE = phrases("""
    more effective/efficacious/effectively than
    better than; not before expected
    superior to
""")
"""What a wording says of two treatments of which each may work."""
LEFT_OPEN = phrases("""
    as well/good/effective/much
    equally/similarly well/good/effective
    no/not more/better
    little/slightly/hardly/barely
    only a
""")
"""Beside one of them an effect is as small, or as large, as that of something else."""
BURDENS = re.compile(
    r"\b(?:pain|headaches?|symptoms?|itch|itching|nausea|vomiting|fatigue|tiredness|breathlessness|swelling|stiffness"
    r"|depression|anxiety|cough|fever|cramps|spasms|dizziness|insomnia|constipation|diarrhoea|flushes)\b"
)
"""Of these less is better, so that to lower them and to ease them are one."""
