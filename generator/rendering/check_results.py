"""What the checks found on each article, in the words of the rules.

A reader learns which rule an article does not meet, and where; the sentences of the findings themselves are
for those who edit the files.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Id
from generator.core.diagnostic import Acceptance, Diagnostic, Family, Rule, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article
from generator.core.subjects import reference_keys

_CONTENT = "content"


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule that an article does not meet, or only by an acceptance."""

    rule: Rule
    severity: Severity
    times: int
    items: tuple[str, ...]
    """The items of the article that it concerns, by their keys, each once."""
    acceptances: tuple[Acceptance, ...]


@dataclass(frozen=True, slots=True)
class FamilyResult:
    """A family of rules; without results, all of them are met."""

    family: Family
    rules: int
    results: tuple[RuleResult, ...]


def families_of(rules: Mapping[str, Rule]) -> dict[Family, tuple[Rule, ...]]:
    """The rules by family, both in the order of their names."""
    found: dict[Family, list[Rule]] = {}
    for rule in sorted(rules.values(), key=lambda rule: (rule.family.name, rule.code)):
        found.setdefault(rule.family, []).append(rule)
    return {family: tuple(members) for family, members in found.items()}


def references_of(kb: KnowledgeBase, article: Article) -> tuple[Id, ...]:
    """The sources that the prose of an article and the claims it shows name, each once."""
    keys = [reference.id for reference in kb.cited_in_prose(article)]
    keys += [key for claim in kb.shown_by(article) for key in reference_keys(claim)]
    return tuple(key for key in dict.fromkeys(keys) if key in kb.references)


class CheckResults:
    """The findings of an edition, ordered once by what they concern."""

    def __init__(self, kb: KnowledgeBase, diagnostics: tuple[Diagnostic, ...], rules: Mapping[str, Rule]):
        self._kb = kb
        self._rules = rules
        self._families = families_of({code: rule for code, rule in rules.items() if not rule.of_requests})
        self._met = tuple(FamilyResult(family, len(of), ()) for family, of in self._families.items())
        self._by_item: dict[str, list[Diagnostic]] = {}
        self._by_address: dict[str, list[Diagnostic]] = {}
        for found in diagnostics:
            for item in found.about:
                self._by_item.setdefault(item, []).append(found)
            folder, _, path = found.span.path.partition("/")
            # What concerns a claim of the folder that nobody is shown is not about the page.
            if folder == _CONTENT and not found.about:
                self._by_address.setdefault("/".join(path.split("/")[:2]), []).append(found)

    def of(self, article: Article, sources: Iterable[Id]) -> tuple[FamilyResult, ...]:
        """Every family, with what it found on the article, its claims, its algorithm and these sources."""
        items = self._items(article, sources)
        found = dict.fromkeys(self._by_address.get(article.address, ()))
        for item in items:
            found |= dict.fromkeys(self._by_item.get(item, ()))
        by_rule: dict[tuple[str, Severity], list[Diagnostic]] = {}
        for diagnostic in sorted(found):
            by_rule.setdefault((diagnostic.code, diagnostic.severity), []).append(diagnostic)
        if not by_rule:
            return self._met
        results: dict[Family, list[RuleResult]] = {}
        for (code, _), diagnostics in sorted(by_rule.items(), key=lambda entry: (-entry[0][1], entry[0][0])):
            rule = self._rules[code]
            results.setdefault(rule.family, []).append(_result(rule, diagnostics, items))
        return tuple(
            FamilyResult(family, len(rules), tuple(results.get(family, ())))
            for family, rules in self._families.items()
        )

    def _items(self, article: Article, sources: Iterable[Id]) -> Mapping[str, None]:
        return dict.fromkeys(
            [
                article_item(article.id),
                algorithm_item(article.id),
                *(claim.id for claim in self._kb.shown_by(article)),
                *sources,
            ]
        )


def _result(rule: Rule, found: list[Diagnostic], items: Mapping[str, None]) -> RuleResult:
    return RuleResult(
        rule=rule,
        severity=found[0].severity,
        times=len(found),
        items=tuple(dict.fromkeys(_concerned(found, items))),
        acceptances=tuple(dict.fromkeys(one.accepted for one in found if one.accepted)),
    )


def _concerned(found: list[Diagnostic], items: Mapping[str, None]) -> Iterator[str]:
    for diagnostic in found:
        yield from (item for item in diagnostic.about if item in items)
