"""The English words by which a sentence of the prose states something about treatment, illness or harm.

Read by `core/statements.py`, which says how they count together; another language is another file like this
one. A word belongs here only where it tells by itself, or beside an outcome, what a reader may act on.
"""

import re

from generator.core.endings import endings
from generator.core.phrases import phrases

_MAYBE = "may/might/can/could/will/probably/often/rarely/sometimes/usually/commonly"
_MUST = "should/must/shouldn't [not/never/always/only/also/therefore/first/usually]"
_MANY = "most/many/few/some/several/half/nearly/almost [of] [the] [all] [older/young/younger/untreated]"
_PART = "half/two-thirds/three-quarters/one-third/one-quarter"
_VERY = "[quite/very/fairly/more/less/most/extremely/also/not/so]"
_WAS = "was/were [not/also/then/later/first]"
_SEEM = "seem/seems/appear/appears/tend/tends/help/helps/helped/seemed"
_LESS = (
    "lower/reduce/decrease/prevent/relieve/ease/alleviate/shorten/halve/cure/soothe/calm/stop/slow/clear/kill"
)
_MORE = "raise/increase/worsen/cause/double/prolong/trigger/provoke/aggravate/strengthen/boost/hasten"
_ALTER = "improve/harm/damage/delay/weaken/irritate/restore/suppress/thin/dry/stain/widen/numb/block/upset"
_NO_NOUN = "not after to, not, an, the, and, or, a, that"

OUTCOMES = phrases("""
    risk/risks/chance/chances/pain/death/deaths/mortality/bleeding/bleed/bleeds/fracture/fractures/cough
    symptom/symptoms/function/infection/infections/cancer/cancers/survival/stroke/strokes/disability/nausea
    vomiting/falls/fall/fever/inflammation/anxiety/depression/cholesterol/swelling/stiffness/fatigue/asthma
    tiredness/relapse/relapses/recurrence/complications/mobility/sleep/insomnia/migraine/migraines/epilepsy
    headache/headaches/dizziness/drowsiness/drowsy/dizzy/sleepy/constipation/diarrhoea/diarrhea/rash/itching
    appetite/confusion/recovery/healing/spasm/spasms/seizure/seizures/cold/colds/flu/measles/pneumonia/sepsis/diabetes/obesity
    hypertension/allergy/allergies/ulcer/ulcers/clot/clots/wound/wounds/illness/disease/diseases/disorder
    disorders/attack/attacks/injury/injuries/poisoning/overdose/dependence/addiction/withdrawal/toxicity
    miscarriage/admission/admissions/episodes/episode/cure/tumour/tumours
    arrhythmia/palpitations/sweating/tremor/weakness/numbness/eczema
    acne/lesions/suicide/breathlessness/wheezing/stress/burden/harm/harms
    heart failure
    event/events; after vascular, cardiac, cardiovascular, coronary, serious, major, vessel, thrombotic
    side/adverse effect/effects/event/events/reaction/reactions
""")
"""What medicine tries to change, and what can go wrong."""

BODY = phrases("""
    weight/strength/bones/bone/liver/kidney/kidneys/stomach/skin/teeth/nerve/nerves/memory/joint/joints
    growth/pregnancy/birth/hospital/life/heart/hearing/vision/eyesight/blood/sugar/glucose/mood/eye/eyes
    muscle/muscles/lungs/gut/bowel/bladder/immunity/hormones/hair/nails/gums/throat/airways/stones/stone
    leg/legs/feet/hands/knee/knees/hip/hips/neck/chest/nose/ear/ears/mouth/tongue/lips
    shoulder/shoulders/ankle/ankles/elbow/wrist/finger/fingers/toe/toes/breast/breasts/brain/thyroid/prostate
""")
"""What a treatment or an illness reaches; by itself a sentence about it may tell how the body is made."""

ILLNESS = endings(
    """
    itis osis aemia emia algia opathy oma rrhoea rrhea pnoea pnea uria plegia ectasia atica penia tension
    ache burn
    """,
    fewest=2,
)
"""Names of illnesses by their endings."""

