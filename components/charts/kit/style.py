"""Colours, lines, axes and labels of all charts.

Charts are drawn as plain plotly dicts without a template. The browser adds the template of the
reader's theme (assets/src/model/figure.js), so one drawing serves all themes. Colours are mid-tones
with a contrast of 3:1 to both backgrounds. They differ in lightness, so that they can be told apart
in greyscale and with the common colour vision deficiencies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10
from typing import Any

from components.charts.kit.base import Frame
from components.charts.kit.tokens import TOKENS
from components.language import numbers
from components.language.text import _
from data.records.codes import COUNTRY_INFO, REGION

ACCENT = TOKENS["light"]["china"]  # for China only
#: from each country.yaml; the region is grey
COUNTRY_COLOURS: Mapping[str, str] = {
    **{code: info.colour for code, info in COUNTRY_INFO.items()},
    REGION: "#6b7280",
}
PARTNER_COLOURS: Mapping[str, str] = {
    "CHN": ACCENT,
    "RUS": "#3f78b5",
    "EU27": "#8a8fc2",
    "CA4": "#2f8f83",
    "TUR": "#b58a2a",
    "OTH": "#8c939d",
}
NEUTRAL = "#8c939d"
FLOW_COLOURS: Mapping[str, str] = {
    "export": "#1f8a8a",
    "import": "#c0722c",
    "turnover": "#6b7280",
    "balance": "#8c939d",
}
#: dash, marker and fill pattern by ledger: colour alone never identifies it
LEDGER_DASH: Mapping[str, str] = {"china": "solid", "partner": "dash", "reconciled": "dot"}
LEDGER_SYMBOL: Mapping[str, str] = {
    "china": "circle",
    "partner": "square",
    "reconciled": "diamond",
}
LEDGER_PATTERN: Mapping[str, str] = {"china": "", "partner": "/", "reconciled": "."}
#: for series that have no colour of their own (HS sections, chapters by rank)
SERIES = (
    "#3f78b5",
    "#c0722c",
    "#2f8f83",
    "#8a6bb8",
    "#b58a2a",
    "#c0628f",
    "#5f9440",
    "#8d7560",
    "#5b87a8",
    "#8c939d",
)
#: HS sections; those that are not listed are grey
SECTION_COLOURS: Mapping[str, str] = {
    "V": "#8d7560",
    "XV": "#3f78b5",
    "XVI": "#c0722c",
    "XI": "#8a6bb8",
    "XVII": "#2f8f83",
    "VI": "#c0628f",
    "II": "#5f9440",
    "VII": "#5b87a8",
    "XII": "#a8623f",
    "XX": "#b58a2a",
    "XIV": "#9a8540",
    "XIII": "#6f7f6b",
    "I": "#6f9a8a",
    "IV": "#7d9a4a",
    "VIII": "#7a4a5a",
}
#: China's figure / the country's own -> colour. Red where China's is higher, blue where it is
#: lower. It gets steadily darker, so that it can be read in greyscale too
RATIO_COLOURS: Mapping[float, str] = {
    0.25: "#cfe3f1",
    0.5: "#a9c9e0",
    1.0: "#b3b6bd",
    1.5: "#d9929c",
    2.0: "#cc5f70",
    3.0: "#ab2540",
    5.0: "#6f0d20",
}
#: lines on the map
RAIL = SERIES[2]
ROUTE_COLOURS: Mapping[str, str] = {"gas_line": SERIES[3], "oil_line": SERIES[7]}
#: colour and shape of a project by its theme; the shape alone identifies it
SECTOR_COLOURS: Mapping[str, str] = {
    "raw": "#8d7560",
    "making": "#3f78b5",
    "transport": "#2f8f83",
    "energy": "#b58a2a",
    "other": NEUTRAL,
}
SECTOR_SYMBOLS: Mapping[str, str] = {
    "raw": "diamond",
    "making": "square",
    "transport": "triangle-up",
    "energy": "circle",
    "other": "hexagon",
}
FADED = 0.28
FONT = TOKENS["light"]["font"]


def axis_money(values: Sequence[float], *, most: int = 0) -> dict[str, Any]:
    """Tick settings for an axis of US dollars: round steps, labelled `$20 bn`, zero included.

    Plotly's SI prefixes would give `20G`, so the labels are written here. At most `most` ticks are
    labelled, evenly spaced, if it is given.
    """
    low, high = min(0.0, *values), max(0.0, *values)
    step = _step(max(high - low, 1.0), most or 5)
    first = int(low // step)
    last = int(-(-high // step))
    ticks = [i * step for i in range(first, last + 1)]
    every = -(-(len(ticks) - 1) // (most - 1)) if most else 1
    return {
        "tickvals": ticks,
        "ticktext": _tick_labels(ticks, every),
        "tickangle": 0,
        "range": [first * step, last * step],
        "zeroline": low < 0,
    }


def axis_of(frame: Frame, *, most: int = 0) -> dict[str, Any]:
    """The axis for the unit of the rows: of money, or of percents of GDP."""
    values = [row.value for row in frame]
    if any(row.unit == "percent_gdp" for row in frame):
        return axis_percent(values)
    return axis_money(values, most=most)


def axis_log_money(values: Sequence[float]) -> dict[str, Any]:
    """A log axis of US dollars with few round steps and room for labels at both ends."""
    low, high = log10(min(values)), log10(max(values))
    room = max(0.55, high - low)
    around = floor(low), ceil(high)  # no ticks in the room for labels
    low, high = low - room, high + room
    steps = (1, 2, 5) if high - low < 1 else (1, 3) if high - low < 1.8 else (1,)
    ticks = [
        step * 10.0**power
        for power in range(around[0], around[1] + 1)
        for step in steps
        if low <= log10(step * 10.0**power) <= high
    ]
    every = 2 if len(ticks) > 3 and len(steps) == 1 else 1
    return {
        "type": "log",
        "range": [low, high],
        "tickvals": ticks,
        "ticktext": _tick_labels(ticks, every),
        "tickangle": 0,
        "zeroline": False,
    }


def _tick_labels(ticks: Sequence[float], every: int) -> list[str]:
    """Labels of US dollars for each tick whose place is a multiple of `every`, else empty."""
    return ["" if place % every else numbers.short_money(tick) for place, tick in enumerate(ticks)]


def _step(span: float, count: int) -> float:
    rough = span / count
    power = 10.0 ** len(str(int(rough))) / 10 if rough >= 1 else 1.0
    return next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= rough)


def axis_percent(values: Sequence[float], *, whole: bool = False) -> dict[str, Any]:
    """Tick settings for percents: from zero, up to 100 if `whole`."""
    top = 100.0 if whole else max(values, default=1.0) * 1.05
    low = min(0.0, *values) if values else 0.0
    return {
        "range": [low * 1.05, top],
        "ticksuffix": numbers.percent_sign(),
        "zeroline": low < 0,
        "nticks": 6,
    }


def axis_whole() -> dict[str, Any]:
    """An axis of percents that add up to 100."""
    ticks = [0, 25, 50, 75, 100]
    return {
        "range": [0, 100],
        "tickvals": ticks,
        "ticktext": [numbers.percent_printed(tick) for tick in ticks],
    }


def axis_years(years: Sequence[str], *, most: int = 6) -> dict[str, Any]:
    """A time axis of whole years.

    At most `most` years are labelled: `1995`, `’00`, `’05`, so short that they stay horizontal on a
    phone.
    """
    first, last = int(min(years)), int(max(years))
    step = next(size for size in (1, 2, 5, 10, 20, 50) if (last - first) / size <= most - 1)
    ticks = [year for year in range(first, last + 1) if year % step == 0]
    return {
        "range": [first - 0.5, last + 0.5],
        "tickvals": ticks,
        "ticktext": [str(year) if year == ticks[0] else f"’{year % 100:02d}" for year in ticks],
        "tickangle": 0,
        "showgrid": False,
    }


def mark_year(year: str) -> list[dict[str, Any]]:
    """A thin vertical line at the chosen year; none for no year or another period."""
    if len(year) != 4:
        return []
    return [
        {
            "type": "line",
            "x0": int(year),
            "x1": int(year),
            "xref": "x",
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": {"width": 1, "dash": "dot", "color": NEUTRAL},
            "layer": "below",
        }
    ]


#: top of the note over years without figures, where 1 is the top of the plot
GAP_WORD_TOP = 0.98


def mark_missing(years: set[int]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Light bands, and a note on each, over years without any figure between years with figures."""
    gaps = [year for year in range(min(years), max(years)) if year not in years]
    runs: list[list[int]] = []
    for year in gaps:
        if runs and runs[-1][1] == year - 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    bands = [
        {
            "type": "rect",
            "x0": first - 0.5,
            "x1": last + 0.5,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "fillcolor": NEUTRAL,
            "opacity": 0.13,
            "line": {"width": 0},
            "layer": "below",
        }
        for first, last in runs
    ]
    notes = [
        {
            "text": _("no figures"),
            "x": (first + last) / 2,
            "y": GAP_WORD_TOP,
            "yref": "paper",
            "yanchor": "top",
            "textangle": -90,
            "showarrow": False,
            "font": {"size": 11},
        }
        for first, last in runs
    ]
    return bands, notes


def colour_of(country: str, flow: str) -> str:
    """Colour of a country's flow: exports and imports have their own, others the country's."""
    own = COUNTRY_COLOURS.get(country, NEUTRAL)
    return FLOW_COLOURS[flow] if flow in ("export", "import") else own


def fade(code: str, chosen: str) -> float:
    """Opacity of a series: full, unless another one is chosen."""
    return 1.0 if not chosen or chosen == code else FADED
