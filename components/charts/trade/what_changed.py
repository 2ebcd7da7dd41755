"""Where did trade with a partner grow or shrink between two years, by country and flow?"""

from __future__ import annotations

from components.charts.kit import draw, marks, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    brief,
    ledgers_of,
    partner_of,
    row_of,
    show,
)
from components.charts.kit.base import subtitle_of as base_subtitle
from components.charts.kit.points import point
from components.language.terms import flow_name, short_ledger
from components.language.text import _, aside, in_turn, mark
from components.state import ViewState
from data.analysis.comparability import counted_alike
from data.analysis.periods import years_to_compare
from data.records.codes import COUNTRIES, REGION
from data.store import Store

_FLOWS = ("export", "import")


def table(store: Store, state: ViewState) -> Frame:
    """Change in US dollars by country and flow, the country with the largest change first.

    The two years are chosen as in `years_to_compare`.
    """
    partner = partner_of(state)
    flows = {
        (country, flow, ledger): store.annual(country, flow, ledger, partner)
        for country in COUNTRIES
        for flow in _FLOWS
        for ledger in ledgers_of(state)
    }
    period, base = years_to_compare(list(flows.values()), state.period, state.base)
    if not base:
        return ()
    rows = []
    for series in flows.values():
        new, old = series.get(period), series.get(base)
        if new is not None and old is not None and counted_alike(store, new, old):
            rows.append(
                row_of(
                    store,
                    new,
                    measure="change",
                    value=new.value_usd - old.value_usd,
                    also=(old,),
                    note=f"{base} → {period}",
                    base=base,
                )
            )
    size = {
        country: max(abs(row.value) for row in part)
        for country, part in draw.groups(tuple(rows), "country").items()
    }
    return tuple(
        sorted(rows, key=lambda row: (-size[row.country], row.country, row.flow, row.ledger))
    )


def figure(frame: Frame, state: ViewState) -> Figure:
    """Bars to both sides of zero, in a block of lines for each country."""
    chosen = "" if state.country == REGION else state.country
    values = [row.value for row in frame]
    low, high = min(0.0, *values), max(0.0, *values)
    room = 1.2 * (high - low)  # at each side, for the values beside the bars on a phone
    both = marks.has_two_ledgers(frame)
    data = [
        {
            "type": "bar",
            "name": name,
            "orientation": "h",
            "offsetgroup": ledger,
            "y": [_line(row.country_name, flow) for row in rows],
            "x": [row.value for row in rows],
            "text": [brief(row) for row in rows],
            "hovertext": [f"{in_turn(row.country_name, name)}<br>{show(row)}" for row in rows],
            "textposition": "outside",
            "textfont": {"size": 11},
            "cliponaxis": False,
            "customdata": [point(row, country=row.country) for row in rows],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {
                "color": style.FLOW_COLOURS[flow],
                "opacity": [style.fade(row.country, chosen) for row in rows],
                "pattern": marks.hatching(rows, ledger if both else ""),
            },
        }
        for flow, flow_rows in sorted(draw.groups(frame, "flow").items())
        for ledger, rows in sorted(draw.groups(flow_rows, "ledger").items())
        for name in (_name(flow, ledger, both),)
    ]
    lines = {}
    for rows in draw.groups(frame, "country").values():
        country = rows[0].country_name
        lines[country] = f"<b>{country}</b>"
        for flow in _FLOWS:
            lines[_line(country, flow)] = flow_name(flow)
    return {
        "data": data,
        "layout": {
            "barmode": "group",
            "bargap": 0.15,
            "showlegend": both,
            "legend": draw.LEGEND,
            "yaxis": {
                "range": [len(lines) - 0.5, -0.5],
                "type": "category",
                "categoryorder": "array",
                "categoryarray": list(lines),
                "tickvals": list(lines),
                "ticktext": list(lines.values()),
                "showgrid": False,
                "ticks": "",
            },
            "xaxis": {
                "showticklabels": False,
                "showgrid": False,
                "zeroline": True,
                "range": [low - (room if low < 0 else 0), high + (room if high > 0 else 0)],
            },
            "margin": {"b": 40, "t": 56 if both else 12},
            "height": 640 if both else 460,
        },
    }


def _line(country: str, flow: str) -> str:
    """The category of a bar; the name of the country is a line above those of its flows."""
    return in_turn(country, flow_name(flow))


def _name(flow: str, ledger: str, both: bool) -> str:
    name = flow_name(flow).capitalize()
    return in_turn(name, short_ledger(ledger)) if both else name


def finding(frame: Frame, state: ViewState) -> str:
    """The largest of the changes, or of those of the chosen country."""
    frame = draw.of_chosen(frame, state)
    largest = max(frame, key=lambda row: abs(row.value))
    text = (
        _("{country}'s {flow} fell most: {value} from {old} to {new}")
        if largest.value < 0
        else _("{country}'s {flow} rose most: {value} from {old} to {new}")
    )
    sentence = text.format(
        country=largest.country_name,
        flow=flow_name(largest.flow),
        value=show(largest),
        old=largest.base,
        new=largest.period,
    )
    return aside(sentence, short_ledger(largest.ledger) if marks.has_two_ledgers(frame) else "")


def subtitle(frame: Frame, state: ViewState) -> str:
    """Both years, the partner, unit and ledger."""
    return _("Change from {old} with {partner} · {rest}").format(
        old=frame[0].base, partner=frame[0].partner_name, rest=base_subtitle(frame, state)
    )


CHART = Chart(
    id="what_changed",
    question=mark("Where did trade grow or shrink, and by how much?"),
    uses=("country", "ledger", "period", "base", "partner"),
    ledgers=("china", "partner", "reconciled"),
    both=True,
    why_not=mark("no two years of exports or imports with this partner."),
    missing=mark("No country has exports or imports with this partner in both years."),
    compares=("country", "flow"),
    latest_else=True,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=420,
)
