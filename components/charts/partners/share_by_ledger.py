"""How much do sources disagree about the partner's (China's) share?"""

from __future__ import annotations

from components.charts.kit import draw, style
from components.charts.kit.base import Chart, Figure, Frame, Row, sharer_of, show, told
from components.charts.kit.shares import row_of_share
from components.language import numbers
from components.language.terms import flow_name
from components.language.text import _, in_turn, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.partner_shares import computed, printed
from data.records.codes import CHINA, COUNTRIES, REGION
from data.store import Store

_LEDGERS = ("partner", "reconciled")
_FLOWS = ("export", "import", "turnover")
#: measure of a published share; `share` is a computed one
_PRINTED = "share_printed"
#: (ledger, measure) -> marker and its name in the key
_KEYS = {
    ("partner", "share"): ("square", mark("national statistics")),
    ("reconciled", "share"): ("diamond", mark("reconciled")),
    ("partner", _PRINTED): ("triangle-up", mark("national, published as a share")),
    ("reconciled", _PRINTED): ("triangle-down", mark("third party, published as a share")),
}

#: room for a value at the left of its marker on a phone, in parts of the highest value
_BESIDE = 0.4

#: country and flow of a line of the plot
Line = tuple[str, str]


def table(store: Store, state: ViewState) -> Frame:
    """Percent by ledger: the three flows of a country, or one flow of the region and its countries.

    The year is the chosen one, else for each line the latest that two ledgers have, else the
    latest.
    """
    partner = sharer_of(state)
    if state.country == REGION:
        lines = [(code, goods_flow(state.flow)) for code in (*COUNTRIES, REGION)]
    else:
        lines = [(state.country, flow) for flow in _FLOWS]
    rows: list[Row] = []
    for country, flow in lines:
        by_year: dict[str, list[Row]] = {}
        for ledger in _LEDGERS:
            for year, share in computed(store, country, flow, ledger, partner).items():
                by_year.setdefault(year, []).append(row_of_share(store, share))
        for ledger in _LEDGERS:
            for year, ratio in printed(store, country, flow, ledger, partner).items():
                rows_of_year = by_year.setdefault(year, [])
                row = row_of_share(store, ratio)
                if not any(other.ledger == ledger and _near(other, row) for other in rows_of_year):
                    rows_of_year.append(row._replace(measure=_PRINTED))
        if state.period:
            rows += by_year.get(state.period, [])
        elif by_year:
            rows += by_year[max(by_year, key=lambda year: (_ledgers(by_year[year]) > 1, year))]
    return tuple(rows)


def _near(row: Row, other: Row) -> bool:
    """True if the values differ by rounding only."""
    return abs(row.value - other.value) < 0.15


def _ledgers(rows: list[Row]) -> int:
    return len({row.ledger for row in rows})


def _line(row: Row) -> Line:
    return row.country, row.flow


def _label(row: Row, state: ViewState) -> str:
    what = row.country_name if state.country == REGION else flow_name(row.flow).capitalize()
    return f"{what}<br>{row.period}"


def figure(frame: Frame, state: ViewState) -> Figure:
    """A line from the lowest to the highest share, with a marker for each source."""
    colour = style.ACCENT if frame[0].partner == CHINA else style.FLOW_COLOURS["turnover"]
    lines: dict[Line, list[Row]] = {}
    for row in frame:
        lines.setdefault(_line(row), []).append(row)
    labels = {line: _label(rows[0], state) for line, rows in lines.items()}
    data = [
        draw.connector(labels[line], [row.value for row in rows]) for line, rows in lines.items()
    ]
    for (ledger, measure), (shape, name) in _KEYS.items():
        kind = [row for row in frame if (row.ledger, row.measure) == (ledger, measure)]
        if kind:
            data.append(
                draw.dots(
                    kind,
                    name=_(name),
                    label=lambda row: labels[_line(row)],
                    text=lambda row: _text(row, lines[_line(row)]),
                    side=lambda row: "left" if _leftmost(row, lines[_line(row)]) else "right",
                    hover=lambda row: in_turn(show(row), row.note),
                    colour=lambda row: colour,
                    click=lambda row: {"country": row.country, "period": row.period},
                    shape=shape,
                )
            )
    top = max(row.value for row in frame)
    labelled = [row.value for row in frame if _leftmost(row, lines[_line(row)])]
    left = min((-0.05 * top, *(value - _BESIDE * top for value in labelled)))
    return {
        "data": data,
        "layout": {
            "showlegend": True,
            "legend": draw.LEGEND,
            "xaxis": {
                "range": [left, 1.3 * top],
                "tickvals": _ticks(top),
                "ticktext": [numbers.plain(tick) + numbers.percent_sign() for tick in _ticks(top)],
                "zeroline": False,
            },
            "yaxis": {
                "categoryorder": "array",
                "categoryarray": list(reversed(labels.values())),
                "range": [-0.6, len(lines) - 0.4],
                "showgrid": False,
            },
            "margin": {"t": 64},
        },
    }


