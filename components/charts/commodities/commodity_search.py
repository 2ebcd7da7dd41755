"""How much is traded in the commodities that match a search?"""

from __future__ import annotations

from components.charts.kit import draw, lettering, style
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
from components.language import numbers
from components.language.terms import flow_name, trade_with
from components.language.text import _, aside, joined, language, mark
from components.state import ViewState
from data.analysis.commodity_mix import chapters_of
from data.analysis.comparability import goods_flow
from data.analysis.partner_shares import share_of
from data.analysis.periods import newest_first
from data.records.codes import WORLD
from data.records.observation import Observation
from data.search import SearchResult, find
from data.store import Store

_COUNT = 10


def table(store: Store, state: ViewState) -> Frame:
    """US dollars of the ten largest chapters that match the words, or of all if there are no words.

    `part` is the partner's share of the country's trade in that chapter with all partners, if it is
    known.
    """
    flow, partner = goods_flow(state.flow), partner_of(state)
    matches = set(_search(store, state).chapters)
    periods = store.chapter_periods(state.country, flow, state.ledger, partner)
    hits: list[Observation] = []
    for period in (state.period,) if state.period else newest_first(periods):
        chapters = chapters_of(store, state.country, flow, state.ledger, period, partner)
        if chapters:
            hits = [chapter for chapter in chapters if chapter.commodity in matches][:_COUNT]
            break
    if not hits:
        return ()
    world = store.chapters(state.country, flow, state.ledger, hits[0].period, WORLD)
    return tuple(_row(store, chapter, world.get(chapter.commodity)) for chapter in hits)


def _search(store: Store, state: ViewState) -> SearchResult:
    """The chapters that match the words, in the reader's language or in English."""
    chapters = store.package.chapters
    if language() == "en":
        return find(chapters, state.q)
    return find(
        chapters,
        state.q,
        {code: f"{_(chapter.name)};{_(chapter.keywords)}" for code, chapter in chapters.items()},
    )


def _row(store: Store, chapter: Observation, whole: Observation | None) -> Row:
    row = row_of(store, chapter)
    partner_share = share_of(store, chapter, whole)
    if partner_share is None:
        return row
    return row._replace(note=numbers.percent(partner_share.percent), part=partner_share.percent)


def why_empty(store: Store, state: ViewState) -> str:
    """Which of the words is unknown, and similar words."""
    result = _search(store, state)
    if result.unknown:
        text = _("No HS chapter has a word that starts with “{word}”.").format(
            word=result.unknown[0]
        )
        if result.suggestions:
            similar = joined(result.suggestions)
            return f"{text} " + _("Did you mean: {close}?").format(close=similar)
        return f"{text} " + _("Try a simple word: copper, cars, cotton, gas.")
    if not result.chapters:
        return _("No single chapter has all of these words; try fewer words.")
    return _(CHART.missing)


def figure(frame: Frame, state: ViewState) -> Figure:
    """Ranked bars with the value and the partner's share."""
    chosen = any(row.commodity == state.commodity for row in frame)
    drawn = draw.ranked_bars(
        frame,
        label=lambda row: lettering.wrap(aside(row.commodity_name, row.commodity), 24),
        colour=lambda row: style.FLOW_COLOURS[row.flow],
        click=lambda row: {"commodity": row.commodity},
        chosen=lambda row: not chosen or row.commodity == state.commodity,
        also=lambda row: "" if row.part is None else show_part(row),
    )
    drawn["layout"]["xaxis"]["range"] = [0, frame[0].value * 2.2]
    if len(frame) < 4:  # keep the bars thin
        drawn["layout"]["yaxis"]["range"] = [4.5, -0.5]
        drawn["layout"]["yaxis"].pop("autorange")
    return drawn


def finding(frame: Frame, state: ViewState) -> str:
    """The largest of the chapters found."""
    first = frame[0]
    return _("{commodity} accounted for {value} of {country}'s {trade}, {period}").format(
        commodity=first.commodity_name,
        value=show(first),
        country=first.country_name,
        trade=trade_with(first.flow, first.partner, first.partner_name),
        period=numbers.period(first.period),
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, period, flow and partner; what the percents are."""
    text = base_subtitle(frame, state) + _(" · {flow}, {partner}").format(
        flow=flow_name(frame[0].flow), partner=frame[0].partner_name
    )
    if all(row.part is None for row in frame):
        return text
    return text + _(
        " · percent: {partner}'s share of the chapter's trade with all partners"
    ).format(partner=frame[0].partner_name)


CHART = Chart(
    id="commodity_search",
    question=mark("Search results"),
    uses=("country", "flow", "ledger", "period", "partner", "commodity", "q"),
    ledgers=("partner", "reconciled"),
    why_not=mark("China's customs do not publish commodities by country of the region."),
    missing=mark(
        "No trade is recorded in these chapters, or no breakdown by "
        "commodity was found for this flow and period."
    ),
    why_empty=why_empty,
    compares=("commodity",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=420,
)
