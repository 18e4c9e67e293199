"""Stylesheets and scripts: names that follow from the content, and nothing of the theme left behind."""

import re
import shutil
from hashlib import sha256
from pathlib import Path

from generator.rendering.assets import BUNDLES, assets_of, for_browsers
from generator.rendering.templates import template_environment
from tests.html_pages import read_site
from tests.projects import PROJECT

THEME = PROJECT / "site_overrides"
NAMED = re.compile(r"(css|js)/[a-z-]+\.([0-9a-f]{8})\.\1")


def test_the_whole_theme_is_published_and_each_file_once() -> None:
    published = [asset.text for asset in assets_of(THEME).values()]
    for path in (path for kind in ("css", "js") for path in THEME.glob(f"{kind}/*")):
        text = for_browsers(path.read_text("utf-8"), f"{path.parent.name}/{path.name}")
        assert sum(text.strip() in one for one in published) == 1, path.name
    for bundle, names in BUNDLES.items():
        kind = bundle.partition("/")[0]
        assert all((THEME / kind / f"{name}.{kind}").is_file() for name in names), bundle


def test_a_name_follows_from_the_content_alone(tmp_path: Path) -> None:
    theme = Path(shutil.copytree(THEME, tmp_path / "theme"))
    before = {name: asset.path for name, asset in assets_of(theme).items()}
    assert before == {name: asset.path for name, asset in assets_of(THEME).items()}
    with (theme / "css/print.css").open("a") as sheet:
        sheet.write("@layer print { b { color: #000; } }")
    after = {name: asset.path for name, asset in assets_of(theme).items()}
    assert {name for name in before if before[name] != after[name]} == {"css/site.css"}
    (written,) = template_environment(theme).from_string("{{ 'css/site.css'|published }}").render().split()
    assert written == after["css/site.css"]


def test_comments_and_indents_stay_at_home() -> None:
    sheet = (
        "/* A line of it,\n   and more. */\n@layer base {\n  a { color: red; }\n\n"
        '  b :is(i, u)::before { content: "a: { ; b"; margin: 0 calc(1px + 2px); }\n}\n'
    )
    assert for_browsers(sheet, "css/a.css") == (
        '@layer base{a{color:red;}b :is(i,u)::before{content:"a: { ; b";margin:0 calc(1px + 2px);}}'
    )
    script = "// What it is for.\n(() => {\n  const page = `https://x \n  // y`; // why\n  // how\n})();\n"
    assert for_browsers(script, "js/a.js") == "(()=>{const page=`https://x \n  // y`;})();"


def test_nothing_in_the_sources_looks_like_a_comment_and_is_none() -> None:
    for path in THEME.glob("css/*.css"):
        assert not re.search(r"""["'][^"'\n]*/\*""", path.read_text()), path.name
        assert "'" not in for_browsers(path.read_text(), f"css/{path.name}"), "only double quotation marks"


def test_a_site_has_exactly_the_assets_that_pages_name(own_site: Path, held_site: Path) -> None:
    files = {
        path.relative_to(own_site).as_posix() for kind in ("css", "js") for path in own_site.glob(f"{kind}/*")
    }
    for path in files:
        found = NAMED.fullmatch(path)
        assert found, path
        assert found[2] == sha256((own_site / path).read_bytes()).hexdigest()[:8], path
    named = {
        found[0]
        for site in (own_site, held_site)
        for page in read_site(site).values()
        for tag in page.tags
        for address in tag.attributes.values()
        if (found := NAMED.search(address))
    }
    assert named == files
