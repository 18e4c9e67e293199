"""The engine around the pages, in real runs over tiny sites: what is published, and what never is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import SIGN
from tests.html_pages import dangers, internal_targets, read_page, read_site
from tests.preview import fetch, preview, wait_until
from tests.projects import (
    AS_OF,
    AS_OF_EPOCH,
    PROJECT,
    SITES,
    build,
    copy_project,
    differing,
    files_of,
    run,
)

DAY = {"SOURCE_DATE_EPOCH": AS_OF_EPOCH}
CLAIMS = "content/rest/naps/claims.yml"
CLAIM_PAGE = "claims/naps-tiredness.html"

STRICT_COMMANDS = [
    ("evidence", "build", "--strict", "--as-of", f"{AS_OF}"),
    ("mkdocs", "build", "--strict"),
    ("properdocs", "build", "--strict", "-f", "mkdocs.yml"),
]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minimal project with its site."""
    project = copy_project(SITES / "minimal", tmp_path_factory.mktemp("engine") / "minimal")
    build(project)
    return project


@pytest.fixture
def project(published: Path, tmp_path: Path) -> Path:
    """A copy of the minimal project with its site, to be changed by one test."""
    folder = copy_project(published, tmp_path / "minimal")
    for path, content in files_of(published / "site").items():
        file = folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


