"""Since when have the two sides' figures differed, and by how much?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log
from typing import Any

from components.charts.kit import lettering, paint, pairs, scales, style
from components.charts.kit.base import Chart, Figure, Frame, Row, show, weakness
from components.charts.kit.points import point
from components.language import numbers
from components.language.terms import country_name, flow_name, with_china
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.mirror import CHINA_LEDGER, OWN_LEDGER, gaps
from data.records.codes import COUNTRIES, WEAK
from data.store import Store, is_year

#: fill of a year that only one side counted; transparent, to suit every background
_ONE_SIDE = paint.veil(style.NEUTRAL, 0.22)

#: the countries from the lowest line up: plotly takes the hover texts of a heat map in the order of
#: its axis, and its cells in their own
_UPWARDS = COUNTRIES[::-1]


def table(store: Store, state: ViewState) -> Frame:
    """China's value / the country's own, by country and year, of a flow.

    A year that only one side counted has that side's value (US dollars) instead, with the reason. A
    year without figures has no row.
    """
    flow = goods_flow(state.flow)
    rows: list[Row] = []
    for country in COUNTRIES:
        pairs_by_year = gaps(store, country, flow)
        china = store.annual(country, flow, CHINA_LEDGER)
        own = store.annual(country, flow, OWN_LEDGER)
        for year in sorted({*pairs_by_year, *china, *own}):
            row = (
                pairs.ratio_row(store, pairs_by_year[year])
                if year in pairs_by_year
                else pairs.unpaired_row(store, country, flow, year)
            )
            if row:
                rows.append(row)
    return tuple(rows)


def figure(frame: Frame, state: ViewState) -> Figure:
    """A strip for each country: a cell is a year, its colour and its number the ratio."""
    years = [int(row.period) for row in frame]
    span = list(range(min(years), max(years) + 1))
    names = {code: country_name(code) for code in COUNTRIES}
    names |= {row.country: row.country_name for row in frame}
    compared = [row for row in frame if row.measure == pairs.RATIO]
    one_sided = [row for row in frame if row.measure != pairs.RATIO]
    stops = style.RATIO_COLOURS
    data: list[Figure] = []
    for ink, rows in _by_ink(compared, stops).items():
        data.append(
            _cells(rows, span, names, text=_short)
            | {
                "colorscale": scales.scale_of(stops),
                "zmin": min(stops),
                "zmax": max(stops),
                "texttemplate": "%{text}",
                "textfont": {"color": ink, "size": 12},
            }
        )
    if one_sided:
        data.append(
            _cells(one_sided, span, names, text=lambda row: "")
            | {"colorscale": [[0, _ONE_SIDE], [1, _ONE_SIDE]], "hoverongaps": False}
        )
    data.append(_missing(frame, span, names))
    return {
        "data": data,
        "layout": {
            "annotations": [lettering.text_at(_key(), 1.0, size=11)],
            "xaxis": style.axis_years([str(year) for year in span]) | {"zeroline": False},
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": [names[code] for code in _UPWARDS],
                "range": [-0.5, len(COUNTRIES) - 0.5],
                "showgrid": False,
                "zeroline": False,
                "ticks": "",
                "ticklabelstandoff": 4,
            },
            "shapes": [*_doubtful(compared), *_chosen(state, span)],
            "margin": {"t": 42},
        },
    }


def _by_ink(rows: list[Row], stops: Mapping[float, str]) -> dict[str, list[Row]]:
    """Rows by the colour of their number: white on dark cells, else near-black."""
    rows_by_ink: dict[str, list[Row]] = {}
    for row in rows:
        ink = paint.ink_on(scales.colour_at(stops, row.value))
        rows_by_ink.setdefault(ink, []).append(row)
    return rows_by_ink


def _short(row: Row) -> str:
    """A ratio in at most three characters: `1.5`, `4.1`, `23`, `.04`."""
    if row.value >= 9.95:
        return numbers.decimal(row.value, 0)
    if row.value >= 0.095:
        return numbers.decimal(row.value, 1)
    return numbers.decimal(row.value, 2)[1:]


def _cells(
    rows: list[Row], span: list[int], names: Mapping[str, str], *, text: Callable[[Row], str]
) -> Figure:
    """A heat map of `rows`, all countries by all years; cells without a row are empty."""
    size = range(len(span))
    z: list[list[Any]] = [[None for _year in size] for _code in COUNTRIES]
    texts: list[list[str]] = [["" for _year in size] for _code in COUNTRIES]
    hover: list[list[str]] = [["" for _year in size] for _code in COUNTRIES]
    points: list[list[Any]] = [[None for _year in size] for _code in COUNTRIES]
    for row in rows:
        line, column = _UPWARDS.index(row.country), int(row.period) - span[0]
        z[line][column] = row.value
        texts[line][column] = text(row)
        hover[line][column] = _hover(row)
        points[line][column] = point(row, country=row.country, period=row.period)
    return {
        "type": "heatmap",
        "x": span,
        "y": [names[code] for code in _UPWARDS],
        "z": z,
        "text": texts,
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hoverongaps": False,
        "customdata": points,
        "showscale": False,
        "xgap": 1,
        "ygap": 6,
    }


def _hover(row: Row) -> str:
    """Hover text of a cell: the ratio, or one side's value and why the other's is missing."""
    if row.measure == pairs.RATIO:
        ratio = _("China's figure divided by the country's: {ratio}").format(ratio=show(row))
        lines = [ratio, weakness(row), _(row.concept)]
    else:
        who = _("China's customs") if row.ledger == CHINA_LEDGER else _("national statistics")
        lines = [joined((who, show(row)), ": "), pairs.why_unpaired(row)]
    return "<br>".join((f"{row.country_name} {row.period}", *(line for line in lines if line)))


def _missing(frame: Frame, span: list[int], names: Mapping[str, str]) -> Figure:
    """A thin dash for each year that neither side counted: missing, not zero."""
    there = {(row.country, int(row.period)) for row in frame}
    cells = [(code, year) for code in COUNTRIES for year in span if (code, year) not in there]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [year for _code, year in cells],
        "y": [names[code] for code, _year in cells],
        "marker": {
            "symbol": "line-ew",
            "size": 2.5,
            "color": style.NEUTRAL,
            "line": {"width": 1.5, "color": style.NEUTRAL},
        },
        "hoverinfo": "skip",
    }


def _doubtful(rows: list[Row]) -> list[dict[str, Any]]:
    """A dotted frame around each ratio that is suspect, incomplete or an estimate."""
    shapes = []
    for row in rows:
        if row.status in WEAK:
            x, y = int(row.period), len(COUNTRIES) - 1 - COUNTRIES.index(row.country)
            shapes.append(_frame(x - 0.45, x + 0.45, y - 0.42, y + 0.42, dash="dot"))
    return shapes


def _chosen(state: ViewState, span: list[int]) -> list[dict[str, Any]]:
    """Frames around the chosen country's strip and the chosen year."""
    shapes = []
    if state.country in COUNTRIES:
        y = len(COUNTRIES) - 1 - COUNTRIES.index(state.country)
        shapes.append(_frame(span[0] - 0.5, span[-1] + 0.5, y - 0.5, y + 0.5))
    if is_year(state.period) and int(state.period) in span:
        x = int(state.period)
        shapes.append(_frame(x - 0.5, x + 0.5, -0.5, len(COUNTRIES) - 0.5))
    return shapes


