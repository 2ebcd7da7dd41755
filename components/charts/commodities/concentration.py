"""How many products does each country's trade rest on?"""

from __future__ import annotations

from components.charts.kit import draw, marks, mixes, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    counted_when,
    partner_of,
    row_of,
    show,
)
from components.charts.kit.lettering import End
from components.charts.kit.points import point
from components.language import numbers
from components.language.terms import flow_name
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.commodity_mix import chapters_by_period
from data.analysis.commodity_mix import concentration as concentration_of
from data.analysis.comparability import goods_flow
from data.records.codes import COUNTRIES, REGION
from data.store import Store, is_year
from data.sums import combine


def table(store: Store, state: ViewState) -> Frame:
    """Effective number of HS chapters (1 / Herfindahl index) by country and period.

    The note has the index. Only periods whose chapters make up the whole flow have a row; what is
    in no chapter of the source counts as one chapter.
    """
    flow, partner = goods_flow(state.flow), partner_of(state)
    rows: list[Row] = []
    for country in COUNTRIES:
        of_country: list[Row] = []
        by_period = chapters_by_period(store, country, flow, state.ledger, partner)
        for chapters in by_period.values():
            result = concentration_of(chapters)
            if result is None:
                continue
            of_country.append(
                row_of(
                    store,
                    combine(chapters, flow, "", commodity="TOTAL"),
                    measure="effective_number",
                    value=result.effective_number,
                    unit="count",
                    note=_("Herfindahl index {index} over {count} HS chapters").format(
                        index=numbers.decimal(result.hhi, 2), count=len(chapters)
                    ),
                )
            )
        rows += mixes.with_age(store, state, tuple(of_country))
    return tuple(rows)


def figure(frame: Frame, state: ViewState) -> Figure:
    """One line per country; an average over years is a separate diamond between its years."""
    chosen = "" if state.country == REGION else state.country
    axis = style.axis_percent([row.value for row in frame]) | {"ticksuffix": ""}
    lines, ends, averages = [], [], []
    for country, rows in draw.groups(frame, "country").items():
        name = rows[0].country_name
        colour, opacity = style.COUNTRY_COLOURS[country], style.fade(country, chosen)
        single = tuple(row for row in rows if is_year(row.period))
        if single:
            line = draw.line(
                single,
                name=name,
                colour=colour,
                opacity=opacity,
                click=lambda row: {"country": row.country, "period": row.period},
            )
            line["text"] = [_hover(rows, str(year)) for year in line["x"]]
            lines.append(line)
        for row in rows:
            if not is_year(row.period):
                averages.append(row)
                lines.append(_average(row, colour, opacity))
        last = max(rows, key=lambda row: row.period.split("/")[-1])
        ends.append(End(name, last.value, colour, show(last), last.period))
    years = tuple(row._replace(period=year) for row in frame for year in row.period.split("/"))
    layout = draw.time_layout(years, ends, axis, state.period)
    for period in dict.fromkeys(row.period for row in averages):
        layout["annotations"].append(
            {
                "text": draw.mean_label(period),
                "x": _middle(period),
                "y": 0.0,
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"size": 11},
            }
        )
    return {"data": lines, "layout": layout}


def _hover(rows: Frame, year: str) -> str:
    return next((f"{show(row)}<br>{row.note}" for row in rows if row.period == year), "")


def _middle(period: str) -> float:
    first, last = period.split("/")
    return (int(first) + int(last)) / 2


def _average(row: Row, colour: str, opacity: float) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": row.country_name,
        "x": [_middle(row.period)],
        "y": [row.value],
        "text": [f"{numbers.period(row.period)}<br>{show(row)}<br>{row.note}"],
        "hovertemplate": f"{row.country_name}, %{{text}}<extra></extra>",
        "customdata": [point(row, country=row.country, period=row.period)],
        "opacity": opacity,
        "marker": {"size": 9, "color": colour, "symbol": marks.symbols([row], "diamond")},
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country, or the most concentrated in the period that most countries have."""
    rows = [row for row in frame if row.country == state.country] or list(frame)
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.period] = counts.get(row.period, 0) + 1
    period = max(counts, key=lambda code: (counts[code], code.split("/")[-1]))
    period = state.period if state.period in counts else period
    first = min((row for row in rows if row.period == period), key=lambda row: row.value)
    if not state.period and any(row.period[-4:] > period[-4:] for row in frame):
        first = first._replace(reason="latest_whole")
    text = (
        _("{country}'s {flow} rested on one product, {period}")
        if first.value < 1.5
        else _("{country}'s {flow} rested on effectively {number} products, {period}")
    )
    return text.format(
        country=first.country_name,
        flow=flow_name(first.flow),
        number=show(first),
        period=mixes.dated(first, compared=True),
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """What the number is, partner, ledger, periods."""
    return _("Effective number of HS chapters (1 / Herfindahl index) · {partner} · {rest}").format(
        partner=frame[0].partner_name, rest=counted_when(frame)
    )


CHART = Chart(
    id="concentration",
    question=mark("How many products does each country's trade rest on?"),
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=("reconciled", "partner"),
    why_not=mixes.NOT_CHINA,
    missing=mixes.NOT_HERE,
    compares=("country", "period"),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=400,
)