@pytest.mark.parametrize("command", STRICT_COMMANDS, ids=lambda command: command[0])
def test_a_clean_project_passes_a_strict_build(project: Path, command: tuple[str, ...]) -> None:
    before = files_of(project / "site")
    done = run(project, *command, environment=DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    assert differing(before, files_of(project / "site")) == []
    assert _left_beside(project) == []


@pytest.mark.parametrize("command", STRICT_COMMANDS, ids=lambda command: command[0])
def test_a_strict_build_that_fails_leaves_the_old_site(project: Path, command: tuple[str, ...]) -> None:
    before = files_of(project / "site")
    _reword(project)
    _write_unused_reference(project)
    done = run(project, *command, environment=DAY)
    assert done.returncode == 1
    assert "warning[reference-unused] the reference 'spare' is cited nowhere" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert differing(before, files_of(project / "site")) == []
    assert _left_beside(project) == []


@pytest.mark.parametrize("command", STRICT_COMMANDS, ids=lambda command: command[0])
def test_a_strict_build_that_fails_after_its_last_page_leaves_the_old_site(
    project: Path, command: tuple[str, ...]
) -> None:
    before = files_of(project / "site")
    _reword(project)
    (project / "content/about/policy.md").write_text("# Policy\n\n[gone](gone.md)\n")
    done = run(project, *command, environment=DAY)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "gone.md" in done.stderr, done.stderr
    assert differing(before, files_of(project / "site")) == []
    assert _left_beside(project) == []


@pytest.mark.parametrize("place", ["pages", "mark"])
def test_a_build_that_is_killed_leaves_the_old_site(project: Path, place: str) -> None:
    before = files_of(project / "site")
    _reword(project)
    _kill_at(project, place)
    assert differing(before, files_of(project / "site")) == []
    assert b"Naps may change tiredness" in (build(project) / CLAIM_PAGE).read_bytes()
    assert _left_beside(project) == []


def test_a_build_that_is_killed_while_it_publishes_is_mended_by_the_next_even_if_that_fails(
    project: Path,
) -> None:
    before = files_of(project / "site")
    _reword(project)
    _kill_at(project, "renames")
    assert not (project / "site").exists()
    _write_unused_reference(project)
    done = run(project, *STRICT_COMMANDS[0])
    assert done.returncode == 1
    assert differing(before, files_of(project / "site")) == []
    assert _left_beside(project) == []


@pytest.mark.parametrize("command", [("evidence", "build"), ("mkdocs", "build")], ids=lambda c: c[0])
def test_an_error_of_links_prints_its_place_and_builds_nothing(
    project: Path, command: tuple[str, ...]
) -> None:
    before = files_of(project / "site")
    _replace(project / CLAIMS, "reference: doe2020", "reference: deo2020")
    done = run(project, *command, environment=DAY)
    assert done.returncode == 1
    place = (project / CLAIMS).read_text().partition("- reference: deo2020")[0].count("\n") + 1
    assert f"{CLAIMS}:{place}:18: error[citation-unknown] there is no reference 'deo2020'" in done.stdout
    assert "did you mean 'doe2020'?" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert differing(before, files_of(project / "site")) == []


def test_an_error_of_content_takes_the_approval_away_and_builds_on(project: Path) -> None:
    _replace(project / CLAIMS, "down: {imprecision: 2}", "down: {imprecision: 1}")
    assert run(project, "evidence", "check", "--as-of", f"{AS_OF}").returncode == 1
    page = (build(project) / CLAIM_PAGE).read_text()
    assert "certainty-arithmetic" not in page


def test_building_again_after_a_removal_leaves_nothing_of_it(project: Path) -> None:
    for name in ("algorithm.yml", "index.md"):
        file = project / "content/rest/naps" / name
        if name == "algorithm.yml":
            file.unlink()
        else:
            _replace(file, "[@algorithm]\n", "")
    assert (project / "site/rest/naps/algorithm.html").exists()
    site = build(project)
    assert not (site / "rest/naps/algorithm.html").exists()


def test_addresses_stay_files_where_the_engine_would_make_folders(project: Path) -> None:
    before = files_of(project / "site")
    _replace(project / "mkdocs.yml", "use_directory_urls: false", "use_directory_urls: true")
    assert differing(before, files_of(build(project))) == []


def test_the_engine_publishes_to_a_forge_what_was_built(project: Path) -> None:
    before = files_of(project / "site")
    _git(project, "init", "--quiet", "--initial-branch=main")
    _git(project, "init", "--quiet", "--bare", "forge.git")
    _git(project, "remote", "add", "origin", "forge.git")
    _git(
        project, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--allow-empty", "-qm", "x"
    )
    identity = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@example.org"}
    identity |= {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@example.org"}
    done = run(project, "mkdocs", "gh-deploy", "--no-history", environment={**DAY, **identity})
    assert done.returncode == 0, done.stdout + done.stderr
    paths = _git(project, "-C", "forge.git", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert set(before) <= set(paths) <= {*before, ".nojekyll"}
    assert differing(before, files_of(project / "site")) == []


def test_the_preview_reloads_by_a_script_of_its_own_and_follows_every_save(project: Path) -> None:
    before = files_of(project / "site")
    with preview(project) as (address, output):
        page = fetch(f"{address}/{CLAIM_PAGE}")
        (script,) = [tag for tag in read_page("", page).named("script") if "livereload" in f"{tag}"]
        assert "livereload(" in fetch(f"{address}{script.attributes['src']}")
        assert "default-src 'none'; connect-src 'self'" in page
        assert list(dangers(read_page(CLAIM_PAGE, page))) == []
        assert "Naps may ease tiredness" in page

        _reword(project)
        wait_until(lambda: "Naps may change tiredness" in fetch(f"{address}/{CLAIM_PAGE}"), output)

        _replace(project / CLAIMS, "reference: doe2020", "reference: deo2020")
        wait_until(lambda: "error[citation-unknown]" in output.read_text(), output)
        assert "Naps may change tiredness" in fetch(f"{address}/{CLAIM_PAGE}"), "the last good pages stay"
        _replace(project / CLAIMS, "reference: deo2020", "reference: doe2020")
        _replace(project / CLAIMS, "may change tiredness", "may touch tiredness")
        wait_until(lambda: "Naps may touch tiredness" in fetch(f"{address}/{CLAIM_PAGE}"), output)
    assert "Traceback" not in output.read_text()
    assert differing(before, files_of(project / "site")) == [], "a preview publishes nothing"


def test_no_text_of_a_record_becomes_markup(hostile_site: Path) -> None:
    pages = read_site(hostile_site)
    assert [danger for page in pages.values() for danger in dangers(page)] == []
    broken = [
        f"{page.path} {tag}"
        for page in pages.values()
        for tag, path, _ in internal_targets(page)
        if not (hostile_site / path).exists() and tag.name != "img"
    ]
    assert broken == []


def test_no_text_of_a_record_is_read_as_a_template_or_ends_the_page(hostile_site: Path) -> None:
    for path, page in read_site(hostile_site).items():
        assert "1337" not in page.text, path
        assert len(page.named("main")) == len(page.named("h1")) == 1, path
        assert "site-footer" in {tag.attributes.get("class") for tag in page.tags}, path


def test_the_attack_reaches_the_pages(hostile_site: Path) -> None:
    shown = {
        match
        for page in read_site(hostile_site).values()
        for match in re.findall(rf"{SIGN} (\w+ \w+)", page.text)
    }
    assert len(shown) > 80, sorted(shown)
    assert {"Claim statement", "Claim plain", "Article question", "Person name", "Reference title"} <= shown


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def _reword(project: Path) -> None:
    _replace(project / CLAIMS, "Naps may ease tiredness", "Naps may change tiredness")


def _write_unused_reference(project: Path) -> None:
    reference = "{type: article-journal, title: Spare, container-title: J, issued: 2020, DOI: 10.5555/spare, "
    reference += "author: [{literal: Nobody}], custom: {design: rct}}"
    (project / "references/spare.yml").write_text(f"spare: {reference}\n")


def _left_beside(project: Path) -> list[str]:
    return sorted(path.name for path in project.iterdir() if path.name.startswith(".site"))


def _kill_at(project: Path, place: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.stopped_build", f"{project}", place, f"{AS_OF}"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "here\n"
        finally:
            process.kill()


def _git(folder: Path, *arguments: str) -> str:
    done = run(folder, "git", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
