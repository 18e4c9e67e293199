"""The theme's templates, always with autoescape, never with a silent hole."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def template_environment(theme: Path) -> Environment:
    """An environment over the theme folder; an unknown name in a template is an error."""
    return Environment(
        loader=FileSystemLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
