"""Text in and beside a plot: line breaks, margins, and labels that do not overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from textwrap import wrap as fold
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from components.charts.kit.base import Figure
from components.charts.kit.paint import ink_of
from components.language import numbers
from components.language.text import in_turn, language

#: parts between which a Chinese line can be broken: characters with punctuation, Latin words
#: (with those that a no-break space joins to them)
_PARTS = re.compile(
    r"（?[\u2e80-\uff07\uff09-\uffff][，、。；：！？）》”]*"
    r"|（?(?:[^\s\u2e80-\uff07\uff09-\uffff（]|\u00a0)+[，、。；：！？）》”]*\s*|\s+"
)


#: most texts whose lines are kept; points of many charts have the same ones
_TEXTS_KEPT = 2048
#: white space that `fold` replaces by spaces
_FOLDED = re.compile(r"[\t\n\x0b\x0c\r]")
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
    if language() == "zh":
        return list(_chinese_lines(text, width))
    if len(text) <= width and text == text.strip() and not _FOLDED.search(text):
        return [text] if text else []  # most texts; `fold` takes 30 microseconds
    return list(_folded(text, width))


@lru_cache(maxsize=_TEXTS_KEPT)
def _folded(text: str, width: int) -> tuple[str, ...]:
    return tuple(fold(text, width, break_long_words=False))


@lru_cache(maxsize=_TEXTS_KEPT)
def _chinese_lines(text: str, width: int) -> tuple[str, ...]:
    lines, used = [""], 0.0
    for part in _PARTS.findall(text):
        size = sum(1.8 if _is_wide(char) else 1 for char in part if not char.isspace())
        if lines[-1] and used + size > width + 0.01:
            lines[-1] = lines[-1].rstrip()
            lines, used = [*lines, ""], 0.0
        lines[-1] += part
        used += size
    return tuple(lines)


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


def room_for(labels: Iterable[str], beside: int = 24) -> int:
    """Margin in pixels for labels beside a plot: their longest line, and `beside` pixels.

    A Cyrillic letter is a little wider than a Latin one, a Chinese character nearly twice as wide.
    """
    lines = [line for text in labels for line in text.split("<br>")]
    return beside + max(sum(map(_width, line)) for line in lines)


def height_of(heads: Iterable[str], size: int = 12) -> int:
    """Margin in pixels for heads above a plot: the lines of the highest, and 8."""
    return 8 + round(1.3 * size) * max(text.count("<br>") + 1 for text in heads)


def _width(char: str) -> int:
    """Width in pixels of a character in 12 pixels type, rounded up."""
    return 13 if _is_wide(char) else 8 if char > "\u0400" else 7


def _is_wide(char: str) -> bool:
    """True for characters that fill a square, as Chinese ones and their punctuation do."""
    return east_asian_width(char) in "FW"


class End(NamedTuple):
    """The label of a line or an area at the right of a plot, whose end is at `y` in data units.

    The text has the colour of the line, as dark as text must be; an area has a swatch. `period` is
    that of the end: it is in the label if others end later.
    """

    name: str
    y: float
    colour: str = ""
    value: str = ""
    period: str = ""
    swatch: bool = False


def end_labels(
    labels: Sequence[tuple[str, float]], span: tuple[float, float], *, gap: float = 0.052
) -> list[dict[str, Any]]:
    """Direct labels at the ends of lines, moved apart where they would overlap.

    labels: (text, y) in data units; `span` is the range of the y axis. Labels move up or down
    only, and stay within the height of the plot: plotly hides what is beyond the axis. `gap` is the
    part of that height that a line of text takes; it is reduced if there are many labels. They are
    returned in the order of `labels`.
    """
    low, high = span
    height = (high - low) or 1.0
    order = sorted(range(len(labels)), key=lambda place: (labels[place][1], place))
    placed = [((labels[place][1] - low) / height, labels[place][0]) for place in order]
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
    heights = {place: low + spot * height for place, spot in zip(order, spots, strict=True)}
    return [
        {
            "text": text,
            "x": 1.0,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 6,
            "y": heights[place],
            "yanchor": "middle",
            "showarrow": False,
            "align": "left",
            "font": {"size": 12},
        }
        for place, (text, _y) in enumerate(labels)
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
    ends: Sequence[End], span: tuple[float, float], *, width: int = 18, gap: float = 0.058
) -> tuple[list[Figure], int]:
    """Labels at the right of a plot, moved apart, on lines of `width` characters; and their margin.

    `gap` is the least distance of two labels as a part of the height.

    On one line a name would leave no room for the plot on a phone.
    """
    last = max((end.period for end in ends), key=_end_of, default="")
    folded = [wrap(_UNIT.sub("\\1\u00a0", _text(end, last)), width) for end in ends]
    texts = [
        _swatch(end.colour) + text if end.swatch else text
        for end, text in zip(ends, folded, strict=True)
    ]
    labels = end_labels(
        [(text, end.y) for end, text in zip(ends, texts, strict=True)], span, gap=gap
    )
    for end, label in zip(ends, labels, strict=True):
        if end.colour and not end.swatch:
            label["font"] = label["font"] | {"color": ink_of(end.colour)}
    room = room_for(folded or [""])
    return labels, room + (_SWATCH if any(end.swatch for end in ends) else 0)


#: pixels of a swatch and the space after it
_SWATCH = 14


def _swatch(colour: str) -> str:
    return f'<span style="color:{colour}">■</span>\N{NO-BREAK SPACE}'


def _end_of(period: str) -> str:
    """The last year or month of a period: `2022/2023` ends in 2023."""
    return period.split("/")[-1]


def _text(end: End, last: str) -> str:
    earlier = _end_of(end.period) < _end_of(last)
    name = in_turn(end.name, numbers.period(end.period)) if earlier else end.name
    return f"{name} {end.value}".strip()


class Part(NamedTuple):
    """A part of the last bar of a stack: 0 if the bar has none of it."""

    name: str
    value: float
    colour: str


def stack_labels(parts: Sequence[Part], top: float = 100.0) -> tuple[list[Figure], int]:
    """Names of all parts of a stack beside its last bar, each at its part; and their margin.

    `parts` are from the bottom up. They include those that the last bar does not have: the labels
    are the key of the whole chart. `top` is the end of the axis.
    """
    ends, floor = [], 0.0
    for part in parts:
        ends.append(End(part.name, floor + part.value / 2, part.colour, swatch=True))
        floor += part.value
    return side_labels(ends, (0.0, top), width=16)
