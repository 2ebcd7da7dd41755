"""Colour arithmetic: mixing, darkening, contrast."""

from __future__ import annotations

WHITE, BLACK = "#ffffff", "#000000"
_NEAR_BLACK = "#10131a"


def luminance(colour: str) -> float:
    """Relative luminance of a colour, 0 to 1, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def deepened(colour: str, ratio: float = 5.5) -> str:
    """A colour mixed with black until its contrast to white is at least `ratio`."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    for keep in range(100, 0, -2):
        mixed = "#" + "".join(f"{part * keep // 100:02x}" for part in parts)
        if contrast(mixed, WHITE) >= ratio:
            return mixed
    return BLACK


def muted(colour: str, grey: str) -> str:
    """A colour mixed with three parts of `grey`: for fills that are not chosen and carry text."""
    mixed = (
        round(0.25 * int(colour[at : at + 2], 16) + 0.75 * int(grey[at : at + 2], 16))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def tint(colour: str, keep: float) -> str:
    """A colour mixed with white; `keep` is its part, 0 to 1."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(keep * part + (1 - keep) * 255):02x}" for part in parts)


def ink_on(colour: str) -> str:
    """White or near-black, whichever is easier to read on a fill of `colour`."""
    return WHITE if luminance(colour) < 0.2 else _NEAR_BLACK


def veil(colour: str, opacity: float) -> str:
    """A colour with an opacity, for areas behind lines."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
