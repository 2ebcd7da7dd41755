"""A partner's share of a country's turnover that can be quoted: both parts counted by one body."""

from __future__ import annotations

from components.charts.kit.base import Row, printed_share, row_of
from components.charts.kit.breakdown import counted_alike
from components.language.text import _
from components.state import ViewState
from data.analysis.measures import share, year_before
from data.records.codes import ALL_COMMODITIES, CHINA, REGION, WORLD
from data.store import Series, Store, is_year

_FIRM = ("reported", "revised", "derived", "estimate")


def series_of(store: Store, state: ViewState, flow: str, ledger: str, partner: str) -> Series:
    """Years, or parts of years where the chosen period is one."""
    ask = store.annual if is_year(state.period or "year") else store.part_year
    return ask(state.country, flow, ledger, partner)


def share_rows(store: Store, state: ViewState, partner: str) -> list[Row]:
    """The newest share of turnover whose two parts come from one ledger, or a printed one."""
    found: list[tuple[str, int, list[Row]]] = []
    for place, ledger in enumerate(("partner", "reconciled")):
        part = series_of(store, state, "turnover", ledger, partner)
        whole = series_of(store, state, "turnover", ledger, WORLD)
        shares = {
            period: 100.0 * seen.value_usd / whole[period].value_usd
            for period, seen in part.items()
            if period in whole
            and seen.status in _FIRM
            and whole[period].status in _FIRM
            and share(seen.value_usd, whole[period].value_usd) is not None
            and counted_alike(store, seen, whole[period])
        }
        period = state.period or max(shares, default="")
        if period not in shares:
            continue
        seen, both = part[period], (whole[period],)
        rows = [
            row_of(
                store,
                seen,
                measure="share",
                value=shares[period],
                unit="percent",
                also=both,
                note=_("both parts from one ledger"),
            )
        ]
        before = year_before(period)
        if before in shares and counted_alike(store, seen, part[before]):
            rows.append(
                row_of(
                    store,
                    seen,
                    measure="share_change",
                    value=shares[period] - shares[before],
                    unit="points",
                    also=(*both, part[before], whole[before]),
                    note=_("change of the share on the year before"),
                )
            )
        found.append((period, -place, rows))
    if state.country == REGION and partner == CHINA:
        found += _printed(store, state)
    return max(found, key=lambda one: one[:2])[2] if found else []


def _printed(store: Store, state: ViewState) -> list[tuple[str, int, list[Row]]]:
    """China's share of the region's turnover as somebody printed it, without its two parts."""
    return [
        (
            one.period,
            -2,
            [printed_share(store, one)],
        )
        for one in store.package.ratios
        if one.rank == 1
        and (one.country, one.partner, one.flow) == (REGION, CHINA, "turnover")
        and (one.measure, one.commodity) == ("share", ALL_COMMODITIES)
        and (one.period == state.period if state.period else is_year(one.period))
    ]
