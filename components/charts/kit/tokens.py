"""The tokens of the themes, read from assets/src/styles/tokens.css."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from components.state import THEMES

FILE = Path(__file__).resolve().parents[3] / "assets" / "src" / "styles" / "tokens.css"
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_TOKEN = re.compile(r"--([a-z]+):\s*([^;]+);")
_THEME = re.compile(r'data-theme="([a-z]+)"')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def read(css: str) -> Mapping[str, Mapping[str, str]]:
    """Theme -> name of a token without its dashes -> value.

    A rule without a theme holds for all themes; the rule of a theme replaces the tokens that it
    names. Raises ValueError if a theme other than the first has no rule, or a rule has an unknown
    theme.
    """
    rules: dict[str, dict[str, str]] = {}
    for selector, body in _RULE.findall(_COMMENT.sub("", css)):
        theme = _THEME.search(selector)
        rules.setdefault(theme[1] if theme else THEMES[0], {}).update(_TOKEN.findall(body))
    if rules.keys() != set(THEMES):
        raise ValueError(f"{FILE.name} has rules for {', '.join(rules)}, not for {THEMES}")
    return {theme: rules[THEMES[0]] | rules[theme] for theme in THEMES}


TOKENS = read(FILE.read_text("utf-8"))
