"""The sheet of a picture: title, what is measured, chart or tiles, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from components.charts.kit.tokens import TOKENS
from components.export.picture import SIZE, can_draw
from components.export.picture.fonts import families
from components.export.picture.plot import Box, draw_plot
from components.language.text import _, joined

_TOKEN = TOKENS["light"]
#: margin of the sheet, and pixels of the letters of title, subtitle, text and source
_EDGE, _SUBTITLE, _TEXT, _SOURCE = 40, 22, 26, 17
#: the same of titles; the first that fits into two lines is taken
_TITLES = (36, 32, 28)
_LINE = 1.25
#: tiles in a row, and most tiles
_ACROSS, _MOST = 3, 6


class Sheet:
    """A blank sheet on which texts are set from the top down. Places are pixels from the top left.

    At 72 dots an inch a point is a pixel.
    """

    def __init__(self) -> None:
        self.figure = Figure(figsize=(SIZE[0] / 72, SIZE[1] / 72), dpi=72)
        self.figure.patch.set_facecolor(_TOKEN["paper"])
        self.canvas = FigureCanvasAgg(self.figure)

    def width_of(self, text: str, size: float, weight: str = "normal") -> float:
        """Return the width of a line of text in pixels."""
        written = self.write(0, 0, text, size, weight=weight)
        width = written.get_window_extent().width
        written.remove()
        return float(width)

    def write(self, x: float, y: float, text: str, size: float, **look: Any) -> Text:
        """Set one line with its top left at a place."""
        return self.figure.text(
            x / SIZE[0],
            1 - y / SIZE[1],
            text,
            size=size,
            family=families(),
            va="top",
            **{"color": _TOKEN["ink"]} | look,
        )

    def paragraph(
        self,
        text: str,
        size: float,
        top: float,
        lines: int,
        width: float,
        x: float = _EDGE,
        **look: Any,
    ) -> float:
        """Set a text in at most `lines` lines; return the bottom of the last one."""
        for line in broken(
            text, lambda part: self.width_of(part, size, look.get("weight", "normal")), width, lines
        ):
            self.write(x, top, line, size, **look)
            top += size * _LINE
        return top

    def fits(self, title: str, size: float, lines: int, width: float) -> bool:
        """Return whether a title fits into its lines."""
        cut = broken(title, lambda part: self.width_of(part, size, "bold"), width, lines)
        return not cut[-1].endswith("…")

    def png(self) -> bytes:
        """Return the sheet as a PNG."""
        file = BytesIO()
        self.canvas.print_png(file)
        return file.getvalue()

    def svg(self) -> bytes:
        """Return the sheet as an SVG with its texts as text. Equal sheets give equal bytes."""
        file = BytesIO()
        with rc_context({"svg.fonttype": "none", "svg.hashsalt": "khorgos"}):
            self.figure.savefig(file, format="svg", dpi=72, metadata={"Date": None})
        return file.getvalue()


def broken(text: str, measure: Any, width: float, most: int) -> list[str]:
    """Break a text into at most `most` lines of `width`; the last one is cut with an ellipsis.

    Between words, and in Chinese, which has no spaces, between any two characters.
    """
    parts = text.split(" ") if " " in text or text.isascii() else list(text)
    space = " " if " " in text else ""
    lines, line = [], ""
    for part in parts:
        longer = f"{line}{space}{part}" if line else part
        if line and measure(longer) > width:
            lines.append(line)
            line = part
        else:
            line = longer
    lines.append(line)
    if len(lines) <= most and measure(lines[-1]) <= width:
        return lines
    last = lines[most - 1] if len(lines) >= most else lines[-1]
    while last and measure(last + "…") > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + "…"]


def draw(card: Mapping[str, Any], address: str, form: str) -> bytes:
    """Return a card as a picture (`png` or `svg`), with an address below it."""
    sheet = Sheet()
    width = SIZE[0] - 2 * _EDGE
    size = next((s for s in _TITLES if sheet.fits(card["title"], s, 2, width)), _TITLES[-1])
    top = sheet.paragraph(card["title"], size, _EDGE - 8, 2, width, weight="bold")
    if card["subtitle"]:
        top = sheet.paragraph(card["subtitle"], _SUBTITLE, top + 4, 1, width, color=_TOKEN["muted"])
    bottom = SIZE[1] - _EDGE - _SOURCE * _LINE * (2 if card["asof"] else 1)
    if can_draw(card):
        box = Box(_EDGE, top + 14, width, bottom - top - 22)
        draw_plot(sheet.figure, card["figure"], box)
    elif card["tiles"]:
        _draw_tiles(sheet, card["tiles"], top + 24)
    else:
        text = card["empty"]["text"] if card["empty"] else card["alt"]
        sheet.paragraph(text, _TEXT, top + 24, 6, width)
    top = SIZE[1] - _EDGE - _SOURCE * 0.6
    if card["asof"]:
        sheet.write(_EDGE, top - _SOURCE * _LINE, card["asof"], _SOURCE, color=_TOKEN["muted"])
    _write_source(sheet, card, address, top)
    return sheet.svg() if form == "svg" else sheet.png()


def _write_source(sheet: Sheet, card: Mapping[str, Any], address: str, top: float) -> None:
    """Write the address at the right, and before it as many publishers as there is room for."""
    own = f"Khorgos · {address}"
    own = broken(own, lambda text: sheet.width_of(text, _SOURCE), SIZE[0] * 0.62, 1)[0]
    right = SIZE[0] - _EDGE
    sheet.write(right, top, own, _SOURCE, color=_TOKEN["muted"], ha="right")
    sources = [*card["source"], *card["more_sources"]]
    names = list(dict.fromkeys(source["publisher"] for source in sources))
    room = right - sheet.width_of(own, _SOURCE) - 2 * _EDGE
    for count in range(len(names), -1, -1):
        left = len(names) - count
        more = [_("{count} more").format(count=left)] if left else []
        text = joined([*names[:count], *more], "; ")
        if sheet.width_of(text, _SOURCE) <= room:
            sheet.write(_EDGE, top, text, _SOURCE, color=_TOKEN["muted"])
            return


def _draw_tiles(sheet: Sheet, tiles: Sequence[Mapping[str, Any]], top: float) -> None:
    """Set the tiles in rows: label, value, and what is below it."""
    width = (SIZE[0] - 2 * _EDGE) / _ACROSS
    for place, tile in enumerate(tiles[:_MOST]):
        x, y = _EDGE + place % _ACROSS * width, top + place // _ACROSS * 190
        y = sheet.paragraph(tile["label"], 20, y, 1, width - 20, x, color=_TOKEN["muted"])
        for figure in tile["figures"][:1]:
            y = sheet.paragraph(figure["value"], 38, y + 2, 1, width - 20, x, weight="bold")
            for text in (figure["delta"], figure["foot"]):
                y = sheet.paragraph(text, 18, y, 1, width - 20, x, color=_TOKEN["muted"])
