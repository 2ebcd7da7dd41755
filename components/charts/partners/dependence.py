"""How much do China and a country depend on each other: the share of each in the other's trade."""

from __future__ import annotations

from components.charts.kit import lettering, style
from components.charts.kit.base import Chart, Figure, Frame, Row, counted_by, show
from components.charts.kit.leader import comparison
from components.charts.kit.points import point
from components.charts.kit.shares import row_of_share, share_row
from components.language.terms import flow_name, ledger_name
from components.language.text import _, aside, capital, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.partner_shares import Share, dependence, in_china
from data.records.codes import COUNTRIES, REGION, WEAK
from data.store import Store

#: measure of a country's share of China's trade
_IN_CHINA = "share_in_china"
#: where the two columns of bars stand, in parts of the drawing
_COLUMNS = ([0.0, 0.46], [0.54, 1.0])


def table(store: Store, state: ViewState) -> Frame:
    """Two rows for each country, percent: its share of China's trade, China's share of its trade.

    Both are of one year: the chosen one, else that in which the countries are compared, else the
    latest that has both. China's trade is counted by China's customs. China's share of a country's
    trade is the compared one, else of its own statistics, else reconciled. `base` of the highest of
    the compared is as in region_map.py.
    """
    flow = goods_flow(state.flow)
    rows: list[Row] = []
    found = comparison(store, flow, state.period)
    compared = {row.country: row for row in found.compared} if found else {}
    for country in COUNTRIES:
        small, large = _pair(store, country, flow, state, compared.get(country))
        if small is None or large is None:
            continue
        if found and country == found.highest.country:
            large = large._replace(base=found.since)
        note = _("{ledger}; share of China's trade with the world").format(
            ledger=ledger_name("china")
        )
        rows += (
            share_row(store, small, note, measure=_IN_CHINA),
            large._replace(
                note=_("{ledger}; {note}").format(ledger=counted_by((large,)), note=large.note)
            ),
        )
    return tuple(rows)


def _pair(
    store: Store, country: str, flow: str, state: ViewState, compared: Row | None
) -> tuple[Share | None, Row | None]:
    """The country's share of China's trade, and China's of the country's; None where there is none.

    The latter is the one that is compared with the other countries' (kit/leader.py), unless the
    reader has chosen the country or China's total of that year is not known.
    """
    if compared and state.country != country:
        small = in_china(store, country, flow).get(compared.period)
        if small:
            return small, compared
    shares = dependence(store, country, flow, state.period)
    return (shares.in_china, row_of_share(store, shares.of_china)) if shares else (None, None)


def _country(row: Row) -> str:
    return row.partner if row.measure == _IN_CHINA else row.country


def _name(row: Row) -> str:
    return row.partner_name if row.measure == _IN_CHINA else row.country_name


def figure(frame: Frame, state: ViewState) -> Figure:
    """Two columns of bars from zero, each on a scale of its own, the most unequal at the top."""
    chosen = "" if state.country == REGION else state.country
    pairs = list(zip(frame[::2], frame[1::2], strict=True))
    pairs.sort(key=lambda pair: -pair[1].value / pair[0].value)
    labels = [f"{_name(large)}<br>{large.period}" for _small, large in pairs]
    heads = (_("The country's share of China's trade"), _("China's share of the country's trade"))
    folded = [lettering.wrap(head, 15) for head in heads]
    data: list[Figure] = []
    layout: Figure = {
        "annotations": [
            lettering.text_at(text, 1.0, x=left)
            for text, (left, _right) in zip(folded, _COLUMNS, strict=True)
        ],
        "yaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": labels,
            "range": [len(labels) - 0.4, -0.4],
            "showgrid": False,
            "ticks": "",
            "ticklabelstandoff": 4,
        },
        "bargap": 0.45,
    }
    above = lettering.height_of(folded)
    layout |= {"height": 94 + above + 48 * len(labels), "margin": {"t": above, "b": 40}}
    for number, head in enumerate(heads):
        key = str(number + 1) if number else ""
        rows = [pair[number] for pair in pairs]
        layout[f"xaxis{key}"] = {
            "domain": _COLUMNS[number],
            "anchor": "y",
            "range": [0, 1.6 * max(row.value for row in rows)],  # room for the values
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
        }
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": head,
                "xaxis": f"x{key}",
                "yaxis": "y",
                "y": labels,
                "x": [row.value for row in rows],
                "text": [show(row) for row in rows],
                "textposition": "outside",
                "cliponaxis": False,
                "hovertext": [aside(show(row), row.note) for row in rows],
                "hovertemplate": f"{head}<br>%{{y}}: %{{hovertext}}<extra></extra>",
                "customdata": [
                    point(row, country=_country(row), period=row.period) for row in rows
                ],
                "marker": {
                    "color": [_colour(row) for row in rows],
                    "opacity": [style.fade(_country(row), chosen) for row in rows],
                },
            }
        )
    return {"data": data, "layout": layout}


def _colour(row: Row) -> str:
    """The colour of the part: the country's in China's trade, China's in the country's."""
    return style.COUNTRY_COLOURS[row.partner] if row.measure == _IN_CHINA else style.ACCENT


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country, or the one in which China's share is the highest."""
    pairs = list(zip(frame[::2], frame[1::2], strict=True))
    chosen = [pair for pair in pairs if pair[1].country == state.country]
    chosen = chosen or [pair for pair in pairs if pair[1].base]
    small, large = (
        chosen[0] if chosen else max(pairs, key=lambda pair: pair[1].value / pair[0].value)
    )
    if small.flow == large.flow:
        text = _(
            "{large} of {country}'s {flow} was with China in {year}; {small} of "
            "China's was with {country}"
        )
    else:
        text = _(
            "China accounted for {large} of {country}'s {flow} in {year}; "
            "{country} for {small} of China's {other}"
        )
    share = show(large)
    if large.status in WEAK:
        share = _("about {share}").format(share=share)
    sentence = text.format(
        large=share,
        country=large.country_name,
        flow=flow_name(large.flow),
        small=show(small),
        other=flow_name(small.flow),
        year=large.period,
    )
    return capital(sentence)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, scales and the ledger of each side."""
    own = tuple(row for row in frame if row.measure != _IN_CHINA)
    return _(
        "Percent of trade with the world, each column on its own scale · China's trade: {china}; "
        "the country's: {own}"
    ).format(china=ledger_name("china"), own=counted_by(own))


CHART = Chart(
    id="dependence",
    question=mark("How much does each side depend on the other?"),
    wide=True,
    uses=("country", "flow", "period"),
    missing=mark(
        "No year has both shares: China's own world total is known for "
        "1992–2024, and the country or a third party must have a world total for the same year."
    ),
    compares=("country", "flow"),
    ignores={
        "ledger": mark("Both parts of a share come from the same statistics, named in the table."),
        "partner": mark("China and the country only."),
    },
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=420,
)
