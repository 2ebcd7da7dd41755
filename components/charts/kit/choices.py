"""Links of a card to the same figures of another period or ledger."""

from __future__ import annotations

from collections.abc import Iterable

from components.charts.kit.base import Choice, Frame
from components.language import numbers
from components.language.terms import flow_name, short_ledger
from components.language.text import in_turn
from components.state import ViewState
from data.analysis.products import Place

#: most links in a card
_MOST = 5


def places_to_choose(places: Iterable[Place], frame: Frame, state: ViewState) -> tuple[Choice, ...]:
    """Return a link to each place but the one that is drawn, at most five.

    The newest place of each flow and ledger comes first. A link sets period and ledger, and the
    flow where that is not the chosen one.
    """
    drawn = {(row.flow, row.ledger, row.period) for row in frame}
    left = [place for place in places if tuple(place) not in drawn]
    newest = {(place.flow, place.ledger): place for place in reversed(left)}.values()
    links: dict[str, Choice] = {}
    extent = frame[0].extent
    own = extent.flow if extent else frame[0].flow
    for place in sorted(left, key=lambda place: place not in newest):
        changes = {"ledger": place.ledger, "period": place.period}
        flow = ""
        if place.flow != own:
            changes["flow"], flow = place.flow, flow_name(place.flow)
        label = in_turn(flow, numbers.period(place.period), short_ledger(place.ledger))
        links.setdefault(label, Choice(label, state.with_(**changes)))
    return tuple(links.values())[:_MOST]
