"""The headline figures: trade, its balance, the partner's share, and how far the counts differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.charts.kit import pairs, twocounts
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
    subtitle_of,
    told,
)
from components.charts.kit.points import places_of
from components.charts.kit.shares import printed_share, share_row, yearly
from components.language import numbers
from components.language.terms import ledger_name, status_name, trade_with
from components.language.text import _, capital, mark
from components.state import ViewState
from data.analysis.measures import year_before
from data.analysis.partner_shares import quotable
from data.analysis.periods import change_on_year, longest_part, series_for
from data.records.codes import CHINA, REGION, WORLD
from data.records.observation import Ratio
from data.store import Series, Store, is_year

_FLOWS = ("turnover", "export", "import", "balance")
_PRINTED = mark("growth as published by the source")
_COMPUTED = mark("calculated from the two years")


def table(store: Store, state: ViewState) -> Frame:
    """Value and growth of each flow, and the partner's share of total trade with its change.

    US dollars and percent; the change of a share is in points. Without a chosen period each figure
    is the latest; exports, imports and balance are always of one period. A chosen year without a
    figure has those of its longest known part.
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
        if state.period and not any(state.period in known for known in series.values()):
            rows += _parts(store, state, ledger, partner)
    if not rows:
        return ()
    sides = twocounts.side_rows(store, state.country, state.period) if partner == CHINA else ()
    return (*rows, *_share_rows(store, state, partner), *sides)


def behind(store: Store, state: ViewState, frame: Frame) -> Frame:
    """The other years of each figure of a year: of flows, of the share, of the ratio."""
    rows: list[Row] = []
    for row in frame:
        if not is_year(row.period):
            continue
        if row.measure == "value":
            series = store.annual(row.country, row.flow, row.ledger, row.partner)
            rows += [row_of(store, other) for other in series.values()]
        elif row.measure == "share":
            rows += yearly(store, row.country, row.flow, row.ledger, row.partner)
        elif row.measure == pairs.RATIO:
            rows += twocounts.other_ratios(store, row)
    drawn = {_key(row) for row in frame}
    return tuple(row for row in rows if _key(row) not in drawn)


def _key(row: Row) -> tuple[str, ...]:
    return row.flow, row.measure, row.ledger, row.period


def _parts(store: Store, state: ViewState, ledger: str, partner: str) -> list[Row]:
    """The values of the longest part of the chosen year, of each flow that has one."""
    rows: list[Row] = []
    for flow in _FLOWS:
        series = store.part_year(state.country, flow, ledger, partner)
        rows += _value(store, series, longest_part(series, state.period))
    return rows


def _value(store: Store, series: Series, period: str) -> list[Row]:
    """The value of a period, and its change on the year before if it is known."""
    observation = series.get(period)
    if observation is None:
        return []
    rows = [row_of(store, observation)]
    change = change_on_year(store, series, period)
    if change:
        row = row_of(
            store,
            observation,
            measure=change.kind,
            value=change.value,
            unit="percent" if change.kind == "growth" else "USD",
            also=(change.old,) if change.old else (),
            note=_(_COMPUTED if change.old else _PRINTED),
        )
        rows.append(row if change.old else row._replace(status=observation.status))
    return rows


