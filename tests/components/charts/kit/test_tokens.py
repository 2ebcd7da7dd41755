"""Colours are defined once: tokens.css for themes, country.yaml for countries, else style.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from components.charts.kit import style
from components.charts.kit.paint import contrast
from components.charts.kit.themes import TEMPLATES
from components.charts.kit.tokens import FILE, TOKENS, read
from components.state import THEMES

ROOT = Path(__file__).resolve().parents[4]
#: hexadecimal colours; not an address such as `/data#sources`
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
#: files that may have colours: those that only charts use; black, white and colour arithmetic
OWN = {"components/charts/kit/style.py", "components/charts/kit/paint.py"}


def test_every_theme_has_every_token() -> None:
    """A theme takes the tokens that it does not define from the first theme."""
    assert tuple(TOKENS) == THEMES
    assert len({frozenset(tokens) for tokens in TOKENS.values()}) == 1
    assert TOKENS["dark"]["ink"] != TOKENS["light"]["ink"]
    assert TOKENS["dark"]["font"] == TOKENS["light"]["font"] == style.FONT


def test_charts_have_the_colours_of_the_page() -> None:
    """The templates of figures take text, lines and background from the tokens."""
    for theme, tokens in TOKENS.items():
        layout = TEMPLATES[theme]["layout"]
        assert layout["font"]["color"] == tokens["ink"]
        assert layout["xaxis"]["gridcolor"] == layout["yaxis"]["gridcolor"] == tokens["grid"]
        assert layout["hoverlabel"]["bgcolor"] == tokens["paper"]


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_enough_contrast(theme: str) -> None:
    """WCAG: 4.5 for text; 7 for all of it in high contrast."""
    tokens = TOKENS[theme]
    least = 7 if theme == "contrast" else 4.5
    for ground in ("paper", "ground"):
        for ink in ("ink", "muted", "accent"):
            assert contrast(tokens[ink], tokens[ground]) >= least, (ink, ground)


def test_a_file_without_a_theme_is_refused() -> None:
    """With a misspelt theme, pages would have the colours of another one."""
    css = FILE.read_text("utf-8")
    with pytest.raises(ValueError, match="darkk"):
        read(css.replace('data-theme="dark"', 'data-theme="darkk"'))


def test_no_other_file_defines_a_colour() -> None:
    """No code and no style sheet but the files named above has a hexadecimal colour."""
    files = [
        *(ROOT / "assets" / "src").rglob("*.css"),
        *(ROOT / "components").rglob("*.py"),
        *(ROOT / "callbacks").rglob("*.py"),
        *(ROOT / "assets" / "src").rglob("*.js"),
    ]
    names = {path.relative_to(ROOT).as_posix(): path for path in files if path != FILE}
    assert names.keys() >= OWN
    colours_by_file = {
        name: COLOUR.findall(path.read_text("utf-8"))
        for name, path in names.items()
        if name not in OWN
    }
    assert {name: colours for name, colours in colours_by_file.items() if colours} == {}
