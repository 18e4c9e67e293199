"""One project, loaded, checked and assessed: what every command and every page starts from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.core.acceptances import ACCEPTANCE_RULES, apply_acceptances
from generator.core.checking import CHECKS, Check, blocked_items, run_checks
from generator.core.diagnostic import LOADING_RULES, Diagnostic, Rule, Severity
from generator.core.differing import differing_parts
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Board
from generator.core.projection import approved_projection
from generator.core.registry import modules_of
from generator.core.review_round import REVIEW_CHECKS, run_review_checks
from generator.core.signed_text import needs_signature
from generator.core.status import Assessment, assess
from generator.core.succession import COMPARISONS, Proposer, Succession, run_comparisons
from generator.git import commit_of, files_at, merge_bases
from generator.loading.content import CONTENT, load_content
from generator.loading.files import MAX_BYTES, Folder, Snapshot, Tree
from generator.loading.integrity_lists import LISTS
from generator.loading.memory import Memory
from generator.loading.reference_folder import REFERENCES
from generator.loading.retraction_watch import MAX_LIST_BYTES
from generator.loading.site_settings import SETTINGS
from generator.signing.events import Proof, verify_events
from generator.signing.trust import count_only_trusted
from generator.signing.verdict_cache import user_folder

FOLDERS = (CONTENT, REFERENCES)
"""The folders that hold everything a project says."""


@dataclass(frozen=True)
class Project:
    """The base with its diagnostics (acceptances applied) and the status of every item on one day."""

    root: Path
    kb: KnowledgeBase
    assessment: Assessment
    diagnostics: tuple[Diagnostic, ...]
    stopping: tuple[Diagnostic, ...]
    """The diagnostics with which no page can be made honestly: loading and links."""
    today: Assessment | None = None
    """Of a project in approved words: the assessment of today's, by which the queue says what waits."""

    @property
    def as_of(self) -> date:
        """The day of the statuses."""
        return self.assessment.as_of

    def count(self, severity: Severity) -> int:
        """How many diagnostics have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Revisions:
    """The bases of a project at several commits, each loaded once and sharing the files that are equal."""

    root: Path
    _memory: Memory = field(default_factory=Memory)
    _loaded: dict[str, KnowledgeBase] = field(default_factory=dict)

    def base_at(self, commit: str) -> KnowledgeBase:
        """The base as a commit holds it, or that of the files on disk at the first question, for none.

        `commit`: its full name. Raises GitError.
        """
        if commit not in self._loaded:
            tree = _tree_at(self.root, commit) if commit else Folder(self.root)
            self._loaded[commit] = load_content(tree, self._memory)
        return self._loaded[commit]


def open_project(root: Path, as_of: date, *, site_url: str = "") -> Project:
    """Load, check and assess the project in a folder; bad content never raises.

    `site_url`: where the site will stand, where whoever builds it knows that better than the settings.
    """
    kb = load_content(Folder(root))
    return assessed(replace(kb, site_url=site_url) if site_url else kb, root, as_of)


def open_tree(
    tree: Tree, root: Path, as_of: date, *, board: Board | None = None, memory: Memory | None = None
) -> Project:
    """The same for the files of a commit; `root` is where a person finds the files that are named.

    `board`: whose people and policy count, where that is not the board of these files. `memory`: what other
    revisions of the same project were read as.
    """
    return assessed(load_content(tree, memory), root, as_of, board=board)


def assessed(kb: KnowledgeBase, root: Path, as_of: date, *, board: Board | None = None) -> Project:
    """A base that is loaded already, checked and assessed; `root` and `board` as in `open_tree`."""
    kb = replace(kb, board=board) if board else kb
    return _assessed(kb, root, as_of, run_checks(kb, all_checks().values()))


def assessed_to_compare(
    before: KnowledgeBase, after: KnowledgeBase, root: Path, as_of: date, *, board: Board
) -> tuple[Project, Project]:
    """Two revisions, checked and assessed by one board, their diagnostics only good for a comparison.

    Both lack the same ones, of articles that are equal; none of them takes an approval.
    """
    before, after = replace(before, board=board), replace(after, board=board)
    checks = all_checks().values()
    of_parts = [one for one in checks if one.one_article]
    of_all = [one for one in checks if not one.one_article]
    sides = zip((before, after), differing_parts(before, after), strict=True)
    first, second = (
        _assessed(kb, root, as_of, tuple(sorted((*run_checks(kb, of_all), *run_checks(part, of_parts)))))
        for kb, part in sides
    )
    return first, second


def _assessed(kb: KnowledgeBase, root: Path, as_of: date, found: tuple[Diagnostic, ...]) -> Project:
    checks = all_checks()
    kb, distrust = count_only_trusted(kb, user_folder())
    stopping = tuple(
        diagnostic
        for diagnostic in (*kb.diagnostics, *found)
        if diagnostic.code not in checks
        or (checks[diagnostic.code].stops_build and diagnostic.severity is Severity.ERROR)
    )
    accepted = apply_acceptances(kb, found, as_of)
    assessment = assess(kb, as_of, blocked_items((*found, *distrust)))
    reviewed = run_review_checks(kb, assessment)
    diagnostics = tuple(sorted((*kb.diagnostics, *accepted, *distrust, *reviewed)))
    return Project(root, kb, assessment, diagnostics, stopping)


def open_revision(
    root: Path, revision: str, as_of: date, *, board: Board | None = None, memory: Memory | None = None
) -> Project:
    """The project as it stands in a commit, read without a checkout.

    Raises GitError where there is no such commit.
    """
    return open_tree(_tree_at(root, revision), root, as_of, board=board, memory=memory)


def open_request(
    root: Path, base: str, as_of: date, *, proposer: Proposer | None = None, head: str = ""
) -> Project:
    """The project in a folder, with what it may not do to a base revision among its diagnostics.

    What it adds and takes away is told against each commit from which its branch left that revision;
    people and policy are those of the revision itself. `head`: a commit in place of the files on disk.
    Raises GitError where the history does not tell.
    """
    revisions, end = Revisions(root), commit_of(root, head) if head else ""
    project = assessed(revisions.base_at(end), root, as_of)
    return with_problems(project, commit_of(root, base), revisions, proposer=proposer, head=end)


def with_problems(
    project: Project, tip: str, revisions: Revisions, *, proposer: Proposer | None, head: str = ""
) -> Project:
    """The project, with what it may not do to the newest commit of its base among its diagnostics.

    `head`: the commit that the project was read from, empty for the files on disk. Raises GitError.
    """
    kb = revisions.base_at(head)
    starts = merge_bases(project.root, tip, head or "HEAD")
    bases = {commit: revisions.base_at(commit) for commit in (tip, *starts)}
    found = set(project.diagnostics)
    for start in starts:
        found.update(problems_of(Succession(bases[start], bases[tip], kb, project.assessment, proposer)))
    return replace(project, diagnostics=tuple(sorted(found)))


def problems_of(request: Succession) -> tuple[Diagnostic, ...]:
    """What a request may not do, and the signatures of its events that the keys of the base do not verify."""
    all_checks()
    day, board = request.as_of, request.judged.board
    if needs_signature(board.policy, day):
        # Of what comes in today, the date is only the word of whoever wrote it.
        board = replace(board, policy=replace(board.policy, signatures_from=None))
    added = replace(request.judged, board=board, events=request.added_events, diagnostics=())
    judged, distrust = count_only_trusted(added, user_folder(), received=day)
    verdicts = zip(added.events, verify_events(added, user_folder(), received=day), strict=True)
    proven = frozenset(event.origin.path for event, verdict in verdicts if verdict.proof is Proof.GOOD)
    found = run_comparisons(replace(request, proven=proven))
    return tuple(sorted({*found, *judged.diagnostics, *distrust}))


def _tree_at(root: Path, revision: str) -> Tree:
    found = files_at(root, revision, (*FOLDERS, SETTINGS), limit=MAX_BYTES)
    if not any(path.startswith(f"{LISTS}/") for path in found.large):
        return Snapshot(found.files, found.links, found.large)
    # Lists of retractions may be larger than other files.
    lists = files_at(root, revision, [LISTS], limit=MAX_LIST_BYTES)
    large = frozenset(path for path in found.large if path not in lists.files)
    return Snapshot({**found.files, **lists.files}, found.links, large)


def in_approved_words(project: Project) -> Project:
    """The project as `publish: approved` shows it; its diagnostics also say what could not be shown."""
    projection = approved_projection(project.kb, project.assessment)
    checks = all_checks()
    found = run_checks(projection.kb, checks.values())
    distrust = (diagnostic for diagnostic in project.diagnostics if diagnostic.code not in checks)
    blocked = blocked_items((*found, *distrust))
    return replace(
        project,
        kb=projection.kb,
        assessment=assess(projection.kb, project.as_of, blocked),
        diagnostics=tuple(sorted((*project.diagnostics, *projection.problems))),
        today=project.assessment,
    )


def all_checks() -> Mapping[str, Check]:
    """Every check by its code."""
    for _ in modules_of("generator.checks"):
        pass
    return CHECKS


def all_rules() -> dict[str, Rule]:
    """The rule behind every code that can be printed, by code."""
    rules = {code: check.rule for code, check in all_checks().items()}
    rules |= {code: check.rule for code, check in REVIEW_CHECKS.items()}
    rules |= {code: comparison.rule for code, comparison in COMPARISONS.items()}
    rules |= {rule.code: rule for rule in ACCEPTANCE_RULES} | LOADING_RULES
    return dict(sorted(rules.items()))
