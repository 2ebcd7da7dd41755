"""How much is it: China's customs and the country's own statistics side by side."""

from __future__ import annotations

from collections.abc import Sequence
from math import log, log10
from typing import Any

from components.charts.kit import draw, lettering, pairs, style
from components.charts.kit.base import Chart, Figure, Frame, Row, brief, show, span_of
from components.language import numbers
from components.language.terms import country_name, flow_name, with_china
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.mirror import CHINA_LEDGER, OWN_LEDGER, gaps, newest_year
from data.records.codes import COUNTRIES, REGION
from data.store import Store

_LEDGERS = (CHINA_LEDGER, OWN_LEDGER)
_NAMES = {CHINA_LEDGER: mark("China’s customs"), OWN_LEDGER: mark("national statistics")}


def table(store: Store, state: ViewState) -> Frame:
    """For each country both values (US dollars), their difference and ratio; widest ratio first.

    The year is the chosen one, else the newest that both sides counted. Where one side is missing
    there is one row with the reason; a country that nobody counted has none.
    """
    flow = goods_flow(state.flow)
    found: list[tuple[float, tuple[Row, ...]]] = []
    for country in COUNTRIES:
        known = gaps(store, country, flow)
        year = state.period or newest_year(store, country, flow)
        gap = known.get(year)
        if gap:
            rows = (*pairs.value_rows(store, gap), pairs.gap_row(store, gap))
            found.append((abs(log(gap.ratio)), (*rows, pairs.ratio_row(store, gap))))
        else:
            row = pairs.unpaired_row(store, country, flow, year)
            if row:
                found.append((-1.0, (row,)))
    found.sort(key=lambda entry: -entry[0])
    return tuple(row for _width, rows in found for row in rows)


def _label(row: Row) -> str:
    return f"{row.country_name}<br>{row.period}"


def _split(frame: Frame) -> dict[str, dict[str, Row]]:
    """Country -> measure or ledger -> row."""
    found: dict[str, dict[str, Row]] = {}
    for row in frame:
        key = row.ledger if row.measure in pairs.COUNTED else row.measure
        found.setdefault(row.country, {})[key] = row
    return found


def figure(frame: Frame, state: ViewState) -> Figure:
    """A dumbbell for each country on a log scale, where equal lengths are equal ratios."""
    chosen = "" if state.country == REGION else state.country
    counted = [row for row in frame if row.measure in pairs.COUNTED]
    sides = _split(frame)
    labels = {code: _label(next(iter(found.values()))) for code, found in sides.items()}
    nobody = [code for code in COUNTRIES if code not in sides]
    for code in nobody:
        labels[code] = f"{country_name(code)}<br>{state.period}"
    axis = style.axis_log_money([row.value for row in counted])
    data: list[Figure] = []
    notes: list[Figure] = []
    for code, found in sides.items():
        shown = style.fade(code, chosen)
        if pairs.RATIO in found:
            ends = [found[ledger].value for ledger in _LEDGERS]
            data.append(draw.connector(labels[code], ends, 0.5 * shown))
            middle = (log10(ends[0]) + log10(ends[1])) / 2
            told = f"<b>{show(found[pairs.RATIO])}</b>"
            notes.append(_note(told, middle, labels[code], shown, size=14))
        else:
            row = next(iter(found.values()))
            told = lettering.wrap(pairs.why_unpaired(row), 22)
            notes.append(_note(told, log10(row.value), labels[code], shown, inside=axis["range"]))
    for code in nobody:
        told = lettering.wrap(
            _("no figure from either side for {year}").format(year=state.period), 22
        )
        notes.append(
            _note(told, 0.02, labels[code], style.fade(code, chosen))
            | {"xref": "paper", "xanchor": "left", "yshift": 0, "yanchor": "middle"}
        )
    for ledger in _LEDGERS:
        rows = [row for row in counted if row.ledger == ledger]
        data.append(_key(ledger))
        if rows:
            data.append(
                draw.dots(
                    rows,
                    name=_(_NAMES[ledger]),
                    label=lambda row: labels[row.country],
                    text=_text,
                    side=lambda row: _side(row, sides[row.country]),
                    hover=lambda row: f"{show(row)} {row.note}".strip(),
                    colour=lambda row: (
                        style.ACCENT
                        if row.ledger == CHINA_LEDGER
                        else style.COUNTRY_COLOURS[row.country]
                    ),
                    click=lambda row: {"country": row.country, "period": row.period},
                    shape=style.LEDGER_SYMBOL[ledger],
                    opacity=lambda row: style.fade(row.country, chosen),
                )
                | {"showlegend": False}
            )
    return {
        "data": data,
        "layout": {
            "annotations": notes,
            "showlegend": True,
            "legend": draw.LEGEND,
            "xaxis": axis,
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": [labels[code] for code in reversed((*sides, *nobody))],
                "range": [-0.55, len(labels) - 0.35],
                "showgrid": False,
                "tickfont": {"size": 12},
            },
            "margin": {"t": 44},
        },
    }


