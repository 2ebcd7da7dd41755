"""What does a country trade with a partner: the ten largest HS chapters of a period."""

from __future__ import annotations

from components.charts.kit import draw, lettering, mixes, style
from components.charts.kit.base import Chart, Figure, Frame, partner_of
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language.terms import flow_name
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.breakdowns import newest_breakdown
from data.analysis.commodity_mix import OTHER
from data.analysis.comparability import goods_flow
from data.store import Store

_COUNT = 10


def table(store: Store, state: ViewState) -> Frame:
    """US dollars by HS chapter, largest first, then all other chapters.

    If a source has only some chapters, a row has what they leave of the total of the source; if
    that total is not known, the chapters have no shares and no rest. A chosen commodity that is not
    among the ten has a bar of its own.
    """
    flow, partner = goods_flow(state.flow), partner_of(state)
    mix = newest_breakdown(
        store, state.country, flow, state.ledger, state.period, partner, state.commodity
    )
    if mix is None:
        return ()
    rows = mixes.chapter_rows(store, mix, flow, _COUNT, state.commodity)
    return mixes.with_age(store, state, rows)


def figure(frame: Frame, state: ViewState) -> Figure:
    """Ranked bars, each with its value and share."""
    drawn = draw.ranked_bars(
        frame,
        label=lambda row: lettering.wrap(mixes.label(row), 24),
        colour=lambda row: (
            style.NEUTRAL if row.commodity == OTHER else style.colour_of(row.country, row.flow)
        ),
        click=lambda row: {} if row.commodity == OTHER else {"commodity": row.commodity},
        chosen=lambda row: (
            not any(drawn.commodity == state.commodity for drawn in frame)
            or row.commodity == state.commodity
        ),
        also=mixes.share_text,
    )
    if len(frame) < _COUNT:
        drawn["layout"]["height"] = 120 + 36 * len(frame)
    drawn["layout"]["xaxis"]["range"] = [0, max(row.value for row in frame) * 2.1]
    return drawn


def finding(frame: Frame, state: ViewState) -> str:
    """The largest chapter or the chosen one, and its share if the total is known."""
    return mixes.largest(frame, state)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, period and flow."""
    extent = frame[0].extent
    by_chapter = _(" · {flow} by HS chapter").format(
        flow=flow_name(extent.asked if extent else frame[0].flow)
    )
    return base_subtitle(frame, state) + by_chapter + mixes.covered(frame)


CHART = Chart(
    id="mix_year",
    question=mark("Which commodities does the country trade with China?"),
    uses=("country", "flow", "ledger", "period", "partner", "commodity"),
    ledgers=("partner", "reconciled"),
    chapters=True,
    rarely=("china",),
    why_not=mixes.NOT_CHINA,
    missing=mixes.NOT_HERE,
    compares=("commodity",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=500,
)
