"""China's count and the national one side by side, for each country, with their ratio."""

from __future__ import annotations

from math import log10

from components.charts.kit import draw, lettering, marks, pairs, style
from components.charts.kit.base import Chart, Figure, Frame, Row, brief, show, span_of
from components.charts.kit.points import point
from components.language.terms import country_name, short_ledger, with_china
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.mirror import CHINA_LEDGER, OWN_LEDGER, gaps, newest_year
from data.records.codes import COUNTRIES, REGION
from data.store import Store

#: part of the width that the bars have with their labels, and where the ratios begin
_AMOUNTS, _RATIOS = 0.68, 0.76
#: part of their own width that bars may take; their labels stand in the rest
_BARS = 0.74


def table(store: Store, state: ViewState) -> Frame:
    """Both values (US dollars) and their ratio for each country, largest trade first.

    Of the chosen year, else the latest that both sides counted. If one side is missing there is
    one row, with the reason; a country without figures from either side has none.
    """
    flow = goods_flow(state.flow)
    blocks: list[tuple[Row, ...]] = []
    for country in COUNTRIES:
        year = state.period or newest_year(store, country, flow)
        gap = gaps(store, country, flow).get(year)
        if gap:
            blocks.append((*pairs.value_rows(store, gap), pairs.ratio_row(store, gap)))
        elif row := pairs.unpaired_row(store, country, flow, year):
            blocks.append((row,))
    blocks.sort(key=lambda rows: -rows[0].value)
    return tuple(row for rows in blocks for row in rows)


def figure(frame: Frame, state: ViewState) -> Figure:
    """Two bars for each country, China's count above the national one; the ratio at the right.

    Ratios are dots on a log scale around a line at 1, where both counts are equal.
    """
    chosen = "" if state.country == REGION else state.country
    counted = [row for row in frame if row.measure in pairs.COUNTED]
    names = {row.country: f"{row.country_name}<br>{row.period}" for row in counted}
    missing = {
        code: f"{country_name(code)}<br>{state.period}" for code in COUNTRIES if code not in names
    }
    reach = max(row.value for row in counted)
    data = [
        _bars([row for row in counted if row.ledger == ledger], ledger, names, chosen)
        for ledger in (CHINA_LEDGER, OWN_LEDGER)
    ]
    ratios = [row for row in frame if row.measure == pairs.RATIO]
    if ratios:
        data.append(_ratios(ratios, names, chosen))
    notes = []
    for row in counted:
        if reason := pairs.why_unpaired(row):
            place = _AMOUNTS * _BARS * row.value / reach + 0.14
            text = lettering.wrap(reason, 26)
            notes.append(_note(text, place, names[row.country], _opacity(row, chosen)))
    for code, name in missing.items():
        text = _("no figure from either side for {year}").format(year=state.period)
        notes.append(_note(text, 0.0, name, style.fade(code, chosen)))
    order = [*names.values(), *missing.values()]
    if ratios:
        heading = lettering.wrap(_("China’s ÷ national"), 11)
        notes.append(lettering.caption(heading, _RATIOS, 1.0, font={"size": 11}, align="left"))
    return {
        "data": [trace for trace in data if trace["x"]],
        "layout": {
            "barmode": "group",
            "bargap": 0.32,
            "bargroupgap": 0.08,
            "showlegend": True,
            "legend": draw.LEGEND,
            "annotations": notes,
            "xaxis": {
                "domain": [0, _AMOUNTS if ratios else 1],
                "range": [0, reach / _BARS],
                "showticklabels": False,
                "showgrid": False,
                "zeroline": False,
            },
            **({"xaxis2": _axis_of(ratios)} if ratios else {}),
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": order,
                "range": [len(order) - 0.5, -0.5],
                "showgrid": False,
                "ticks": "",
                "ticklabelstandoff": 4,
                "tickfont": {"size": 12},
            },
            "margin": {"t": 52, "r": 4},
        },
    }


def _opacity(row: Row, chosen: str) -> float:
    return style.fade(row.country, chosen)


