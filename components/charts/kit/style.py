"""Colours, lines, axes and labels of all charts.

Charts are drawn as plain plotly dicts without a template, in the colours of the light theme. The
browser adds the template of the reader's theme, and replaces the colours by those of the theme
(themes.py, assets/src/model/figure.js), so one drawing serves all themes.

A colour has one meaning in the whole product. The colours of one palette differ in lightness, so
that they can be told apart in greyscale and with the common colour vision deficiencies
(tests/components/charts/test_vision.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from components.charts.kit.base import Frame
from components.charts.kit.paint import lightness, relit
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
#: groups of partners and the two partners that are drawn beside China; others are NEUTRAL
PARTNER_COLOURS: Mapping[str, str] = {
    "CHN": ACCENT,
    "RUS": "#49495a",
    "EU27": "#7775cc",
    "CA4": "#0d816a",
    "TUR": "#779a52",
    "OTH": "#94959f",
}
NEUTRAL = "#8c939d"
FLOW_COLOURS: Mapping[str, str] = {
    "export": "#17646b",
    "import": "#cc7a33",
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
#: the same symbols as letters, for labels
LEDGER_SIGN: Mapping[str, str] = {"china": "●", "partner": "■", "reconciled": "◆"}
LEDGER_PATTERN: Mapping[str, str] = {"china": "", "partner": "/", "reconciled": "."}
#: HS sections; those that are not listed, and sums of others, are OTHER
SECTION_COLOURS: Mapping[str, str] = {
    "V": "#6b5744",
    "XV": "#034a77",
    "XVI": "#d0744b",
    "XI": "#8175d1",
    "XVII": "#0e7166",
    "VI": "#a25674",
    "VII": "#18829b",
    "II": "#315b26",
    "IV": "#8a9666",
    "XII": "#8f3958",
    "XIV": "#966a00",
    "XX": "#a487c6",
    "VIII": "#65433b",
    "III": "#736b44",
    "XVIII": "#4759a2",
}
OTHER = "#94979f"
#: sections of the SITC have the colour of the HS section with most of their goods
SITC_SECTIONS: Mapping[str, str] = {
    "0": "II",
    "1": "IV",
    "3": "V",
    "4": "III",
    "5": "VI",
    "6": "XV",
    "7": "XVI",
    "8": "XI",
    "9": "XIV",
}
#: lightness of the first, second ... chapter of one section in a chart, less that of the section,
#: and the darkest and lightest that is used
_CHAPTER_TONES, _DARKEST, _LIGHTEST = (0, 16, -8, 8, -16, 24, -24, 32), 24.0, 74.0
#: technologies of new energy
TECH_COLOURS: Mapping[str, str] = {
    "ev": "#0d65ac",
    "solar": "#c5824a",
    "battery": "#803974",
    "grid": "#723601",
    "heating": "#c93a74",
    "wind": "#03929e",
}
#: a cell of the table of what is covered, by the status of its figures
COVERAGE_COLOURS: Mapping[str, str] = {
    "reported": "#1f4f77",
    "derived": "#46a394",
    "weak": "#b5651d",
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
#: bars of trains, cargo and vehicles
TRAFFIC = "#4a7494"
#: lines on the map
RAIL = "#2f8f83"
ROUTE_COLOURS: Mapping[str, str] = {"gas_line": "#8a6bb8", "oil_line": "#8d7560"}
#: colour and shape of a project by its theme; the shape alone identifies it
SECTOR_COLOURS: Mapping[str, str] = {
    "raw": "#8f7763",
    "making": "#3f78b5",
    "transport": "#2e8c80",
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

    The axis ends at a step, or soon after the last value if much of a step would be empty.

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
        "range": [-_end(-low, -first * step, step), _end(high, last * step, step)],
        "zeroline": low < 0,
    }


def _end(reach: float, last: float, step: float) -> float:
    return last if last - reach <= step / 2 else reach + step / 10


def axis_of(frame: Frame, *, most: int = 0) -> dict[str, Any]:
    """The axis for the unit of the rows: of money, or of percents of GDP."""
    values = [row.value for row in frame]
    if any(row.unit == "percent_gdp" for row in frame):
        return axis_percent(values)
    return axis_money(values, most=most)


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


def section_colour(section: str) -> str:
    """Colour of an HS section, or of a section of the SITC (`sitc-7`)."""
    section = SITC_SECTIONS.get(section.removeprefix("sitc-"), section)
    return SECTION_COLOURS.get(section, OTHER)


def chapter_colours(sections: Mapping[str, str]) -> Mapping[str, str]:
    """Chapter -> colour, for chapters and their sections in the order in which they are drawn.

    Chapters of one section have its colour in different lightness.
    """
    drawn: Counter[str] = Counter()
    colours = {}
    for chapter, section in sections.items():
        tones = chapter_tones(section_colour(section))
        colours[chapter] = tones[drawn[section] % len(tones)]
        drawn[section] += 1
    return colours


def chapter_tones(colour: str) -> tuple[str, ...]:
    """The colours of the chapters of a section: its own first, then lighter and darker ones."""
    level = lightness(colour)
    levels = (level + tone for tone in _CHAPTER_TONES[1:])
    return (colour, *(relit(colour, new) for new in levels if _DARKEST <= new <= _LIGHTEST))


def fade(code: str, chosen: str) -> float:
    """Opacity of a series: full, unless another one is chosen."""
    return 1.0 if not chosen or chosen == code else FADED
