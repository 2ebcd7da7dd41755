"""How does the year to date compare with the same months a year earlier?"""

from __future__ import annotations

from collections.abc import Mapping

from components.charts.kit import lettering, marks, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Reason,
    Row,
    label_of,
    ledgers_of,
    partner_of,
    row_of,
    show,
)
from components.charts.kit.base import subtitle_of as base_subtitle
from components.charts.kit.points import point
from components.language import numbers
from components.language.terms import ledger_name, short_ledger, trade_with
from components.language.text import _, aside, in_turn, joined, mark
from components.state import ViewState
from data.analysis.measures import growth, like_for_like, printed_growth_differs, year_before
from data.analysis.periods import same_months
from data.records.observation import Observation
from data.store import Store

_COUNT = 12
_SMALL = {"size": 11}
#: how a growth rate was obtained: the reason of its row -> its note
_RATE_NOTES: Mapping[Reason, str] = {
    "computed": mark("calculated from the two values"),
    "printed": mark("as published by the source"),
    "printed_apart": mark(
        "as published by the source; differs from the two values by more than rounding"
    ),
    "printed_yuan": mark("as published by the source, in yuan"),
}
_RATES = ("growth", "growth_printed")
#: put before a published growth rate that differs from its values
_MARK = "≠ "
#: space between the end of a bar, where a diamond may be, and its label
_LABEL_GAP = "\N{EN SPACE}"


def table(store: Store, state: ViewState) -> Frame:
    """Pairs of the same months in two years, latest first: both values (US dollars) and growth.

    Growth is in percent: computed from the pair (measure `growth`), and as published
    (`growth_printed`), with the reason `printed_apart` if rounding does not explain the difference.
    Single months are used only if there is no pair of years to date.
    """
    count = _COUNT // len(ledgers_of(state))
    return tuple(
        row for ledger in ledgers_of(state) for row in _ledger_rows(store, state, ledger, count)
    )


def _ledger_rows(store: Store, state: ViewState, ledger: str, count: int) -> list[Row]:
    series = store.part_year(state.country, state.flow, ledger, partner_of(state))
    rows: list[Row] = []
    drawn: set[str] = set()
    for new, old in same_months(store, series)[:count]:
        for observation in (new, old):
            if observation.period not in drawn:
                drawn.add(observation.period)
                rows.append(row_of(store, observation))
        rate = growth(new.value_usd, old.value_usd)
        if rate is None or state.flow == "balance":
            continue
        rows.append(_rate(store, new, "growth", rate, "computed", (old,)))
        if new.growth_pct is not None:
            printed = _rate(
                store, new, "growth_printed", new.growth_pct, _published_reason(new, old), ()
            )
            rows.append(printed._replace(status=new.status))
    return rows


def _published_reason(new: Observation, old: Observation) -> Reason:
    """The reason of a published growth rate: whether it agrees with the two values."""
    if printed_growth_differs(new, old):
        return "printed_apart"
    return "printed_yuan" if "CNY" in new.unit else "printed"


def _rate(
    store: Store,
    observation: Observation,
    measure: str,
    value: float,
    reason: Reason,
    also: tuple[Observation, ...],
) -> Row:
    row = row_of(
        store,
        observation,
        measure=measure,
        value=value,
        unit="percent",
        also=also,
        note=_(_RATE_NOTES[reason]),
        base=year_before(observation.period),
    )
    return row._replace(reason=reason)


def why_empty(store: Store, state: ViewState) -> str:
    """Which parts of years there are, and why they cannot be compared."""
    text = _(
        "No figures found for the same months of two years for this flow "
        "and partner, so there is no like-for-like comparison."
    )
    for ledger in CHART.ledgers:
        series = store.part_year(state.country, state.flow, ledger, partner_of(state))
        spans = sorted(series, key=_end, reverse=True)[:3]
        if spans:
            text += " " + _(
                "{ledger} cover {periods}, but not the same months a year earlier."
            ).format(
                ledger=ledger_name(ledger)[0].upper() + ledger_name(ledger)[1:],
                periods=joined(numbers.period(span) for span in spans),
            )
    if state.flow != "turnover":
        series = store.part_year(state.country, "turnover", "china", partner_of(state))
        if like_for_like(series):
            text += " " + _("For {country}, total trade can be compared.").format(
                country=label_of(store, state.country)
            )
    return text


def _pairs(frame: Frame) -> list[tuple[Row, Row]]:
    """(this year, the year before), in the order of the frame."""
    values = {(row.ledger, row.period): row for row in frame if row.measure == "value"}
    return [
        (row, values[row.ledger, year_before(row.period)])
        for row in values.values()
        if (row.ledger, year_before(row.period)) in values
    ]


def _label(row: Row, both: bool) -> str:
    """Name of a line: the months, and the ledger if there are two."""
    months = numbers.period(row.period)
    return in_turn(months, short_ledger(row.ledger)) if both else months


