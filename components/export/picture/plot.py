"""A figure of plotly, drawn with matplotlib: panels, axes and what is written around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from components.charts.kit.tokens import TOKENS
from components.export.picture import SIZE
from components.export.picture.fonts import families
from components.export.picture.scale import Scale, scales
from components.export.picture.traces import (
    DASHES,
    colour_of,
    coloured,
    draw_traces,
    lines_of,
    plain,
)

Layout = Mapping[str, Any]
_TOKEN = TOKENS["light"]
#: pixels of a figure of the page that are one pixel of the picture: not smaller than this
_LEAST = 1.05
#: room below the plot for tick labels, in pixels of the page
_TICKS = 24


class Box(NamedTuple):
    """A place in pixels from the top left of the sheet."""

    left: float
    top: float
    width: float
    height: float


def draw_plot(figure: Figure, drawing: Mapping[str, Any], box: Box) -> None:
    """Draw a figure into a box. Sizes grow with the box, so that a small preview can be read."""
    layout, traces = drawing["layout"], drawing["data"]
    margin = layout["margin"]
    own = layout["height"] - margin["b"] + _TICKS
    zoom = max(_LEAST, box.height / own)
    axes = scales(layout, traces)
    key = _draw_key(figure, layout, traces, box, zoom)
    top = box.top + max(margin["t"] * zoom, key)
    left = box.left + margin["l"] * zoom + _room_for_labels(figure, layout, axes, zoom)
    right = box.left + box.width - margin["r"] * zoom
    plot = Box(left, top, right - left, box.top + box.height - _TICKS * zoom - top)
    panels = {
        pair: _panel(figure, layout, axes, pair, plot, zoom)
        for pair in dict.fromkeys((t.get("xaxis", "x"), t.get("yaxis", "y")) for t in traces)
    }
    for pair, panel in panels.items():
        mine = [t for t in traces if (t.get("xaxis", "x"), t.get("yaxis", "y")) == pair]
        draw_traces(panel, mine, axes[pair[0]], axes[pair[1]], layout, zoom)
    for shape in layout.get("shapes", ()):
        _draw_shape(figure, plot, panels, axes, shape, zoom)
    for note in layout.get("annotations", ()):
        _write_note(figure, panels, axes, note, plot, zoom)


def _settings(layout: Layout, axis: str) -> Layout:
    settings: Layout = layout.get(f"{axis[0]}axis{axis[1:]}", {})
    return settings


def _room_for_labels(
    figure: Figure, layout: Layout, axes: Mapping[str, Scale], zoom: float
) -> float:
    """Return the width of the labels of the vertical axis at the left, in pixels."""
    widest = 0.0
    for axis, scale in axes.items():
        settings = _settings(layout, axis)
        if axis[0] != "y" or settings.get("showticklabels") is False:
            continue
        size = settings.get("tickfont", {}).get("size", 13) * zoom
        for label in scale.labels:
            text = figure.text(0, 0, plain(label), size=size, family=families())
            widest = max(widest, text.get_window_extent().width)
            text.remove()
    return widest + 6 * zoom if widest else 0.0


def _panel(
    figure: Figure,
    layout: Layout,
    axes: Mapping[str, Scale],
    pair: tuple[str, str],
    plot: Box,
    zoom: float,
) -> Axes:
    """Add the axes of one panel: place, range, ticks and grid."""
    across, up = (_settings(layout, axis) for axis in pair)
    x0, x1 = across.get("domain", (0, 1))
    y0, y1 = up.get("domain", (0, 1))
    panel = figure.add_axes(
        (
            (plot.left + x0 * plot.width) / SIZE[0],
            1 - (plot.top + (1 - y0) * plot.height) / SIZE[1],
            (x1 - x0) * plot.width / SIZE[0],
            (y1 - y0) * plot.height / SIZE[1],
        )
    )
    panel.patch.set_alpha(0)
    panel.set_axisbelow(True)
    for side in panel.spines.values():
        side.set_visible(False)
    shared = across.get("anchor", "y") == "y" and pair[0] != "x" and pair[1] == "y"
    for axis, settings, scale in zip("xy", (across, up), (axes[a] for a in pair), strict=True):
        if scale.is_log:
            panel.set(**{f"{axis}scale": "log"})
        panel.set(**{f"{axis}lim": scale.limits})
        ticks = panel.xaxis if axis == "x" else panel.yaxis
        ticks.set_ticks(scale.ticks, [plain(label) for label in scale.labels])
        ticks.set_ticks([], minor=True)
        size = settings.get("tickfont", {}).get("size", 13) * zoom
        ticks.set_tick_params(length=0, pad=4 * zoom, labelsize=size, labelcolor=_TOKEN["muted"])
        for label in ticks.get_ticklabels():
            label.set_fontfamily(families())
        if settings.get("showticklabels") is False or (axis == "y" and shared):
            ticks.set_tick_params(labelleft=False, labelbottom=False)
        if settings.get("showgrid", True) and not scale.is_category:
            ticks.grid(True, color=_TOKEN["grid"], linewidth=zoom)
        if settings.get("zeroline", True) and scale.has_zero:
            line = panel.axvline if axis == "x" else panel.axhline
            line(0, color=_TOKEN["muted"], linewidth=zoom, zorder=0.9)
    return panel


def _draw_key(
    figure: Figure, layout: Layout, traces: Sequence[Mapping[str, Any]], box: Box, zoom: float
) -> float:
    """Draw the key above the plot, if the figure has one; return its height."""
    if not layout.get("showlegend"):
        return 0.0
    x, y, size = box.left, box.top, 12 * zoom
    step = size * 1.5
    names: set[str] = set()
    for trace in traces:
        name = plain(trace.get("name", ""))
        if not name or trace.get("showlegend") is False or name in names:
            continue
        names.add(name)
        text = figure.text(0, 0, name, size=size, family=families(), va="center")
        width = text.get_window_extent().width + size * 2.4
        if x > box.left and x + width > box.left + box.width:
            x, y = box.left, y + step
        middle = 1 - (y + size * 0.7) / SIZE[1]
        text.set_position(((x + size * 1.2) / SIZE[0], middle))
        text.set_color(_TOKEN["ink"])
        _draw_swatch(figure, trace, x / SIZE[0], middle, size)
        x += width
    return y + step - box.top + 4 * zoom if names else 0.0


def _draw_swatch(figure: Figure, trace: Mapping[str, Any], x: float, y: float, size: float) -> None:
    """Draw the colour of a trace: a square of bars, a piece of a line or its mark."""
    marker, line = trace.get("marker", {}), trace.get("line", {})
    colour = marker.get("color", line.get("color", _TOKEN["muted"]))
    colour = colour if isinstance(colour, str) else next(iter(colour), _TOKEN["muted"])
    if trace["type"] == "scatter" and "lines" in trace.get("mode", ""):
        figure.add_artist(
            Line2D(
                [x, x + size * 0.9 / SIZE[0]],
                [y, y],
                color=line.get("color", colour),
                linewidth=size / 6,
                linestyle=DASHES.get(line.get("dash", "solid"), "-"),
            )
        )
        return
    height = size * 0.8
    figure.add_artist(
        Rectangle((x, y - height / 2 / SIZE[1]), height / SIZE[0], height / SIZE[1], color=colour)
    )


def _place(panels: Mapping[Any, Axes], reference: str, other: str) -> Axes | None:
    """Return the panel of an axis that a shape or a note refers to; None for the whole plot."""
    mine = {reference.split(" ")[0], other.split(" ")[0]} - {"paper"}
    if not mine:
        return None
    return next((panel for pair, panel in panels.items() if mine <= set(pair)), None)


def _draw_swatch_of(figure: Figure, shape: Mapping[str, Any], plot: Box, zoom: float) -> None:
    """Draw a line of a fixed length beside a place of the plot: a part of a key."""
    left = plot.left + shape["xanchor"] * plot.width
    bottom = SIZE[1] - plot.top - (1 - shape["yanchor"]) * plot.height
    line = shape.get("line", {})
    figure.add_artist(
        Line2D(
            [(left + shape[name] * zoom) / SIZE[0] for name in ("x0", "x1")],
            [(bottom + shape[name] * zoom) / SIZE[1] for name in ("y0", "y1")],
            color=line.get("color", _TOKEN["muted"]),
            linewidth=line.get("width", 1) * zoom,
            linestyle=DASHES.get(line.get("dash", "solid"), "-"),
        )
    )


def _draw_shape(
    figure: Figure,
    plot: Box,
    panels: Mapping[Any, Axes],
    axes: Mapping[str, Scale],
    shape: Mapping[str, Any],
    zoom: float,
) -> None:
    """Draw a line or a box that lies in the coordinates of a panel; other shapes are left out."""
    across, up = shape.get("xref", "x"), shape.get("yref", "y")
    if "xsizemode" in shape:
        _draw_swatch_of(figure, shape, plot, zoom)
        return
    panel = _place(panels, across, up)
    if panel is None:
        return
    xs = [axes[across].of(shape[name]) if across in axes else shape[name] for name in ("x0", "x1")]
    ys = [axes[up].of(shape[name]) if up in axes else shape[name] for name in ("y0", "y1")]
    transform = panel.transData
    if across not in axes:
        transform = panel.get_yaxis_transform()
    elif up not in axes:
        transform = panel.get_xaxis_transform()
    line = shape.get("line", {})
    look: dict[str, Any] = {
        "linewidth": line.get("width", 1) * zoom,
        "linestyle": DASHES.get(line.get("dash", "solid"), "-"),
        "alpha": shape.get("opacity", 1.0),
        "transform": transform,
        "zorder": 0.8,
    }
    colour = colour_of(line.get("color")) or _TOKEN["muted"]
    if shape["type"] == "line":
        panel.add_line(Line2D(xs, ys, color=colour, **look))
        return
    fill = colour_of(shape.get("fillcolor"))
    panel.add_patch(
        Rectangle(
            (xs[0], ys[0]),
            xs[1] - xs[0],
            ys[1] - ys[0],
            facecolor=fill or "none",
            edgecolor=colour if line.get("width", 1) else "none",
            **look,
        )
    )


def _write_note(
    figure: Figure,
    panels: Mapping[Any, Axes],
    axes: Mapping[str, Scale],
    note: Mapping[str, Any],
    plot: Box,
    zoom: float,
) -> None:
    """Write an annotation: at data, at a part of a panel, or at a part of the whole plot."""
    across, up = note.get("xref", "x"), note.get("yref", "y")
    panel = _place(panels, across, up)
    x, y = note.get("x", 0), note.get("y", 0)
    px = plot.left + x * plot.width if across == "paper" else _pixel(panel, axes, across, x, 0)
    py = (
        SIZE[1] - plot.top - (1 - y) * plot.height
        if up == "paper"
        else _pixel(panel, axes, up, y, 1)
    )
    if px is None or py is None:
        return
    px += (note.get("xshift", 0) + (note.get("ax", 0) if note.get("showarrow", True) else 0)) * zoom
    py += (note.get("yshift", 0) - (note.get("ay", 0) if note.get("showarrow", True) else 0)) * zoom
    anchors = {"left": "left", "right": "right", "center": "center", "auto": "center"}
    sides = {"top": "top", "bottom": "bottom", "middle": "center", "auto": "center"}
    size = note.get("font", {}).get("size", 13) * zoom
    text = str(note.get("text", ""))
    if "<span" in text:
        _write_coloured(figure, text, px, py, size)
        return
    figure.text(
        px / SIZE[0],
        py / SIZE[1],
        plain(text),
        size=size,
        family=families(),
        color=colour_of(note.get("font", {}).get("color")) or _TOKEN["ink"],
        alpha=note.get("opacity", 1.0),
        ha=anchors.get(note.get("xanchor", "auto"), "center"),
        va=sides.get(note.get("yanchor", "auto"), "center"),
        linespacing=1.15,
    )


def _write_coloured(figure: Figure, text: str, left: float, bottom: float, size: float) -> None:
    """Write a text with coloured parts from its bottom left up, as keys to colours have them."""
    for line in reversed(lines_of(text)):
        x = left
        for colour, part in coloured(line):
            written = figure.text(
                x / SIZE[0],
                bottom / SIZE[1],
                plain(part),
                size=size,
                family=families(),
                color=colour_of(colour) or _TOKEN["ink"],
                va="bottom",
            )
            x += written.get_window_extent().width
        bottom += size * 1.25


def _pixel(
    panel: Axes | None, axes: Mapping[str, Scale], reference: str, value: Any, along: int
) -> float | None:
    """Return the place of a value in pixels from the bottom left; None if it has none."""
    if panel is None:
        return None
    if reference.endswith(" domain"):
        return float(panel.transAxes.transform((value, value))[along])
    place = axes[reference].of(value)
    if axes[reference].is_log:  # a note at a log axis names the power of ten
        place = 10.0 ** float(value)
    if isnan(place):
        return None
    limits = (panel.get_xlim(), panel.get_ylim())
    point = [limits[0][0], limits[1][0]]
    point[along] = place
    return float(panel.transData.transform(point)[along])
