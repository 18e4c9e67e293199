"""What reviewers judge: each item with its fingerprint, what it leans on, and the quorum that it asks for.

What an item leans on is defined here, once, for status, review events and pages alike.
"""

from datetime import date

from generator.core.declaration import Id, PartialDate, Record
from generator.core.fingerprint import canonical_part, fingerprint_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Article, Claim, Reference
from generator.core.quorum import Leaning, Quorum, Subject
from generator.core.vocabulary import ClaimKind, Risk, Strength


def leaning_records(kb: KnowledgeBase, item: Claim | Article | Algorithm) -> tuple[Record, ...]:
    """The records an item leans on: those whose change makes it suspect.

    A claim: its references and the claims it depends on. An algorithm: its claims. An article: the claims
    of its answer and red flags, and the references of its prose.
    """
    if isinstance(item, Algorithm):
        return kb.claims_leant_on(item.claim_ids)
    if isinstance(item, Article):
        return (*kb.claims_leant_on_by(item), *kb.cited_in_prose(item))
    keys = dict.fromkeys(reference_keys(item))
    depends = [*(item.relations.depends_on if item.relations else ())]
    depends += [i for made in item.recommendations for i in made.rests_on]
    references = (kb.reference_leant_on(key) for key in keys)
    return (*filter(None, references), *kb.claims_leant_on(depends))


def reference_keys(claim: Claim) -> tuple[Id, ...]:
    """Every reference a claim names: evidence, adopted certainty and search, recommendations."""
    keys = [line.reference for line in claim.evidence]
    keys += [line.cited_by for line in claim.evidence if line.cited_by]
    keys += [Id(claim.certainty.by)] if claim.certainty and claim.certainty.by not in (None, "us") else []
    keys += [claim.search.from_] if claim.search and claim.search.from_ else []
    keys += [made.from_ for made in claim.recommendations if made.from_ != "board"]
    return tuple(dict.fromkeys(keys))


def is_high_risk(kb: KnowledgeBase, claim: Claim) -> bool:
    """True where the larger quorum applies: marked so, a dose, a red flag, or strongly recommended."""
    return (
        claim.risk is Risk.HIGH
        or claim.kind is ClaimKind.DOSE
        or claim.id in kb.red_flag_ids
        or any(made.strength is Strength.STRONG for made in claim.recommendations)
    )


class Subjects:
    """Makes subjects once each, since fingerprints are the costly part; `blocked`: items with an error."""

    def __init__(self, kb: KnowledgeBase, blocked: frozenset[str]) -> None:
        self.kb = kb
        self.blocked = blocked
        self.made: dict[str, Subject] = {}
        references = {**(kb.today.references if kb.today else {}), **kb.references}
        self.reference_prints = {key: fingerprint_of(ref) for key, ref in references.items()}
        self.claims = {**kb.claims, **kb.withheld}
        self.claim_prints = {key: fingerprint_of(claim) for key, claim in self.claims.items()}
        self.kept_references = [
            (key, text) for key, text in kb.kept.items() if text.endswith('"record":"reference"}')
        ]

    def all(self) -> dict[str, Subject]:
        """The subject of every item, by its key."""
        for claim in self.claims.values():
            home = self.kb.home_of(claim)
            days = [claim.review_by, home.next_review if home else None]
            limit = min((day for day in days if day), default=None)
            risky = is_high_risk(self.kb, claim) and self.kb.board.policy.high_risk
            quorum = self.kb.board.policy.high_risk if risky else self.kb.board.policy.quorum
            self._add(claim.id, claim.id, claim, home, limit, quorum)
        for article in self.kb.articles.values():
            self._add_words(f"article:{article.id}", "article", article, article)
        for algorithm in self.kb.algorithms.values():
            key = f"algorithm:{algorithm.article}"
            self._add_words(key, "algorithm", algorithm, self.kb.home_of(algorithm))
        return self.made

    def _add_words(self, key: str, covered: str, item: Article | Algorithm, home: Article | None) -> None:
        limit = home.next_review if home else None
        self._add(key, covered, item, home, limit, self.kb.board.policy.quorum)

    def _add(
        self,
        key: str,
        covered: str,
        item: Claim | Article | Algorithm,
        home: Article | None,
        limit: date | None,
        quorum: Quorum,
    ) -> None:
        records = leaning_records(self.kb, item)
        retracted = [ref for ref in records if isinstance(ref, Reference) and ref.retraction]
        self.made[key] = Subject(
            key=covered,
            fingerprint=self.claim_prints[item.id] if isinstance(item, Claim) else fingerprint_of(item),
            leans_on=self._leaning(records),
            topic=home.topic if home else Id(""),
            authors=frozenset(author.person for author in home.authors) if home else frozenset(),
            quorum=quorum,
            limit=limit,
            retracted={ref.id: self._knowing(ref) for ref in retracted},
            retracted_on={ref.id: day for ref in retracted if (day := _retracted_on(ref))},
            blocked=key in self.blocked,
        )

    def _leaning(self, records: tuple[Record, ...]) -> Leaning:
        leaning: dict[str, str] = {}
        for record in records:
            if isinstance(record, Claim):
                leaning[record.id] = self.claim_prints[record.id]
            elif isinstance(record, Reference):
                leaning[record.id] = self.reference_prints[record.id]
        return leaning

    def _knowing(self, reference: Reference) -> frozenset[str]:
        # An approval that knew of these retractions still does after the record changed in another field.
        notices = [canonical_part(update) for update in reference.updates if update.type.is_retraction]
        kept = (key for key, text in self.kept_references if all(notice in text for notice in notices))
        return frozenset([self.reference_prints[reference.id], *kept])


def _retracted_on(reference: Reference) -> PartialDate | None:
    days = [update.date for update in reference.updates if update.type.is_retraction and update.date]
    return min(days, default=None)
