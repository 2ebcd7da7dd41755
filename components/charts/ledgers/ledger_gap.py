"""How much trade do China's customs and each country's own statistics record?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from components.charts.kit import draw, lettering, marks, pairs, style
from components.charts.kit.base import Chart, Figure, Frame, Row, brief, show, span_of
from components.charts.kit.points import point
from components.language.terms import country_name, short_ledger, with_china
from components.language.text import _, in_turn, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.mirror import CHINA_LEDGER, OWN_LEDGER, gaps, newest_year
from data.records.codes import COUNTRIES, REGION
from data.store import Store

_LEDGERS = (CHINA_LEDGER, OWN_LEDGER)
#: place of a side's bar, less that of its country, and the width of a bar
_SHIFT = {CHINA_LEDGER: -0.19, OWN_LEDGER: 0.19}
_WIDTH = 0.34


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
    """Two bars for each country, from zero, with their values; at the right their ratio."""
    chosen = "" if state.country == REGION else state.country
    counted = [row for row in frame if row.measure in pairs.COUNTED]
    sides = _split(frame)
    labels = {
        code: _label(next(iter(country_rows.values()))) for code, country_rows in sides.items()
    }
    missing = [code for code in COUNTRIES if code not in sides]
    for code in missing:
        labels[code] = f"{country_name(code)}<br>{state.period}"
    places = {code: place for place, code in enumerate(labels)}
    notes: list[Figure] = [
        lettering.text_at(lettering.wrap(_("Ratio of both figures"), 12), 1.0, x=1.0, side="right")
    ]
    for code, country_rows in sides.items():
        opacity = max(style.fade(code, chosen), 0.5)
        if pairs.RATIO in country_rows:
            text = f"<b>{show(country_rows[pairs.RATIO])}</b>"
            notes.append(
                lettering.text_at(text, places[code], x=1.0, side="right", ref="y", size=14)
                | {"opacity": opacity}
            )
        else:
            row = next(iter(country_rows.values()))
            gone = _LEDGERS[row.ledger == CHINA_LEDGER]
            text = lettering.wrap(pairs.why_unpaired(row), 30)
            notes.append(_reason(text, places[code] + _SHIFT[gone], opacity))
    for code in missing:
        text = _("no figure from either side for {year}").format(year=state.period)
        notes.append(_reason(lettering.wrap(text, 30), places[code], style.fade(code, chosen)))
    data = [
        *map(_key, _LEDGERS),
        *(
            _bars([row for row in counted if row.ledger == ledger], ledger, places, chosen)
            for ledger in dict.fromkeys(row.ledger for row in counted)
        ),
    ]
    return {
        "data": data,
        "layout": {
            "annotations": notes,
            "barmode": "overlay",
            "showlegend": True,
            "legend": draw.LEGEND,
            "xaxis": {
                "domain": [0, 0.8],
                "range": [0, 1.55 * max(row.value for row in counted)],
                "showticklabels": False,
                "showgrid": False,
                "zeroline": True,
            },
            "yaxis": {
                "range": [len(labels) - 0.45, -0.55],
                "tickvals": list(places.values()),
                "ticktext": list(labels.values()),
                "showgrid": False,
                "zeroline": False,
                "ticks": "",
                "ticklabelstandoff": 4,
                "tickfont": {"size": 12},
            },
            "height": 150 + 58 * len(labels),
            "margin": {"t": 64, "b": 40},
        },
    }


def _bars(rows: Sequence[Row], ledger: str, places: Mapping[str, int], chosen: str) -> Figure:
    """The bars of one side; the country's own have a pattern, too."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": short_ledger(ledger),
        "showlegend": False,
        "y": [places[row.country] + _SHIFT[ledger] for row in rows],
        "x": [row.value for row in rows],
        "width": _WIDTH,
        "text": [_text(row) for row in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "constraintext": "none",
        "hovertext": [
            "<br>".join((in_turn(_label(row).replace("<br>", " "), show(row)), row.note))
            for row in rows
        ],
        "hovertemplate": f"{short_ledger(ledger)}<br>%{{hovertext}}<extra></extra>",
        "customdata": [point(row, country=row.country, period=row.period) for row in rows],
        "marker": {
            "color": [
                style.ACCENT if ledger == CHINA_LEDGER else style.COUNTRY_COLOURS[row.country]
                for row in rows
            ],
            "opacity": [style.fade(row.country, chosen) for row in rows],
            "pattern": marks.hatching(rows, ledger),
        },
    }


def _text(row: Row) -> str:
    """The value; with a star for a total of the office, which the subtitle explains."""
    return f"{brief(row)}*" if row.measure == pairs.PRINTED else brief(row)


def _reason(text: str, y: float, opacity: float) -> Figure:
    """Why a bar is missing, in its place."""
    return lettering.text_at(text, y, ref="y", size=11) | {
        "xshift": 6,
        "opacity": max(opacity, 0.5),
    }


def _key(ledger: str) -> Figure:
    """An entry of the key: the fill of a ledger, without a value."""
    colour = style.ACCENT if ledger == CHINA_LEDGER else style.NEUTRAL
    pattern = {"shape": style.LEDGER_PATTERN[ledger], "size": 5, "solidity": 0.4}
    return {
        "type": "bar",
        "name": short_ledger(ledger),
        "x": [None],
        "y": [None],
        "marker": {"color": colour, "pattern": pattern},
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
    """Unit, flow and years; what an office's own total counts."""
    return _("US dollars, current prices · {flow} · {span}{printed}").format(
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
