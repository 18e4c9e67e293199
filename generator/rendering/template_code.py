"""The Python that templates become: attributes, calls and macros are Python's own.

Jinja looks each attribute up twice over, asks of whatever is called what it wants to be told, and wraps each
macro in an object that counts its arguments. A page has hundreds of them, and our templates need none of it:
they get objects, macros take their values in order, and what is missing is an error there too.
"""

from types import FunctionType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.utils import missing
from markupsafe import Markup


def with_optional(macro: FunctionType, count: int) -> FunctionType:
    """The function of a macro, the last of its values optional."""
    macro.__defaults__ = (missing,) * count
    return macro


class PlainCode(CodeGenerator):
    """Writes a template as a person would; its environment has `written` and `finished` of `escaping.py`."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's names)
        """`value.name`; of the template itself, blocks are no attributes but items."""
        if isinstance(node.node, nodes.Name) and node.node.name == "self":
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002 (Jinja calls it so)
        """`what(value, value)`."""
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.fail("what is called takes its values in order", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 (Jinja's names)
        """Words of the template with values between them, in one piece; else texts in a row."""
        words = [_words_in(piece) for piece in node.nodes]
        is_phrase = any(said is not None for said in words)
        self.write("environment.finished(concat((" if is_phrase else "(concat((")
        for piece, said in zip(node.nodes, words, strict=True):
            if said is None:
                self.write("environment.written(" if is_phrase else "(")
                self.visit(piece, frame)
                self.write("), ")
            else:
                self.write(f"{said!r}, ")
        self.write(")))")

    def macro_def(self, macro_ref: Any, frame: Frame) -> None:
        """The function that was just written; its body puts defaults in the place of what is missing."""
        optional = len(macro_ref.node.defaults)
        self.write(f"environment.with_optional(macro, {optional})" if optional else "macro")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: FBT001, FBT002 (Jinja calls it so)
        """What a macro returns is markup, whoever calls it."""
        self.writeline(f"return environment.finished(concat({frame.buffer}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.written(")


def _words_in(piece: nodes.Expr) -> str | None:
    """What the template itself says, also where Jinja has made a constant of it."""
    if isinstance(piece, nodes.TemplateData):
        return piece.data
    return str(piece.value) if isinstance(piece, nodes.Const) and isinstance(piece.value, Markup) else None