ANATOMY = phrases("""
    sit/sits/lie/lies/consist/consists/contain/contains/filter/filters/pump/pumps/connect/connects/join/joins
    separate/separates/attach/attaches/divide/divides/end/ends/begin/begins/branch/branches
    has/have no/two/three/four/many/several blood/parts/layers/lobes/chambers/ends/bones
    focuses/focus/bends/turns
    form/forms/hold/holds/surround/surrounds/cover/covers/line/lines/produce/produces/store/stores
    is/are drawn/part/divided/sold
    is/are made of/from/up
    is/are a/an/the
    called/named
""")
"""How the body is made, or what a thing is."""

PEOPLE = phrases("""
    survivors/sufferers/carriers/drinkers/mothers/parents/pensioners/elderly/minority/thirds/quarters
    patient/patients/people/person/persons/adult/adults/children/child/women/woman/men/man/babies/infants
    smokers/users/athletes/teenagers/adolescents/newborns
""")

TREATMENTS = phrases("""
    therapy/therapies/treatment/treatments/drug/drugs/medicine/medicines/medication/tablet/tablets/pill/pills
    injection/injections/surgery/operation/operations/procedure/vaccine/vaccines/vaccination/vaccinations/dose
    jab/jabs/shot/shots/ointment/ointments/lotion/lotions/capsule/capsules/syrup/powder
    physiotherapy/exercise/exercises/patch/patches/splint
    splints/splinting/massage/diet/supplement/supplements
    antibiotic/antibiotics/opioid/opioids/steroid
    steroids/corticosteroid/corticosteroids/inhaler/inhalers/cream
    gel/radiotherapy/chemotherapy/transfusion/oxygen/insulin/aspirin/paracetamol/acetaminophen/statin/statins
    nsaid/nsaids/blocker/blockers/inhibitor/inhibitors/diuretic/diuretics/sedative/sedatives/antidepressants
    antidepressant/painkiller/painkillers/killers/thinner/thinners
    probiotics/iron/calcium/vitamin/zinc/fluoride
    mri/scan/scans/screening/x-ray/x-rays/imaging
    alcohol/smoking/nicotine/caffeine/lithium/adrenaline/morphine
    methotrexate/tamoxifen/warfarin/heparin/lenses/brace/braces/stent/stents/implant/implants/acupuncture
    yoga/hormone/hormones/restriction/rehabilitation
    training/programme/counselling/antihistamine/antihistamines
    antiviral/antivirals/laxative/laxatives/plaster/cast/sling/bandage/dressing/dressings/drops/spray/infusion
    bed rest
    beta-blocker/beta-blockers/anticoagulant/anticoagulants
    bisphosphonate/bisphosphonates/protector/protectors
    untreated/treated/treating
""")
"""What is done about an illness, or does it."""

DRUG = endings(
    """
    cillin mycin oxacin azole sartan olol statin dipine pril tidine caine setron triptan gliptin glutide parin
    xaban gatran profen coxib oxicam azepam azolam codone codeine methasone solone onide terol tropium lukast
    mab nib vir cycline formin gabalin pentin triptyline oxetine ipramine thiazide semide lactone dronate
    dronic platin taxel rubicin trozole parib gliflozin zumab ciclib quinolone grel proxen fenac cetamol
    retinoin phylline lamine zosin afil zepine tidone peridol apine icine oxine
    """,
    fewest=3,
)
"""Names of medicines by their endings (the stems of the World Health Organization's nonproprietary names)."""

