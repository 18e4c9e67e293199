"""Whether words name a medicine or a procedure, and by which words two texts speak of the same one.

Word lists, kept apart from what judges by them: stems of international non-proprietary names as the World
Health Organization publishes them ("The use of stems in the selection of INN"), old names without a stem, and
the suffixes and nouns of operations. What is on no list is neither, so that whoever asks stays quiet.
"""

import re
from functools import lru_cache

_STEMS = (
    "dronate|dronic|mab|nib|pril|sartan|vastatin|olol|dipine|prazole|conazole|nidazole|gliptin|gliflozin|tide"
    "|parin|parinux|xaban|gatran|cillin|cycline|floxacin|mycin|micin|ciclovir|navir|tegravir|buvir|tecavir"
    "|cept|coxib|triptan|setron|oxetine|pramine|triptyline|azepam|zolam|barbital|caine|profen|fenac|oxicam"
    "|thiazide|semide|fibrate|glitazone|formin|sone|olone|onide|terol|tropium|lukast|grel|platin|rubicin"
    "|taxel|oxifene|tonin|azepine|giline|curium|vudine|fylline|phylline|prost|stigmine|tadine|zosin"
)
_NAMES = (
    "aspirin|insulin|warfarin|paracetamol|acetaminophen|ibuprofen|naproxen|morphine|codeine|fentanyl|tramadol"
    "|oxycodone|methotrexate|lithium|levothyroxine|digoxin|estrogen|oestrogen|gabapentin|pregabalin|colchicine"
    "|allopurinol|spironolactone|tamoxifen|amiodarone|clozapine|romosozumab|strontium|vaccin(?:e|es|ation)"
    "|glucosamine|chondroitin|curcumin|cannabidiol|cannabis|vitamin [a-k]\\d*|calcium|magnesium"
)
_SORTS = (
    "bisphosphonate|statin|steroid|corticosteroid|glucocorticoid|opioid|nsaid|antibiotic|antidepressant"
    "|anticoagulant|antiplatelet|antiresorptive|beta[- ]?blocker|diuretic|antipsychotic|antihypertensive"
    "|medicine|medication|drug|tablet|chemotherapy|hormone therapy|supplement|herbal remed(?:y|ie)"
)
_MEDICINE = re.compile(rf"\b(?:[a-z]{{2,}}(?:{_STEMS})|{_NAMES}|(?:{_SORTS})s?)\b", re.IGNORECASE)
_PROCEDURE = re.compile(
    r"(?<!\bnon-)(?<!\bnon )(?<!\bwithout )(?<!\bno )(?<!\bwithout a )"
    r"\b(?:[a-z]{3,}(?:plasty|plasties|ectomy|ostomy|desis|pexy)|(?!anat)[a-z]{4,}otomy|arthroscop(?:y|ic)"
    r"|surg(?:ery|ical)|operation|procedure|implant(?:s|ation)?|stent(?:s|ing)?|ablation|denervation"
    r"|nerve block|(?:epidural|facet|intra-?articular|joint) injections?|spinal fusion|pacemaker"
    r"|(?:spinal cord|nerve) stimulat(?:ion|or)|acupuncture|dry needling|radiotherapy|radiofrequency"
    r"|(?:spinal|joint|osteopathic|chiropractic) manipulation|embolisation|embolization)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 16)
def treatment_words(text: str) -> frozenset[str]:
    """The words of a text that name medicines and procedures, in small letters."""
    found = {match[0].lower() for match in _MEDICINE.finditer(text)}
    return frozenset(found | {match[0].lower() for match in _PROCEDURE.finditer(text)})


@lru_cache(maxsize=1 << 16)
def is_procedure(text: str) -> bool:
    """True where the words name an operation, an implant or something else done to the body by hand.

    Those of a medicine that is injected do not.
    """
    return _PROCEDURE.search(text) is not None


def speaks_of(text: str, words: frozenset[str]) -> bool:
    """True where a text names one of these treatments."""
    lowered = text.lower()
    return any(word in lowered for word in words)