def _frame(x0: float, x1: float, y0: float, y1: float, *, dash: str = "solid") -> dict[str, Any]:
    line = {"width": 1.5, "dash": dash, "color": style.NEUTRAL}
    return {"type": "rect", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": line}


def _key() -> str:
    """The colours, and the signs for one side, neither side and estimates, in two short lines."""

    def square(colour: str) -> str:
        return f'<span style="color:{colour}">■</span>'

    ratios = "  ".join(
        f"{square(style.RATIO_COLOURS[ratio])} ×{numbers.plain(ratio)}"
        for ratio in (0.5, 1.0, 2.0, 3.0, 5.0)
    )
    missing = _("{square} one side   – neither   ┈ estimate").format(
        square=square(paint.veil(style.NEUTRAL, 0.45))
    )
    return f"{ratios}<br>{missing}"


def finding(frame: Frame, state: ViewState) -> str:
    """The range of the chosen country's ratios.

    For the region: how often China's figure is higher, and where the gap is widest.
    """
    rows = [row for row in frame if row.measure == pairs.RATIO]
    chosen = [row for row in rows if row.country == state.country]
    if chosen:
        low, high = min(chosen, key=_value), max(chosen, key=_value)
        return _(
            "China's figure for {flow} was {low} ({low_year}) to {high} ({high_year}) times "
            "{country}'s; {last} times in {last_year}"
        ).format(
            country=low.country_name,
            flow=flow_name(low.flow),
            low=numbers.factor(low.value),
            low_year=low.period,
            high=numbers.factor(high.value),
            high_year=high.period,
            last=numbers.factor(chosen[-1].value),
            last_year=chosen[-1].period,
        )
    if not rows:
        return _("No year has figures from both sides")
    widest = max(rows, key=lambda row: abs(log(row.value)))
    higher = sum(row.value > 1 for row in rows)
    return _(
        "China's figure for {flow} was higher in {more} of {all} "
        "country-years; the widest gap was {country} in {year} ({ratio})"
    ).format(
        flow=flow_name(widest.flow),
        more=higher,
        all=len(rows),
        country=widest.country_name,
        year=widest.period,
        ratio=show(widest),
    )


def _value(row: Row) -> float:
    return row.value


def subtitle(frame: Frame, state: ViewState) -> str:
    """What a cell shows."""
    return _("China's customs divided by national statistics, {flow} · ×1: both agree").format(
        flow=with_china(frame[0].flow)
    )


CHART = Chart(
    id="ledger_ratios",
    question=mark("Since when have the two sides' figures differed, and by how much?"),
    wide=True,
    uses=("country", "flow", "period"),
    missing=mark("No figures from either side for this flow."),
    compares=("country", "period"),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=350,
)
