"""A chart as a PNG or an SVG made on the server: for link previews, slides and other sites.

matplotlib is imported at the first picture, not when the app starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: width and height in pixels
SIZE = (1200, 630)
#: plotly's types of traces that can be drawn
_TRACES = frozenset({"scatter", "bar", "heatmap"})


def can_draw(card: Mapping[str, Any]) -> bool:
    """Return whether the card has a figure that this room can draw: no map, no treemap."""
    figure = card["figure"]
    if not figure:
        return False
    shapes = figure["layout"].get("shapes", ())
    return {trace["type"] for trace in figure["data"]} <= _TRACES and all(
        shape["type"] in ("line", "rect") for shape in shapes
    )


def can_write(language: str) -> bool:
    """Return whether a font on this machine has the letters of a language."""
    from components.export.picture import fonts

    return fonts.has(language)


def draw(card: Mapping[str, Any], address: str, form: str = "png") -> bytes:
    """Return a card (assets/src/types.d.ts: Card) as a PNG or SVG of SIZE, with an address below.

    A chart that cannot be drawn is a picture of its title and its note. Not for several threads at
    a time.
    """
    from components.export.picture import sheet

    return sheet.draw(card, address, form)
