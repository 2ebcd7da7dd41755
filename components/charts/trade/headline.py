"""The five figures to quote: turnover, exports, imports, balance, and the partner's share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    brief,
    ledgers_of,
    partner_of,
    row_of,
    show,
)
from components.charts.kit.breakdown import counted_alike
from components.charts.kit.points import places_of
from components.charts.kit.quotable import series_of, share_rows
from components.language import numbers
from components.language.terms import ledger_name, status_name, trade_with
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.measures import growth, year_before
from data.records.codes import REGION
from data.store import Series, Store

_FLOWS = ("turnover", "export", "import", "balance")
_PRINTED = mark("growth as printed by the source")
_COMPUTED = mark("computed from the two years")


def table(store: Store, state: ViewState) -> Frame:
    """Value and growth of each flow, and the partner's share of turnover with its change.

    US dollars and percent (the change of a share in points). Without a chosen period each figure
    is the newest there is; exports, imports and balance always belong to one period.
    """
    partner = partner_of(state)
    rows: list[Row] = []
    for ledger in ledgers_of(state):
        series = {flow: series_of(store, state, flow, ledger, partner) for flow in _FLOWS}
        split = series["balance"] or series["export"] or series["import"]
        for flow in _FLOWS:
            known = series["turnover"] if flow == "turnover" else split
            period = state.period or max(known, default="")
            rows += _value(store, series[flow], period)
    return (*rows, *share_rows(store, state, partner)) if rows else ()


def _value(store: Store, series: Series, period: str) -> list[Row]:
    seen, old = series.get(period), series.get(year_before(period)) if period else None
    if seen is None:
        return []
    rows = [row_of(store, seen)]
    if old is not None and not counted_alike(store, seen, old):
        old = None
    # growth in yuan is not that of the dollars it would stand beside
    if seen.growth_pct is not None and "CNY" not in seen.unit and seen.flow != "balance":
        note = _(_PRINTED)
        rate = row_of(
            store, seen, measure="growth", value=seen.growth_pct, unit="percent", note=note
        )
        rows.append(rate._replace(status=seen.status))
    elif old is not None:
        note, also = _(_COMPUTED), (old,)
        if seen.flow == "balance":
            change = seen.value_usd - old.value_usd
            rows.append(row_of(store, seen, measure="change", value=change, also=also, note=note))
        else:
            rate_pct = growth(seen.value_usd, old.value_usd)
            if rate_pct is not None:
                rows.append(
                    row_of(
                        store,
                        seen,
                        measure="growth",
                        value=rate_pct,
                        unit="percent",
                        also=also,
                        note=note,
                    )
                )
    return rows


def figure(frame: Frame, state: ViewState) -> Figure:
    """Five tiles of plain text, one figure for each ledger; what nobody published says so.

    A figure is {"value", "delta", "foot", "row"}: `row` is its place in the frame, -1 for none.
    """
    partner = frame[0].partner_name
    ledgers = list(dict.fromkeys(row.ledger for row in frame if row.measure == "value"))
    known = {(row.flow, row.measure, row.unit, row.ledger): row for row in frame}
    places = places_of(frame)
    tiles = []
    for flow in _FLOWS:
        figures = []
        for ledger in ledgers:
            seen = known.get((flow, "value", "USD", ledger))
            rate = known.get((flow, "growth", "percent", ledger))
            moved = rate or known.get((flow, "change", "USD", ledger))
            figures.append(_figure(seen, moved, ledger, state, frame, places))
        tiles.append(
            {"label": _capital(trade_with(flow, frame[0].partner, partner)), "figures": figures}
        )
    shares = {row.measure: row for row in frame if row.flow == "turnover"}
    seen, moved = shares.get("share"), shares.get("share_change")
    figures = [_figure(seen, moved, seen.ledger if seen else "", state, frame, places)]
    label = _("{partner}'s share of turnover").format(partner=partner)
    return {"tiles": [*tiles, {"label": label, "figures": figures}]}


def _figure(
    seen: Row | None,
    moved: Row | None,
    ledger: str,
    state: ViewState,
    frame: Frame,
    places: Mapping[int, int],
) -> dict[str, Any]:
    if seen is None:
        when = state.period or frame[0].period
        foot = _("no figure for {period}").format(period=numbers.period(when))
        if ledger:
            foot += f" · {_counted(frame[0].country, ledger)}"
        return {"value": _("not published"), "delta": "", "foot": foot, "row": -1}
    foot = f"{numbers.period(seen.period)} · {_counted(seen.country, seen.ledger)}"
    if seen.status not in ("reported", "revised") and seen.measure == "value":
        foot += f" · {status_name(seen.status)}"
    delta = _("no earlier year")
    if moved is not None:
        delta = _("{change} on {year}").format(
            change=show(moved), year=numbers.period(year_before(moved.period))
        )
    shown = numbers.percent_printed(round(seen.value, 1)) if seen.unit == "percent" else brief(seen)
    return {"value": shown, "delta": delta, "foot": foot, "row": places[id(seen)]}


def _counted(country: str, ledger: str) -> str:
    if country == REGION and ledger == "partner":
        return _("the countries' own statistics")
    return ledger_name(ledger)


def finding(frame: Frame, state: ViewState) -> str:
    """The first figure, with its growth."""
    first = frame[0]
    said = _("{country}'s {trade}: {value} in {period}").format(
        country=first.country_name,
        trade=trade_with(first.flow, first.partner, first.partner_name),
        value=show(first),
        period=numbers.period(first.period),
    )
    rates = [
        row
        for row in frame
        if (row.flow, row.measure, row.ledger) == (first.flow, "growth", first.ledger)
    ]
    if not rates:
        return said
    return said + _(", {growth} on {year}").format(
        growth=show(rates[0]), year=numbers.period(year_before(first.period))
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


CHART = Chart(
    id="headline",
    question=mark("What are the figures to quote?"),
    uses=("country", "ledger", "period", "partner"),
    ledgers=("china", "partner", "reconciled"),
    both=True,
    why_not=mark("it has no figures for this partner or period."),
    missing=mark(
        "No ledger has figures for this partner and period: neither China's customs nor the "
        "country's statistics office publishes them."
    ),
    table=table,
    figure=figure,
    finding=finding,
    kind="tiles",
    wide=True,
)