def figure(frame: Frame, state: ViewState) -> Figure:
    """A dumbbell for each pair at the left; growth at the right, if published as a diamond."""
    both = marks.has_two_ledgers(frame)
    pairs = sorted(_pairs(frame), key=lambda pair: _end(pair[0].period), reverse=True)
    rates = [row for row in frame if row.measure in _RATES]
    names = [_label(new, both) for new, _old in pairs]
    colour = style.colour_of(frame[0].country, frame[0].flow)
    data: list[Figure] = [
        {
            "type": "scatter",
            "orientation": "h",
            "mode": "lines",
            "x": [value for new, old in pairs for value in (old.value, new.value, None)],
            "y": [end for name in names for end in (name, name, None)],
            "line": {"width": 3, "color": style.NEUTRAL},
            "opacity": 0.5,
            "hoverinfo": "skip",
        },
        _dots([old for _new, old in pairs], names, style.NEUTRAL, 8, state),
        _dots([new for new, _old in pairs], names, colour, 11, state),
    ]
    # the plot is half as wide as the card
    axis = style.axis_money([row.value for pair in pairs for row in pair], most=2 if rates else 3)
    layout: Figure = {
        "xaxis": axis | {"domain": [0, 0.56] if rates else [0, 1]},
        "yaxis": {
            "autorange": "reversed",
            "type": "category",
            "categoryorder": "array",
            "categoryarray": names,
        },
        "annotations": [
            lettering.caption(
                lettering.wrap(_("Value (grey: year earlier)")), 0.0, 1.0, font=_SMALL
            )
        ],
        "margin": {"t": 48},
        "height": 154 + 27 * len(pairs),
    }
    if rates:
        yuan = any(row.reason == "printed_yuan" for row in rates)
        heading = _("Growth (◇ published, in yuan)") if yuan else _("Growth (◇ published)")
        heading = heading.replace("◇ ", "◇\N{NO-BREAK SPACE}")
        data += _growth(rates, colour, both)
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
        layout["annotations"].append(
            lettering.caption(lettering.wrap(heading, 16), 0.64, 1.0, font=_SMALL)
        )
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
        "text": [joined((numbers.period(row.period), show(row)), ": ") for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
        "customdata": [point(row, period=row.period[:4]) for row in rows],
        "marker": {
            "size": size,
            "color": colour,
            "symbol": [marks.symbols([row], style.LEDGER_SYMBOL[row.ledger])[0] for row in rows],
            "opacity": [style.fade(row.period[:4], state.period) for row in rows],
        },
    }


def _growth(rates: list[Row], colour: str, both: bool) -> list[Figure]:
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
    differing = {(row.ledger, row.period) for row in rates if row.reason == "printed_apart"}
    traces = []
    for trace, measure in ((bars, "growth"), (diamonds, "growth_printed")):
        rows = [row for row in rates if row.measure == measure]
        traces.append(
            trace
            | {
                "orientation": "h",
                "xaxis": "x2",
                "yaxis": "y",
                "x": [row.value for row in rows],
                "y": [_label(row, both) for row in rows],
                "text": [
                    _LABEL_GAP
                    + (_MARK if (row.ledger, row.period) in differing else "")
                    + show(row)
                    for row in rows
                ],
                "hovertext": [in_turn(show(row), row.note) for row in rows],
                "cliponaxis": False,
                "customdata": [point(row, period=row.period[:4]) for row in rows],
                "hovertemplate": "%{y}: %{hovertext}<extra></extra>",
            }
        )
    return traces


def finding(frame: Frame, state: ViewState) -> str:
    """The latest months, the same months a year earlier, and their growth."""
    pairs = {new.period: (new, old) for new, old in _pairs(frame) if new.ledger == frame[0].ledger}
    period = max(pairs, key=_end)
    new, old = pairs[period]
    sentence = _(
        "{country}'s {trade} came to {new} in {period}, against {old} a year earlier"
    ).format(
        country=new.country_name,
        trade=trade_with(new.flow, new.partner, new.partner_name),
        new=show(new),
        old=show(old),
        period=numbers.period(period),
    )
    rates = [
        row
        for row in frame
        if (row.measure, row.period, row.ledger) == ("growth", period, new.ledger)
    ]
    return aside(sentence, show(rates[0]) if rates else "")


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger and years; that the same months are compared; what ≠ means."""
    text = base_subtitle(frame, state) + _(" · same months of two years")
    if any(row.reason == "printed_apart" for row in frame):
        text += _(" · ≠ the growth the source publishes differs from its own values")
    return text


CHART = Chart(
    id="year_to_date",
    question=mark("How does the year to date compare with the same months a year earlier?"),
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=("china", "partner"),
    why_not=mark("reconciled figures exist for whole years only."),
    both=True,
    missing=mark("No figures found for the same months of two years for this flow and partner."),
    why_empty=why_empty,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=460,
)
