"""How does the commodity mix differ between countries?"""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.kit import draw, mixes, style
from components.charts.kit.base import Chart, Figure, Frame, Row, partner_of, row_of, told
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language import numbers
from components.language.terms import country_name, flow_name, trade_with
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.commodity_mix import OTHER, added, heaviest_sections, mixes_of_countries
from data.analysis.comparability import goods_flow
from data.analysis.measures import share
from data.records.codes import COUNTRIES, REGION
from data.records.observation import Observation
from data.store import Store
from data.sums import combine

_COUNT = 7


def table(store: Store, state: ViewState) -> Frame:
    """Percent by country and HS section, each country adding up to 100.

    The period is the same for all: the chosen one, or the latest that most countries have. The
    seven sections with the largest shares, summed over the countries, then all others.
    """
    flow, partner = goods_flow(state.flow), partner_of(state)
    by_country = mixes_of_countries(store, flow, state.ledger, state.period, partner)
    totals = {code: sum(added(parts) for parts in mix.values()) for code, mix in by_country.items()}
    kept = heaviest_sections(by_country, totals, _COUNT)
    rows = []
    for section in (*kept, OTHER):
        for country, mix in by_country.items():
            parts = mix.get(section, ())
            if section == OTHER:
                parts = [
                    chapter for key, more in mix.items() if key not in kept for chapter in more
                ]
            if parts:
                rows.append(_row(store, parts, section, totals[country]))
    return mixes.with_age(store, state, tuple(rows))


def _row(store: Store, parts: Sequence[Observation], section: str, total: float) -> Row:
    whole = combine(parts, parts[0].flow, "", commodity=section)
    row = row_of(
        store,
        whole,
        measure="share",
        value=share(added(parts), total),
        unit="percent",
        note=_("share of all chapters in the same source; {value}").format(
            value=numbers.money(whole.value_usd)
        ),
    )
    name = _("All other sections") if section == OTHER else mixes.section_name(store, section)
    return row._replace(commodity_name=name)


def figure(frame: Frame, state: ViewState) -> Figure:
    """One bar for each country, divided by section, widest section first."""
    chosen = state.country if any(row.country == state.country for row in frame) else ""
    order = [code for code in COUNTRIES if any(row.country == code for row in frame)]
    names = {row.country: row.country_name for row in frame}
    data = draw.stacked(
        frame,
        by="commodity",
        along=lambda row: row.country_name,
        colour=style.section_colour,
        click=lambda row: {"country": row.country},
        opacity=lambda row: style.fade(row.country, chosen),
        horizontal=True,
    )
    return {
        "data": data,
        "layout": {
            "barmode": "stack",
            **draw.FITTING,
            "bargap": 0.3,
            "showlegend": True,
            "legend": draw.LEGEND,
            "xaxis": {
                "range": [0, 100],
                "showticklabels": False,
                "showgrid": False,
                "zeroline": False,
            },
            "yaxis": {
                "categoryorder": "array",
                "categoryarray": [names[code] for code in reversed(order)],
                "showgrid": False,
                "ticks": "",
            },
            "margin": {"b": 40, "t": 64},
        },
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The largest share of a section, in the chosen country if it has a mix."""
    rows = [row for row in frame if row.commodity != OTHER]
    own = [row for row in rows if row.country == state.country]
    first = max(own or rows, key=lambda row: row.value)
    return _("{section} made up {share} of {country}'s {trade}, {period}").format(
        section=first.commodity_name,
        share=told(first),
        country=first.country_name,
        trade=trade_with(first.flow, first.partner, first.partner_name),
        period=mixes.dated(first, compared=True),
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, period, flow and partner; the countries without data."""
    text = base_subtitle(frame, state) + _(" · {flow}, {partner}, by HS section").format(
        flow=flow_name(frame[0].flow), partner=frame[0].partner_name
    )
    shown = {row.country for row in frame} | {frame[0].partner, REGION}
    missing = [country_name(code) for code in COUNTRIES if code not in shown]
    return text + (
        _(" · no data for {countries}").format(countries=joined(missing)) if missing else ""
    )


CHART = Chart(
    id="mix_compare",
    question=mark("How does the commodity mix differ between countries?"),
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=("reconciled", "partner"),
    why_not=mixes.NOT_CHINA,
    missing=mixes.NOT_HERE,
    compares=("country",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=440,
    wide=True,
)