EFFECTS = phrases(f"""
    lowers/reduces/decreases/raises/increases/prevents/relieves/eases/cures/improves/worsens/causes/alleviates
    shortens/prolongs/delays/doubles/halves/triples/weakens/strengthens/cuts/triggers/provokes/aggravates
    damages/harms/slows/soothes/stops/stains/irritates/thins/upsets/suppresses/boosts/restores/spares/calms
    kills/clears/numbs/loosens/widens/narrows/blocks/hastens/speeds/lengthens/quickens/dulls/lessens/limits
    {_MAYBE} [also] {_LESS}
    {_MAYBE} [also] {_MORE}
    {_MAYBE} [also] {_ALTER}
    {_MAYBE} [also] help/upset
    {_SEEM} to {_LESS}
    {_SEEM} to {_MORE}
    {_SEEM} to {_ALTER}
    {_SEEM} to help/work
    lower; {_NO_NOUN}; not before back, leg, limb, dose, part
    reduce/decrease/increase/prevent/relieve/ease/improve/worsen/raise/soothe/calm/weaken; {_NO_NOUN}
    shorten/prolong/halve/double/alleviate/hasten/lengthen/lessen/strengthen/aggravate/irritate; {_NO_NOUN}
    delay/stain/cure/slow/numb/restore/suppress/boost/widen/loosen/kill; {_NO_NOUN}; not after a
    cause/cut/trigger/damage; not after to, not, an, the, and, or, a, of, no, one, any, clear, common, this
    lowered/relieved/eased/prevented/worsened/shortened/halved/doubled; not after was, were, been, be, is, are
    leads/lead/led [often/sometimes/rarely] to
    protects/protect/protected against/children/adults/people
    protects/protect/guards/guard against/from
    raises/raise/lowers/lower the odds/rate/number/amount/need/likelihood/chances
    improves/improve/reduces/reduce the odds/rate/number/amount/need/likelihood/chances
    turns/turn/colours/upset/upsets/dries/burns/swells; not after to, the, a, an, in
    feels/feel/feed/feeds/sleeps/sleep/walks/walk/move/moves better/worse/weak/well/tired/sick/earlier
    regain/regains/loses/lose/retain/retains
    rises/falls/grows/increases/declines with
    gives/give/brings/bring [some/short/quick/lasting/short-lived/temporary] relief/benefit
    offers/offer/provides/provide [some/short/quick/lasting/short-lived/temporary] relief/benefit
    makes/make [many/some/most/a] [people/patients/children/adults/fracture/fall/relapse] [more/less] drowsy
    makes/make [many/some/most/a] [people/patients/children/adults/fracture/fall/relapse] [more/less] dizzy
    makes/make [many/some/most/a] [people/patients/children/adults] tired/sleepy/sick/worse/better/feel
    has/have no/little/hardly/some/a effect/benefit/influence; not before size
    does/do/did not/little/nothing [to] help/work/change/affect/protect
    does/do/did not/little/nothing [to] {_LESS}
    does/do/did not/little/nothing [to] {_MORE}
    does/do/did not/little/nothing [to] {_ALTER}
    is/are of no/little use/benefit
    makes/make/made/making no/little/hardly/a [or] [no] difference
    no/little [or] [no] difference to/in/between
    means/mean/meant/brings/bring/has/have/had [many/far/slightly] fewer/less/more
    fewer/fewest; not before than, trials, studies, words
""")
"""Verbs of what a treatment or harm does; they tell only beside an outcome or an illness."""

CLAIMED = phrases(f"""
    may/might/probably/does/do/did [not] [also/slightly/probably] {_LESS}
    may/might/probably/does/do/did [not] [also/slightly/probably] {_MORE}
    may/might/probably/does/do/did [not] [also/slightly/probably] {_ALTER}
    may/might/probably [also] make/makes
    probably lowers/reduces/raises/increases/prevents/relieves/improves/worsens/causes
""")
"""An effect in the words of GRADE: beside an outcome no word of research takes it back."""

WORKS = phrases("""
    a/no waste of money
    good/bad/safe/well/effective/useful as; after as
    hurt/hurts/itch/itches/sting/stings/burn/burns less/more/most/long
    does/do nothing for/against
    makes/make no/a/any/little difference; not before between
    short-lived/lasting/clear/little/modest benefit/relief
    works/work as/better/best/less/well/faster/quickly/within/against/only/slightly/about
    works/work for/in; not before a, an, the, our, this, these
    helps/help [most/many/some/a] people/patients/adults/children/women/men/few/against/with
    more/less/equally/no/as effective than/for/against/in/as/more
    is/are/was/were [not/more/very/highly/equally/as/only/slightly/also] effective/ineffective/useless
    is/are/was/were no/not/slightly/little/much/a better/worse/safer/more than
    is/are/was/were [not/no] better/worse/safer than
    eases/ease/easier/works/work/helps/help [a] little/slightly/much better
    interacts/interact with
    is/are/was/were superior/inferior/non-inferior to
    prevents/prevent/relieves/relieve/cures/cure most/many/some/about
    take/takes [about/up/only/two/three/four/several/a] few/two/three/four/six/weeks/days/months to work
    weeks/days/months/hours to work
""")
"""What tells of an effect without naming an outcome."""

