"""How people ask in English: words that say nothing of what is asked, and words that mean the same.

Patients and clinicians name one thing differently, and a claim cannot hold every name for what it says.
A group belongs here only where its words may stand for each other in a question about any illness.
"""

_QUESTION_WORDS = """
    a about after all am an and any anybody anyone are as at be because been before being both but by can
    cannot cant could did do does doesnt doing dont during each else ever every for from get gets getting
    give given gives go going good had has have having he help helps her him his how i if im in into is isnt
    it its ive just keep kind know let like make makes many may me mean means might much must my need
    needs no not now of off often on one only or other our out please really same say says see shall she
    should so some somebody someone something soon still such take takes taking tell than that the their them
    then there these they thing things think this those to too until up us use used using usually very want
    was way we well were what when where whether which while who whom whose why will with within without wont
    worried worth would yes you your
"""

_SAME = """
    pain hurt ache aching sore painful
    fracture break broken broke crushed
    bleeding bleed haemorrhage hemorrhage
    cancer malignancy tumour tumor malignant carcinoma
    death mortality die dying dead fatal survival
    medicine drug medication pill tablet
    older elderly old aged senior
    urine pee wee urinate
    bowel stool poo faeces feces
    stomach gut gastrointestinal tummy belly abdominal intestinal
    spine vertebral vertebra spinal back backbone
    heart cardiac cardiovascular coronary
    brain cerebral
    kidney renal nephropathy
    liver hepatic
    lung pulmonary respiratory
    skin dermal cutaneous
    child children paediatric pediatric kid
    woman women female
    man men male
    pregnancy pregnant gestation
    surgery operation procedure surgical
    harm dangerous danger unsafe unwanted adverse complication safety
    benefit effective efficacy work works
    prevent prevention avoid protect prophylaxis stop
    risk chance likelihood odds likely
    emergency urgent immediately
    test testing tested screening check measure
    advise recommend recommendation suggest guideline guidance
    start begin starting initiation initiate
    withdrawal discontinuation dropout
    high raised elevated
    low reduced
    lower reduce decrease
    large big bolus huge
    small tiny
    year yearly annual annually
    day daily
    long duration last lasting week month year
    target goal
    compared versus vs against
    sham placebo fake
    injection inject injected shot jab
    tired tiredness fatigue exhausted
    dizzy dizziness vertigo
    fall falling fell
    sleep insomnia sleeping
    fever temperature febrile
    swelling swollen oedema edema
    rash itching hives
    vomiting sick vomit
    breathless breathlessness dyspnoea dyspnea
    infection infected sepsis
    clot thrombosis embolism
    sugar glucose
    weight obesity overweight
    exercise activity training walking
    diet food eating
    disagree conflicting conflict disagreement contradictory
    new further another subsequent
"""

QUESTION_WORDS = tuple(_QUESTION_WORDS.split())
"""Words of English questions that say nothing of what is asked."""

SAME = tuple(tuple(line.split()) for line in _SAME.strip().splitlines())
"""Groups of words that may stand for each other in a question."""
