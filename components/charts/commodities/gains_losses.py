"""Which commodities gained and lost most in the trade with a partner between two years?"""

from __future__ import annotations

from components.charts.kit import draw, lettering, mixes, style
from components.charts.kit.base import Chart, Figure, Frame, partner_of, row_of, show
from components.charts.kit.base import subtitle_of as base_subtitle
from components.charts.kit.facts import Extent
from components.language import numbers
from components.language.terms import trade_with
from components.language.text import _, amid, capital, joined, language, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow, sides
from data.analysis.periods import ChapterChange, chapter_changes
from data.store import Store

#: most gains, and most losses
_COUNT = 6
#: fewest chapters of a source with some chapters only that tell what rose and fell
_FEWEST = 2


def table(store: Store, state: ViewState) -> Frame:
    """Change in US dollars by HS chapter, gains first; at most six gains and six losses.

    The two years are chosen as in `chapter_changes`. A chosen commodity always has a row.
    """
    changes = _changes(store, state, goods_flow(state.flow))
    gains = [change for change in changes if change.value > 0][:_COUNT]
    losses = [change for change in changes if change.value < 0][-_COUNT:]
    kept = {change.new.commodity for change in (*gains, *losses)} | {state.commodity}
    extent = _extent(store, changes, goods_flow(state.flow))
    return tuple(
        row_of(
            store,
            change.new,
            measure="change",
            value=change.value,
            also=(change.old,),
            note=f"{change.old.period} → {change.new.period}",
            base=change.old.period,
        )._replace(extent=extent)
        for change in changes
        if change.new.commodity in kept
    )


def _changes(store: Store, state: ViewState, flow: str) -> tuple[ChapterChange, ...]:
    """The changes of a flow, or of both sides of total trade where those are of a later year.

    A source that has some chapters only has one side of each. Without a chosen year it needs two
    of them in both years, else the latest years with all chapters are compared.
    """
    partner = partner_of(state)
    by_period = {
        period: chapters
        for period in store.chapter_periods(state.country, flow, state.ledger, partner)
        if (chapters := store.chapters(state.country, flow, state.ledger, period, partner))
    }
    changes = chapter_changes(by_period, state.period, state.base)
    if len(changes) < _FEWEST and not state.period:
        whole = {
            period: chapters
            for period, chapters in by_period.items()
            if not store.any_selected(chapters.values())
        }
        changes = chapter_changes(whole, "", state.base) or changes
    if flow != "turnover":
        return changes
    by_side = [
        side for side in (_changes(store, state, flow) for flow in sides(flow))
        if side and store.is_selected(side[0].new)
    ]  # fmt: skip
    if not by_side:
        return changes
    newest = max(by_side, key=_years)
    if changes and _years(changes)[0] >= _years(newest)[0]:
        return changes
    known = [change for side in by_side if _years(side) == _years(newest) for change in side]
    return tuple(sorted(known, key=lambda change: change.value, reverse=True))


def _years(changes: tuple[ChapterChange, ...]) -> tuple[str, str]:
    return changes[0].new.period, changes[0].old.period


def _extent(store: Store, changes: tuple[ChapterChange, ...], flow: str) -> Extent | None:
    """The number of chapters compared, where the source has some chapters only."""
    if not any(store.is_selected(change.new) for change in changes):
        return None
    flows = {change.new.flow for change in changes}
    value = sum(change.new.value_usd for change in changes)
    return Extent(len(changes), value, None, flows.pop() if len(flows) == 1 else "turnover", flow)


def figure(frame: Frame, state: ViewState) -> Figure:
    """Bars to both sides of zero, the largest gain at the top."""
    drawn = draw.ranked_bars(
        frame,
        label=lambda row: lettering.wrap(mixes.label(row), 26),
        colour=lambda row: (
            style.colour_of(row.country, row.flow) if row.value > 0 else style.NEUTRAL
        ),
        click=lambda row: {"commodity": row.commodity},
        chosen=lambda row: (
            not any(drawn.commodity == state.commodity for drawn in frame)
            or row.commodity == state.commodity
        ),
    )
    return draw.two_sided(drawn, frame)


def finding(frame: Frame, state: ViewState) -> str:
    """The largest gain and the largest loss."""
    gain = frame[0] if frame[0].value > 0 else None
    loss = frame[-1] if frame[-1].value < 0 else None
    changes = []
    known = frame[0].extent
    if known and known.chapters == 1:
        text = _(
            "{commodity} changed by {value} from {old} to {new}; no other chapter is known in both"
        )
        return text.format(
            commodity=frame[0].commodity_name,
            value=show(frame[0]),
            old=numbers.period(frame[0].base),
            new=numbers.period(frame[0].period),
        )
    english = (
        language() == "en"
    )  # Russian sentences quote the names of chapters, with their capital
    if gain:
        text = _("{commodity} rose most ({value})")
        name = amid(gain.commodity_name) if known and english else gain.commodity_name
        changes.append(text.format(commodity=name, value=show(gain)))
    if loss:
        within = (gain or known) and english
        name = amid(loss.commodity_name) if within else loss.commodity_name
        text = _("{commodity} fell most ({value})")
        changes.append(text.format(commodity=name, value=show(loss)))
    # the flow belongs to the title: the same chapter changes by another amount in exports alone
    text = _("{told} in {trade}, {old} to {new}")
    if known:
        text = _("Of {count} known chapters, {told} in {trade}, {old} to {new}")
    sentence = text.format(
        count=numbers.decimal(known.chapters, 0) if known else "",
        told=joined(changes, "; "),
        trade=trade_with(mixes.flow_of(frame), frame[0].partner, frame[0].partner_name),
        old=numbers.period(frame[0].base),
        new=numbers.period(frame[0].period),
    )
    return capital(sentence)


def subtitle(frame: Frame, state: ViewState) -> str:
    """What changed, between which years, in which unit and ledger."""
    return _("Change from {old} in {trade} · {rest}").format(
        old=frame[0].base,
        trade=trade_with(mixes.flow_of(frame), frame[0].partner, frame[0].partner_name),
        rest=base_subtitle(frame, state),
    )


CHART = Chart(
    id="gains_losses",
    question=mark("Which commodities rose and fell most?"),
    uses=("country", "flow", "ledger", "period", "base", "partner", "commodity"),
    ledgers=("partner", "reconciled"),
    chapters=True,
    rarely=("china",),
    why_not=mixes.NOT_CHINA,
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
