"""The English words by which a sentence of the prose states something about treatment, illness or harm.

Read by `core/statements.py`, which says how they count together. A word belongs here only where it tells by
itself, or beside an outcome, what a reader may act on.
"""

import re

from generator.core.phrases import phrases

_MAYBE = "may/might/can/could/will/probably/often/rarely/sometimes/usually/commonly"
_MUST = "should/must/shouldn't [not/never/always/only/also/therefore/first/usually]"
_MANY = "most/many/few/some/several/half/nearly/almost [of] [the] [all] [older/young/younger/untreated]"
_PART = "half/two-thirds/three-quarters/one-third/one-quarter"
_VERY = "[quite/very/fairly/more/less/most/extremely/also/not/so]"
_SEEM = "seem/seems/appear/appears/tend/tends/help/helps/helped/seemed"
_LESS = (
    "lower/reduce/decrease/prevent/relieve/ease/alleviate/shorten/halve/cure/soothe/calm/stop/slow/clear/kill"
)
_MORE = "raise/increase/worsen/cause/double/prolong/trigger/provoke/aggravate/strengthen/boost/hasten"
_ALTER = "improve/harm/damage/delay/weaken/irritate/restore/suppress/thin/dry/stain/widen/numb/block/upset"
_NO_NOUN = "not after to, not, an, the, and, or, a, that"

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

IN_STEP = re.compile(r"\bthe (?:\w+er|more|less) [^.]{3,80}, the (?:\w+er|more|less)\b", re.IGNORECASE)
"""The sooner, the better."""

MADE_SO = re.compile(
    r"\bmakes?\b[^.,;:]{1,40}\b(?:worse|better|easier|harder|safer|stronger)\b", re.IGNORECASE
)
