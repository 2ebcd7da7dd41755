"""How much do China and a country depend on each other: the share of each in the other's trade."""

from __future__ import annotations

from math import log10

from components.charts.kit import draw, lettering, style
from components.charts.kit.base import Chart, Figure, Frame, Row, counted_by, show
from components.charts.kit.shares import row_of_share, share_row
from components.language import numbers
from components.language.terms import flow_name, ledger_name
from components.language.text import _, aside, capital, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.partner_shares import dependence
from data.records.codes import COUNTRIES, REGION, WEAK
from data.store import Store

#: measure of a country's share of China's trade
_IN_CHINA = "share_in_china"


def table(store: Store, state: ViewState) -> Frame:
    """Two rows for each country, percent: its share of China's trade, China's share of its trade.

    Both are of one year: the chosen one, else the latest that has both. China's trade is counted by
    China's customs, the country's by its own statistics, else it is reconciled.
    """
    flow = goods_flow(state.flow)
    rows: list[Row] = []
    for country in COUNTRIES:
        shares = dependence(store, country, flow, state.period)
        if shares is None:
            continue
        note = _("{ledger}; share of China's trade with the world").format(
            ledger=ledger_name("china")
        )
        large = row_of_share(store, shares.of_china)
        rows += (
            share_row(store, shares.in_china, note, measure=_IN_CHINA),
            large._replace(
                note=_("{ledger}; {note}").format(ledger=counted_by((large,)), note=large.note)
            ),
        )
    return tuple(rows)


def _country(row: Row) -> str:
    return row.partner if row.measure == _IN_CHINA else row.country


def _name(row: Row) -> str:
    return row.partner_name if row.measure == _IN_CHINA else row.country_name


def figure(frame: Frame, state: ViewState) -> Figure:
    """A line from the small to the large share of each country, on a log scale."""
    chosen = "" if state.country == REGION else state.country
    pairs = list(zip(frame[::2], frame[1::2], strict=True))
    pairs.sort(key=lambda pair: -pair[1].value / pair[0].value)
    labels = {_country(large): f"{_name(large)}<br>{large.period}" for _small, large in pairs}
    data = [
        draw.connector(
            labels[_country(large)],
            (small.value, large.value),
            0.5 * style.fade(_country(large), chosen),
        )
        for small, large in pairs
    ]
    heads = (_("The country's share of China's trade"), _("China's share of the country's trade"))
    for number, shape in enumerate(("diamond", "circle")):
        data.append(
            draw.dots(
                [pair[number] for pair in pairs],
                name=heads[number],
                label=lambda row: labels[_country(row)],
                text=show,
                side=lambda row: "left" if row.measure == _IN_CHINA else "right",
                hover=lambda row: aside(show(row), row.note),
                colour=lambda row: (
                    style.COUNTRY_COLOURS[row.partner] if row.measure == _IN_CHINA else style.ACCENT
                ),
                click=lambda row: {"country": _country(row), "period": row.period},
                shape=shape,
                opacity=lambda row: style.fade(_country(row), chosen),
            )
        )
    low, high = log10(min(row.value for row in frame)), log10(max(row.value for row in frame))
    step = 2 if high - low > 3 else 1
    powers = [10.0**power for power in range(2, int(low // 1) - 1, -step)]
    return {
        "data": data,
        "layout": {
            "annotations": [
                lettering.text_at(lettering.wrap(heads[0], 16), 1.01),
                lettering.text_at(lettering.wrap(heads[1], 16), 1.01, x=1.0, side="right"),
            ],
            "xaxis": {
                "type": "log",
                "range": [low - max(1.3, 0.5 * (high - low)), high + 0.85],
                "tickvals": powers,
                "ticktext": [numbers.percent_printed(power) for power in powers],
                "tickangle": 0,
                "zeroline": False,
            },
            "yaxis": {
                "categoryorder": "array",
                "categoryarray": [labels[_country(large)] for _small, large in reversed(pairs)],
                "range": [-0.6, len(pairs) - 0.4],
                "showgrid": False,
            },
            "margin": {"t": 66},
        },
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country, or the one with the most unequal shares."""
    pairs = list(zip(frame[::2], frame[1::2], strict=True))
    chosen = [pair for pair in pairs if pair[1].country == state.country]
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
    """Unit, scale and the ledger of each side."""
    own = tuple(row for row in frame if row.measure != _IN_CHINA)
    return _(
        "Percent of trade with the world, log scale · China's trade: {china}; the country's: {own}"
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
