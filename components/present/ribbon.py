"""The ribbon of present mode: what is on the screen, in one line that stays in view."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.kit.base import Chart, commodity_label, label_of, span_of
from components.language.terms import flow_name, short_ledger
from components.render import Renderer
from components.state import ViewState


def on_screen(charts: Sequence[Chart], state: ViewState) -> tuple[Chart, ...]:
    """Those charts of a view that fill the screen: the chosen ones, or else the first."""
    chosen = {chart.id: chart for chart in charts}
    return tuple(chosen[one] for one in state.shown) or tuple(charts[:1])


def ribbon(renderer: Renderer, charts: Sequence[Chart], state: ViewState) -> list[str]:
    """Country, flow, partner, commodity, who counted, when: `Kazakhstan`, `exports`, ...

    `charts` are those on the screen. Only what they depend on is named. Who counted and when are
    read off what they plot, since each chart fills an open choice by itself.
    """
    store = renderer.store
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
