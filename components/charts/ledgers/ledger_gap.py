"""How much trade do China's customs and each country's own statistics record?"""

from __future__ import annotations

from collections.abc import Sequence
from math import log, log10
from typing import Any

from components.charts.kit import draw, lettering, pairs, style
from components.charts.kit.base import Chart, Figure, Frame, Row, brief, show, span_of
from components.language.terms import country_name, short_ledger, with_china
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.mirror import CHINA_LEDGER, OWN_LEDGER, gaps, newest_year
from data.records.codes import COUNTRIES, REGION
from data.store import Store

_LEDGERS = (CHINA_LEDGER, OWN_LEDGER)


def table(store: Store, state: ViewState) -> Frame:
    """For each country both values (US dollars), their difference and ratio; widest ratio first.

    The year is the chosen one, else the latest that both sides counted. If one side is missing
    there is one row, with the reason; a country without figures from either side has none.
    """
    flow = goods_flow(state.flow)
    blocks: list[tuple[float, tuple[Row, ...]]] = []
    for country in COUNTRIES:
        pairs_by_year = gaps(store, country, flow)
        year = state.period or newest_year(store, country, flow)
        gap = pairs_by_year.get(year)
        if gap:
            rows = (*pairs.value_rows(store, gap), pairs.gap_row(store, gap))
            blocks.append((abs(log(gap.ratio)), (*rows, pairs.ratio_row(store, gap))))
        else:
            row = pairs.unpaired_row(store, country, flow, year)
            if row:
                blocks.append((-1.0, (row,)))
    blocks.sort(key=lambda entry: -entry[0])
    return tuple(row for _width, rows in blocks for row in rows)


def _label(row: Row) -> str:
    return f"{row.country_name}<br>{row.period}"


def _split(frame: Frame) -> dict[str, dict[str, Row]]:
    """Country -> measure or ledger -> row."""
    sides: dict[str, dict[str, Row]] = {}
    for row in frame:
        key = row.ledger if row.measure in pairs.COUNTED else row.measure
        sides.setdefault(row.country, {})[key] = row
    return sides


def figure(frame: Frame, state: ViewState) -> Figure:
    """A dumbbell for each country on a log scale, on which equal lengths are equal ratios."""
    chosen = "" if state.country == REGION else state.country
    counted = [row for row in frame if row.measure in pairs.COUNTED]
    sides = _split(frame)
    labels = {
        code: _label(next(iter(country_rows.values()))) for code, country_rows in sides.items()
    }
    missing = [code for code in COUNTRIES if code not in sides]
    for code in missing:
        labels[code] = f"{country_name(code)}<br>{state.period}"
    axis = style.axis_log_money([row.value for row in counted])
    data: list[Figure] = []
    notes: list[Figure] = []
    for code, country_rows in sides.items():
        opacity = style.fade(code, chosen)
        if pairs.RATIO in country_rows:
            ends = [country_rows[ledger].value for ledger in _LEDGERS]
            data.append(draw.connector(labels[code], ends, 0.5 * opacity))
            middle = (log10(ends[0]) + log10(ends[1])) / 2
            text = f"<b>{show(country_rows[pairs.RATIO])}</b>"
            notes.append(_note(text, middle, labels[code], opacity, size=14))
        else:
            row = next(iter(country_rows.values()))
            text = lettering.wrap(pairs.why_unpaired(row), 22)
            notes.append(_note(text, log10(row.value), labels[code], opacity, inside=axis["range"]))
    for code in missing:
        text = lettering.wrap(
            _("no figure from either side for {year}").format(year=state.period), 22
        )
        notes.append(
            _note(text, 0.02, labels[code], style.fade(code, chosen))
            | {"xref": "paper", "xanchor": "left", "yshift": 0, "yanchor": "middle"}
        )
    for ledger in _LEDGERS:
        rows = [row for row in counted if row.ledger == ledger]
        data.append(_key(ledger))
        if rows:
            data.append(
                draw.dots(
                    rows,
                    name=short_ledger(ledger),
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
                "categoryarray": [labels[code] for code in reversed((*sides, *missing))],
                "range": [-0.55, len(labels) - 0.35],
                "showgrid": False,
                "tickfont": {"size": 12},
            },
            "margin": {"t": 44},
        },
    }


def _text(row: Row) -> str:
    """The value; with a star for a total of the office, which the subtitle explains."""
    return f"{brief(row)}*" if row.measure == pairs.PRINTED else brief(row)


def _side(row: Row, country_rows: dict[str, Row]) -> str:
    """The lower value is at the left, the higher at the right."""
    other = country_rows.get(_LEDGERS[row.ledger == CHINA_LEDGER], row)
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
    """Text above the line of a country; `x` is a power of ten, as plotly expects on log axes.

    Text near an edge of the axis begins or ends at its point, so that it stays `inside`.
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
        "name": short_ledger(ledger),
        "x": [None],
        "y": [None],
        "marker": {"symbol": style.LEDGER_SYMBOL[ledger], "size": 11, "color": colour},
        "hoverinfo": "skip",
        "showlegend": True,
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country's two figures, else those with the widest ratio."""
    sides = _split(frame)
    rows = sides.get(state.country)
    if rows is None:
        rows = next(iter(sides.values()))  # the widest ratio is first
    if pairs.RATIO not in rows:
        row = next(iter(rows.values()))
        if state.country not in sides:
            return _("No country has figures from both sides for {year}").format(year=row.period)
        return pairs.one_sided(row)
    text = pairs.both_sides(rows[CHINA_LEDGER], rows[OWN_LEDGER])
    return _("{text} ({ratio})").format(text=text, ratio=show(rows[pairs.RATIO]))


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
    compares=("country",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=440,
)
