"""Templates: nothing reaches a page unescaped, and a changed template is read anew."""

import os
from pathlib import Path

import pytest
from jinja2 import TemplateError, UndefinedError
from markupsafe import Markup

from generator.rendering.escaping import escaped, finished, written
from generator.rendering.templates import template_environment


def theme(folder: Path, page: str) -> Path:
    partials = folder / "partials"
    partials.mkdir(exist_ok=True)
    (folder / "page.html").write_text(page)
    (partials / "status.html").write_text("{% macro status_label(word) -%}<b>{{ word }}</b>{%- endmacro %}")
    return folder


def rendered(folder: Path, value: object) -> str:
    return template_environment(folder).get_template("page.html").render(value=value)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ('<i> & "x"', "&lt;i&gt; &amp; &#34;x&#34;"),
        (Markup("<i>"), "<i>"),
        (finished("<i>"), "<i>"),
        (12, "12"),
        (["<i>"], "[&#39;&lt;i&gt;&#39;]"),
    ],
)
def test_a_template_prints_markup_as_it_is_and_escapes_all_else(
    tmp_path: Path, value: object, printed: str
) -> None:
    assert rendered(theme(tmp_path, "{{ value }}"), value) == printed == written(value)


def test_a_text_is_escaped_even_after_the_same_words_came_as_markup() -> None:
    assert [escaped(Markup("<once>")), escaped("<once>"), written(Markup("<once>"))] == [
        "&lt;once&gt;",
        "&lt;once&gt;",
        "<once>",
    ]


def test_a_filter_escapes_what_it_prints_once(tmp_path: Path) -> None:
    folder = theme(tmp_path, "{{ value|status_label }}{{ value|status_label }}")
    assert rendered(folder, "<i>") == 2 * "<b>&lt;i&gt;</b>"


def test_white_space_stays_between_words_and_goes_around_blocks(tmp_path: Path) -> None:
    page = """
<ul>
  {% for word in value %}
  <li{% if word %} class="said"{% endif %}>
    {% if word %}
    <b>{{ word }}</b>
    {% endif %}
    <i>{{ word }}</i>
  </li>
  {% endfor %}
</ul>
<small>end</small>
"""
    printed = '<ul><li class="said">\n <b>a</b>\n <i>a</i></li></ul><small>end</small>\n'
    assert rendered(theme(tmp_path, page), ["a"]) == printed


def test_a_name_that_nobody_gave_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="missing"):
        rendered(theme(tmp_path, "{{ missing }}"), "")


def test_what_a_value_lacks_is_an_error_even_where_it_is_only_asked_for(tmp_path: Path) -> None:
    with pytest.raises(AttributeError, match="missing"):
        rendered(theme(tmp_path, "{% if value.missing %}{% endif %}"), "")


@pytest.mark.parametrize(
    ("values", "printed"), [("value", "<b>&lt;i&gt;</b>."), ('value, "!"', "<b>&lt;i&gt;</b>!")]
)
def test_a_macro_takes_its_values_in_order_and_the_last_may_be_left_out(
    tmp_path: Path, values: str, printed: str
) -> None:
    macro = '{% macro said(word, end=".") -%}<b>{{ word }}</b>{{ end }}{%- endmacro %}'
    assert rendered(theme(tmp_path, f"{macro}{{{{ said({values}) }}}}"), "<i>") == printed


@pytest.mark.parametrize("values", ["", "value, value"])
def test_a_macro_wants_neither_more_nor_fewer_values_than_it_names(tmp_path: Path, values: str) -> None:
    macro = "{% macro said(word) -%}{{ word }}{%- endmacro %}"
    with pytest.raises(TypeError, match="argument"):
        rendered(theme(tmp_path, f"{macro}{{{{ said({values}) }}}}"), "")


def test_a_value_that_is_passed_by_name_is_refused(tmp_path: Path) -> None:
    macro = "{% macro said(word) -%}{{ word }}{%- endmacro %}"
    with pytest.raises(TemplateError, match="in order"):
        rendered(theme(tmp_path, f"{macro}{{{{ said(word=value) }}}}"), "")


def test_an_unchanged_theme_is_compiled_once_and_a_changed_one_anew(tmp_path: Path) -> None:
    folder = theme(tmp_path, "before {{ value }}")
    assert rendered(folder, 1) == "before 1"
    assert template_environment(folder) is template_environment(folder)
    (folder / "page.html").write_text("after {{ value }}")
    os.utime(folder / "page.html", (2_000_000_000, 2_000_000_000))
    assert rendered(folder, 1) == "after 1"
