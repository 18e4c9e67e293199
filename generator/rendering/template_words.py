"""Words of templates, translated while a template is compiled: a page costs the same in every language.

`_("Valid until {day}", day=…)` and `_n("{count} source", "{count} sources", count)` are no functions. Each
is replaced by the pieces of its translation, the values between them. Their words are markup, written by us.
So are the attributes that say in which language people wrote, `{{ own_lang }}`.
"""

from string import Formatter
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.rendering.language import Language

ONE, NUMBERED = "_", "_n"
ATTRIBUTES = ("own_lang", "said_lang", "manual_lang")
"""What templates call the attributes that say in which language an element is (`Language`)."""

NUMBER_FORM = "number_form"
"""The filter that does what is left for the time of printing."""

LANG_OF = "lang_of"
"""The filter that tells people's words from ours where either may stand (`Language.lang_of`)."""


def with_words(template: nodes.Template, language: Language) -> nodes.Template:
    """A parsed template in which every call of `_` and `_n` says its words in a language."""
    _Words(language).visit(template)
    return template


class _Words(NodeTransformer):
    def __init__(self, language: Language) -> None:
        self.language = language
        self.attributes = {name: getattr(language, name) for name in ATTRIBUTES}

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802 (Jinja's name)
        if node.ctx != "load" or node.name not in self.attributes:
            return node
        return nodes.TemplateData(self.attributes[node.name], lineno=node.lineno)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802 (Jinja's name)
        if node.name == LANG_OF and not self.language.written_in:
            return nodes.TemplateData("", lineno=node.lineno)
        return self.generic_visit(node)

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 (Jinja's name)
        pieces: list[nodes.Expr] = []
        for child in node.nodes:
            if _is_call(child, ONE):
                pieces += self._phrase(child)
            else:
                pieces.append(self.visit(child))
        node.nodes = pieces
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (Jinja's name)
        if _is_call(node, ONE):
            return _in_a_row(self._phrase(node), node.lineno)
        if _is_call(node, NUMBERED):
            return self._numbered(node)
        return self.generic_visit(node)

    def _phrase(self, call: Any) -> list[nodes.Expr]:
        (form,) = _literals(call, 1)
        return _pieces(self.language.translated(form), self._values(call), call.lineno)

    def _numbered(self, call: nodes.Call) -> nodes.Expr:
        one, many = _literals(call, 2)
        count = self.visit(call.args[2])
        values = {"count": count, **self._values(call)}
        forms = [
            _in_a_row(_pieces(form, values, call.lineno), call.lineno)
            for form in self.language.forms(one, many)
        ]
        which = nodes.Filter(count, NUMBER_FORM, [], [], None, None, lineno=call.lineno)
        made = forms.pop()
        while forms:
            form = forms.pop()
            is_it = nodes.Compare(which, [nodes.Operand("eq", nodes.Const(len(forms)))], lineno=call.lineno)
            made = nodes.CondExpr(is_it, form, made, lineno=call.lineno)
        return made

    def _values(self, call: nodes.Call) -> dict[str, nodes.Expr]:
        return {pair.key: self.visit(pair.value) for pair in call.kwargs}


def _is_call(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == name


def _literals(call: nodes.Call, count: int) -> list[str]:
    found = [arg.value for arg in call.args[:count] if isinstance(arg, nodes.Const)]
    if len(found) != count:
        raise TemplateSyntaxError("words to translate stand there as literals", call.lineno)
    return found


def _pieces(form: str, values: dict[str, nodes.Expr], line: int) -> list[nodes.Expr]:
    if not values:
        return [nodes.TemplateData(form, lineno=line)]
    pieces: list[nodes.Expr] = []
    for text, name, _, _ in Formatter().parse(form):
        if text:
            pieces.append(nodes.TemplateData(text, lineno=line))
        if name is not None:
            pieces.append(values[name])
    return pieces


def _in_a_row(pieces: list[nodes.Expr], line: int) -> nodes.Expr:
    if len(pieces) == 1 and isinstance(pieces[0], nodes.TemplateData):
        return nodes.Const(Markup(pieces[0].data), lineno=line)
    return nodes.Concat(pieces, lineno=line)
