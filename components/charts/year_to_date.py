"""How do the months of a year so far compare with the same months of the year before?"""

from __future__ import annotations

from components import numbers
from components.charts import draw, style
from components.charts.base import Chart, Figure, Frame, Row, flow_name, partner_of, row_of, show
from components.charts.base import subtitle_of as base_subtitle
from components.charts.breakdown import counted_alike
from components.state import ViewState
from components.text import _, mark
from data.measures import growth, like_for_like, year_before
from data.store import Store

_COUNT = 12
_SMALL = {"size": 11}
_COMPUTED = mark("computed from the two values")
_PRINTED = mark("as printed by the source")


def table(store: Store, state: ViewState) -> Frame:
    """Pairs of the same months in two years, newest first: both values (US dollars) and growth.

    Growth is in percent: computed from the pair, and once more where the source printed it.
    Single months stand in only where there is no year-to-date.
    """
    series = store.part_year(state.country, state.flow, state.ledger, partner_of(state))
    pairs = like_for_like(series)
    pairs = [one for one in pairs if counted_alike(store, *one[1:])]
    pairs = [one for one in pairs if "/" in one[0]] or pairs
    pairs.sort(key=lambda one: (one[0][-7:], one[0]), reverse=True)
    rows: list[Row] = []
    told: set[str] = set()
    for _period, new, old in pairs[:_COUNT]:
        for seen in (new, old):
            if seen.period not in told:
                told.add(seen.period)
                rows.append(row_of(store, seen))
        for rate, also, how in (
            (growth(new.value_usd, old.value_usd), (old,), _COMPUTED),
            (new.growth_pct, (), _PRINTED),
        ):
            if rate is not None and state.flow != "balance":
                made = row_of(
                    store, new, measure="growth", value=rate, unit="percent", also=also, note=_(how)
                )
                rows.append(made if also else made._replace(status=new.status))
    return tuple(rows)


def _pairs(frame: Frame) -> list[tuple[Row, Row]]:
    """(this year, the year before), in the order of the frame."""
    values = {row.period: row for row in frame if row.measure == "value"}
    return [
        (row, values[year_before(row.period)])
        for row in values.values()
        if year_before(row.period) in values
    ]


def figure(frame: Frame, state: ViewState) -> Figure:
    """A dumbbell for each pair at the left; at the right growth, the printed one as a diamond."""
    pairs = sorted(_pairs(frame), key=lambda one: _end(one[0].period), reverse=True)
    rates = [row for row in frame if row.measure == "growth"]
    names = [numbers.period(new.period) for new, _old in pairs]
    colour = style.colour_of(frame[0].country, frame[0].flow)
    data: list[Figure] = [
        {
            "type": "scatter",
            "orientation": "h",
            "mode": "lines",
            "x": [value for new, old in pairs for value in (old.value, new.value, None)],
            "y": [name for one in names for name in (one, one, None)],
            "line": {"width": 3, "color": style.NEUTRAL},
            "opacity": 0.5,
            "hoverinfo": "skip",
        },
        _dots([old for _new, old in pairs], names, style.NEUTRAL, 8, state),
        _dots([new for new, _old in pairs], names, colour, 11, state),
    ]
    axis = style.axis_money([row.value for pair in pairs for row in pair])
    ends = (axis["tickvals"][0], axis["tickvals"][-1])
    axis["ticktext"] = [
        text if tick in ends else ""
        for tick, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
    ]
    layout: Figure = {
        "xaxis": axis | {"tickangle": 0, "domain": [0, 0.56] if rates else [0, 1]},
        "yaxis": {
            "autorange": "reversed",
            "type": "category",
            "categoryorder": "array",
            "categoryarray": names,
        },
        "annotations": [draw.caption(_("Value (grey: year before)"), 0.0, 1.0, font=_SMALL)],
        "margin": {"t": 34},
        "height": 140 + 27 * len(pairs),
    }
    if rates:
        data += _growth(rates, colour)
        low, high = min(0.0, *(row.value for row in rates)), max(row.value for row in rates)
        room = 0.7 * (max(high, 0.0) - low)
        layout["xaxis2"] = {
            "domain": [0.64, 1],
            "anchor": "y",
            "range": [low - (room if low < 0 else 0), max(high, 0.0) + room],
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
        }
        layout["annotations"].append(draw.caption(_("Growth (◇ printed)"), 0.64, 1.0, font=_SMALL))
    return {"data": data, "layout": layout}


def _end(period: str) -> tuple[str, str]:
    return period[-7:], period


def _dots(rows: list[Row], names: list[str], colour: str, size: int, state: ViewState) -> Figure:
    return {
        "type": "scatter",
        "orientation": "h",
        "mode": "markers",
        "x": [row.value for row in rows],
        "y": names,
        "text": [f"{numbers.period(row.period)}: {show(row)}" for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
        "customdata": [{"period": row.period[:4]} for row in rows],
        "marker": {
            "size": size,
            "color": colour,
            "symbol": draw.symbols(rows),
            "opacity": [style.fade(row.period[:4], state.period) for row in rows],
        },
    }


def _growth(rates: list[Row], colour: str) -> list[Figure]:
    """Computed growth as bars with their value, printed growth as diamonds on top."""
    bars = {
        "type": "bar",
        "textposition": "outside",
        "textfont": _SMALL,
        "width": 0.5,
        "marker": {"color": colour, "opacity": 0.5},
    }
    ring = {"size": 9, "color": colour, "symbol": "diamond-open", "line": {"width": 2}}
    diamonds = {"type": "scatter", "mode": "markers", "marker": ring}
    return [
        looks
        | {
            "orientation": "h",
            "xaxis": "x2",
            "yaxis": "y",
            "x": [row.value for row in rates if row.note == note],
            "y": [numbers.period(row.period) for row in rates if row.note == note],
            "text": [show(row) for row in rates if row.note == note],
            "cliponaxis": False,
            "hovertemplate": f"%{{y}}: %{{text}}, {note}<extra></extra>",
        }
        for looks, note in ((bars, _(_COMPUTED)), (diamonds, _(_PRINTED)))
    ]


def finding(frame: Frame, state: ViewState) -> str:
    """The newest months beside those of the year before, and their growth."""
    pairs = {new.period: (new, old) for new, old in _pairs(frame)}
    period = max(pairs, key=_end)
    new, old = pairs[period]
    said = _("{country}'s {flow} with {partner}: {new} in {period}, {old} a year before").format(
        country=new.country_name,
        flow=flow_name(new.flow),
        partner=new.partner_name,
        new=show(new),
        old=show(old),
        period=numbers.period(period),
    )
    rate = [row for row in frame if row.measure == "growth" and row.period == period]
    return said + (f" ({show(rate[0])})" if rate else "")


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger and years; only the same months are compared."""
    return base_subtitle(frame, state) + _(" · same months of two years")


CHART = Chart(
    id="year_to_date",
    question=mark("How does the year so far compare with the same months a year before?"),
    view="country",
    order=70,
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=("china", "partner"),
    why_not=mark("reconciled figures exist for whole years only."),
    missing=mark(
        "Nobody publishes the same months of two years for this flow and partner, so nothing "
        "here compares like with like."
    ),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=460,
)