PROGNOSIS = phrases("""
    vanish/vanishes/fade/fades/outgrow/outgrows/worsen/worsens
    return/returns when/after/within/once/if/in
    catch/catches up
    recover/recovers/heal/heals/relapse/relapses/recur/recurs/resolve/resolves/deteriorate/deteriorates
    recovered/healed/relapsed/recurred/died
    goes/go/went [mostly/usually/often] away
    comes/come back; not after the
    clear/clears up/without/within/by/in/on
    gets/get better/worse/well/infected/pregnant
    become/becomes [often/soon/more/less/quickly] infected/chronic/pregnant
    become/becomes [often/soon/more/less/quickly] resistant/dependent/weaker/addicted
    live/lives longer/shorter/for
    die/dies of/from/within/earlier/before/in/sooner/because
    lasts/last for/longer/about/less/only/several/up; not after at, the
    settles/settle/subsides/subside/disappears/disappear
    is/are [usually/often/almost/always/rarely/mostly] fatal/deadly/lethal
    is/are [usually/often/almost/always/rarely/mostly] life-threatening/self-limiting/curable
    fails/fail in/within/after/more/often
    fall/falls more/less often
    stop/stops treatment because
    have/has/had fewer/more/worse/better/lasting
    recurrence/relapse [within/after/in] [a/one/two/three/five/ten] [year/years/weeks/months] is/are
    recovery/death/healing [within/after/in] [a/one/two/three/five/ten] [year/years/weeks/months] is/are
""")
"""How an illness goes on."""

BY_ITSELF = phrases("""
    vanish/vanishes/pass/passes/clear/clears/heal/heals/settle/settles/resolve/resolves on its/their
    vanish/vanishes/pass/passes/clear/clears/heal/heals/settle/settles/resolve/resolves by itself/themselves
    vanish/vanishes/clear/clears/heal/heals/settle/settles/resolve/resolves without/within
""")
"""How an illness goes on, whatever its name."""

FREQUENCIES = phrases(f"""
    is/are/was/were {_VERY} common/rare/frequent/uncommon/unusual
    is/are/was/were {_VERY} likely/unlikely/widespread; not before to
    very common/rare
    often/rarely/usually/commonly/frequently/mostly/seldom/sometimes/occasionally/nearly always
    often/rarely/usually/commonly/frequently/mostly/seldom/sometimes/occasionally
    {_MANY} people
    {_MANY} patients/adults
    {_MANY} women/men/children
    most/many/few/some/several/half/nearly/almost [of] [the] [all] users/smokers/babies/infants/cases/cancers
    a third/quarter/half/fifth/tenth/minority/majority/fraction
    two/three thirds/quarters
    runs/run in families
    {_PART} of people/patients/adults
    {_PART} of women/men/children/users
    [a] small/large/tiny number/share/proportion of people/patients/adults/children/users/women/men/the
    every second/third/fourth/fifth/tenth person/patient/adult/child/woman/man
    one/two/three/four/five/six/seven/eight/nine in/of/out three/four/five/six/seven/eight/nine/ten/twenty
    affects/affect [about/many/most/every/some/mainly/mostly/more/up]
""")
"""How often something happens; they tell only beside an outcome, an illness or people who do something."""

COURSES = phrases("""
    days/nights/week/weeks/month/months/year/years/hour/hours/minutes/age/sooner/later/overnight
    without/during/after/before/until/within/longer/early/lifelong
    may/might/could/cannot/never/always/hardly
""")
"""A time or a possibility, which beside an illness tells of its course."""

DEFINING = re.compile(
    r"^\W*in\s+(?:an?\s+)?[*_]*\w+[*_]*,?\s+(?:an?|the)\s+(?:doctor|surgeon|nurse)\b"
    r"|^\W*(?:an?|the)?\s*(?:[\w'’-]+\s+){1,4}(?:is|are|was|were)\s+(?:an?|the|any|one|every)\s+"
    r"(?!most|best|risk|only)"
    r"|^\W*(?:and\s+|in\s+\w+\s*,\s+)?an?\s+(?:[\w'’*-]+,?\s+){1,4}(?:[^,.]{1,60},\s+|\([^)]{1,60}\)\s+)?(?:is|looks|feels|in|after)\b"
    r"|:\s"
    r"|^\W*(?:[\w-]+\s+){1,4}(?:lies?|runs?|joins?|covers?|contains?|consists?|belongs?)\b",
    re.IGNORECASE,
)
"""A thing is said to be a kind of thing, or where it lies and what it is made of."""

