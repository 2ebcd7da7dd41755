"""Which partners made a country's trade grow or shrink between two years?"""

from __future__ import annotations

from components.charts.kit import draw, lettering, style
from components.charts.kit.base import Chart, Figure, Frame, row_of, show
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language import numbers
from components.language.terms import flow_name
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.partner_table import by_partner
from data.indicators.change import pairs
from data.indicators.formulas import contributions
from data.indicators.rows import Query
from data.records.codes import CHINA, COUNTRIES, WORLD
from data.store import Store
from data.sums import combine

#: partners that are drawn, by the size of their contribution
_COUNT = 10


def table(store: Store, state: ViewState) -> Frame:
    """Contributions to growth in percentage points, the largest gain first; at most ten partners.

    Both years are of the same source. Without a choice they are the latest two that have all
    partners. The chosen partner has a row if it has figures; trade without a partner has none.
    """
    if state.country not in COUNTRIES:
        return ()
    flow = goods_flow(state.flow)
    query = Query(
        state.country, flow=flow, ledger=state.ledger, period=state.period, base=state.base,
        by="partner",
    )  # fmt: skip
    compared = list(pairs(store, query))
    if not compared:
        return ()
    old, new = compared[-1]
    year, base = new.behind[0].period, old.behind[0].period
    tables = [by_partner(store, state.country, flow, state.ledger, when) for when in (year, base)]
    # who has no figure in one of the years need not have traded nothing
    both = tables[0].keys() & tables[1].keys()
    points = contributions(new.amounts, old.amounts)
    by_size = sorted(both, key=lambda code: (-abs(points[code]), code))
    rows = []
    for code in {*by_size[:_COUNT], *({state.partner} & both)}:
        now, before = (combine(known[code], flow, "") for known in tables)
        rows.append(
            row_of(
                store,
                now,
                measure="contribution",
                value=points[code],
                unit="points",
                also=(before, new.behind[0], old.behind[0]),
                note=_("{old} → {new}; in percent of {flow} with all partners in {year}").format(
                    old=numbers.money(before.value_usd),
                    new=numbers.money(now.value_usd),
                    flow=flow_name(flow),
                    year=base,
                ),
                base=base,
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.value, row.partner)))


def figure(frame: Frame, state: ViewState) -> Figure:
    """Bars to both sides of zero, the largest gain at the top."""
    drawn = draw.ranked_bars(
        frame,
        label=lambda row: lettering.wrap(row.partner_name),
        colour=lambda row: style.ACCENT if row.partner == CHINA else style.NEUTRAL,
        click=lambda row: {"partner": row.partner},
        chosen=lambda row: state.partner in ("", WORLD) or row.partner == state.partner,
    )
    return draw.two_sided(drawn, frame)


def finding(frame: Frame, state: ViewState) -> str:
    """The partner with the largest contribution, up or down."""
    first = max(frame, key=lambda row: (abs(row.value), row.partner))
    text = _(
        "{partner} contributed most to the change in {country}'s {flow}: {value}, {old} to {new}"
    )
    return text.format(
        partner=first.partner_name,
        country=first.country_name,
        flow=flow_name(first.flow),
        old=first.base,
        new=first.period,
        value=show(first),
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """What the points add up to, unit, ledger and years."""
    return _("Contributions to the growth of {flow} from {old} · {rest}").format(
        flow=flow_name(frame[0].flow), old=frame[0].base, rest=base_subtitle(frame, state)
    )


CHART = Chart(
    id="growth_partners",
    question=mark("Which partners made the country's trade grow or shrink?"),
    uses=("country", "flow", "ledger", "period", "base", "partner"),
    ledgers=("partner", "reconciled"),
    why_not=mark("China's customs record only trade with China."),
    missing=mark(
        "No two years of one source have figures for all partners in this selection. UN Comtrade "
        "holds what the country's statistics office reported."
    ),
    compares=("partner",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=400,
    wide=True,
)
