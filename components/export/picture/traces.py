"""Traces of plotly, drawn with matplotlib: lines and marks, bars, coloured cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from math import isnan
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from components.charts.kit.tokens import TOKENS
from components.export.picture.fonts import families
from components.export.picture.scale import Scale

Trace = Mapping[str, Any]
_TOKEN = TOKENS["light"]
#: plotly's name of a dash -> that of matplotlib
DASHES: Mapping[str, Any] = {
    "solid": "-",
    "dot": (0, (1, 2)),
    "dash": (0, (4, 2.5)),
    "longdash": (0, (8, 3)),
    "dashdot": (0, (4, 2, 1, 2)),
}
_SYMBOLS: Mapping[str, str] = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "triangle-up": "^",
    "triangle-down": "v",
    "triangle-left": "<",
    "triangle-right": ">",
    "hexagon": "h",
    "cross": "P",
    "x": "X",
    "star": "*",
    "line-ns": "|",
    "line-ew": "_",
}
_MODIFIERS = re.compile(r"(-open|-dot|-x(?=$|-)|-cross(?=$|-))+$")
#: pattern of plotly -> hatching of matplotlib
_HATCHES: Mapping[str, str] = {
    "/": "//",
    "\\": "\\\\",
    "x": "xx",
    "-": "--",
    "|": "||",
    "+": "++",
    ".": "..",
}
_BREAK = re.compile(r"<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")
_SPAN = re.compile(r'<span style="color:([^"]*)">(.*?)</span>')
_RGB = re.compile(r"rgba?\(([^)]*)\)")


def draw_traces(
    panel: Axes,
    traces: Sequence[Trace],
    across: Scale,
    up: Scale,
    layout: Mapping[str, Any],
    zoom: float,
) -> None:
    """Draw the traces of one panel in their order."""
    bars = [trace for trace in traces if trace["type"] == "bar"]
    _draw_bars(panel, bars, across, up, layout, zoom)
    for trace in traces:
        if trace["type"] == "scatter":
            _draw_scatter(panel, trace, across, up, zoom)
        elif trace["type"] == "heatmap":
            _draw_cells(panel, trace, across, up)


def at(value: Any, place: int, default: Any = None) -> Any:
    """Return the item of a list at a place, or the value that holds for all places."""
    if isinstance(value, (list, tuple)):
        return value[place] if place < len(value) else default
    return default if value is None else value


def plain(text: Any) -> str:
    """Return a text of plotly without its tags; `<br>` is the end of a line."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", str(text))))


def lines_of(text: str) -> list[str]:
    """Return the lines of a text of plotly, with their tags."""
    return _BREAK.split(text)


