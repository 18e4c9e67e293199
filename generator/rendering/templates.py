"""The theme's templates, always with autoescape, never with a silent hole."""

import re
from collections.abc import Callable, Hashable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from markupsafe import Markup

from generator.rendering.assets import FOLDERS, assets_of
from generator.rendering.escaping import finished, written, written_by
from generator.rendering.language import ENGLISH, Language
from generator.rendering.template_code import PlainCode, with_optional
from generator.rendering.template_words import LANG_OF, NUMBER_FORM, with_words


class _Environment(Environment):
    code_generator_class = PlainCode
    language = ENGLISH
    finished = staticmethod(finished)
    with_optional = staticmethod(with_optional)
    written: Callable[[object], str] = staticmethod(written)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for text in template.find_all(nodes.TemplateData):
            text.data = _AROUND_BLOCKS.sub(r"\1", text.data)
        return with_words(template, self.language)

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source without its indents, which order it for authors and weigh on every page."""
        return _INDENTS.sub("\n", _AFTER_TAGS.sub(r"\1 ", super().preprocess(source, name, filename)))


_AFTER_TAGS = re.compile(r"([%#]\}\n)[ \t]+")
"""Of an indent after a tag, whose newline is trimmed, one space stays to keep words apart."""

_INDENTS = re.compile(r"(?<![%#]\})\n[ \t]+")

_BLOCK = (
    r"</?(?:blockquote|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|h[1-6]|header|legend|li|link"
    r"|main|meta|nav|ol|p|script|search|section|summary|table|tbody|td|template|tfoot|th|thead|title|tr|ul)\b"
)
_AROUND_BLOCKS = re.compile(rf"\s*({_BLOCK}[^<>]*>)\s*|\s+(?={_BLOCK})")
"""White space that shows nowhere; a style that lets blocks run on in one line puts its own between them."""


def template_environment(theme: Path, language: Language = ENGLISH) -> Environment:
    """An environment over the theme folder; an unknown name in a template is an error.

    A preview asks for one on every save: as long as nothing of the theme changes, it gets the same, already
    compiled.
    """
    files = sorted((*theme.rglob("*.html"), *(f for folder in FOLDERS for f in theme.glob(f"{folder}/*"))))
    return _environment(theme, language, tuple((file, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=4)
def _environment(theme: Path, language: Language, _state: tuple[tuple[Path, int], ...]) -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Asking each file each time is slow, and so is remembering which template was used last.
        auto_reload=False,
        cache_size=-1,
    )
    environment.language = language
    if language is not ENGLISH:
        # Where there is nothing to translate, there is nothing to ask for each piece of a page.
        environment.written = written_by(language.say)
    environment.filters[NUMBER_FORM] = language.number_form
    environment.filters[LANG_OF] = language.lang_of
    # Templates need none of Jinja's functions, and each import of a partial would compare them all.
    environment.globals.clear()
    assets = assets_of(theme)
    environment.filters["published"] = lambda name: assets[name].path
    for partial, macros in _KEPT.items():
        for macro in macros:
            environment.filters[macro] = _kept(environment, partial, macro)
    return environment


_KEPT = {
    "certainty": ("certainty",),
    "status": ("status_label", "status_for_patients", "status_for_clinicians"),
    "reference": ("badges", "direction"),
}
"""Macros that pages hold many times with few values: filters of all templates, each result kept."""


def render_macro(templates: Environment, partial: str, macro: str, *values: Any) -> Markup:
    """What a macro of `partials/<partial>.html` makes of these values."""
    module = templates.get_template(f"partials/{partial}.html").module
    made: Markup = getattr(module, macro)(*values)
    return made


def _kept(templates: Environment, partial: str, macro: str) -> Callable[..., Markup]:
    @lru_cache(maxsize=4096)
    def kept(*values: Hashable) -> Markup:
        return render_macro(templates, partial, macro, *values)

    return kept
