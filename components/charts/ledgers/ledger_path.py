"""Both sides of one country over time, and the gap that freight and insurance could explain."""

from __future__ import annotations

from components.charts.kit import draw, marks, paint, pairs, style
from components.charts.kit.base import Chart, Figure, Frame, Row, row_of, span_of
from components.charts.kit.lettering import End
from components.language import numbers
from components.language.terms import flow_name, with_china
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.mirror import (
    CHINA_LEDGER,
    OWN_LEDGER,
    Band,
    freight_band,
    gaps,
    own_series,
    widest_country,
)
from data.records.codes import REGION
from data.store import Store

_EDGES = (pairs.CIF_LOW, pairs.CIF_HIGH)
_FORMULAS = {
    "export": mark("the country's exports x {factor}: what China would record"),
    "import": mark("China's figure x {factor}: what the country would record"),
    "turnover": mark(
        "the country's exports x {factor} + its imports / {factor}: what China would record"
    ),
}


def table(store: Store, state: ViewState) -> Frame:
    """Both ledgers by year (US dollars), then the edges of the freight band for years with both.

    The country is the chosen one, else the one whose two latest figures differ most in dollars.
    Edges are rows of measure `cif_low` and `cif_high`, with the ledger of the exporter.
    """
    flow = goods_flow(state.flow)
    country = state.country if state.country != REGION else widest_country(store, flow)
    pairs_by_year = gaps(store, country, flow)
    rows: list[Row] = [
        pairs.one_side(store, observation)
        for observation in store.annual(country, flow, CHINA_LEDGER).values()
    ]
    for year, observation in own_series(store, country, flow).items():
        gap = pairs_by_year.get(year)
        rows.append(pairs.value_rows(store, gap)[1] if gap else pairs.one_side(store, observation))
    for gap in pairs_by_year.values():
        band = freight_band(store, gap, state.cif_band)
        if band:
            rows += _edges(store, band, flow)
    return tuple(rows)


def _edges(store: Store, band: Band, flow: str) -> list[Row]:
    """The two edges, each with its formula in the note."""
    first, *more = band.parts
    return [
        row_of(
            store,
            first._replace(flow=flow),
            measure=measure,
            value=value,
            also=tuple(more),
            note=_(_FORMULAS[flow]).format(factor=numbers.plain(1 + percent / 100)),
        )
        for measure, value, percent in zip(_EDGES, band[:2], band.percents, strict=True)
    ]


def figure(frame: Frame, state: ViewState) -> Figure:
    """Two lines that differ by dash and marker, over the light band of freight and insurance."""
    counted = tuple(row for row in frame if row.measure in pairs.COUNTED)
    country = frame[0].country
    data: list[Figure] = marks.ledger_key(counted)
    data += _band(frame, state)
    ends = []
    for ledger, rows in draw.groups(counted, "ledger").items():
        china = ledger == CHINA_LEDGER
        colour = style.ACCENT if china else style.COUNTRY_COLOURS[country]
        line = draw.line(
            rows,
            name=rows[0].country_name,
            colour=colour,
            click=lambda row: {"country": row.country, "period": row.period},
            by_ledger=True,
        )
        data.append(line)
        name = rows[0].partner_name if china else rows[0].country_name
        ends.append(End(name, rows[-1].value, colour, period=rows[-1].period))
    axis = style.axis_money([row.value for row in frame])
    return {"data": data, "layout": draw.time_layout(counted, ends, axis, state.period)}


def _band(frame: Frame, state: ViewState) -> list[Figure]:
    """The area between the edges, one for each run of years; a single year is a narrow box."""
    low, high = ({int(r.period): r for r in frame if r.measure == edge} for edge in _EDGES)
    runs: list[list[int]] = []
    for year in sorted(low):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    areas = []
    for number, run in enumerate(runs):
        xs: list[float] = list(run) if len(run) > 1 else [run[0] - 0.25, run[0] + 0.25]
        years = run if len(run) > 1 else run * 2
        areas.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": _("with {band} freight and insurance").format(band=_percents(state)),
                "x": [*xs, *reversed(xs)],
                "y": [
                    *(low[year].value for year in years),
                    *(high[year].value for year in reversed(years)),
                ],
                "fill": "toself",
                "fillcolor": paint.veil(style.NEUTRAL, 0.38),
                "line": {"width": 0.5, "color": style.NEUTRAL},
                "hoverinfo": "skip",
                "showlegend": number == 0,
            }
        )
    return areas


