"""Text in and beside a plot: line breaks, margins, and labels that do not overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from textwrap import wrap as fold
from typing import Any
from unicodedata import east_asian_width

from components.charts.kit.base import Figure, Row
from components.language.text import language

#: parts between which a Chinese line can be broken: characters with punctuation, Latin words
_PARTS = re.compile(
    r"（?[\u2e80-\uff07\uff09-\uffff][，、。；：！？）》”]*"
    r"|（?[^\s\u2e80-\uff07\uff09-\uffff（]+[，、。；：！？）》”]*\s*|\s+"
)


#: a number before its unit
_UNIT = re.compile(r"(\d) (?=\S)")


def wrap(text: str, width: int = 18) -> str:
    """`text` on lines of at most `width` characters; those of a label have even lengths.

    Lines are joined by <br>. Chinese has no spaces to break at, and its characters are nearly twice
    as wide.
    """
    lines = _lines(text, width)
    uneven = language() != "zh" or len(lines[-1]) < 3
    if uneven and 1 < len(lines) <= 3 and width <= 30:  # a label: avoid a short last line
        for narrower in range(width - 1, width // 2, -1):
            even = _lines(text, narrower)
            if len(even) > len(lines):
                break
            lines = even
    return "<br>".join(lines)


def _lines(text: str, width: int) -> list[str]:
    if language() != "zh":
        return fold(text, width, break_long_words=False)
    lines, used = [""], 0.0
    for part in _PARTS.findall(text):
        size = sum(1.8 if _is_wide(char) else 1 for char in part.rstrip())
        if lines[-1] and used + size > width + 0.01:
            lines[-1] = lines[-1].rstrip()
            lines, used = [*lines, ""], 0.0
        lines[-1] += part
        used += size
    return lines


def cut(text: str, most: int) -> str:
    """`text` on one line of about `most` letters: cut after a word, with an ellipsis.

    A Chinese character counts as two.
    """
    line = (_lines(text, most) or [""])[0]
    return text if line == text else line.rstrip(" ,;:、，；(（") + "…"


def caption(text: str, x: float, y: float, **more: Any) -> Figure:
    """Text at the point (x, y) of the plot, 0 to 1 each; `more` is added to the annotation."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 4,
        "showarrow": False,
        "font": {"size": 12},
    } | more


def room_for(labels: Iterable[str]) -> int:
    """Margin in pixels for labels beside a plot: the width of the longest of their lines, and 24.

    A Cyrillic letter is a little wider than a Latin one, a Chinese character nearly twice as wide.
    """
    lines = [line for text in labels for line in text.split("<br>")]
    return 24 + max(sum(map(_width, line)) for line in lines)


def _width(char: str) -> int:
    """Width in pixels of a character in 12 pixels type, rounded up."""
    return 13 if _is_wide(char) else 8 if char > "\u0400" else 7


def _is_wide(char: str) -> bool:
    """True for characters that fill a square, as Chinese ones and their punctuation do."""
    return east_asian_width(char) in "FW"


def end_labels(
    labels: Sequence[tuple[str, float, float]], span: tuple[float, float], *, gap: float = 0.052
) -> list[dict[str, Any]]:
    """Direct labels at the ends of lines, moved apart where they would overlap.

    labels: (text, x, y) in data units; `span` is the range of the y axis. Labels move up or down
    only, and stay within the height of the plot: plotly hides what is beyond the axis. `gap` is the
    part of that height that a line of text takes; it is reduced if there are many labels.
    """
    low, high = span
    height = (high - low) or 1.0
    placed = sorted(((y - low) / height, text) for text, _x, y in labels)
    tall = [1 + text.count("<br>") for _y, text in placed]
    # a label of several lines needs a little more distance from the next
    steps = [(upper + lower) / 2 + 0.4 * (max(upper, lower) > 1) for upper, lower in pairwise(tall)]
    gap = min(gap, 0.99 / max(sum(steps), 1))
    apart = [gap * step for step in steps]
    spots: list[float] = []
    for (height_of_line, _text), room in zip(placed, [0.0, *apart], strict=True):
        spots.append(max(height_of_line, spots[-1] + room) if spots else height_of_line)
    ceiling = 0.999
    for place in range(len(spots) - 1, -1, -1):  # move back what was pushed beyond the top
        spots[place] = min(spots[place], ceiling)
        ceiling = spots[place] - (apart[place - 1] if place else 0.0)
    return [
        {
            "text": text,
            "x": 1.0,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 6,
            "y": low + spot * height,
            "yanchor": "middle",
            "showarrow": False,
            "align": "left",
            "font": {"size": 12},
        }
        for spot, (_y, text) in zip(spots, placed, strict=True)
    ]


def text_at(
    text: str, y: float, *, x: float = 0.0, side: str = "left", ref: str = "paper", size: int = 12
) -> dict[str, Any]:
    """A line of text at the height `y`: on the plot (`ref` paper) or centred on its axis (y)."""
    return {
        "text": text,
        "x": x,
        "xref": "paper",
        "xanchor": side,
        "y": y,
        "yref": ref,
        "yanchor": "bottom" if ref == "paper" else "middle",
        "showarrow": False,
        "align": side,
        "font": {"size": size},
    }


def side_labels(
    ends: Sequence[tuple[str, float, float]], span: tuple[float, float], *, width: int = 18
) -> tuple[list[Figure], int]:
    """Labels at the right of a plot, moved apart, on lines of `width` characters; and their margin.

    On one line a name would leave no room for the plot on a phone.
    """
    folded = [(wrap(_UNIT.sub("\\1\u00a0", text), width), x, y) for text, x, y in ends]
    labels = end_labels(folded, span, gap=0.058)
    return labels, room_for([text for text, _x, _y in folded] or [""])


def stack_labels(last: Sequence[Row]) -> tuple[list[Figure], int]:
    """Names beside the last bar of a vertical stack, each at its part; and their margin in pixels.

    Parts under one percent have no label; their names are in the hover text.
    """
    labels, floor = [], 0.0
    for row in last:
        name = row.commodity_name if row.commodity not in ("", "TOTAL") else row.partner_name
        if row.value >= 1:
            labels.append((name, 0.0, floor + row.value / 2))
        floor += row.value
    return side_labels(labels, (0.0, 100.0), width=16)
