"""Mutants of a module: its source with one small fault, as a careless change would make it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
#: keywords whose loss changes a result without an error
_DROPPED = {"key", "default", "reverse"}


#: from here on a number becomes ten times as large: no printed digit shows one more in a million
_LARGE = 1000


class Mutant(NamedTuple):
    """One fault: its number in the module, and the lines of the node that it is in."""

    number: int
    line: int
    last_line: int


def mutants(source: str) -> list[Mutant]:
    """Return every mutant of a module's source, in the order of its nodes.

    Texts in docstrings, annotations, decorators and error messages are left alone.
    """
    found = []
    for number, (node, _change) in enumerate(_changes(ast.parse(source))):
        last = node.test.end_lineno if isinstance(node, ast.If | ast.While) else node.end_lineno
        found.append(Mutant(number, node.lineno, last or node.lineno))
    return found


def mutated(source: str, number: int) -> tuple[ast.Module, str]:
    """Return the tree of a mutant, and what was changed in it, in one line."""
    tree = ast.parse(source)
    node, change = next(islice(_changes(tree), number, None))
    before = _line(node)
    change()
    after = _line(node)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    start = max(0, sum(1 for _ in same) - 30)
    return ast.fix_missing_locations(tree), f"{_cut(before, start)}  ->  {_cut(after, start)}"


def _line(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


def _cut(text: str, start: int) -> str:
    """Up to 60 characters of a text from a place on, without those before."""
    shown = text[start : start + 60]
    return ("…" if start else "") + shown + ("…" if start + 60 < len(text) else "")


def _changes(tree: ast.Module) -> Iterator[tuple[ast.expr | ast.stmt, Callable[[], None]]]:
    """Yield each node that can be changed, with a function that changes it."""
    for node in _nodes(tree):
        if isinstance(node, ast.Compare):
            for place, operator in enumerate(node.ops):
                yield node, _put_at(node.ops, place, _COMPARED[type(operator)]())
        elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _COMPUTED:
            yield node, _put(node, "op", _COMPUTED[type(node.op)]())
        elif isinstance(node, ast.BoolOp):
            yield node, _put(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            yield node, _put(node, "op", ast.UAdd())
        elif isinstance(node, ast.If | ast.IfExp | ast.While):
            yield node, _put(node, "test", ast.UnaryOp(ast.Not(), node.test))
        elif isinstance(node, ast.Return) and node.value and not _is_none(node.value):
            yield node, _put(node, "value", ast.Constant(None))
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            for generator in node.generators:
                for place in range(len(generator.ifs)):
                    yield node, _put_at(generator.ifs, place, ast.Constant(True))
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in _CALLED:
                yield node, _put(node, "func", ast.Name(_CALLED[node.func.id], ast.Load()))
            for keyword in node.keywords:
                if keyword.arg in _DROPPED:
                    rest = [other for other in node.keywords if other is not keyword]
                    yield node, _put(node, "keywords", rest)
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, bool):
                yield node, _put(node, "value", not node.value)
            elif isinstance(node.value, int | float):
                large = abs(node.value) >= _LARGE
                yield node, _put(node, "value", node.value * 10 if large else node.value + 1)
            elif isinstance(node.value, str):
                yield node, _put(node, "value", "XX" + node.value)


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes below one, without those whose change nobody could notice."""
    yield node
    skipped: tuple[str, ...] = ("annotation", "returns", "decorator_list", "exc")
    if isinstance(node, ast.AnnAssign) and node.value is None:
        return
    for name, value in ast.iter_fields(node):
        if name in skipped:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Import | ast.ImportFrom):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue  # a docstring
            yield from _nodes(child)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _put(node: ast.AST, name: str, value: object) -> Callable[[], None]:
    return lambda: setattr(node, name, value)


def _put_at(items: list, place: int, value: object) -> Callable[[], None]:
    return lambda: items.__setitem__(place, value)
