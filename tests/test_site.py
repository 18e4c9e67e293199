"""The whole built site of the project's own content: what must be true of every page."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from generator.loading.content import load_content
from generator.loading.files import Folder
from generator.rendering.links import (
    algorithm_path,
    article_path,
    claim_path,
    person_path,
    reference_path,
    topic_path,
)
from tests.html_pages import (
    POLICY,
    SEARCH_POLICY,
    HtmlPage,
    dangers,
    internal_targets,
    read_page,
    read_site,
)
from tests.projects import (
    AS_OF,
    AS_OF_EPOCH,
    PROJECT,
    copy_project,
    differing,
    files_of,
    program_path,
    run,
)

ARTEFACTS = re.compile(
    r"\bUndefined\b|\{\{|\}\}|\{%|%\}|Markup\(|<bound method|object at 0x|Traceback|\bNaN\b|\[@|^///"
    r"|error\[|warning\[|&amp;|&lt;|[\ue000-\uf8ff]",
    re.MULTILINE,
)
"""What stands on a page only by a mistake of ours: holes of templates, diagnostics, marks nobody replaced."""

NAMES_BY_ID = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")

Pages = dict[str, HtmlPage]


@pytest.fixture(scope="module")
def sites(own_site: Path, held_site: Path, approved_site: Path) -> dict[str, Path]:
    """The project's own site, and the invented ones."""
    return {"own": own_site, "held": held_site, "approved": approved_site}


@pytest.fixture(scope="module")
def pages(sites: dict[str, Path]) -> Pages:
    """The pages of all sites by `site/path`."""
    return {f"{name}/{path}": page for name, site in sites.items() for path, page in read_site(site).items()}


def test_every_record_has_its_page(own_site: Path) -> None:
    kb = load_content(Folder(PROJECT))
    expected = {"index.html", "claims/index.html", "references/index.html", "review.html", "board.html"}
    expected |= {"404.html", "about/policy.html", "about/disclaimer.html"}
    expected |= {topic_path(topic) for topic in kb.topics.values()}
    expected |= {article_path(article) for article in kb.articles.values()}
    expected |= {algorithm_path(kb.articles[article]) for article in kb.algorithms}
    expected |= {claim_path(claim) for claim in kb.claims} | {claim_path(alias) for alias in kb.removed}
    expected |= {reference_path(key) for key in kb.references}
    expected |= {person_path(person) for person in kb.board.people}
    assert expected <= set(files_of(own_site))


def test_nothing_of_the_sources_is_copied_into_the_site(own_site: Path) -> None:
    files = set(files_of(own_site))
    twins = {path.replace(".html", ".json") for path in files if path.endswith(".html")}
    ours = re.compile(
        r"\.(html|css|js)$|^(schemas/[a-z-]+|base)\.json$|^llms\.txt$|/(algorithm(-letter)?|article)\.pdf$"
        r"|(^|/)references\.(bib|ris|csl\.json)$|/citation\.(bib|ris|csl\.json)$"
        r"|^graph\.(json|graphml|gexf|jsonld)$|^graph-(nodes|edges)\.csv$"
        r"|^pagefind/(pagefind-entry\.json|[^/]+\.pf_meta|wasm\.[a-z]+\.pagefind"
        r"|(fragment|index)/[^/]+\.pf_(fragment|index))$"
    )
    strange = sorted(path for path in files - twins if not ours.search(path))
    assert strange == []


def test_the_files_of_an_article_hold_the_sources_that_its_page_lists(
    sites: dict[str, Path], pages: Pages
) -> None:
    for name, page in pages.items():
        listed = [one.removeprefix("ref-") for one in page.ids if one.startswith("ref-")]
        if name.endswith("/index.html") and listed:
            site, _, path = name.partition("/")
            file = sites[site] / path.replace("index.html", "references.csl.json")
            assert [item["id"] for item in json.loads(file.read_text())] == listed, name


def test_every_internal_link_and_fragment_resolves(sites: dict[str, Path], pages: Pages) -> None:
    files = {f"{name}/{path}" for name, site in sites.items() for path in files_of(site)}
    ids = {path: set(page.ids) for path, page in pages.items()}
    broken = []
    for name, page in pages.items():
        site = name.partition("/")[0]
        for tag, path, fragment in internal_targets(page):
            target = f"{site}/{path}"
            if target.endswith("/graph.html") and "=" in fragment:
                fragment = ""  # what the map shows there, read by its scripts
            if target not in files:
                broken.append(f"{name} {tag}: no file {path}")
            elif fragment and fragment not in ids.get(target, ()):
                broken.append(f"{name} {tag}: no '#{fragment}' in {path}")
    assert broken == []


def test_links_go_to_files_and_never_to_folders(pages: Pages) -> None:
    folders = [
        f"{name} {tag}"
        for name, page in pages.items()
        for tag in page.named("a")
        if re.fullmatch(r"[./]+|(?!https?:)[^#?]*/", tag.attributes.get("href", ""))
    ]
    assert folders == [], "a folder does not open from disk by double click"


def test_every_page_can_be_reached_from_home(pages: Pages) -> None:
    for site in ("own", "held", "approved"):
        reached, waiting = set[str](), [f"{site}/index.html"]
        while waiting:
            name = waiting.pop()
            if name in reached or name not in pages:
                continue
            reached.add(name)
            waiting += [f"{site}/{path}" for _, path, _ in internal_targets(pages[name])]
        unreached = {name for name in pages if name.startswith(f"{site}/")} - reached
        assert {name for name in unreached if not _is_old_address(pages[name])} == {f"{site}/404.html"}


