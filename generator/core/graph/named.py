"""What somebody means who names a source, a claim, a study or a person by id, alias, DOI or registration."""

from generator.core.declaration import Id
from generator.core.graph.building import citation_graph, study_key
from generator.core.graph.records import Node, NodeKind
from generator.core.identifiers import doi_key
from generator.core.knowledge_base import KnowledgeBase


def node_named(kb: KnowledgeBase, written: str) -> Node | None:
    """The reference, claim, person or study that the word names, in this order; None where it names none."""
    records = ((NodeKind.REFERENCE, kb.references), (NodeKind.CLAIM, kb.claims))
    for kind, known in (*records, (NodeKind.PERSON, kb.board.people)):
        if written in known:
            return Node(kind, written)
    return _by_other_name(kb, written)


def reference_of_doi(kb: KnowledgeBase, written: str) -> Node | None:
    """The reference with a DOI, however that is spelled."""
    doi = doi_key(written)
    same = (one.id for one in kb.references.values() if doi and one.DOI and doi_key(one.DOI) == doi)
    found = next(same, None)
    return Node(NodeKind.REFERENCE, found) if found else None


def names_known(kb: KnowledgeBase) -> tuple[str, ...]:
    """Everything that may be asked for, for a hint about a slip."""
    registrations = (one.custom.registration for one in kb.references.values() if one.custom.registration)
    return (*kb.references, *kb.claims, *kb.board.people, *registrations)


def _by_other_name(kb: KnowledgeBase, written: str) -> Node | None:
    for claim in kb.claims.values():
        if Id(written) in claim.aliases:
            return Node(NodeKind.CLAIM, claim.id)
    study = study_key(written)
    if study and citation_graph(kb).find(NodeKind.STUDY, study) is not None:
        return Node(NodeKind.STUDY, study)
    return reference_of_doi(kb, written)
