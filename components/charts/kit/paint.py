"""Colour arithmetic: mixing, lightness, contrast.

Lightness is L* of CIELAB (white point D65), 0 to 100.
"""

from __future__ import annotations

from functools import cache
from math import cbrt

WHITE = "#ffffff"
_NEAR_BLACK = "#10131a"


#: linear sRGB -> CIE XYZ, each row divided by the white point (IEC 61966-2-1, D65)
_TO_XYZ = (
    (0.4339, 0.3762, 0.1899),
    (0.2126, 0.7152, 0.0722),
    (0.0178, 0.1095, 0.8727),
)
_FROM_XYZ = (
    (3.0799, -1.5371, -0.5428),
    (-0.9212, 1.8760, 0.0452),
    (0.0529, -0.2040, 1.1511),
)
#: step by which a colour loses chroma until it is in the gamut of sRGB
_STEP = 0.98
#: highest lightness of text on white: its contrast is 5.2
_TEXT = 46.0


def _linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _coded(linear: list[float]) -> str:
    parts = (min(max(part, 0.0), 1.0) for part in linear)
    coded = (
        part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in parts
    )
    return "#" + "".join(f"{round(part * 255):02x}" for part in coded)


def luminance(colour: str) -> float:
    """Relative luminance of a colour, 0 to 1, as WCAG 2 defines it."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str) -> float:
    """L* of a colour, 0 to 100."""
    return 116 * _root(luminance(colour)) - 16


def _root(part: float) -> float:
    return cbrt(part) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29


def _power(part: float) -> float:
    return part**3 if part > 6 / 29 else 3 * (6 / 29) ** 2 * (part - 4 / 29)


@cache
def relit(colour: str, level: float) -> str:
    """A colour of the same hue with the lightness `level`.

    It keeps as much of its chroma as sRGB has at that lightness.
    """
    linear = _linear(colour)
    x, y, z = (
        _root(sum(factor * part for factor, part in zip(row, linear, strict=True)))
        for row in _TO_XYZ
    )
    red, blue, new = x - y, y - z, (level + 16) / 116
    keep = 1.0
    while True:
        xyz = [_power(new + red * keep), _power(new), _power(new - blue * keep)]
        mixed = [
            sum(factor * part for factor, part in zip(row, xyz, strict=True)) for row in _FROM_XYZ
        ]
        if keep < 0.02 or (min(mixed) > -0.002 and max(mixed) < 1.002):
            return _coded(mixed)
        keep *= _STEP


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def muted(colour: str, grey: str) -> str:
    """A colour mixed with three parts of `grey`: for fills that are not chosen and carry text."""
    return tint(colour, 0.25, grey)


def tint(colour: str, keep: float, paper: str = WHITE) -> str:
    """A colour mixed with the colour of the paper; `keep` is its part, 0 to 1."""
    mixed = (
        round(keep * int(colour[at : at + 2], 16) + (1 - keep) * int(paper[at : at + 2], 16))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def ink_of(colour: str) -> str:
    """The colour for text about a line of `colour`: dark enough to be read on white.

    It never equals `colour`, so that a theme can replace lines and their labels by different
    colours (themes.py).
    """
    ink = relit(colour, min(lightness(colour), _TEXT))
    return ink if ink != colour else f"{ink[:-1]}{int(ink[-1], 16) ^ 1:x}"


def ink_on(colour: str) -> str:
    """White or near-black, whichever is easier to read on a fill of `colour`."""
    return WHITE if luminance(colour) < 0.2 else _NEAR_BLACK


def veil(colour: str, opacity: float) -> str:
    """A colour with an opacity, for areas behind lines."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