def _share_rows(store: Store, state: ViewState, partner: str) -> list[Row]:
    """The share of total trade to quote, and its change on the year before in points."""
    if partner == WORLD:
        return []  # the share of all partners is always 100%
    result = quotable(store, state.country, partner, state.period)
    if result is None:
        return []
    share, before = result
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
    """Six tiles of plain text, with one figure for each ledger; missing figures are labelled.

    A figure is {"value", "delta", "foot", "row"}: `row` is its place in the frame, -1 for none.
    """
    partner = frame[0].partner_name
    ledgers = list(dict.fromkeys(row.ledger for row in frame if row.measure == "value"))
    rows_by_key = {(row.flow, row.measure, row.unit, row.ledger): row for row in frame}
    places = places_of(frame)
    tiles: list[dict[str, Any]] = []
    for flow in _FLOWS:
        figures = []
        for ledger in ledgers:
            row = rows_by_key.get((flow, "value", "USD", ledger))
            growth = rows_by_key.get((flow, "growth", "percent", ledger))
            change = growth or rows_by_key.get((flow, "change", "USD", ledger))
            figures.append(_figure(row, change, ledger, state, frame, places))
        tiles.append(
            {"label": capital(trade_with(flow, frame[0].partner, partner)), "figures": figures}
        )
    if frame[0].partner == WORLD:
        return {"tiles": tiles}
    shares = {row.measure: row for row in frame if row.flow == "turnover"}
    row, change = shares.get("share"), shares.get("share_change")
    figures = [_figure(row, change, row.ledger if row else "", state, frame, places)]
    label = _("{partner}'s share of total trade").format(partner=partner)
    if frame[0].partner == CHINA:
        label = _("China's share of total trade")
    tiles.append({"label": label, "figures": figures})
    if frame[0].partner == CHINA:
        missing = _figure(None, None, "", state, frame, places)
        tiles.append(twocounts.tile(frame, state, missing))
    return {"tiles": tiles}


def _figure(
    row: Row | None,
    change: Row | None,
    ledger: str,
    state: ViewState,
    frame: Frame,
    places: Mapping[int, int],
) -> dict[str, Any]:
    if row is None:
        period = state.period or frame[0].period
        foot = _("no figure for {period}").format(period=numbers.period(period))
        if ledger:
            foot += f" · {_counted(frame[0].country, ledger)}"
        return {"value": _("not in this package"), "delta": "", "foot": foot, "row": -1}
    who = _counted(row.country, row.ledger) if row.own else row.counted_by
    foot = f"{numbers.period(row.period)} · {who}"
    # a share that is not published is always derived
    if row.status not in ("reported", "revised", "" if row.measure == "value" else "derived"):
        foot += f" · {status_name(row.status)}"
    # the year before may have a figure that counts something else
    delta = _("not compared with {year}").format(year=numbers.period(year_before(row.period)))
    if change is not None:
        delta = _("{change} on {year}").format(
            change=show(change), year=numbers.period(year_before(change.period))
        )
    value = numbers.percent_printed(round(row.value, 1)) if row.unit == "percent" else brief(row)
    return {"value": value, "delta": delta, "foot": foot, "row": places[id(row)]}


def _counted(country: str, ledger: str) -> str:
    if country == REGION and ledger == "partner":
        return _("national statistics of the five")
    return ledger_name(ledger)


def finding(frame: Frame, state: ViewState) -> str:
    """The figure of the chosen flow, else the first one, with its growth."""
    amounts = [row for row in frame if (row.flow, row.measure) == (state.flow, "value")]
    first = (amounts or frame)[0]
    sentence = _("{country}'s {trade} came to {value} in {period}").format(
        country=first.country_name,
        trade=trade_with(first.flow, first.partner, first.partner_name),
        value=told(first),
        period=numbers.period(first.period),
    )
    growths = [
        row
        for row in frame
        if (row.flow, row.measure, row.ledger) == (first.flow, "growth", first.ledger)
    ]
    if not growths:
        return sentence
    growth = growths[0].value
    text = (
        _(", up {growth} on a year earlier")
        if growth >= 0
        else _(", down {growth} on a year earlier")
    )
    return sentence + text.format(growth=numbers.percent(abs(growth)))


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, who counted and period of the amounts; shares and ratios have their own below them."""
    return subtitle_of(tuple(row for row in frame if row.measure == "value"), state)


CHART = Chart(
    id="headline",
    question=mark("What are the headline figures?"),
    uses=("country", "flow", "ledger", "period", "partner"),
    ledgers=("china", "partner", "reconciled"),
    both=True,
    why_not=mark("no figures for this partner or period."),
    missing=mark(
        "No figures from China's customs or the country's statistics office for this partner and "
        "period in this package."
    ),
    compares=("flow", "ledger"),
    behind=behind,
    latest_else=True,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    kind="tiles",
    wide=True,
)
