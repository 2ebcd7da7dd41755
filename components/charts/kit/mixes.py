"""HS sections and sums of chapters as rows, and sentences about chapters of a flow."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.kit.base import Frame, Row, row_of, show, show_part
from components.charts.kit.facts import Extent
from components.language import numbers
from components.language.terms import flow_name, trade_with
from components.language.text import _, aside, joined, mark
from components.state import ViewState
from data.analysis.breakdowns import Breakdown, counted_by_china, is_older
from data.analysis.commodity_mix import OTHER, summed
from data.analysis.comparability import goods_flow
from data.analysis.measures import share
from data.records.observation import Observation
from data.store import Store

#: why China's customs cannot be the ledger of a chart of commodities, for most selections
NOT_CHINA = mark(
    "in this package China's figures by commodity cover some chapters of Kazakhstan's trade. "
    "China's customs publish trade by partner and HS8 code in an online query system, and UN "
    "Comtrade holds China's annual reports."
)
#: how the value of a row of several codes was calculated
SUM_OF_OTHERS = mark("sum of the codes not shown")
TOTAL_LESS_KNOWN = mark("the total less the known codes")
#: an empty card of chapters
NOT_HERE = mark(
    "This package has no full breakdown by commodity for this selection. UN Comtrade holds annual "
    "reports of China and of four of the five countries, and China's customs publish HS8 codes by "
    "partner in an online query system. Turkmenistan has published none since 2000."
)


def section_name(store: Store, section: str) -> str:
    """Short name of a section; an unknown code as it is."""
    entry = store.package.sections.get(section)
    return _(entry.short) if entry else section


def sum_row(store: Store, parts: Sequence[Observation], code: str, name: str) -> Row:
    """One row for several chapters: a section, or all others. Of both flows it is total trade."""
    whole = summed(parts, code)
    if len({part.flow for part in parts}) > 1:
        whole = whole._replace(flow="turnover")
    return row_of(store, whole)._replace(commodity_name=name)


def extent_of(store: Store, mix: Breakdown, flow: str) -> Extent | None:
    """What is known of the flow that `mix` is a part of; None if shares of it are known."""
    if mix.total is not None:
        return None
    first = mix.chapters[0]
    drawn = first.flow if len({chapter.flow for chapter in mix.chapters}) == 1 else "turnover"
    counted = counted_by_china(store, first.country, drawn, first.period, first.partner)
    return Extent(len(mix.chapters), mix.known, counted, drawn, flow)


def with_part(row: Row, total: float | None, extent: Extent | None) -> Row:
    """The row with its share of `total`, or with the extent of what is known; the note says so."""
    if total is None:
        note = _("other chapters of this flow are not in this source")
        return row._replace(extent=extent, note="; ".join(filter(None, (row.note, note))))
    row = row._replace(part=share(row.value, total))
    return row._replace(note=_("{share} of the total").format(share=show_part(row)))


def rest_row(store: Store, rest: Observation, total: float | None) -> Row:
    """The part of a total that is in no chapter of the source."""
    row = calculated(with_part(row_of(store, rest), total, None), _(TOTAL_LESS_KNOWN))
    return row._replace(commodity_name=_("Other chapters, not in this source"))


def calculated(row: Row, formula: str) -> Row:
    """The row as a derived one: its note begins with how it was calculated."""
    return row._replace(status="derived", note=joined(filter(None, (formula, row.note)), "; "))


def chapter_rows(store: Store, mix: Breakdown, flow: str, most: int, chosen: str) -> Frame:
    """The largest chapters, `most` of them and the chosen one, all others, and the rest."""
    total, extent = mix.total, extent_of(store, mix, flow)
    kept = [
        chapter
        for place, chapter in enumerate(mix.chapters)
        if place < most or chapter.commodity == chosen[:2]
    ]
    rows = [with_part(row_of(store, chapter), total, extent) for chapter in kept]
    others = [chapter for chapter in mix.chapters if chapter not in kept]
    if others:
        name = _("All {count} other chapters") if total else _("{count} other known chapters")
        row = sum_row(store, others, OTHER, name.format(count=len(others)))
        rows.append(calculated(with_part(row, total, extent), _(SUM_OF_OTHERS)))
    if mix.rest:
        rows.append(rest_row(store, mix.rest, total))
    return tuple(rows)


def with_age(store: Store, state: ViewState, frame: Frame) -> Frame:
    """The rows; with a reason where their last period is whole and later ones have some chapters.

    A chosen period needs no reason.
    """
    if state.period or not frame or frame[0].extent:
        return frame
    last = max((row.period for row in frame), key=lambda period: period[-4:])
    rows = {row.country: row for row in frame if row.period == last}
    flow = goods_flow(state.flow)
    if not any(
        is_older(store, country, flow, row.ledger, last, row.partner)
        for country, row in rows.items()
    ):
        return frame
    return tuple(
        row._replace(reason="latest_whole") if row.period == last else row for row in frame
    )


def dated(row: Row, *, compared: bool = False) -> str:
    """The period of a row; that it is the latest whole one, where later ones have some chapters.

    `compared` is True in a comparison of countries: one of them may have a later one.
    """
    period = numbers.period(row.period)
    if row.reason != "latest_whole":
        return period
    text = (
        _("{period}, the latest that can be compared")
        if compared
        else _("{period}, the latest whole breakdown")
    )
    return text.format(period=period)


def label(row: Row) -> str:
    """Name of a chapter, with its flow where the chapters are of either flow."""
    mixed = row.extent is not None and row.extent.flow == "turnover" != row.flow
    return aside(row.commodity_name, flow_name(row.flow)) if mixed else row.commodity_name


def flow_of(frame: Frame) -> str:
    """The flow that the rows are of: total trade if their chapters are of either flow."""
    return frame[0].extent.flow if frame[0].extent else frame[0].flow


def share_text(row: Row) -> str:
    """The share of a row, empty if it has none."""
    return "" if row.part is None else show_part(row)


def largest(frame: Frame, state: ViewState) -> str:
    """The finding of a mix: its largest chapter, or the chosen one, and its share if it has one."""
    chosen = [row for row in frame if row.commodity == state.commodity]
    rows = [row for row in frame if row.commodity != OTHER] or list(frame)
    first = chosen[0] if chosen else max(rows, key=lambda row: row.value)
    words = {
        "commodity": first.commodity_name,
        "country": first.country_name,
        "trade": trade_with(first.flow, first.partner, first.partner_name),
        "period": dated(first),
    }
    if first.extent is None:
        text = _("{commodity} made up {share} of {country}'s {trade}, {period}")
        return text.format(share=show_part(first), **words)
    if chosen:
        text = _("{commodity}: {value} of {country}'s {trade}, {period}")
        return text.format(value=show(first), **words)
    if first.extent.flow == "turnover":
        words["trade"] = trade_with("turnover", first.partner, first.partner_name)
        text = _(
            "{commodity}: {value} of {flow}, the largest of {count} known chapters of "
            "{country}'s {trade}, {period}"
        )
    else:
        text = _(
            "{commodity}: {value}, the largest of {count} known chapters of {country}'s "
            "{trade}, {period}"
        )
    count = numbers.decimal(first.extent.chapters, 0)
    return text.format(value=show(first), flow=flow_name(first.flow), count=count, **words)


def covered(frame: Frame) -> str:
    """What is known of a flow whose other chapters are not, for a subtitle; else empty."""
    extent = next((row.extent for row in frame if row.extent), None)
    if extent is None:
        return ""
    if extent.flow == "turnover":
        text = _("{count} chapters of exports or imports that this source has, together {value}")
    elif extent.flow != extent.asked:
        text = _("{flow} only, {count} chapters of this source, together {value}")
    else:
        text = _("{count} chapters of this source, together {value}")
    text = text.format(
        count=numbers.decimal(extent.chapters, 0),
        value=numbers.money(extent.value),
        flow=flow_name(extent.flow),
    )
    if extent.counted:
        text += _("; China's customs counted {value} in all").format(
            value=numbers.money(extent.counted)
        )
    return " · " + text
