"""One side of a comparison: a base with its statuses and its diagnostics."""

from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.diagnostic import Diagnostic
from generator.core.knowledge_base import KnowledgeBase
from generator.core.status import Assessment


@dataclass(frozen=True)
class Side:
    """A base as it stood before a branch, or stands after it."""

    kb: KnowledgeBase
    assessment: Assessment
    diagnostics: tuple[Diagnostic, ...]

    def fingerprint(self, key: str) -> str:
        """The fingerprint of an item or a reference; empty where there is none."""
        subject = self.assessment.subjects.get(key)
        return subject.fingerprint if subject else self.assessment.references.get(Id(key), "")
