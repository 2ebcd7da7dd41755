"""The ribbon of present mode: what is on the screen, in one line that stays in view."""

from __future__ import annotations

from components.charts.base import Chart, commodity_label, label_of, span_of
from components.charts.registry import charts_in
from components.charts.terms import flow_name, short_ledger
from components.render import Renderer
from components.state import ViewState
from components.views.base import View


def on_screen(view: View, state: ViewState) -> tuple[Chart, ...]:
    """The charts that fill the screen: those that were chosen, or else the view's first."""
    charts = charts_in(view.id)
    chosen = {chart.id: chart for chart in charts}
    return tuple(chosen[one] for one in state.shown) or charts[:1]


def ribbon(renderer: Renderer, view: View, state: ViewState) -> list[str]:
    """Country, flow, partner, commodity, who counted and when: `Kazakhstan`, `exports`, ...

    Only what the charts on the screen depend on; who counted and when are read off what they
    plot, since a choice that is left open is made chart by chart.
    """
    store = renderer.store
    charts = on_screen(view, state)
    uses = {name for chart in charts for name in chart.uses}
    told = []
    if "country" in uses:
        told.append(label_of(store, state.country))
    if "flow" in uses:
        told.append(flow_name(state.flow))
    if "partner" in uses and state.partner:
        told.append(label_of(store, state.partner))
    if "commodity" in uses and state.commodity:
        told.append(commodity_label(store, state.commodity))
    frame = tuple(row for chart in charts for row in renderer.draw(chart, state).frame)
    ledgers = dict.fromkeys(row.ledger for row in frame if row.ledger)
    if ledgers:
        told.append(" / ".join(short_ledger(one) for one in ledgers))
    if any(row.period for row in frame):
        told.append(span_of(tuple(row for row in frame if row.period)))
    return told
