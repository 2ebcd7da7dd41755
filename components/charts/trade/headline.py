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
    printed_share,
    row_of,
    show,
)
from components.charts.kit.points import places_of
from components.charts.kit.shares import share_row
from components.language import numbers
from components.language.terms import ledger_name, status_name, trade_with
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.measures import year_before
from data.analysis.partner_shares import quotable
from data.analysis.periods import change_on_year, series_for
from data.records.codes import CHINA, REGION
from data.records.observation import Ratio
from data.store import Series, Store

_FLOWS = ("turnover", "export", "import", "balance")
_PRINTED = mark("growth as published by the source")
_COMPUTED = mark("calculated from the two years")


def table(store: Store, state: ViewState) -> Frame:
    """Value and growth of each flow, and the partner's share of turnover with its change.

    US dollars and percent (the change of a share in points). Without a chosen period each figure
    is the newest there is; exports, imports and balance always belong to one period.
    """
    partner = partner_of(state)
    rows: list[Row] = []
    for ledger in ledgers_of(state):
        series = {
            flow: series_for(store, state.country, flow, ledger, partner, state.period)
            for flow in _FLOWS
        }
        split = series["balance"] or series["export"] or series["import"]
        for flow in _FLOWS:
            known = series["turnover"] if flow == "turnover" else split
            period = state.period or max(known, default="")
            rows += _value(store, series[flow], period)
    return (*rows, *_share_rows(store, state, partner)) if rows else ()


def _value(store: Store, series: Series, period: str) -> list[Row]:
    """The value of a period, and its change on the year before where that is known."""
    seen = series.get(period)
    if seen is None:
        return []
    rows = [row_of(store, seen)]
    change = change_on_year(store, series, period)
    if change:
        row = row_of(
            store,
            seen,
            measure=change.kind,
            value=change.value,
            unit="percent" if change.kind == "growth" else "USD",
            also=(change.old,) if change.old else (),
            note=_(_COMPUTED if change.old else _PRINTED),
        )
        rows.append(row if change.old else row._replace(status=seen.status))
    return rows


def _share_rows(store: Store, state: ViewState, partner: str) -> list[Row]:
    """The share of turnover that can be quoted, and its change on the year before, in points."""
    found = quotable(store, state.country, partner, state.period)
    if found is None:
        return []
    share, before = found
    if isinstance(share, Ratio):
        return [printed_share(store, share)]
    rows = [share_row(store, share, _("both figures from the same statistics"))]
    if before:
        rows.append(
            row_of(
                store,
                share.part,
                measure="share_change",
                value=share.percent - before.percent,
                unit="points",
                also=(share.whole, before.part, before.whole),
                note=_("change in the share from the year before"),
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
    label = _("{partner}'s share of total trade").format(partner=partner)
    if frame[0].partner == CHINA:
        label = _("China's share of total trade")
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
        return _("national statistics of the five")
    return ledger_name(ledger)


def finding(frame: Frame, state: ViewState) -> str:
    """The first figure, with its growth."""
    first = frame[0]
    said = _("{country}'s {trade} came to {value} in {period}").format(
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
    rate = rates[0].value
    text = (
        _(", up {growth} on a year earlier")
        if rate >= 0
        else _(", down {growth} on a year earlier")
    )
    return said + text.format(growth=numbers.percent(abs(rate)))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


CHART = Chart(
    id="headline",
    question=mark("What are the headline figures?"),
    uses=("country", "ledger", "period", "partner"),
    ledgers=("china", "partner", "reconciled"),
    both=True,
    why_not=mark("no figures for this partner or period."),
    missing=mark(
        "Neither China's customs nor the country's statistics office "
        "publishes figures for this partner and period."
    ),
    table=table,
    figure=figure,
    finding=finding,
    kind="tiles",
    wide=True,
)