def _ticks(top: float) -> list[float]:
    step = next(size for size in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50) if top / size <= 5)
    return [place * step for place in range(int(top / step) + 2)]


def _leftmost(row: Row, others: list[Row]) -> bool:
    low = min(others, key=_value)
    return row is low and show(row) != show(max(others, key=_value))


def _text(row: Row, others: list[Row]) -> str:
    """The value of the lowest and highest share; the others are in the hover text."""
    low, high = min(others, key=_value), max(others, key=_value)
    return show(row) if row is high or (row is low and show(low) != show(high)) else ""


def _value(row: Row) -> float:
    return row.value


def finding(frame: Frame, state: ViewState) -> str:
    """Where the sources disagree most, in percentage points.

    Among the flows of one country it is the chosen one, for total trade the one with the newest
    figures that differ.
    """
    frame = _of_interest(frame, state)
    best: list[Row] = []
    for key in {_line(row) for row in frame}:
        rows = sorted((row for row in frame if _line(row) == key), key=_value)
        if not best or rows[-1].value - rows[0].value > best[-1].value - best[0].value:
            best = rows
        elif rows[-1].value - rows[0].value == best[-1].value - best[0].value:
            best = min(best, rows, key=lambda line: _line(line[0]))
    low, high = best[0], best[-1]
    china = low.partner == CHINA
    if show(low) == show(high):
        text = (
            _("China's share of {country}'s {flow} was {share} in {year}")
            if china
            else _("{partner}'s share of {country}'s {flow} was {share} in {year}")
        )
    elif china:
        text = _(
            "China's share of {country}'s {flow} in {year} was {low} or {high}, depending on the "
            "source"
        )
    else:
        text = _(
            "{partner}'s share of {country}'s {flow} in {year} was {low} or {high}, depending on "
            "the source"
        )
    return text.format(
        partner=low.partner_name,
        country=low.country_name,
        flow=flow_name(low.flow),
        share=told(low),
        year=low.period,
        low=told(low),
        high=told(high),
    )


def _of_interest(frame: Frame, state: ViewState) -> Frame:
    """The rows that the title is about."""
    if state.country == REGION:
        return frame
    chosen = tuple(row for row in frame if row.flow == state.flow)
    if state.flow in ("export", "import") and chosen:
        return chosen
    lines = [
        [row for row in frame if _line(row) == key] for key in dict.fromkeys(map(_line, frame))
    ]
    compared = [rows for rows in lines if _ledgers(rows) > 1] or lines
    newest = max(rows[0].period for rows in compared)
    return tuple(row for rows in compared if rows[0].period == newest for row in rows)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit and flows; the years are beside the lines."""
    flows = " / ".join(flow_name(flow) for flow in draw.groups(frame, "flow"))
    return _("Percent of {flows}, all partners").format(flows=flows)


CHART = Chart(
    id="share_by_ledger",
    question=mark("How much do sources disagree about China's share?"),
    uses=("country", "flow", "period", "partner"),
    missing=mark(
        "No figure found for this partner's share of all trade in this "
        "year: China's customs record only trade with China, and the other "
        "sources have no world total."
    ),
    compares=("flow",),
    ignores={"ledger": mark("All sources of the share are compared.")},
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=420,
)
