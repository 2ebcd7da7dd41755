"""How has the trade in the chosen commodity changed, by each source that counted it?"""

from __future__ import annotations

from components.charts.kit import breaks, draw, lettering, marks, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    ledgers_of,
    partner_of,
    row_of,
    show,
    told,
)
from components.charts.kit.base import subtitle_of as base_subtitle
from components.charts.kit.lettering import End
from components.charts.kit.points import point
from components.language import numbers
from components.language.terms import flow_name, ledger_name, short_ledger, trade_with
from components.language.text import _, capital, in_turn, mark
from components.state import ViewState
from data.analysis.breakdowns import largest_chapter
from data.analysis.products import ORDER, newness, series_of
from data.records.codes import COUNTRIES, LEDGERS, REGION
from data.store import Store, is_year

_SIDES = ("export", "import")


def table(store: Store, state: ViewState) -> Frame:
    """US dollars by year, flow and ledger of the chosen commodity, both flows for total trade.

    Without a choice it is the largest chapter. For the region there is a series for each country,
    in the ledger with its newest figure, of the flow that is larger.
    """
    partner = partner_of(state)
    flows = (state.flow,) if state.flow in _SIDES else _SIDES
    ledgers = ledgers_of(state) if state.ledger else ORDER
    code = state.commodity or _largest(store, state, flows)
    if state.country == REGION:
        by_flow = [_countries(store, flow, ledgers, code, partner) for flow in flows]
        return max(by_flow, key=_newest_sum)
    return tuple(
        row
        for flow in flows
        for ledger in ledgers
        for row in _series(store, state.country, flow, ledger, code, partner)
    )


def _largest(store: Store, state: ViewState, flows: tuple[str, ...]) -> str:
    """The largest chapter, in the first ledger that has one."""
    partner = partner_of(state)
    codes = (largest_chapter(store, state.country, flows, ledger, partner) for ledger in ORDER)
    return next(filter(None, codes), "")


def _series(
    store: Store, country: str, flow: str, ledger: str, code: str, partner: str
) -> tuple[Row, ...]:
    series = series_of(store, country, flow, ledger, code, partner)
    return tuple(row_of(store, observation) for observation in series.values())


def _countries(
    store: Store, flow: str, ledgers: tuple[str, ...], code: str, partner: str
) -> tuple[Row, ...]:
    rows: list[Row] = []
    for country in COUNTRIES:
        every = [_series(store, country, flow, ledger, code, partner) for ledger in ledgers]
        known = [series for series in every if series]
        if known:
            rows += max(known, key=lambda series: max(map(_newness, series)))
    return tuple(rows)


def _newness(row: Row) -> tuple[str, bool, int]:
    return newness(row.period, row.ledger)


def _newest_sum(rows: tuple[Row, ...]) -> tuple[str, float]:
    """The newest year of the rows, and the sum of each country's newest figure."""
    newest = [max(part, key=_newness) for part in draw.groups(rows, "country").values()]
    year = max((row.period.split("/")[-1] for row in newest), default="")
    return year, sum(row.value for row in newest)


def figure(frame: Frame, state: ViewState) -> Figure:
    """A line for each flow or country and each source; an average is a bar over its years."""
    by_country = len(draw.groups(frame, "country")) > 1
    several = by_country or len(draw.groups(frame, "flow")) > 1
    both = marks.has_two_ledgers(frame)
    axis = style.axis_of(frame)
    traces: list[Figure] = marks.ledger_key(frame)
    ends = []
    for rows in _series_of(frame):
        last = max(rows, key=_newness)
        name = last.country_name if by_country else flow_name(last.flow).capitalize()
        colour = (
            style.COUNTRY_COLOURS[last.country] if by_country else style.FLOW_COLOURS[last.flow]
        )
        single = tuple(row for row in rows if is_year(row.period))
        for segment in _by_source(single):
            traces.append(
                draw.line(
                    segment,
                    name=name,
                    colour=colour,
                    click=lambda row: {"period": row.period},
                    by_ledger=both,
                )
            )
        for row in rows:
            if not is_year(row.period):
                traces += _average(row, in_turn(name, short_ledger(row.ledger)), colour)
        label = in_turn(name if several else "", numbers.period(last.period))
        if both:  # lines of one colour are told apart by their symbols
            label = f"{style.LEDGER_SIGN[last.ledger]}\N{NO-BREAK SPACE}{label}"
        ends.append(End(label, last.value, colour, show(last)))
    years = tuple(row._replace(period=year) for row in frame for year in row.period.split("/"))
    layout = draw.time_layout(years, _one_of_each(ends), axis, state.period, years=4)
    layout["yaxis"]["range"] = [min(0.0, axis["range"][0]), axis["range"][1]]
    if both:
        layout |= {"showlegend": True, "legend": draw.LEGEND}
        layout["margin"]["t"] = 40
    return {"data": traces, "layout": layout}


