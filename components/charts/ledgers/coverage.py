"""Which countries and years are covered, and by whom?"""

from __future__ import annotations

from typing import Any

from components.charts.kit import lettering, style
from components.charts.kit.base import Chart, Figure, Frame, Row, keyed, partner_of
from components.charts.kit.points import point
from components.language.sources import publisher_name
from components.language.terms import status_name, trade_with
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.coverage import Coverage, coverage
from data.records.codes import COUNTRIES, LEDGERS, WEAK
from data.store import Store

_LEDGER_NAMES = {
    "china": mark("China's customs"),
    "partner": mark("national statistics"),
    "reconciled": mark("reconciled"),
}
#: state of a cell -> colour, and its name in the key; see `_state`
_STATES = {
    "reported": (style.COVERAGE_COLOURS["reported"], mark("published")),
    "derived": (style.COVERAGE_COLOURS["derived"], mark("derived")),
    "weak": (style.COVERAGE_COLOURS["weak"], mark("weak or partial")),
}
#: lines of the matrix for each country: its name, then a line for each ledger
_BLOCK = 1 + len(LEDGERS)


def table(store: Store, state: ViewState) -> Frame:
    """Number of values by country, ledger and year, for the flow and partner.

    Counted are the annual value, months and other parts of the year, and HS chapters. Years without
    a value have no row. The status is that of the annual value, `incomplete` where there is none.
    """
    partner = partner_of(state)
    return tuple(
        _row(store, state.flow, year, covered)
        for country in COUNTRIES
        if country != partner
        for ledger in LEDGERS
        for year, covered in coverage(store, country, state.flow, ledger, partner).items()
    )


def _row(store: Store, flow: str, year: str, covered: Coverage) -> Row:
    """The number of values of a year; the note names up to three publishers of them."""
    sources = store.package.sources
    cells = dict.fromkeys([observation.source for observation in covered.values])
    ids = dict.fromkeys(source_id for cell in cells for source_id in cell.split(";"))
    publishers = list(dict.fromkeys(publisher_name(store, sources[source_id]) for source_id in ids))
    others = _(" and others") if len(publishers) > 3 else ""
    first = covered.values[0]._replace(period=year, flow=flow, commodity="TOTAL")
    return keyed(
        store,
        first,
        measure="coverage",
        value=float(len(covered.values)),
        unit="count",
        status=covered.annual.status if covered.annual else "incomplete",
        source=";".join(ids),
        note=joined(publishers[:3]) + others,
    )


def _state(row: Row) -> str:
    if row.status in WEAK:
        return "weak"
    return "derived" if row.status == "derived" else "reported"


def figure(frame: Frame, state: ViewState) -> Figure:
    """A matrix of years by country and ledger; the colour of a cell shows its status."""
    years = [int(row.period) for row in frame]
    span = list(range(min(years), max(years) + 1))
    countries = [code for code in COUNTRIES if any(row.country == code for row in frame)]
    lines = {
        (country, ledger): place * _BLOCK + 1 + LEDGERS.index(ledger)
        for place, country in enumerate(countries)
        for ledger in LEDGERS
    }
    depth = len(countries) * _BLOCK
    data = []
    for name, (colour, _label) in _STATES.items():
        z: list[list[Any]] = [[None] * len(span) for _line in range(depth)]
        hover: list[list[str]] = [[""] * len(span) for _line in range(depth)]
        clicks: list[list[Any]] = [[None] * len(span) for _line in range(depth)]
        for row in frame:
            if _state(row) != name:
                continue
            line, column = lines[(row.country, row.ledger)], int(row.period) - span[0]
            z[line][column] = row.value
            clicks[line][column] = point(
                row, country=row.country, period=row.period, ledger=row.ledger
            )
            hover[line][column] = _(
                "{country} {year}, {ledger}: {status}<br>{count}<br>{by}"
            ).format(
                country=row.country_name,
                year=row.period,
                ledger=_(_LEDGER_NAMES[row.ledger]),
                status=status_name(row.status),
                count=_("values: {count}").format(count=int(row.value)),
                by=row.note,
            )
        if not any(cell is not None for line in z for cell in line):
            continue
        data.append(
            {
                "type": "heatmap",
                "x": span,
                "y": list(range(depth)),
                "z": z,
                "hoverongaps": False,
                "hovertext": hover,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": clicks,
                "colorscale": [[0, colour], [1, colour]],
                "showscale": False,
                "xgap": 1,
                "ygap": 3,
            }
        )
    names = {row.country: row.country_name for row in frame}
    entries = [
        f'<span style="color:{colour}">■</span> {_(label)}' for colour, label in _STATES.values()
    ]
    key = "   ".join(entries[:-1]) + "<br>" + entries[-1]  # the longest gets a line of its own
    return {
        "data": data,
        "layout": {
            "annotations": [
                lettering.text_at(key, 1.0, size=11),
                *(
                    lettering.text_at(f"<b>{names[code]}</b>", place * _BLOCK + 0.1, ref="y")
                    for place, code in enumerate(countries)
                ),
            ],
            "xaxis": style.axis_years([str(year) for year in span]) | {"zeroline": False},
            "yaxis": {
                "range": [depth - 0.5, -0.5],
                "tickvals": list(lines.values()),
                "ticktext": [_(_LEDGER_NAMES[ledger]) for _country, ledger in lines],
                "tickfont": {"size": 11},
                "ticklabelstandoff": 4,
                "showgrid": False,
                "zeroline": False,
                "ticks": "",
            },
            "shapes": style.mark_year(state.period),
            "margin": {"t": 48},
        },
    }


def finding(frame: Frame, state: ViewState) -> str:
    """How many country-years each ledger covers, or how many years of the chosen country."""
    rows = [row for row in frame if row.country == state.country] or list(frame)
    years = {
        ledger: len({(row.country, row.period) for row in rows if row.ledger == ledger})
        for ledger in LEDGERS
    }
    text = (
        _(
            "{country}: China's customs cover {china} years, national statistics {own}, third "
            "parties {third}"
        )
        if rows[0].country == state.country
        else _(
            "China's customs cover {china} country-years, national statistics {own}, third "
            "parties {third}"
        )
    )
    return text.format(
        country=rows[0].country_name,
        china=years["china"],
        own=years["partner"],
        third=years["reconciled"],
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """What a cell shows, and for which flow and partner."""
    return _("Years with figures for {trade} · weak: estimate, suspect or part of a year").format(
        trade=trade_with(frame[0].flow, frame[0].partner, frame[0].partner_name)
    )


CHART = Chart(
    id="coverage",
    question=mark("Which countries and years are covered, and by whom?"),
    uses=("country", "flow", "period", "partner"),
    missing=mark("No annual figures found for this flow and partner."),
    compares=("country", "period"),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=560,
    wide=True,
)
