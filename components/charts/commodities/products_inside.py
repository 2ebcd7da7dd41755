"""What is inside the chosen commodity: chapters, the headings of a chapter, or its subheadings."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.kit import draw, lettering, mixes, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    partner_of,
    row_of,
    show,
    show_part,
)
from components.charts.kit.base import subtitle_of as base_subtitle
from components.charts.kit.choices import Choice, places_to_choose
from components.charts.kit.labels import commodity_label, with_code
from components.language import numbers
from components.language.terms import flow_name, trade_with
from components.language.text import _, capital, mark
from components.state import BOTH, ViewState
from data.analysis.breakdowns import Breakdown, newest_breakdown
from data.analysis.commodity_mix import OTHER
from data.analysis.comparability import goods_flow
from data.analysis.measures import share
from data.analysis.products import ORDER, Inside, Place, children, drawn_parent, inside, places
from data.records.codes import LEDGERS
from data.records.observation import Observation
from data.store import Store
from data.sums import combine

_COUNT = 12
#: what the codes of each number of digits are called
_LEVELS = {2: mark("by HS chapter"), 4: mark("by HS heading"), 6: mark("by HS subheading")}


def found_places(store: Store, state: ViewState) -> tuple[Place, ...]:
    """Where the chosen commodity has figures inside, among the chosen ledgers and periods."""
    flow, partner = goods_flow(state.flow), partner_of(state)
    parent = drawn_parent(store, state.country, flow, state.commodity, partner)
    ledgers = _ledgers(state)
    return tuple(
        place
        for place in places(store, state.country, flow, parent, partner)
        if place.ledger in ledgers and state.period in ("", place.period)
    )


def table(store: Store, state: ViewState) -> Frame:
    """US dollars of the twelve largest codes inside the chosen one, then all others.

    They are of the newest period, whichever ledger has it, unless the reader chooses another. If
    nothing is known inside the chosen code, the codes beside it are shown. `part` is the share of
    the parent, if the source has that, too; what is left of it is a row "Not broken down".
    """
    partner = partner_of(state)
    parent = drawn_parent(store, state.country, state.flow, state.commodity, partner)
    found = found_places(store, state)
    mix = None if parent else _chapters(store, state)
    if mix and _newness(mix) >= _newest_without(store, state, found):
        flow = goods_flow(state.flow)
        rows = mixes.chapter_rows(store, mix, flow, _COUNT, state.commodity)
        return mixes.with_age(store, state, rows)
    for place in found:
        level = inside(store, state.country, place, parent, partner)
        if level:
            return _rows(store, level, state.commodity)
    return ()


def _chapters(store: Store, state: ViewState) -> Breakdown | None:
    """The newest chapters that answer for the flow, in any of the chosen ledgers."""
    key = (store, state.country, goods_flow(state.flow))
    found = [
        mix
        for ledger in _ledgers(state)
        if (mix := newest_breakdown(*key, ledger, state.period, partner_of(state)))
    ]
    return max(found, key=_newness, default=None)


def _newness(mix: Breakdown) -> str:
    return mix.chapters[0].period[-4:]


def _newest_without(store: Store, state: ViewState, found: Sequence[Place]) -> str:
    """The last year of the places whose chapters are not from a source with some chapters only."""
    partner = partner_of(state)
    years = {
        place.period[-4:]
        for place in found
        if not any(
            map(store.is_selected, children(store, state.country, place, "", partner).values())
        )
    }
    return max(years, default="")


def _ledgers(state: ViewState) -> tuple[str, ...]:
    """The chosen ledgers or all, the one that leads first."""
    chosen = LEDGERS[:2] if state.ledger == BOTH else (state.ledger or LEDGERS)
    return tuple(ledger for ledger in ORDER if ledger in chosen)


def _rows(store: Store, level: Inside, chosen: str) -> Frame:
    total = level.whole.value_usd if level.whole else None
    kept = [
        part
        for place, part in enumerate(level.parts)
        if place < _COUNT or chosen.startswith(part.commodity)
    ]
    rows = [_row(store, part, total) for part in kept]
    others = [part for part in level.parts if part not in kept]
    if others:
        name = _("{count} others").format(count=len(others))
        left = _row(store, combine(others, level.place.flow, "", commodity=OTHER), total)
        left = mixes.calculated(left, _(mixes.SUM_OF_OTHERS))
        rows.append(left._replace(commodity_name=name))
    if level.rest:
        left = mixes.calculated(_row(store, level.rest, total), _(mixes.TOTAL_LESS_KNOWN))
        rows.append(left._replace(commodity_name=_("Not broken down")))
    name = commodity_label(store, level.parent) if level.parent else ""
    return tuple(row._replace(within=name) for row in rows)


def _row(store: Store, observation: Observation, total: float | None) -> Row:
    part = share(observation.value_usd, total)
    note = "" if part is None else _("{share} of the total").format(share=numbers.percent(part))
    return row_of(store, observation, note=note or _(observation.note), part=part)


def figure(frame: Frame, state: ViewState) -> Figure:
    """Ranked bars; a click goes one level down."""
    chosen = [row for row in frame if _is_chosen(row, state)]
    drawn = draw.ranked_bars(
        frame,
        label=_label,
        colour=lambda row: (
            style.NEUTRAL if row.commodity == OTHER else style.colour_of(row.country, row.flow)
        ),
        click=lambda row: {} if row.commodity == OTHER else {"commodity": row.commodity},
        chosen=lambda row: not chosen or row in chosen,
        also=lambda row: "" if row.part is None else show_part(row),
    )
    drawn["layout"]["height"] = 124 + 36 * len(frame)
    reach = 1.7 if all(row.part is None for row in frame) else 2.5  # room for the share
    drawn["layout"]["xaxis"]["range"] = [0, max(row.value for row in frame) * reach]
    return drawn


def _label(row: Row) -> str:
    if row.commodity == OTHER:
        return row.commodity_name
    return lettering.wrap(lettering.cut(with_code(row.commodity, mixes.label(row)), 46), 26)


def _is_chosen(row: Row, state: ViewState) -> bool:
    return (
        row.commodity != OTHER
        and bool(state.commodity)
        and (state.commodity.startswith(row.commodity))
    )


def finding(frame: Frame, state: ViewState) -> str:
    """The largest of the codes, or the chosen one if it is among them."""
    rows = [row for row in frame if _is_chosen(row, state)] or [
        row for row in frame if row.commodity != OTHER
    ]
    first = rows[0]
    if first.extent:
        return mixes.largest(frame, state)
    named = {
        "commodity": lettering.cut(capital(first.commodity_name), 40),
        "country": first.country_name,
        "trade": trade_with(first.flow, first.partner, first.partner_name),
        "period": mixes.dated(first),
    }
    if first.part is None:
        text = _("{commodity} accounted for {value} of {country}'s {trade}, {period}")
        if first.commodity != state.commodity and state.commodity:
            text = _(
                "{commodity}: {value}, the largest known code of HS {parent} in {country}'s "
                "{trade}, {period}"
            )
        return text.format(value=show(first), parent=state.commodity, **named)
    text = _("{commodity} made up {share} of {country}'s {trade}, {period}")
    if first.within:
        text = _("{commodity} made up {share} of “{parent}” in {country}'s {trade}, {period}")
    return text.format(share=show_part(first), parent=lettering.cut(first.within, 40), **named)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, period, flow and level; what is not obeyed, and how much is known."""
    first = frame[0]
    digits = len(first.commodity)
    text = base_subtitle(frame, state) + _(" · {flow}, {level}").format(
        flow=flow_name(mixes.flow_of(frame)), level=_(_LEVELS[digits])
    )
    if mixes.flow_of(frame) != goods_flow(state.flow):
        text += _(" · total trade is not known for this period")
    if len(state.commodity) < 6 and any(row.commodity == state.commodity for row in frame):
        text += _(" · no figures inside {code}").format(code=state.commodity)
    if first.extent:
        return text + mixes.covered(frame)
    if first.part is None:
        text += _(" · only these codes are in the source; the others are not zero")
    return text


def others(store: Store, state: ViewState, frame: Frame) -> tuple[Choice, ...]:
    """Links to the same codes in other periods and ledgers, the newest first."""
    everywhere = found_places(store, state.with_(ledger="", period=""))
    return places_to_choose(everywhere, frame, state)


CHART = Chart(
    id="products_inside",
    question=mark("What is inside this commodity?"),
    uses=("country", "flow", "ledger", "period", "partner", "commodity"),
    missing=mark(
        "No source in this package has figures by product for this selection. UN Comtrade and "
        "China's customs hold more by product than the sources that were read."
    ),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    others=others,
    height=500,
)