MEANINGS = phrases("meaning/meanings/means/definition/explanation/explained/stands")
"""In the head of a table: its rows explain words, and state nothing."""

DONE = phrases(f"""
    {_WAS} measured/recorded/collected/gathered/asked/chosen/balanced/registered
    {_WAS} invented/discovered/developed/introduced/purified/described/approved
    is/are made/produced/formed in/by
    is/are sold/published/printed
    {_WAS} carried/written/counted/checked/scored/sold/named/paid/withdrawn
    came from; not before pain
    took place
    will be/deal/explain/describe
""")
"""What was done, once: methods and history."""

ADVICE = phrases(f"""
    {_MUST} be; not before read, interpreted, noted, seen, understood
    {_MUST} take/receive/avoid/undergo/use/start/stop/see
    {_MUST} check/ask/call/get/give/have/try/drink/eat/keep
    {_MUST} seek/wait/return/consider/prescribe/offer/treat
    {_MUST} rest/exercise/monitor/measure/wear/apply/reduce
    ought to
    advise/advises/recommend/recommends/warn/warns/urge/urges against; not after not
    calls/call for [a/an/the/urgent/immediate] [blood/stress/urgent] test/scan/x-ray/visit/operation/surgery
    is/are [strongly/not/generally/usually/also] recommended/contraindicated/advised
    is/are [strongly/not/generally/usually/also] indicated/advisable/forbidden
    is/are the treatment/drug/medicine/method of choice
    treatment/drug/medicine of choice
    is/are [the] first-line
    we recommend/advise/suggest
    it is/its best/better/wise/important/safer/essential/sensible to; not before note, know, remember, say
    do/don't/never not take/use/give/stop/start/drink/drive/exceed/wait/apply/combine/mix
    never take/give/use/stop/exceed/combine/mix
    stop/start taking/using
    need/needs a/an [smaller/larger/lower/higher/different/second/other] dose/doses/operation
    need/needs a/an [smaller/larger/lower/higher/different/second/other] injection/scan/x-ray
    need/needs surgery/antibiotics/treatment/urgent/immediate/monitoring/admission
    one/two/three dose/doses/tablet/tablets is/are enough
    can safely
    once/twice/three a/per/times day/daily/week
    lowest effective dose
    advise/advises/urge/urges/warn/warns/tell/tells patients/people/adults/women/men/parents against/to/not
    needs/need a/an call/visit/check/appointment/referral
    call an/a/the ambulance/emergency/doctor/your
""")
"""Where somebody is told what to do about a treatment."""

BIDDING = phrases("""
    avoid/take/stop/start/use/give/call/seek/rest/apply/drink/eat/wash/wear/begin/continue/increase/reduce
    keep/try/limit/inject/swallow/prescribe/offer/consider/refer/choose/do/don't/never/always
    have/pinch/press/lie/cool/rinse/clean/bathe/gargle/breathe/raise/cover/walk/sleep/sit/massage/stretch/elevate
""")
"""How a sentence begins that tells its reader to do something."""

BIDDING_READERS = phrases("""
    take the/an example/look/instance/note/figures/numbers
    take together
    have a look
    use the/this/these/our search/links/table/menu/filter/buttons/index/page/site/list
    start with/from the/this/our answer/page/section/table/summary/chapter
    start here/reading
    keep in mind
    keep reading
    do not read/confuse/rely
    consider the/an/a example/trial/study/table/figure/following
    choose a/the/your page/topic/language/reader/version
    give us
    call it/this
    always read
""")
"""Bidding that guides through the page and treats nobody."""

HARMS = phrases("""
    suitable/unsuitable/unsafe in/for/during
    is/are suitable/unsuitable/unnecessary/superfluous/useful/useless/worthwhile/worthless/appropriate/futile
    been reported/seen/linked with/after/to/in
    carries/carry/poses/pose a/an/the/little/no [small/high/real] risk/danger
    of doubtful/little/no/unproven/great value/use/benefit/help
    risk factor/factors for
    points/point to
    is/are [very/quite/generally/usually/also/not/perfectly] safe/unsafe/harmful
    is/are [always/often] a/an [medical] emergency
    is/are [very/quite/generally/usually/also/not/perfectly] toxic/dangerous/harmless/addictive
    is/are [generally/usually/mostly] well tolerated
    side effects include/are; not before recorded, listed, described, counted, measured, reported, given
    safe for/in/during
    leaves/leave/leaving a/an [bad/unpleasant] taste
""")

