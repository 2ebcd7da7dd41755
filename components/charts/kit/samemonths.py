"""The same months of two years: their rows, and a drawing of both values and their growth.

Each line of the plot is a pair: this year's value and the grey one of the year before, and at the
right the growth, as computed and as the source publishes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from components.charts.kit import lettering, marks, style
from components.charts.kit.base import Figure, Frame, Reason, Row, row_of, show
from components.charts.kit.points import point
from components.language import numbers
from components.language.terms import trade_with
from components.language.text import _, aside, in_turn, joined, mark
from data.analysis.measures import growth, printed_growth_differs, year_before
from data.records.observation import Observation
from data.store import Store

#: this year's figure and that of the year before
Pair = tuple[Row, Row]
#: the same where no figure of the year before may compare with this year's
Line = tuple[Row, Row | None]
#: what the declarations of these charts have in common
SHARED: Mapping[str, Any] = {
    "uses": ("country", "flow", "ledger", "period", "partner"),
    "ledgers": ("china", "partner"),
    "why_not": mark("reconciled figures exist for whole years only."),
    "both": True,
    "missing": mark("No figures found for the same months of two years for this flow and partner."),
}
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
RATES = ("growth", "growth_printed")
#: put before a published growth rate that differs from its values
_MARK = "≠ "
#: space between the end of a bar, where a diamond may be, and its label
_LABEL_GAP = "\N{EN SPACE}"


def rows_of(store: Store, months: Iterable[tuple[Observation, Observation]]) -> list[Row]:
    """The rows of pairs of one country and ledger: values, and growth, except of a balance.

    Values are in US dollars, growth in percent: computed from the pair (measure `growth`), and as
    published (`growth_printed`), with the reason `printed_apart` if rounding does not explain the
    difference.
    """
    rows: list[Row] = []
    drawn: set[str] = set()
    for new, old in months:
        for observation in (new, old):
            if observation.period not in drawn:
                drawn.add(observation.period)
                rows.append(row_of(store, observation))
        rate = growth(new.value_usd, old.value_usd)
        if rate is None or new.flow == "balance":
            continue
        rows.append(_rate(store, new, "growth", rate, "computed", (old,)))
        if new.growth_pct is not None:
            reason = _published_reason(new, old)
            published = _rate(store, new, "growth_printed", new.growth_pct, reason, ())
            rows.append(published._replace(status=new.status))
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


def pairs(frame: Frame) -> list[Pair]:
    """(this year, the year before), in the order of the frame."""
    values = {(row.country, row.ledger, row.period): row for row in frame if row.measure == "value"}
    return [
        (row, values[row.country, row.ledger, before])
        for row in values.values()
        if (row.country, row.ledger, before := year_before(row.period)) in values
    ]


def latest_first(frame: Frame) -> list[Line]:
    """The pairs of a frame and its figures without a pair, the one that ends latest first."""
    paired = pairs(frame)
    known = {id(row) for pair in paired for row in pair}
    alone = [row for row in frame if row.measure == "value" and id(row) not in known]
    lines: list[Line] = [*paired, *((row, None) for row in alone)]
    return sorted(lines, key=lambda line: end(line[0].period), reverse=True)


def sound(found: Sequence[Pair]) -> list[Pair]:
    """The pairs without a suspect figure; all of them if each has one."""
    kept = [pair for pair in found if all(row.status != "suspect" for row in pair)]
    return kept or list(found)


def sentence(frame: Frame, pair: Pair) -> str:
    """Both figures of a pair, and their growth, as a title."""
    new, old = pair
    text = _("{country}'s {trade} came to {new} in {period}, against {old} a year earlier").format(
        country=new.country_name,
        trade=trade_with(new.flow, new.partner, new.partner_name),
        new=show(new),
        old=show(old),
        period=numbers.period(new.period),
    )
    key = ("growth", new.country, new.ledger, new.period)
    rates = [row for row in frame if (row.measure, row.country, row.ledger, row.period) == key]
    return aside(text, show(rates[0]) if rates else "")


def end(period: str) -> tuple[str, str]:
    """A key to sort parts of years by their last month."""
    return period[-7:], period


def figure(
    frame: Frame,
    drawn: Sequence[Line],
    name_of: Callable[[Row], str],
    click: Callable[[Row], Mapping[str, str]],
) -> Figure:
    """A dumbbell for each pair at the left; growth at the right, if published as a diamond.

    `drawn` are the pairs, and figures without one, from top to bottom. `name_of` names the line of
    a row, `click` returns the choice of a click on it.
    """
    colours = [style.colour_of(new.country, new.flow) for new, _old in drawn]
    olds, news = [old for _new, old in drawn], [new for new, _old in drawn]
    rates = [row for row in frame if row.measure in RATES]
    names = [name_of(new) for new in news]
    data: list[Figure] = [
        {
            "type": "scatter",
            "orientation": "h",
            "mode": "lines",
            "x": [value for new, old in drawn for value in ((old or new).value, new.value, None)],
            "y": [end for name in names for end in (name, name, None)],
            "line": {"width": 3, "color": style.NEUTRAL},
            "opacity": 0.5,
            "hoverinfo": "skip",
        },
        _dots(
            [old for old in olds if old],
            [name for name, old in zip(names, olds, strict=True) if old],
            [style.NEUTRAL] * len(drawn),
            8,
            click,
        ),
        _dots(news, names, colours, 11, click),
    ]
    # the plot is half as wide as the card
    axis = style.axis_money([row.value for row in (*news, *olds) if row], most=2 if rates else 3)
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
                lettering.wrap(_("Value (grey: year earlier)"), 12),
                0.0,
                1.0,
                font=_SMALL,
                align="left",
            )
        ],
        "margin": {"t": 48},
        "height": 154 + 27 * len(drawn),
    }
    if rates:
        yuan = any(row.reason == "printed_yuan" for row in rates)
        heading = _("Growth (◇ published, in yuan)") if yuan else _("Growth (◇ published)")
        heading = heading.replace("◇ ", "◇\N{NO-BREAK SPACE}")
        data += _growth(rates, name_of, click)
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
            lettering.caption(lettering.wrap(heading, 12), 0.64, 1.0, font=_SMALL, align="left")
        )
    return {"data": data, "layout": layout}


def _dots(
    rows: list[Row],
    names: list[str],
    colours: list[str],
    size: int,
    click: Callable[[Row], Mapping[str, str]],
) -> Figure:
    return {
        "type": "scatter",
        "orientation": "h",
        "mode": "markers",
        "x": [row.value for row in rows],
        "y": names,
        "text": [joined((numbers.period(row.period), show(row)), ": ") for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
        "customdata": [point(row, **click(row)) for row in rows],
        "marker": {
            "size": size,
            "color": colours,
            "symbol": [marks.symbols([row], style.LEDGER_SYMBOL[row.ledger])[0] for row in rows],
        },
    }


def _growth(
    rates: list[Row],
    name_of: Callable[[Row], str],
    click: Callable[[Row], Mapping[str, str]],
) -> list[Figure]:
    """Computed growth as bars with their value, printed growth as diamonds on top."""
    bars = {"type": "bar", "textposition": "outside", "textfont": _SMALL, "width": 0.5}
    ring = {"size": 9, "symbol": "diamond-open", "line": {"width": 2}}
    differing = {
        (row.country, row.ledger, row.period) for row in rates if row.reason == "printed_apart"
    }
    traces = []
    for measure in RATES:
        rows = [row for row in rates if row.measure == measure]
        colours = [style.colour_of(row.country, row.flow) for row in rows]
        computed = measure == "growth"
        trace = bars if computed else {"type": "scatter", "mode": "markers"}
        marker = {"opacity": 0.5} if computed else ring
        traces.append(
            trace
            | {
                "orientation": "h",
                "xaxis": "x2",
                "yaxis": "y",
                "x": [row.value for row in rows],
                "y": [name_of(row) for row in rows],
                "text": [
                    _LABEL_GAP
                    + (_MARK if (row.country, row.ledger, row.period) in differing else "")
                    + show(row)
                    for row in rows
                ],
                "hovertext": [in_turn(show(row), row.note) for row in rows],
                "cliponaxis": False,
                "customdata": [point(row, **click(row)) for row in rows],
                "hovertemplate": "%{y}: %{hovertext}<extra></extra>",
                "marker": marker | {"color": colours},
            }
        )
    return traces


def remark(frame: Frame) -> str:
    """What ≠ means, if a growth rate as published is not that of the values; else empty."""
    if any(row.reason == "printed_apart" for row in frame):
        return _(" · ≠ the growth the source publishes differs from its own values")
    return ""
