"""How people ask: words that say nothing of what is asked, and words that mean the same, by language.

Patients and clinicians name one thing differently, and a claim cannot hold every name for what it says.
A group belongs here only where its words may stand for each other in a question about any illness.
"""

from collections.abc import Iterable

_ENGLISH = """
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

_GERMAN = """
    ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bekomme
    bekommen bevor bin bis bist bitte da dabei damit danach dann darf dafür darüber das dass dauert
    davon dazu dein deine dem den denn der des deshalb dessen dich die dies diese diesem diesen dieser
    dieses dir doch dort du durch eigentlich ein eine einem einen einer eines einfach er es etwas euch
    fast frage für gab geben gegen gehen geht gerade gibt gut habe haben hat hatte hätte helfen hier
    hilft hinter ich ihm ihn ihnen ihr ihre ihrem ihren im immer in ins irgendwas ist ja jede jedem
    jeden jeder jedes jemand jetzt kann kannst kein keine keinem keinen keiner können könnte lassen
    machen macht man manche mal mehr mein meine meinem meinen meiner mich mir mit möchte müssen muss
    musste nach nehmen nicht nichts nie nimmt noch nun nur ob oder oft ohne richtig schon sehr sein
    seine seit selbst sich sie sind so soll sollen sollte sonst sowie tun über um und uns unser unsere
    unter viel viele vom von vor wann war waren warum was weg weil welche welchem welchen welcher
    welches wenn wer werde werden wegen weshalb wie wieder wieso will wir wird wirklich wissen wo wofür
    woran worüber wozu wurde wäre würde würden zu zum zur zwischen
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

_QUESTION_WORDS = {"en": tuple(_ENGLISH.split()), "de": tuple(_GERMAN.split())}
_SAME_WORDS = {"en": tuple(tuple(line.split()) for line in _SAME.strip().splitlines())}


def question_words(languages: Iterable[str]) -> tuple[str, ...]:
    """Words of questions in any of these languages that say nothing of what is asked."""
    return tuple(word for code in languages for word in _QUESTION_WORDS.get(code, ()))


def same_words(languages: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Groups of words of these languages that may stand for each other in a question."""
    return tuple(group for code in languages for group in _SAME_WORDS.get(code, ()))
