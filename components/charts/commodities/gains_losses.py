"""Which commodities gained and lost most in the trade with a partner between two years?"""

from __future__ import annotations

from components.charts.kit import draw, lettering, style
from components.charts.kit.base import Chart, Figure, Frame, partner_of, row_of, show
from components.charts.kit.base import subtitle_of as base_subtitle
from components.language import numbers
from components.language.terms import trade_with
from components.language.text import _, amid, joined, language, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.periods import chapter_changes
from data.store import Store

#: most gains, and most losses
_COUNT = 6


def table(store: Store, state: ViewState) -> Frame:
    """Change in US dollars by HS chapter, gains first; at most six gains and six losses.

    The two years are chosen as in `chapter_changes`. A chosen commodity always has a row.
    """
    flow, partner = goods_flow(state.flow), partner_of(state)
    mixes = {
        period: store.chapters(state.country, flow, state.ledger, period, partner)
        for period in store.chapter_periods(state.country, flow, state.ledger, partner)
    }
    changes = chapter_changes(mixes, state.period, state.base)
    gains = [change for change in changes if change.value > 0][:_COUNT]
    losses = [change for change in changes if change.value < 0][-_COUNT:]
    kept = {change.new.commodity for change in (*gains, *losses)} | {state.commodity}
    return tuple(
        row_of(
            store,
            change.new,
            measure="change",
            value=change.value,
            also=(change.old,),
            note=f"{change.old.period} → {change.new.period}",
            base=change.old.period,
        )
        for change in changes
        if change.new.commodity in kept
    )


def figure(frame: Frame, state: ViewState) -> Figure:
    """Bars to both sides of zero, the largest gain at the top."""
    drawn = draw.ranked_bars(
        frame,
        label=lambda row: lettering.wrap(row.commodity_name),
        colour=lambda row: (
            style.colour_of(row.country, row.flow) if row.value > 0 else style.NEUTRAL
        ),
        click=lambda row: {"commodity": row.commodity},
        chosen=lambda row: (
            not any(drawn.commodity == state.commodity for drawn in frame)
            or row.commodity == state.commodity
        ),
    )
    low = min(0.0, *(row.value for row in frame))
    high = max(0.0, *(row.value for row in frame))
    room = 0.95 * (high - low)
    drawn["layout"]["xaxis"]["range"] = [
        low - (room if low < 0 else 0),
        high + (room if high > 0 else 0),
    ]
    return drawn


def finding(frame: Frame, state: ViewState) -> str:
    """The largest gain and the largest loss."""
    gain = frame[0] if frame[0].value > 0 else None
    loss = frame[-1] if frame[-1].value < 0 else None
    changes = []
    if gain:
        text = _("{commodity} rose most ({value})")
        changes.append(text.format(commodity=gain.commodity_name, value=show(gain)))
    if loss:
        # Russian sentences quote the names of chapters, with their capital
        within = gain and language() == "en"
        name = amid(loss.commodity_name) if within else loss.commodity_name
        text = _("{commodity} fell most ({value})")
        changes.append(text.format(commodity=name, value=show(loss)))
    return _("{told} from {old} to {new}").format(
        told=joined(changes, "; "),
        old=numbers.period(frame[0].base),
        new=numbers.period(frame[0].period),
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """What changed, between which years, in which unit and ledger."""
    return _("Change from {old} in {trade} · {rest}").format(
        old=frame[0].base,
        trade=trade_with(frame[0].flow, frame[0].partner, frame[0].partner_name),
        rest=base_subtitle(frame, state),
    )


CHART = Chart(
    id="gains_losses",
    question=mark("Which commodities rose and fell most?"),
    uses=("country", "flow", "ledger", "period", "base", "partner", "commodity"),
    ledgers=("partner", "reconciled"),
    chapters=True,
    why_not=mark("China's customs do not publish commodities by country of the region."),
    missing=mark(
        "No source has commodity figures for both years for this flow and "
        "partner, and years from different sources are not compared."
    ),
    compares=("commodity",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=480,
)