def _series_of(frame: Frame) -> list[Frame]:
    return [
        rows
        for of_country in draw.groups(frame, "country").values()
        for of_flow in draw.groups(of_country, "flow").values()
        for rows in draw.groups(of_flow, "ledger").values()
    ]


def _by_source(rows: Frame) -> list[Frame]:
    """Runs of rows of one source. Lists of goods differ more than totals do: nothing joins them."""
    runs: list[list[Row]] = []
    for row in rows:
        if runs and not breaks.changes(runs[-1][-1], row):
            runs[-1].append(row)
        else:
            runs.append([row])
    return [tuple(run) for run in runs]


def _one_of_each(ends: list[End]) -> list[End]:
    """Labels without repetitions: two ledgers may end at the same value."""
    return list({(end.name, end.value): end for end in ends}.values())


def _average(row: Row, name: str, colour: str) -> list[Figure]:
    """A bar from the first to the last year of an average, and a mark in its middle."""
    first, last = (int(year) for year in row.period.split("/"))
    bar = {
        "type": "scatter",
        "mode": "lines",
        "x": [first - 0.4, last + 0.4],
        "y": [row.value, row.value],
        "line": {"color": colour, "width": 4},
        "opacity": 0.45,
        "hoverinfo": "skip",
        "showlegend": False,
    }
    middle = {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [(first + last) / 2],
        "y": [row.value],
        "text": [f"{numbers.period(row.period)}<br>{show(row)}"],
        "hovertemplate": f"{name}, %{{text}}<extra></extra>",
        "customdata": [point(row, period=row.period)],
        "showlegend": False,
        "marker": {
            "size": 9,
            "color": colour,
            "symbol": marks.symbols([row], style.LEDGER_SYMBOL[row.ledger]),
        },
    }
    return [bar, middle]


def finding(frame: Frame, state: ViewState) -> str:
    """The newest or chosen figure, and the first one of the same source.

    Of several ledgers it is the preferred one, as in the charts of one period, and it is named.
    """
    rows = [row for row in frame if row.period == state.period] or list(frame)
    length = 2 if len(draw.groups(frame, "country")) > 1 else 3  # a country has one ledger there
    newest = max(_newness(row)[:length] for row in rows)
    of_newest = (row for row in rows if _newness(row)[:length] == newest)
    last = max(of_newest, key=lambda row: row.value)
    period = numbers.period(last.period)
    if marks.has_two_ledgers(frame):
        period = _("{period} ({counter})").format(period=period, counter=last.counted_by)
    text = _("{commodity} accounted for {value} of {country}'s {trade}, {period}").format(
        commodity=lettering.cut(capital(last.commodity_name), 44),
        value=told(last),
        country=last.country_name,
        trade=trade_with(last.flow, last.partner, last.partner_name),
        period=period,
    )
    earlier = [
        row
        for row in frame
        if (row.country, row.flow, row.ledger, row.source)
        == (last.country, last.flow, last.ledger, last.source)
        and row.period < last.period
    ]
    if not earlier:
        return text
    return text + _(", against {value} ({period})").format(
        value=told(earlier[0]), period=numbers.period(earlier[0].period)
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """The code; unit, ledgers, years; marks of averages; a side without figures."""
    text = _("HS {code} · {rest}").format(code=frame[0].commodity, rest=base_subtitle(frame, state))
    if state.flow not in _SIDES and len(draw.groups(frame, "country")) > 1:
        text += _(" · {flow}").format(flow=flow_name(frame[0].flow))
    if any(not is_year(row.period) for row in frame):
        text += _(" · a bar over two years is their average")
    counted = {row.ledger for row in frame}
    for ledger in LEDGERS[:2] if not state.ledger else ():
        if ledger not in counted:
            text += _(" · {ledger}: no figures found").format(ledger=ledger_name(ledger))
    return text


CHART = Chart(
    id="product_over_time",
    question=mark("How has the trade in this commodity changed?"),
    uses=("country", "flow", "ledger", "period", "partner", "commodity", "terms"),
    compares=("country", "period"),
    missing=mark(
        "No source in this package has a figure for this commodity with this partner. UN Comtrade "
        "and China's customs hold more by product than the sources that were read."
    ),
    time=True,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=520,
)
