"""Which partners rank highest, year by year, and where does China rank?"""

from __future__ import annotations

from itertools import islice

from components.charts.kit import age, draw, lettering, paint, style
from components.charts.kit.base import Chart, Figure, Frame, partner_of, row_of
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language.terms import flow_name
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.partner_table import ranked, years
from data.records.codes import CHINA, REGION
from data.store import Store
from data.sums import combine

_COUNT = 8


def table(store: Store, state: ViewState) -> Frame:
    """Rank by partner and year: the first eight of the latest year, in years with a rank up to 8.

    China and the chosen partner have all their ranks. The region is the sum of its countries, in
    years for which all have figures; they do not count as partners.
    """
    frame = _table(store, state)
    if not age.is_old(store, state, frame):
        return frame
    others = [_table(store, other, latest=True) for other in age.other_ledgers(state)]
    return age.with_reason(frame, others)


def _table(store: Store, state: ViewState, *, latest: bool = False) -> Frame:
    """The rows; `latest`: only those of the last year, which is all that others are asked for."""
    flow = goods_flow(state.flow)
    countries = store.region if state.country == REGION else (state.country,)
    known = (
        (year, order)
        for year in years(store, countries[0], flow, state.ledger)
        if (order := ranked(store, countries, flow, state.ledger, year))
    )
    places = dict(islice(known, 1) if latest else known)
    if not places:
        return ()
    always = {CHINA, partner_of(state)}
    newest = [code for code, _parts in places[max(places)]]
    kept = {*newest[:_COUNT], *always}
    rows = [
        row_of(
            store,
            combine(parts, flow, "", country=state.country),
            measure="rank",
            value=float(place),
            unit="rank",
            note=_("rank among {count} partners").format(count=len(order)),
        )
        for order in (places[year] for year in sorted(places))
        for place, (code, parts) in enumerate(order, 1)
        if code in kept and (place <= _COUNT or code in always)
    ]
    rows.sort(key=lambda row: newest.index(row.partner) if row.partner in newest else len(newest))
    return tuple(rows)


def _colours(frame: Frame) -> dict[str, str]:
    """Partners that other charts draw have their colour; the others are grey, named at the ends."""
    known = {**style.COUNTRY_COLOURS, **style.PARTNER_COLOURS}
    return {code: known.get(code, style.NEUTRAL) for code in draw.groups(frame, "partner")}


def figure(frame: Frame, state: ViewState) -> Figure:
    """A line for each partner, rank 1 at the top, labelled at both ends."""
    colours = _colours(frame)
    deep = max(row.value for row in frame)
    first, last = min(row.period for row in frame), max(row.period for row in frame)
    chosen = state.partner if any(row.partner == state.partner for row in frame) else ""
    lines, annotations = [], []
    names: dict[str, list[str]] = {"left": [], "right": []}
    for code, rows in draw.groups(frame, "partner").items():
        name = rows[0].partner_name
        main = code == (chosen or CHINA)
        trace = draw.line(
            rows,
            name=name,
            colour=colours[code],
            opacity=1.0 if main or not chosen else 0.4,
            click=lambda row: {"partner": row.partner, "period": row.period},
        )
        trace["line"]["width"] = 4 if main else 1.5 if colours[code] == style.NEUTRAL else 2.5
        trace["marker"]["size"] = 7 if main else 5 if int(last) - int(first) < 15 else 3
        lines.append(trace)
        for row, side in ((rows[0], "left"), (rows[-1], "right")):
            if row.period != (first if side == "left" else last):
                continue
            text = lettering.wrap(name, 12)
            names[side].append(text)
            annotations.append(
                {
                    "text": f"<b>{text}</b>" if main else text,
                    "x": 0.0 if side == "left" else 1.0,
                    "xref": "paper",
                    "xanchor": "right" if side == "left" else "left",
                    "xshift": -20 if side == "left" else 20,
                    "y": row.value,
                    "showarrow": False,
                    "align": "right" if side == "left" else "left",
                    "font": {"size": 11, "color": paint.ink_of(colours[code])},
                }
            )
    if first == last:
        annotations = [note for note in annotations if note["xanchor"] == "left"]
    # the font of these labels is smaller than that of others
    rooms = {side: 16 + int(0.85 * lettering.room_for([*names[side], ""])) for side in names}
    ticks = [rank for rank in range(1, int(deep) + 1) if rank <= _COUNT or rank % 5 == 0]
    return {
        "data": lines,
        "layout": {
            "xaxis": style.axis_years(sorted({row.period for row in frame}), most=5),
            "yaxis": {
                "range": [deep + 0.6, 0.4],
                "tickvals": ticks,
                "tickfont": {"size": 11},
                "showgrid": False,
                "zeroline": False,
            },
            "shapes": style.mark_year(state.period),
            "annotations": annotations,
            "margin": {"l": rooms["left"], "r": rooms["right"]},
        },
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The rank of China (or the chosen partner) in the first and the latest or chosen year."""
    rows = [row for row in frame if row.partner == partner_of(state)]
    if not rows:
        best = max((row for row in frame if row.value == 1), key=lambda row: row.period)
        text = _("{partner} was {country}'s largest partner in {flow} in {year}").format(
            partner=best.partner_name,
            country=best.country_name,
            flow=flow_name(best.flow),
            year=best.period,
        )
        return age.aged(text, best)
    current = next((row for row in rows if row.period == state.period), rows[-1])
    text = _("{partner} ranked no. {rank} among {country}'s partners in {flow} in {year}").format(
        partner=current.partner_name,
        rank=int(current.value),
        country=current.country_name,
        flow=flow_name(current.flow),
        year=current.period,
    )
    text = age.aged(text, current)
    if rows[0].period >= current.period:
        return text
    if rows[0].value == current.value:
        return text + _(", as in {year}").format(year=rows[0].period)
    return text + _(", against no. {rank} in {year}").format(
        rank=int(rows[0].value), year=rows[0].period
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger and years; the flow that is ranked."""
    return base_subtitle(frame, state) + _(" · by {flow}").format(flow=flow_name(frame[0].flow))


CHART = Chart(
    id="partner_ranks",
    question=mark("Which partners rank highest, and where does China rank?"),
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=("partner", "reconciled"),
    why_not=mark("China's customs record only trade with China."),
    missing=mark(
        "No year has figures for all partners in this package. UN Comtrade holds what the "
        "country's statistics office reported."
    ),
    time=True,
    compares=("period", "partner"),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=440,
)