def _text(row: Row) -> str:
    """The value; a star where it is the office's own total, told in the subtitle."""
    return f"{brief(row)}*" if row.measure == pairs.PRINTED else brief(row)


def _side(row: Row, found: dict[str, Row]) -> str:
    """The lower value is written at the left, the higher at the right."""
    other = found.get(_LEDGERS[row.ledger == CHINA_LEDGER], row)
    if row.value == other.value:
        return "right" if row.ledger == CHINA_LEDGER or other is row else "left"
    return "right" if row.value > other.value else "left"


def _note(
    text: str,
    x: float,
    label: str,
    opacity: float,
    *,
    size: int = 12,
    inside: Sequence[float] = (),
) -> dict[str, Any]:
    """Words above the line of a country; `x` in powers of ten, as plotly wants it.

    Long ones begin or end at their point, so that they stay `inside` the axis.
    """
    place = (x - inside[0]) / (inside[1] - inside[0]) if inside else 0.5
    return {
        "text": text,
        "x": x,
        "xanchor": "left" if place < 0.2 else "right" if place > 0.8 else "center",
        "y": label,
        "yanchor": "bottom",
        "yshift": 7,
        "showarrow": False,
        "font": {"size": size},
        "opacity": max(opacity, 0.5),
    }


def _key(ledger: str) -> Figure:
    """An entry of the key: the marker of a ledger, without a value."""
    colour = style.ACCENT if ledger == CHINA_LEDGER else style.NEUTRAL
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _(_NAMES[ledger]),
        "x": [None],
        "y": [None],
        "marker": {"symbol": style.LEDGER_SYMBOL[ledger], "size": 11, "color": colour},
        "hoverinfo": "skip",
        "showlegend": True,
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country's two figures, or those that are furthest apart."""
    sides = _split(frame)
    mine = sides.get(state.country)
    if mine is None:
        mine = next(iter(sides.values()))  # the widest stands first
    if pairs.RATIO not in mine:
        row = next(iter(mine.values()))
        if state.country not in sides:
            return _("No country has figures from both sides for {year}").format(year=row.period)
        who = _("China") if row.ledger == CHINA_LEDGER else row.country_name
        return _("{country}'s {flow} in {year}: {who} recorded {value}; {reason}").format(
            country=row.country_name,
            flow=flow_name(row.flow),
            year=row.period,
            who=who,
            value=numbers.money(row.value),
            reason=pairs.why_unpaired(row),
        )
    text = pairs.both_sides(mine[CHINA_LEDGER], mine[OWN_LEDGER])
    return _("{text} ({ratio})").format(text=text, ratio=show(mine[pairs.RATIO]))


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit and scale, flow and years; what an office's own total counts."""
    return _(
        "US dollars, current prices, log scale (equal lengths are equal "
        "ratios) · {flow} · {span}{printed}"
    ).format(
        flow=with_china(frame[0].flow),
        span=span_of(frame),
        printed=pairs.printed_notes(frame, "* "),
    )


CHART = Chart(
    id="ledger_gap",
    question=mark("How much trade do China and each country record?"),
    wide=True,
    uses=("country", "flow", "period"),
    missing=mark("No figures found from either side for this flow and year."),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=440,
)
