"""Only assets/src/styles/tokens.css (the page) and kit/style.py (figures) define colours.

A colour that is written elsewhere would not change with the theme. kit/paint.py has white and
black, the colours of text on a fill.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from _plotly_utils.basevalidators import ColorValidator

ROOT = Path(__file__).resolve().parents[1]
CODED = re.compile(
    r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgb|hsl|hwb|lab|lch|oklch)a?\(\s*[\d.]",
    re.I,
)
NAMED = frozenset(ColorValidator.named_colors)
#: a transparent colour, which every theme may share
TRANSPARENT = re.compile(r"rgba?\(\s*0(\s*,\s*|\s+)0(\s*,\s*|\s+)0(\s*,\s*|\s*/\s*)0\s*\)")
#: the style sheet that may, and files that are built from those that are checked
BUILT = {"tokens.css", "khorgos.css", "khorgos.js", "00-plotly.js"}
OWN_PLACES = {
    "components/charts/kit/style.py",
    "components/charts/kit/paint.py",
    "data/records/countries.py",  # grey, for a country whose file is at fault
}


def colours(text: str) -> list[str]:
    """Return the colour codes in a text; also the text itself if it is a colour's name."""
    plain = TRANSPARENT.sub("", text)
    return [*CODED.findall(plain), *([plain] if plain.lower() in NAMED else [])]


def constants(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the string constants of a module except docstrings."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node


def in_python(source: str) -> list[tuple[int, str]]:
    """Return line and colour of each colour in a module's string constants."""
    return [
        (node.lineno, colour)
        for node in constants(ast.parse(source))
        for colour in colours(str(node.value))
    ]


def in_css(source: str) -> list[str]:
    """Return the values with a colour in a style sheet's rules."""
    rules = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    values = re.findall(r"[{;]\s*[\w-]+\s*:\s*([^;}]+)", rules)
    return [
        value
        for value in values
        if CODED.search(TRANSPARENT.sub("", value))
        or NAMED & set(re.findall(r"(?<![\w-])[a-z]+(?![\w(-])", value))
    ]


@pytest.mark.parametrize("folder", ["components", "callbacks", "data"])
def test_no_module_has_a_colour_of_its_own(folder: str) -> None:
    """Neither a code nor a colour's name is in its strings."""
    modules = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / folder).rglob("*.py")}
    assert modules
    own_colours = {
        f"{name}:{line} {colour}"
        for name, path in modules.items()
        if name not in OWN_PLACES
        for line, colour in in_python(path.read_text("utf-8"))
    }
    assert own_colours == set()


def test_no_style_sheet_has_a_colour_of_its_own() -> None:
    """All style sheets but tokens.css are checked, not the one built from them."""
    sheets = [path for path in (ROOT / "assets").rglob("*.css") if path.name not in BUILT]
    assert sheets
    values_by_sheet = {path.name: in_css(path.read_text("utf-8")) for path in sheets}
    assert {name: values for name, values in values_by_sheet.items() if values} == {}


def test_no_script_has_a_colour_of_its_own() -> None:
    """No quoted string begins with a colour code; built files are left out."""
    scripts = [path for path in (ROOT / "assets").rglob("*.js") if path.name not in BUILT]
    assert scripts
    for path in scripts:
        for text in re.findall(r"([\"'`])((?:(?!\1).)*)\1", path.read_text("utf-8")):
            assert not CODED.match(TRANSPARENT.sub("", text[1])), (path.name, text[1])


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('x = {"color": "#c8102e"}', 1),
        ('x = f"a {y} rgba(10,20,30,{z})"', 1),
        ('x = "hsl(20 10% 10%)"', 1),
        ('x = {"color": "red"}', 1),
        ('x = "LightGrey"', 1),
        ('x = f"rgba({red},{green},{blue},0.25)"', 0),  # computed from another colour
        ('x = "rgba(0,0,0,0)"', 0),
        ('"""Grey is #cccccc."""\nx = "#card-headline"', 0),
        ('x = "read more"', 0),
    ],
)
def test_a_colour_is_recognised(source: str, count: int) -> None:
    """The checks above find codes, functions and names."""
    assert len(in_python(source)) == count


def test_a_colour_in_a_style_sheet_is_recognised() -> None:
    """Codes, functions and names are colours; variables, keywords and selectors are not."""
    sheet = "#fff a { color: #fff; border: 1px solid red; fill: var(--red); background: rgb(0 0 0 / 0.4) }"
    assert in_css(sheet) == ["#fff", "1px solid red", "rgb(0 0 0 / 0.4) "]