ASIDE = phrases("""
    whether/unknown/unclear/asked/asks/question/questions
    guidelines/experts/opinions/bodies [among/of] [experts/bodies] disagree/differ
    here the/two/both sources/reviews/trials/studies/figures/guidelines
    tempting to
    other/different rules
    may/can/could/should also ask/read/look/see
    no source/sources here
    what/which/how raises/lowers/causes/eases/to/a/the/doctors/much/they/it
    ask how/what/which/who
    definition/meaning/called
    means; not before fewer, more, less
    known/termed as
    called/termed/named
    doctors/we/clinicians call
    set against/beside
    word/name/term; after the
    figure/picture/drawing/photograph/diagram/chart/map; after the, this
    letter/wording/grade/grades/letters; after its, their, these, those, whose
    wording/grades/letters is/are that/those of
    page/article; after this, the
    also known
    old term/word/name; after the, an
    refers/refer to
    is/are defined
    stands for
    page/pages/section/sections/article; after this, these, next, following
    chapter/paragraph/paragraphs/site/words/table; after this, these, next, following
    table/section/answer/glossary/next/following/reviewers/authors/board/search/scale; after the
    guideline/editors; after the
    on this/these/a/our page/pages
    described/listed/explained/shown below/above/on
    see the/also/below/above/our
    read more
    we searched/looked/did/found/graded/counted/took/took/know/have/do/use/used/read/chose/give/show/list
    nobody has/knows/have
    no trial/trials/study/studies/evidence/review/reviews
    has/have to be judged/read/weighed
    you/we/readers find/read
    sold/bought/paid without/by/for/in
    later/earlier chapter/chapters/section/sections/version/versions
    how many people must
    it/they cannot/may not state/replace/know
    these recommendations/statements/claims/figures/results/numbers are
    sentence/statement/claim; after a
    has/have not been/yet
    cannot show/tell/say/prove
    low/high/moderate/very certainty means
    evidence; after the; not before shows, suggests
    our methods
    if you read
""")
"""A sentence with one of them asks, defines, or speaks about itself or about the evidence."""

RESEARCH = phrases("""
    trial/trials/study/studies/review/reviews/analysis/analyses/guideline/guidelines/report/reports/studied
    measured/compared/comparing/compare/compares/randomised/randomized/recorded/recruited/enrolled/excluded
    designed/followed/assessed/graded/searched/tested/participants/volunteers/outcome/outcomes/bias/estimate
    estimates/confidence/interval/intervals/abstract/abstracts/adherence/aim/experts/evidence/records/diary
    ratio/difference/average/averages/certainty
""")
"""A sentence with one of them tells how something was studied, unless it says what was found."""

SHOWN = phrases("""
    show/shows/showed/shown/found/finds/find/demonstrate/demonstrates/demonstrated/proves/proved that
    show/shows/showed/found/finds/suggest/suggests/suggested
    according to
    in [one/a/two/three/several/most/large/small] trial/trials/study/studies
""")
"""Here what was found follows."""

IN_STEP = re.compile(r"\bthe (?:\w+er|more|less) [^.]{3,80}, the (?:\w+er|more|less)\b", re.IGNORECASE)
"""The sooner, the better."""

MADE_SO = re.compile(
    r"\bmakes?\b[^.,;:]{1,40}\b(?:worse|better|easier|harder|safer|stronger)\b", re.IGNORECASE
)

PAST = phrases("""
    was/were/had/looked/tasted/asked/did
    took part
""")
"""It tells what was done, once."""

POINTING = phrases("""
    its/it/they/their/this/these/that/those/here/there/both/each/another/neither
    the first/second/third/former/latter/other/others/same/two/three
""")
"""How a sentence begins that points to what was said before: an illness in it tells little."""

BYGONE = re.compile(
    r"\b(?:1[5-9]\d\d|20[0-3]\d)s?\b|\bcentur(?:y|ies)\b|\b(?:ancient|formerly|historically)\b"
)
"""A year or a century: the sentence may tell history."""
