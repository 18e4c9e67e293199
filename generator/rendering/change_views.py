"""One change of the base in words: for the pages that list changes, and for their feeds.

Names, notes and summaries go through what is shown: nothing on hold and nothing that no quorum ever approved,
where only approved words are shown, is repeated here.
"""

from collections import Counter
from dataclasses import dataclass

from generator.core.dated_changes import ChangedItem, DatedChange
from generator.core.declaration import Id
from generator.core.message import begun, counted, joined, message
from generator.core.model import Article, Change, ReviewEvent
from generator.core.vocabulary import Happening, Stage
from generator.core.wording import long_date
from generator.rendering.changed_words import changed_words, is_stopped
from generator.rendering.links import algorithm_path
from generator.rendering.names import claim_names
from generator.rendering.review_words import ROLES, PersonLink, person_link
from generator.rendering.rows import article_name
from generator.rendering.views import Views

MEANINGS = {
    Happening.BACKED: message("More reviewers are needed before it counts as approved."),
    Happening.RELEASE_BACKED: message("The hold stays until a quorum of reviewers releases it."),
    Happening.HELD: message("The words are not shown until a quorum of reviewers releases them."),
    Happening.OVERDUE: message("The time for which the approval holds is over."),
    Happening.RETRACTED: message(
        "No approval counts until reviewers have approved the words again, knowing of it."
    ),
}
"""What readers are told besides the word; where there is nothing, the word says it."""

STATEMENT, ALGORITHM = message("Statement"), message("Algorithm")
TEXT = message("Text of the article")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, and in which role."""

    person: PersonLink
    role: str


@dataclass(frozen=True, slots=True)
class ChangedItemView:
    """An item of a change; `words` say what a quorum approved anew, `href` is empty for what has no page.

    `kind` is empty for the text of the article, which is named by what it is. `plain`: the name in the
    patients' words, the same where there are none.
    """

    kind: str
    name: str
    plain: str
    href: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change; `counts` sums up the items, `source` is the retracted one."""

    name: str
    day: str
    iso: str
    at: str
    happening: str
    label: str
    actors: tuple[Actor, ...]
    detail: str
    notes: tuple[str, ...]
    article: str
    article_for_clinicians: str
    article_href: str
    source: str
    source_href: str
    items: tuple[ChangedItemView, ...]
    counts: str

    @property
    def counts_as_title(self) -> str:
        """The same as a line of its own."""
        return begun(self.counts)


def change_view(views: Views, change: DatedChange) -> ChangeView:
    """A change of an article that is shown."""
    article = views.kb.articles[change.article]
    told = () if change.record else change.items
    items = tuple(_item(views, article, one) for one in told)
    source = views.kb.references.get(change.source) if change.source else None
    return ChangeView(
        name=change.name,
        day=long_date(change.day),
        iso=change.day.isoformat(),
        at=change.at.isoformat().replace("+00:00", "Z"),
        happening=change.happening.value,
        label=change.record.type.label if change.record else change.happening.label,
        actors=_actors(views, change.events),
        detail=_detail(views, change, article),
        notes=_notes(views, change),
        article=article_name(article),
        article_for_clinicians=article.question,
        article_href=views.links.article(article),
        source=views.short_title(source.id) if source else "",
        source_href=views.links.reference(source) if source else "",
        items=items,
        counts=_counts(items),
    )


def _actors(views: Views, events: tuple[ReviewEvent, ...]) -> tuple[Actor, ...]:
    known = dict.fromkeys((event.by, event.role) for event in events)
    return tuple(Actor(person_link(views.kb, views.links, by), ROLES[role]) for by, role in known)


def _item(views: Views, article: Article, item: ChangedItem) -> ChangedItemView:
    words = changed_words(views, item.key, item.earlier, item.words)
    kind, _, name = item.key.partition(":")
    if not name:
        claim = views.kb.claims[Id(item.key)]
        # What was said of other words must not be read as said of those that stand there today.
        is_today = item.words in ("", views.assessment.subjects[claim.id].fingerprint)
        is_named = views.is_held(claim) or not is_today
        name = claim_names([claim])[claim.id] if is_named else claim.statement
        plain = name if is_named else claim.plain or claim.statement
        return ChangedItemView(STATEMENT, name, plain, views.links.claim(claim), words)
    if kind == "article":
        return ChangedItemView("", TEXT, TEXT, views.links.article(article), words)
    algorithm = views.kb.algorithms.get(article.id)
    href = views.links.to(algorithm_path(article)) if algorithm else ""
    title = algorithm.title if algorithm else ALGORITHM
    return ChangedItemView(ALGORITHM, title, title, href, words)


def _detail(views: Views, change: DatedChange, article: Article) -> str:
    if change.record:
        return change.record.summary if is_summary_shown(views, article, change.record) else ""
    if change.valid_until:
        # What is said of a day must stay true on any later one.
        days = {one.valid_until for one in change.items}
        day = long_date(change.valid_until)
        if len(days) == 1:
            return message("Valid until {day}.", day=day)
        return message("The first approval ends on {day}.", day=day)
    return MEANINGS.get(change.happening, "")


def is_summary_shown(views: Views, article: Article, record: Change) -> bool:
    """False for an entry of an article's history that may repeat words on hold, or not yet approved ones."""
    own = views.assessment.articles[article.id].own
    if own.stage is Stage.HOLD:
        return False
    approved_on = own.approved_on
    return views.kb.today is None or (approved_on is not None and record.date <= approved_on)


def _notes(views: Views, change: DatedChange) -> tuple[str, ...]:
    # The reason of a hold is for everybody; any other note may quote what it is about.
    is_hold = change.happening is Happening.HELD
    if not is_hold and any(is_stopped(views, item.key) for item in change.items):
        return ()
    return tuple(dict.fromkeys(event.note for event in change.events if event.note))


def _counts(items: tuple[ChangedItemView, ...]) -> str:
    """`34 statements, the text of the article, the algorithm`; empty where one item says it all."""
    if len(items) < 2:
        return ""
    found = Counter(item.kind for item in items)
    said = {
        STATEMENT: counted("{count} statement", "{count} statements", found[STATEMENT]),
        "": message("the text of the article"),
        ALGORITHM: message("the algorithm"),
    }
    return joined(", ", (words for kind, words in said.items() if found[kind]))
