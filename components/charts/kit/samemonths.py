"""The same months of two years: their rows, and a drawing of both values and their growth.

Each line of the plot is a pair: this year's bar over the wider grey one of the year before, and at
the right the growth, as computed and as the source publishes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from components.charts.kit import lettering, style
from components.charts.kit.base import Figure, Frame, Reason, Row, brief, row_of, show
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
#: pixels of a chart with few pairs: that of the chart of months, which stands beside it
_LEAST_HEIGHT = 360
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
#: put before a published growth rate in the column of rates, as its marker
_PUBLISHED = "◇\N{NO-BREAK SPACE}"
#: where values and growth stand, in parts of the drawing
_VALUES, _GROWTH = [0.0, 0.57], [0.62, 1.0]
#: room for values beside bars, in parts of the bars' reach
_VALUE_ROOM = 1.0
#: pixels of the column of growth on a phone, and the least that bars take of it
_COLUMN, _LEAST = 74, 15
#: widths of the bars of this year and of the year before
_NEW, _OLD = 0.36, 0.72
#: pixels of a line
_LINE_HEIGHT = 30


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
    """Bars of each pair at the left; growth at the right, if published as a diamond, and its text.

    `drawn` are the pairs, and figures without one, from top to bottom. `name_of` names the line of
    a row, `click` returns the choice of a click on it.
    """
    rates = [row for row in frame if row.measure in RATES]
    lines = [(name_of(new), new, old) for new, old in drawn]
    values = [row.value for _name, new, old in lines for row in (new, old) if row]
    low, high = min(0.0, *values), max(0.0, *values)
    room = _VALUE_ROOM * (high - low)
    layout: Figure = {
        "barmode": "overlay",
        "xaxis": {
            "domain": _VALUES if rates else [0, 1],
            "range": [low - (room if low < 0 else 0), high + (room if high > 0 else 0)],
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
        },
        "yaxis": {
            "autorange": "reversed",
            "type": "category",
            "categoryorder": "array",
            "categoryarray": [name for name, _new, _old in lines],
            "showgrid": False,
            "ticks": "",
            "ticklabelstandoff": 4,
        },
        "annotations": [_heading(_("Value (grey: year earlier)"), _VALUES[0])],
        "margin": {"t": 48, "b": 40},
        "height": max(150 + _LINE_HEIGHT * len(drawn), _LEAST_HEIGHT),
    }
    data = [
        _bars([(name, old, new) for name, new, old in lines if old], _OLD, click, old=True),
        _bars([(name, new, old) for name, new, old in lines], _NEW, click),
    ]
    if rates:
        yuan = any(row.reason == "printed_yuan" for row in rates)
        heading = _("Growth (◇ published, in yuan)") if yuan else _("Growth (◇ published)")
        layout["annotations"].append(_heading(heading.replace("◇ ", _PUBLISHED), _GROWTH[0]))
        texts = _rate_texts(rates, name_of)
        layout["annotations"] += texts
        data += _growth(rates, name_of, click)
        low, high = min(0.0, *(row.value for row in rates)), max(0.0, *(r.value for r in rates))
        reach = high - low
        beside = lettering.room_for([text["text"] for text in texts], beside=10)
        room = beside / max(_COLUMN - beside, _LEAST)
        layout["xaxis2"] = {
            "domain": _GROWTH,
            "anchor": "y",
            # at the left, half a diamond
            "range": [low - 0.1 * reach, high + room * reach],
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
        }
    return {"data": data, "layout": layout}


def _heading(text: str, left: float) -> Figure:
    return lettering.caption(lettering.wrap(text, 14), left, 1.0, font=_SMALL, align="left")


def _bars(
    lines: Sequence[tuple[str, Row, Row | None]],
    width: float,
    click: Callable[[Row], Mapping[str, str]],
    *,
    old: bool = False,
) -> Figure:
    """Bars of the second item of each line; the longer one of a pair has the value of this year.

    A click on either bar of a pair chooses what this year's stands for: they overlap.
    """
    rows = [row for _name, row, _other in lines]
    news = [other if old and other else row for _name, row, other in lines]
    texts = []
    for (_name, row, other), new in zip(lines, news, strict=True):
        longest = other is None or (
            abs(row.value) > abs(other.value) if old else abs(row.value) >= abs(other.value)
        )
        texts.append(brief(new) if longest else "")
    return {
        "type": "bar",
        "orientation": "h",
        "width": width,
        "x": [row.value for row in rows],
        "y": [name for name, _row, _other in lines],
        "text": texts,
        "textposition": "outside",
        "textfont": _SMALL,
        "cliponaxis": False,
        "constraintext": "none",
        "hovertext": [joined((numbers.period(row.period), show(row)), ": ") for row in rows],
        "hovertemplate": "%{y}<br>%{hovertext}<extra></extra>",
        "customdata": [point(row, **click(new)) for row, new in zip(rows, news, strict=True)],
        "marker": {
            "color": [
                style.NEUTRAL if old else style.colour_of(row.country, row.flow) for row in rows
            ],
            "opacity": 0.55 if old else 1.0,
        },
    }


def _rate_texts(rates: Sequence[Row], name_of: Callable[[Row], str]) -> list[Figure]:
    """Growth of each line beside its marks: as computed, and as published where that differs."""
    names: dict[tuple[str, str, str], str] = {}
    ends: dict[tuple[str, str, str], float] = {}
    texts: dict[tuple[str, str, str], list[str]] = {}
    for row in rates:
        key = (row.country, row.ledger, row.period)
        names.setdefault(key, name_of(row))
        ends[key] = max(ends.get(key, 0.0), row.value)
        lines = texts.setdefault(key, [])
        if row.measure == "growth":
            lines.insert(0, show(row))
        elif row.reason == "printed_apart":
            lines.append(_PUBLISHED + show(row))
    return [
        lettering.text_at("<br>".join(lines), 0, x=ends[key], ref="y", size=11)
        | {"y": names[key], "xref": "x2", "xshift": 8}
        for key, lines in texts.items()
    ]


def _growth(
    rates: list[Row],
    name_of: Callable[[Row], str],
    click: Callable[[Row], Mapping[str, str]],
) -> list[Figure]:
    """Computed growth as bars, growth as published as diamonds on top."""
    ring = {"size": 9, "symbol": "diamond-open", "line": {"width": 2}}
    traces = []
    for measure in RATES:
        rows = [row for row in rates if row.measure == measure]
        computed = measure == "growth"
        trace: Figure = (
            {"type": "bar", "width": 0.5} if computed else {"type": "scatter", "mode": "markers"}
        )
        marker = {"opacity": 0.5} if computed else ring
        traces.append(
            trace
            | {
                "orientation": "h",
                "xaxis": "x2",
                "yaxis": "y",
                "x": [row.value for row in rows],
                "y": [name_of(row) for row in rows],
                "hovertext": [in_turn(show(row), row.note) for row in rows],
                "cliponaxis": False,
                "customdata": [point(row, **click(row)) for row in rows],
                "hovertemplate": "%{y}<br>%{hovertext}<extra></extra>",
                "marker": marker
                | {"color": [style.colour_of(row.country, row.flow) for row in rows]},
            }
        )
    return traces


def remark(frame: Frame) -> str:
    """That a growth rate as published is not that of the values, if so; else empty."""
    if any(row.reason == "printed_apart" for row in frame):
        return _(" · ◇ beside a rate: the source publishes another one than its values give")
    return ""
