"""Colours stand once: tokens.css for themes, country.yaml for countries, style.py for charts."""

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
#: hexadecimal colours in code and style sheets; an address such as `/data#sources` is none
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
#: what charts alone use; and black, white and their arithmetic
OWN = {"components/charts/kit/style.py", "components/charts/kit/paint.py"}


def test_every_theme_has_every_token() -> None:
    """A theme takes from the first what it does not name itself."""
    assert tuple(TOKENS) == THEMES
    assert len({frozenset(tokens) for tokens in TOKENS.values()}) == 1
    assert TOKENS["dark"]["ink"] != TOKENS["light"]["ink"]
    assert TOKENS["dark"]["font"] == TOKENS["light"]["font"] == style.FONT


def test_charts_are_lettered_in_the_ink_of_the_page() -> None:
    """The templates of figures take text, lines and background from the tokens."""
    for theme, tokens in TOKENS.items():
        layout = TEMPLATES[theme]["layout"]
        assert layout["font"]["color"] == tokens["ink"]
        assert layout["xaxis"]["gridcolor"] == layout["yaxis"]["gridcolor"] == tokens["grid"]
        assert layout["hoverlabel"]["bgcolor"] == tokens["paper"]


@pytest.mark.parametrize("theme", THEMES)
def test_text_stands_out_from_its_ground(theme: str) -> None:
    """WCAG: 4.5 for text; 7 for all of it in high contrast."""
    tokens = TOKENS[theme]
    least = 7 if theme == "contrast" else 4.5
    for ground in ("paper", "ground"):
        for ink in ("ink", "muted", "accent"):
            assert contrast(tokens[ink], tokens[ground]) >= least, (ink, ground)


def test_a_file_without_a_theme_is_refused() -> None:
    """A misspelt theme would leave its page in another one's colours."""
    css = FILE.read_text("utf-8")
    with pytest.raises(ValueError, match="darkk"):
        read(css.replace('data-theme="dark"', 'data-theme="darkk"'))


def test_no_colour_stands_anywhere_else() -> None:
    """No code and no style sheet but the files named above has a colour of its own."""
    files = [
        *(ROOT / "assets").glob("*.css"),
        *(ROOT / "components").rglob("*.py"),
        *(ROOT / "callbacks").rglob("*.py"),
        *(ROOT / "assets" / "src").rglob("*.js"),
    ]
    names = {path.relative_to(ROOT).as_posix(): path for path in files if path != FILE}
    assert names.keys() >= OWN
    found = {
        name: COLOUR.findall(path.read_text("utf-8"))
        for name, path in names.items()
        if name not in OWN
    }
    assert {name: colours for name, colours in found.items() if colours} == {}
