"""The theme's templates, always with autoescape, never with a silent hole."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


def template_environment(theme: Path) -> Environment:
    """An environment over the theme folder; an unknown name in a template is an error."""
    return Environment(
        loader=FileSystemLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # The preview makes a new environment on every change; asking each file each time is slow.
        auto_reload=False,
    )


def render_macro(templates: Environment, partial: str, macro: str, *values: Any) -> Markup:
    """What a macro of `partials/<partial>.html` makes of these values."""
    module = templates.get_template(f"partials/{partial}.html").module
    return Markup(getattr(module, macro)(*values))
