"""Fonts of pictures: of the machine, or DejaVu, which comes with matplotlib and has no Chinese."""

from __future__ import annotations

import logging
from functools import cache

import matplotlib as mpl
from matplotlib import font_manager

#: families in the order of preference, with Latin and Cyrillic letters
_TEXT = ("Noto Sans", "Liberation Sans", "Arial", "DejaVu Sans")
_CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
)

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # a family without bold is no event
mpl.rcParams["text.parse_math"] = False  # `$` is a currency here


def has(language: str) -> bool:
    """Return whether there is a font for a language."""
    return language != "zh" or any(name in _CHINESE for name in families())


@cache
def families() -> list[str]:
    """Return the families that are installed: the first, then those for signs that it lacks."""
    installed = set(font_manager.get_font_names())
    text = [name for name in _TEXT if name in installed]
    return [*text[:1], *[name for name in _CHINESE if name in installed][:1], "DejaVu Sans"]
