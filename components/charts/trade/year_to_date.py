"""How does the year to date compare with the same months a year earlier?"""

from __future__ import annotations

from components.charts.kit import marks, samemonths
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    label_of,
    ledgers_of,
    partner_of,
    row_of,
)
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language import numbers
from components.language.terms import ledger_name, short_ledger
from components.language.text import _, in_turn, joined, mark
from components.state import ViewState
from data.analysis.measures import like_for_like
from data.analysis.periods import same_months
from data.store import Store

_COUNT = 12


def table(store: Store, state: ViewState) -> Frame:
    """Pairs of the same months in two years, latest first: both values (US dollars) and growth.

    With a chosen year, only those of its months. Single months are used only if there is no pair of
    years to date. A later year to date without a pair is added.
    """
    count = _COUNT // len(ledgers_of(state))
    return tuple(
        row for ledger in ledgers_of(state) for row in _ledger_rows(store, state, ledger, count)
    )


def _ledger_rows(store: Store, state: ViewState, ledger: str, count: int) -> list[Row]:
    series = store.part_year(state.country, state.flow, ledger, partner_of(state))
    pairs = [
        pair
        for pair in same_months(store, series)
        if not state.period or pair[0].period.startswith(f"{state.period}-")
    ]
    rows = samemonths.rows_of(store, pairs[:count])
    newer = [
        period
        for period in series
        if "/" in period
        and pairs
        and samemonths.end(period) > samemonths.end(pairs[0][0].period)
        and (not state.period or period.startswith(f"{state.period}-"))
    ]
    if newer:
        rows.append(row_of(store, series[max(newer, key=samemonths.end)]))
    return rows


def why_empty(store: Store, state: ViewState) -> str:
    """Which parts of years there are, and why they cannot be compared."""
    if state.period and any(
        same_months(store, store.part_year(state.country, state.flow, ledger, partner_of(state)))
        for ledger in CHART.ledgers
    ):
        return _("No part of {period} can be compared with the same months a year earlier.").format(
            period=numbers.period(state.period)
        )
    text = _(
        "No figures found for the same months of two years for this flow "
        "and partner, so there is no like-for-like comparison."
    )
    for ledger in CHART.ledgers:
        series = store.part_year(state.country, state.flow, ledger, partner_of(state))
        spans = sorted(series, key=samemonths.end, reverse=True)[:3]
        if spans and not same_months(store, series):
            text += " " + _(
                "{ledger} cover {periods}, but not the same months a year earlier."
            ).format(
                ledger=ledger_name(ledger)[0].upper() + ledger_name(ledger)[1:],
                periods=joined(numbers.period(span) for span in spans),
            )
    if state.flow != "turnover":
        series = store.part_year(state.country, "turnover", "china", partner_of(state))
        if like_for_like(series):
            text += " " + _("For {country}, total trade can be compared.").format(
                country=label_of(store, state.country)
            )
    return text


def figure(frame: Frame, state: ViewState) -> Figure:
    """Bars of each pair, latest first, and its growth."""
    both = marks.has_two_ledgers(frame)

    def name(row: Row) -> str:
        months = numbers.period(row.period)
        return in_turn(months, short_ledger(row.ledger)) if both else months

    lines = samemonths.latest_first(frame)
    return samemonths.figure(frame, lines, name, lambda row: {"period": row.period[:4]})


def finding(frame: Frame, state: ViewState) -> str:
    """The latest months that are not suspect, the same months a year earlier, and their growth."""
    lead = [pair for pair in samemonths.pairs(frame) if pair[0].ledger == frame[0].ledger]
    latest = max(samemonths.sound(lead), key=lambda pair: samemonths.end(pair[0].period))
    return samemonths.sentence(frame, latest)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, years; that the same months are compared; if published growth differs."""
    text = base_subtitle(frame, state) + _(" · same months of two years")
    for new, old in samemonths.latest_first(frame):
        if old is None:
            text += _(" · {months}: nothing comparable a year earlier").format(
                months=numbers.period(new.period)
            )
    return text + samemonths.remark(frame)


CHART = Chart(
    id="year_to_date",
    question=mark("How does the year to date compare with the same months a year earlier?"),
    **samemonths.SHARED,
    compares=("period",),
    why_empty=why_empty,
    latest_else=True,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=460,
)
