"""How different two colours look: to most people, to colour-blind ones, and in greyscale.

Distances are CIEDE2000 (Sharma, Wu and Dalal 2005). Dichromats are simulated by the matrices of
Machado, Oliveira and Fernandes (2009) at severity 1, in linear sRGB.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cbrt, cos, degrees, exp, hypot, radians, sin, sqrt

Lab = tuple[float, float, float]
Matrix = tuple[tuple[float, float, float], ...]
MACHADO: Mapping[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
GREY = "greyscale"
_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> tuple[float, ...]:
    """Linear sRGB of `#rrggbb`, 0 to 1 each."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )


def times(matrix: Matrix, parts: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix)


def lab(parts: tuple[float, ...]) -> Lab:
    """CIELAB of linear sRGB."""
    x, y, z = (
        cbrt(part) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (a / b for a, b in zip(times(_XYZ, parts), _WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str) -> dict[str, Lab]:
    """Kind of vision -> how a colour looks."""
    parts = linear(colour)
    grey = times(_XYZ, parts)[1]
    return {
        "usual": lab(parts),
        **{
            kind: lab(tuple(min(max(part, 0.0), 1.0) for part in times(matrix, parts)))
            for kind, matrix in MACHADO.items()
        },
        GREY: lab((grey, grey, grey)),
    }


def distances(first: str, second: str) -> dict[str, float]:
    """Kind of vision -> CIEDE2000 of two colours."""
    one, other = seen(first), seen(second)
    return {kind: ciede2000(one[kind], other[kind]) for kind in one}


def ciede2000(first: Lab, second: Lab) -> float:
    """The difference of two colours; about 1 is just noticeable side by side."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    middle = h1 + h2 if c1 * c2 == 0 else (h1 + h2) / 2
    if c1 * c2 and abs(h1 - h2) > 180:
        middle += 180 if h1 + h2 < 360 else -180
    bent = (
        1
        - 0.17 * cos(radians(middle - 30))
        + 0.24 * cos(radians(2 * middle))
        + 0.32 * cos(radians(3 * middle + 6))
        - 0.20 * cos(radians(4 * middle - 63))
    )
    s_light = 1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * bent
    spin = -sin(radians(60 * exp(-(((middle - 275) / 25) ** 2))))
    spin *= 2 * sqrt(chroma**7 / (chroma**7 + 25**7))
    parts = (l2 - l1) / s_light, (c2 - c1) / s_chroma, hue / s_hue
    return sqrt(sum(part**2 for part in parts) + spin * parts[1] * parts[2])
