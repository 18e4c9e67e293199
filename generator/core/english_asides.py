"""The English words by which a sentence of the prose states nothing: it defines, asks, points, or studies.

Read by `core/statements.py`, which says what each of them takes back.
"""

import re

from generator.core.phrases import phrases

_WAS = "was/were [not/also/then/later/first]"

DEFINING = re.compile(
    r"^\W*in\s+(?:an?\s+)?[*_]*\w+[*_]*,?\s+(?:an?|the)\s+(?:doctor|surgeon|nurse)\b"
    r"|^\W*(?:an?|the)?\s*(?:[\w'’-]+\s+){1,4}(?:is|are|was|were)\s+(?:an?|the|any|one|every)\s+"
    r"(?!most|best|risk|only)"
    r"|^\W*(?:and\s+|in\s+\w+\s*,\s+)?an?\s+(?:[\w'’*-]+,?\s+){1,4}(?:[^,.]{1,60},\s+|\([^)]{1,60}\)\s+)?(?:is|looks|feels|in|after)\b"
    r"|^\W*(?:[\w-]+\s+){1,4}(?:lies?|runs?|joins?|covers?|contains?|consists?|belongs?)\b",
    re.IGNORECASE,
)
"""A thing is said to be a kind of thing, or where it lies and what it is made of; a text begins so."""

EXPLAINING = re.compile(r":\s")
"""What stands behind it explains what stands before."""

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
