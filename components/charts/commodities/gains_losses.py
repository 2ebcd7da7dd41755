"""Which commodities gained and lost most in the trade with a partner between two years?"""

from __future__ import annotations

from components.charts.kit import draw, lettering, style
from components.charts.kit.base import Chart, Figure, Frame, partner_of, row_of, show
from components.charts.kit.base import subtitle_of as base_subtitle
from components.charts.kit.breakdown import goods_flow
from components.language import numbers
from components.language.terms import trade_with
from components.language.text import _, joined, mark
from components.state import ViewState
from data.store import Series, Store, is_year

_SIDE = 6
_BACK = 5


def table(store: Store, state: ViewState) -> Frame:
    """Change in US dollars by HS chapter, gains first; six at most to either side.

    Both years come from the same source: two sources sort goods differently. Without a choice
    the newest year is compared with the one five years before, or the nearest to it. A chapter
    without a figure in one of the years has no change.
    """
    period, base, new, old = _pair(store, state)
    changes = sorted(
        (
            (seen.value_usd - old[code].value_usd, code)
            for code, seen in new.items()
            if code in old and seen.value_usd != old[code].value_usd
        ),
        reverse=True,
    )
    gains = [one for one in changes if one[0] > 0][:_SIDE]
    losses = [one for one in changes if one[0] < 0][-_SIDE:]
    chosen = [one for one in changes if one[1] == state.commodity and one not in gains + losses]
    return tuple(
        row_of(
            store,
            new[code],
            measure="change",
            value=value,
            also=(old[code],),
            note=f"{base} → {period}",
            base=base,
        )
        for value, code in sorted([*gains, *losses, *chosen], reverse=True)
    )


def _pair(store: Store, state: ViewState) -> tuple[str, str, Series, Series]:
    """The two periods and their chapters; empty chapters where they cannot be compared."""
    flow, partner = goods_flow(state.flow), partner_of(state)
    periods = store.chapter_periods(state.country, flow, state.ledger, partner)
    parts = {
        one: store.chapters(state.country, flow, state.ledger, one, partner) for one in periods
    }
    years = [one for one in periods if is_year(one)]
    for period in (state.period,) if state.period else reversed(years):
        if period not in parts:
            continue
        like = [one for one in years if one < period and _alike(parts[one], parts[period])]
        if state.base:
            like = [one for one in like if one == state.base]
        if like:
            wanted = int(period[:4]) - _BACK
            base = min(like, key=lambda one: (abs(int(one) - wanted), one))
            return period, base, parts[period], parts[base]
    return "", "", {}, {}


def _alike(one: Series, other: Series) -> bool:
    return _sources(one) == _sources(other)


def _sources(series: Series) -> frozenset[str]:
    return frozenset(part for row in series.values() for part in row.source.split(";"))


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
            not any(one.commodity == state.commodity for one in frame)
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
    told = [
        text.format(commodity=row.commodity_name, value=show(row))
        for row, text in (
            (gain, _("{commodity} gained most ({value})")),
            (loss, _("{commodity} lost most ({value})")),
        )
        if row
    ]
    return _("{told}, {old} to {new}").format(
        told=joined(told),
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
    question=mark("Which commodities gained and lost most?"),
    uses=("country", "flow", "ledger", "period", "base", "partner", "commodity"),
    ledgers=("partner", "reconciled"),
    why_not=mark("China's customs do not publish commodities by country of the region here."),
    missing=mark(
        "No source has commodities of both years for this flow and partner, and years of "
        "different sources are not compared."
    ),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=480,
)
