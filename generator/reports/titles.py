"""What a report calls things: titles of claims, articles, sources and people, never their ids."""

from dataclasses import dataclass, field

from generator.core.changes import BranchChanges
from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.rendering.names import claim_names, shortened
from generator.rendering.short_names import short_name

_LONGEST = 120


@dataclass(frozen=True)
class Titles:
    """The titles of a comparison: as things are called today, else as they were called."""

    sides: tuple[KnowledgeBase, ...]
    _names: dict[tuple[int, Id], dict[Id, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, changes: BranchChanges) -> "Titles":
        """The titles for a report."""
        return cls((changes.head.kb, changes.base.kb))

    def item(self, key: str) -> str:
        """The title of an item or a reference; its key where nobody knows it."""
        kind, _, article = key.partition(":")
        if article:
            return self.article(article) if kind == "article" else self.algorithm(article)
        return self.claim(key) or self.source(key)

    def named(self, key: str) -> str:
        """The title of an item with what sort of item it is, where that is no claim."""
        kind, _, article = key.partition(":")
        if not article:
            return self.item(key)
        return f"{'the words of' if kind == 'article' else 'the algorithm'} “{self.item(key)}”"

    def claim(self, claim: str) -> str:
        """The name of a claim; empty where there is none."""
        for number, kb in enumerate(self.sides):
            found = kb.claims.get(Id(claim))
            if found is None:
                continue
            home = (number, found.article)
            if home not in self._names:
                article = kb.articles.get(found.article)
                self._names[home] = claim_names(kb.claims_of(article) if article else (found,))
            return self._names[home].get(found.id, found.id)
        return ""

    def article(self, article: str) -> str:
        """The question of an article."""
        found = next((kb.articles[Id(article)] for kb in self.sides if article in kb.articles), None)
        return shortened(found.question, _LONGEST) if found else article

    def algorithm(self, article: str) -> str:
        """The title of an article's algorithm."""
        found = next((kb.algorithms[Id(article)] for kb in self.sides if article in kb.algorithms), None)
        return shortened(found.title, _LONGEST) if found else article

    def step(self, article: str, step: str) -> str:
        """The title of a step."""
        for kb in self.sides:
            algorithm = kb.algorithms.get(Id(article))
            if algorithm and step in algorithm.steps:
                return shortened(algorithm.steps[Id(step)].title, _LONGEST)
        return step

    def source(self, key: str) -> str:
        """What readers call a reference; `the authors` and the board stand for themselves."""
        found = (short_name(kb, kb.references[Id(key)]) for kb in self.sides if key in kb.references)
        return next(found, key)

    def person(self, person: str) -> str:
        """The name of a member of the board."""
        found = next((kb.board.people[Id(person)] for kb in self.sides if person in kb.board.people), None)
        return found.name if found else person