def coloured(line: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a line: a colour, empty for that of the text, and the part."""
    texts = iter(_SPAN.split(line))  # text, colour, coloured text, text, colour ...
    for text in texts:
        yield "", text
        if colour := next(texts, ""):
            yield colour, next(texts, "")


def colour_of(colour: Any) -> Any:
    """Return a colour of CSS as matplotlib takes it."""
    if isinstance(colour, str) and (found := _RGB.match(colour)):
        parts = [float(part) for part in found[1].split(",")]
        return (*(part / 255 for part in parts[:3]), *parts[3:])
    return colour


def _draw_scatter(panel: Axes, trace: Trace, across: Scale, up: Scale, zoom: float) -> None:
    mode = trace.get("mode", "lines+markers")
    xs = [across.of(value) for value in trace["x"]]
    ys = [up.of(value) for value in trace["y"]]
    opacity = trace.get("opacity", 1.0)
    line, marker = trace.get("line", {}), trace.get("marker", {})
    if "lines" in mode:
        colour = line.get("color", _TOKEN["muted"])
        panel.plot(
            xs,
            ys,
            color=colour,
            linewidth=line.get("width", 2) * zoom,
            linestyle=DASHES.get(line.get("dash", "solid"), "-"),
            alpha=opacity,
            drawstyle="steps-post" if line.get("shape") == "hv" else "default",
            clip_on=False,
            zorder=2,
        )
    if "markers" in mode:
        _draw_marks(panel, trace, list(zip(xs, ys, strict=True)), zoom)
    if "text" in mode:
        size = trace.get("textfont", {}).get("size", 12)
        for place, (x, y) in enumerate(zip(xs, ys, strict=True)):
            side = at(trace.get("textposition"), place, "middle center")
            gap = (at(marker.get("size"), place, 6) / 2 + 3) * zoom
            _write(
                panel, x, y, at(trace.get("text"), place, ""), side, gap, at(size, place, 12) * zoom
            )


def _draw_marks(
    panel: Axes, trace: Trace, points: Sequence[tuple[float, float]], zoom: float
) -> None:
    """Draw the marks: hollow for derived values, with a cross inside for weak ones."""
    marker = trace["marker"]
    edge = marker.get("line", {})
    alike: dict[tuple[Any, ...], list[tuple[float, float]]] = {}
    for place, point in enumerate(points):
        if isnan(sum(point)):
            continue
        colour = at(marker.get("color"), place, _TOKEN["muted"])
        look = (
            str(at(marker.get("symbol"), place, "circle")),
            colour_of(colour),
            at(marker.get("size"), place, 6) * zoom,
            at(marker.get("opacity"), place, 1.0) * trace.get("opacity", 1.0),
            colour_of(at(edge.get("color"), place, colour)),
            at(edge.get("width"), place, 0) or 0,
        )
        alike.setdefault(look, []).append(point)
    for look, places in alike.items():
        _draw_alike(panel, *look, places, zoom)


def _draw_alike(
    panel: Axes,
    symbol: str,
    colour: Any,
    size: float,
    alpha: float,
    edge: Any,
    edge_width: float,
    points: Sequence[tuple[float, float]],
    zoom: float,
) -> None:
    """Draw points with one symbol of plotly, such as `circle-open` or `square-x-open`."""
    xs, ys = zip(*points, strict=True)
    is_open = "-open" in symbol
    look: dict[str, Any] = {"linestyle": "", "alpha": alpha, "clip_on": False, "zorder": 3}
    panel.plot(
        xs,
        ys,
        marker=_SYMBOLS.get(_MODIFIERS.sub("", symbol), "o"),
        markersize=size * 0.95,
        markerfacecolor=_TOKEN["paper"] if is_open else colour,
        markeredgecolor=colour if is_open else edge,
        markeredgewidth=(edge_width or (1 if is_open else 0)) * zoom,
        **look,
    )
    if "-x" in symbol or "-dot" in symbol:
        inner = "x" if "-x" in symbol else "."
        panel.plot(xs, ys, marker=inner, markersize=size * 0.5, color=colour, **look)


def _write(
    panel: Axes,
    x: float,
    y: float,
    text: Any,
    side: str,
    gap: float,
    size: float,
    colour: Any = None,
) -> None:
    """Write a text at a side of a point (`middle right`), `gap` pixels away."""
    if not text or isnan(x + y):
        return
    up, _space, across = side.partition(" ")
    dx = {"left": -gap, "right": gap}.get(across, 0)
    dy = {"top": gap, "bottom": -gap}.get(up, 0)
    panel.annotate(
        plain(text),
        (x, y),
        (dx, dy),
        textcoords="offset points",
        ha={"left": "right", "right": "left"}.get(across, "center"),
        va={"top": "bottom", "bottom": "top"}.get(
            up, "center_baseline" if "\n" not in str(text) else "center"
        ),
        size=size,
        color=colour or _TOKEN["ink"],
        family=families(),
        annotation_clip=False,
    )


def _draw_bars(
    panel: Axes,
    traces: Sequence[Trace],
    across: Scale,
    up: Scale,
    layout: Mapping[str, Any],
    zoom: float,
) -> None:
    """Draw bars: stacked, or side by side by their `offsetgroup`."""
    if not traces:
        return
    is_stacked = layout.get("barmode") in ("stack", "relative")
    slots = list(dict.fromkeys(t.get("offsetgroup", i) for i, t in enumerate(traces)))
    count = 1 if is_stacked else len(slots)
    thick = 1 - layout.get("bargap", 0.2)
    ends: dict[tuple[float, bool], float] = {}
    for index, trace in enumerate(traces):
        is_flat = trace.get("orientation") == "h"
        along, measured = (up, across) if is_flat else (across, up)
        names, values = (trace["y"], trace["x"]) if is_flat else (trace["x"], trace["y"])
        slot = 0 if is_stacked else slots.index(trace.get("offsetgroup", index))
        for place, (name, value) in enumerate(zip(names, values, strict=True)):
            middle, length = along.of(name), measured.of(value)
            if isnan(middle + length):
                continue
            width = at(trace.get("width"), place, thick / count)
            middle += (slot - (count - 1) / 2) * thick / count
            base = at(trace.get("base"), place, 0.0) or 0.0
            if is_stacked:
                base = ends.get((middle, length < 0), 0.0)
                ends[middle, length < 0] = base + length
            _draw_bar(panel, trace, place, (middle, base, length, width), is_flat, zoom)


def _draw_bar(
    panel: Axes,
    trace: Trace,
    place: int,
    bar: tuple[float, float, float, float],
    is_flat: bool,
    zoom: float,
) -> None:
    middle, base, length, width = bar
    marker = trace.get("marker", {})
    colour = colour_of(at(marker.get("color"), place, _TOKEN["muted"]))
    edge = marker.get("line", {})
    edge_width = at(edge.get("width"), place, 0) or 0
    hatch = _HATCHES.get(at(marker.get("pattern", {}).get("shape"), place, "") or "", None)
    look: dict[str, Any] = {
        "facecolor": colour,
        "edgecolor": colour_of(at(edge.get("color"), place, colour))
        if edge_width
        else _TOKEN["paper"],
        "linewidth": edge_width * zoom,
        "alpha": at(marker.get("opacity"), place, 1.0) * trace.get("opacity", 1.0),
        "hatch": hatch,
        "zorder": 2,
    }
    if is_flat:
        drawn = panel.barh(middle, length, height=width, left=base, **look)[0]
    else:
        drawn = panel.bar(middle, length, width=width, bottom=base, **look)[0]
    text, position = at(trace.get("text"), place, ""), at(trace.get("textposition"), place, "auto")
    if not text or position == "none":
        return
    size = at(trace.get("textfont", {}).get("size"), place, 12) * zoom
    end, centre = base + length, base + length / 2
    if position == "outside":
        if is_flat:
            _write(
                panel,
                end,
                middle,
                text,
                f"middle {'left' if length < 0 else 'right'}",
                4 * zoom,
                size,
            )
        else:
            _write(
                panel,
                middle,
                end,
                text,
                f"{'bottom' if length < 0 else 'top'} center",
                3 * zoom,
                size,
            )
        return
    extent = drawn.get_window_extent()
    if extent.width < size * (0.62 * len(str(text)) + 0.3) or extent.height < size * 1.1:
        return  # it does not fit inside
    inside = at(trace.get("insidetextfont", {}).get("color"), place, None)
    x, y = (centre, middle) if is_flat else (middle, centre)
    _write(panel, x, y, text, "middle center", 0, size, inside)


def _draw_cells(panel: Axes, trace: Trace, across: Scale, up: Scale) -> None:
    """Draw a table of coloured cells with gaps between them."""
    scale = [(float(stop), colour_of(colour)) for stop, colour in trace["colorscale"]]
    colours = LinearSegmentedColormap.from_list("cells", scale)
    numbers = [value for row in trace["z"] for value in row if value is not None]
    if not numbers:
        return
    low, high = trace.get("zmin", min(numbers)), trace.get("zmax", max(numbers))
    for name, row in zip(trace["y"], trace["z"], strict=True):
        for value, x in zip(row, trace["x"], strict=True):
            left, middle = across.of(x), up.of(name)
            if value is None or isnan(left + middle):
                continue
            part = (value - low) / ((high - low) or 1)
            panel.bar(left, 0.86, 0.9, middle - 0.43, color=colours(part), zorder=2)
