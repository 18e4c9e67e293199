"""The English words of what a sentence of the prose is about: illness, treatment, people and their bodies.

Read by `core/statements.py` with `english_prose`, what states something, and `english_asides`, what takes it
back; another language is other files like these.
"""

from generator.core.endings import endings
from generator.core.phrases import phrases

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