def _percents(state: ViewState) -> str:
    low, high = state.cif_band
    return _("{low:g}–{high:g}%").format(low=low, high=high)


def _pair(frame: Frame, period: str) -> tuple[Row, Row] | None:
    """China's and the country's row of the chosen year, else of the latest that has both."""
    sides = {
        ledger: {
            row.period: row
            for row in frame
            if row.ledger == ledger and row.measure in pairs.COUNTED
        }
        for ledger in (CHINA_LEDGER, OWN_LEDGER)
    }
    both = sides[CHINA_LEDGER].keys() & sides[OWN_LEDGER].keys()
    if not both:
        return None
    year = period if period in both else max(both)
    return sides[CHINA_LEDGER][year], sides[OWN_LEDGER][year]


def finding(frame: Frame, state: ViewState) -> str:
    """Both figures of a year, and the part of the gap that freight does not explain."""
    pair = _pair(frame, state.period)
    if pair is None:
        return _("Only one side records {country}'s {flow}").format(
            country=frame[0].country_name, flow=flow_name(frame[0].flow)
        )
    china, own = pair
    return pairs.both_sides(china, own) + _verdict(frame, china, own, state)


def _verdict(frame: Frame, china: Row, own: Row, state: ViewState) -> str:
    """What the band says: the gap is explained, smaller or wider with freight, or partly left."""
    low, high = (
        next((r.value for r in frame if (r.measure, r.period) == (edge, own.period)), None)
        for edge in _EDGES
    )
    if low is None or high is None:
        return f" ({numbers.times(china.value / own.value)})"
    exporter, importer = (china, own) if own.flow == "import" else (own, china)
    band = _percents(state)
    if low <= importer.value <= high:
        return _("; freight of {band} could explain the gap").format(band=band)
    if own.flow != "turnover" and exporter.value <= importer.value < low:
        return _("; the gap is smaller than freight of {band} would make it").format(band=band)
    left = low - importer.value if importer.value < low else importer.value - high
    # the importer counts freight; if it has less than the exporter, freight makes the gap larger
    text = (
        _("; freight of {band} widens the gap to at least {left}")
        if left > abs(china.value - own.value)
        else _("; freight of {band} leaves {left} unexplained")
    )
    return text.format(left=numbers.money(left), band=band)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, flow, years, what the band is, and whether the chosen year has no pair."""
    pair = _pair(frame, state.period)
    missing = ""
    if pair and state.period and pair[0].period != state.period:
        missing = _(" · no figures from both sides for {period}").format(
            period=numbers.period(state.period)
        )
    return _("US dollars, current prices · {flow} · {span} · {band}{printed}{gone}").format(
        flow=with_china(frame[0].flow),
        span=span_of(frame),
        band=_band_text(frame, state),
        printed=pairs.printed_notes(frame),
        gone=missing,
    )


def _band_text(frame: Frame, state: ViewState) -> str:
    """What the light band is; for total trade also where it cannot be drawn."""
    flow, banded = frame[0].flow, any(row.measure == pairs.CIF_LOW for row in frame)
    if not banded:
        text = _("no band: the figures it needs are missing for every year")
    elif flow == "import":
        text = _(
            "band: China's figure plus {percents} for freight and insurance, "
            "what {country} would record if nothing else differed"
        )
    elif flow == "export":
        text = _(
            "band: {country}'s figure plus {percents} for freight and "
            "insurance, what China would record if nothing else differed"
        )
    else:
        text = _(
            "band: what China would record if only freight ({percents}) "
            "differed; drawn where {country}'s exports and imports add up to "
            "its total trade"
        )
    return text.format(percents=_percents(state), country=frame[0].country_name)


CHART = Chart(
    id="ledger_path",
    question=mark("Can freight and insurance explain the gap?"),
    wide=True,
    uses=("country", "flow", "period", "cif"),
    missing=mark("No figures of either side for this flow of this country in this package."),
    time=True,
    turns=True,
    compares=("period",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=440,
)