def _bars(rows: list[Row], ledger: str, names: dict[str, str], chosen: str) -> Figure:
    """The bars of one side; national statistics are hatched."""
    colour = style.ACCENT if ledger == CHINA_LEDGER else style.NEUTRAL
    return {
        "type": "bar",
        "orientation": "h",
        "name": short_ledger(ledger),
        "x": [row.value for row in rows],
        "y": [names[row.country] for row in rows],
        "text": [f"{brief(row)}*" if row.measure == pairs.PRINTED else brief(row) for row in rows],
        "textposition": "outside",
        "textfont": {"size": 11},
        "cliponaxis": False,
        "hovertext": [f"{show(row)} {row.note}".strip() for row in rows],
        "hovertemplate": "%{y}: %{hovertext}<extra></extra>",
        "customdata": [point(row, country=row.country, period=row.period) for row in rows],
        "marker": {
            "color": [marks.fill(row, colour) for row in rows],
            "opacity": [style.fade(row.country, chosen) for row in rows],
            "line": marks.edge(rows, [colour] * len(rows)),
        },
    }


def _ratios(rows: list[Row], names: dict[str, str], chosen: str) -> Figure:
    """A dot for each ratio, with its value."""
    return {
        "type": "scatter",
        "orientation": "h",
        "mode": "markers+text",
        "name": _("China’s ÷ national"),
        "x": [row.value for row in rows],
        "y": [names[row.country] for row in rows],
        "xaxis": "x2",
        "yaxis": "y",
        "text": [f"<b>{show(row)}</b>" for row in rows],
        "textposition": "top center",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "hovertext": [f"{show(row)} {row.note}".strip() for row in rows],
        "hovertemplate": "%{y}: %{hovertext}<extra></extra>",
        "customdata": [point(row, country=row.country, period=row.period) for row in rows],
        "showlegend": False,
        "marker": {
            "size": 9,
            "symbol": "diamond",
            "color": style.ACCENT,
            "opacity": [_opacity(row, chosen) for row in rows],
        },
    }


def _axis_of(ratios: list[Row]) -> Figure:
    """A log axis that holds 1 and all ratios, with a line at 1."""
    powers = [0.0, *(log10(row.value) for row in ratios)]
    low, high = min(powers), max(powers)
    room = 0.22 * max(high - low, 0.3)
    return {
        "type": "log",
        "domain": [_RATIOS, 1],
        "anchor": "y",
        "range": [low - room, high + room],
        "tickvals": [1],
        "ticktext": ["×1"],
        "tickangle": 0,
        "showgrid": True,
        "zeroline": False,
    }


def _note(text: str, x: float, label: str, opacity: float) -> Figure:
    """Text on the line of a country; `x` is a part of the plot's width."""
    return {
        "text": text,
        "x": x,
        "xref": "paper",
        "xanchor": "left",
        "y": label,
        "showarrow": False,
        "align": "left",
        "font": {"size": 11},
        "opacity": max(opacity, 0.5),
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country's two figures, else those with the largest ratio."""
    ratios = [row for row in frame if row.measure == pairs.RATIO]
    own = [row for row in frame if row.country == state.country]
    chosen = own or [row for row in frame if ratios and row.country == _widest(ratios).country]
    sides = {row.ledger: row for row in chosen if row.measure in pairs.COUNTED}
    if len(sides) == 2:
        ratio = next(row for row in chosen if row.measure == pairs.RATIO)
        text = pairs.both_sides(sides[CHINA_LEDGER], sides[OWN_LEDGER])
        return _("{text} ({ratio})").format(text=text, ratio=show(ratio))
    if own:
        return pairs.one_sided(own[0])
    return _("No country has figures from both sides for {year}").format(year=frame[0].period)


def _widest(ratios: list[Row]) -> Row:
    return max(ratios, key=lambda row: max(row.value, 1 / row.value))


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, flow, years; what × means; what an office's own total counts."""
    return _(
        "US dollars, current prices · {flow} · {span} · ×: China’s figure divided by the "
        "national one{printed}"
    ).format(
        flow=with_china(frame[0].flow),
        span=span_of(frame),
        printed=pairs.printed_notes(frame, "* "),
    )


CHART = Chart(
    id="two_counts",
    question=mark("How far apart are China's count and the national one?"),
    uses=("country", "flow", "period"),
    missing=mark("No figures found from either side for this flow and year."),
    compares=("country",),
    latest_else=True,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=470,
)