def test_no_page_has_an_id_twice(pages: Pages) -> None:
    twice = {name: [i for i, count in page.ids.items() if count > 1] for name, page in pages.items()}
    assert {name: found for name, found in twice.items() if found} == {}


def test_whatever_is_named_by_its_id_exists(pages: Pages) -> None:
    missing = [
        f"{name} {tag}"
        for name, page in pages.items()
        for tag in page.tags
        for attribute in NAMES_BY_ID
        for named in tag.attributes.get(attribute, "").split()
        if named not in page.ids
    ]
    assert missing == []


def test_every_page_has_one_heading_a_title_and_a_language(pages: Pages) -> None:
    for name, page in pages.items():
        assert len(page.named("h1")) == 1, name
        assert page.inside["h1"].strip(), name
        assert len(page.inside["title"].split(" – ")[0].strip()) > 3, name
        assert page.named("html")[0].attributes["lang"] == "en", name
        assert len(page.named("main")) == 1, name
        described = [tag for tag in page.named("meta") if tag.attributes.get("name") == "description"]
        assert described[0].attributes["content"].strip(), name


def test_headings_never_skip_a_level(pages: Pages) -> None:
    for name, page in pages.items():
        levels = [int(tag.name[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag.name)]
        skipped = [(before, after) for before, after in pairwise(levels) if after > before + 1]
        assert skipped == [], name


def test_titles_tell_pages_apart(own_site: Path) -> None:
    titles: dict[str, list[str]] = {}
    for name, page in read_site(own_site).items():
        titles.setdefault(" ".join(page.inside["title"].split()), []).append(name)
    assert {title: names for title, names in titles.items() if len(names) > 1} == {}


def test_every_page_carries_the_strict_policy(pages: Pages) -> None:
    for name, page in pages.items():
        policies = [
            tag.attributes["content"]
            for tag in page.named("meta")
            if tag.attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        assert policies == [SEARCH_POLICY if name.endswith("/search.html") else POLICY], name


def test_nothing_on_any_page_runs_inline_or_loads_from_elsewhere(pages: Pages) -> None:
    assert [danger for page in pages.values() for danger in dangers(page)] == []


def test_styles_load_nothing_from_elsewhere(own_site: Path) -> None:
    sheets = [own_site / path for path in files_of(own_site) if path.endswith(".css")]
    assert sheets
    for sheet in sheets:
        assert re.findall(r"@import|url\((?!data:|#)[^)]*\)", sheet.read_text()) == [], sheet.name


def test_no_page_shows_a_hole_of_a_template_or_an_error(pages: Pages) -> None:
    shown = [
        f"{name}: {found[0]!r} in {text.strip()[:80]!r}"
        for name, page in pages.items()
        for text in page.prose
        if (found := ARTEFACTS.search(text)) or (found := re.fullmatch(r"\s*(None|True|False|\(\))\s*", text))
    ]
    assert shown == []


def test_no_attribute_holds_a_hole_of_a_template(pages: Pages) -> None:
    holes = [
        f"{name} {tag}"
        for name, page in pages.items()
        for tag in page.tags
        for value in tag.attributes.values()
        if value in ("None", "True", "False") or ARTEFACTS.search(value)
    ]
    assert holes == []


def test_words_on_hold_stand_on_no_page(held_site: Path) -> None:
    for path, content in files_of(held_site).items():
        assert b"(mean difference -1.5 days" not in content, path
        assert b"may shorten the illness by about a day" not in content, path
        assert b"A hidden paragraph of an article on hold" not in content, path
        assert b"no reader may meet them" not in content, path


def test_the_reader_of_pages_finds_what_must_not_be_there() -> None:
    html = """<p onclick="x()" style="color:red"><img src="https://e.example/x.png"><script>x()</script>
      <a href=" java\nscript:x()">a</a><a href="//e.example">b</a><iframe></iframe>
      <a href="https://e.example">fine</a><script src="js/fine.js"></script>"""
    found = list(dangers(read_page("page.html", html)))
    assert len(found) == 7, found


@pytest.mark.parametrize(
    "command",
    [
        ("mkdocs", "build", "--quiet"),
        ("properdocs", "build", "--quiet", "-f", "mkdocs.yml"),
        ("evidence", "build"),
    ],
    ids=lambda command: command[0],
)
def test_every_engine_in_any_folder_makes_the_same_bytes(
    own_site: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    folder = copy_project(PROJECT, tmp_path / "another folder")
    environment = {"SOURCE_DATE_EPOCH": AS_OF_EPOCH, "PYTHONHASHSEED": f"{len(command)}"}
    done = run(folder, *command, environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert differing(files_of(own_site), files_of(folder / "site")) == []


def test_neither_the_order_of_files_nor_the_clock_of_the_machine_shows(
    own_site: Path, tmp_path: Path
) -> None:
    folder = copy_project(PROJECT, tmp_path / "project")
    done = run(
        PROJECT,
        program_path("python"),
        *("-m", "tests.odd_machine", "-C", f"{folder}", "build", "--as-of", f"{AS_OF}"),
        environment={"PYTHONHASHSEED": "99", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert differing(files_of(own_site), files_of(folder / "site")) == []


def _is_old_address(page: HtmlPage) -> bool:
    return any("moved" in tag.attributes.get("class", "").split() for tag in page.named("main"))
