"""The ribbon of present mode: one line that says what is on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.kit.base import Chart, commodity_label, label_of, span_of
from components.language.terms import flow_name, short_ledger
from components.render import Renderer
from components.state import ViewState


def on_screen(charts: Sequence[Chart], state: ViewState) -> tuple[Chart, ...]:
    """Return the charts of a view that fill the screen: the chosen ones, or else the first."""
    by_id = {chart.id: chart for chart in charts}
    return tuple(by_id[chart_id] for chart_id in state.shown) or tuple(charts[:1])


def by_country(charts: Sequence[Chart]) -> bool:
    """Do the charts change with the chosen country?"""
    return any("country" in chart.uses for chart in charts)


def ribbon(renderer: Renderer, charts: Sequence[Chart], state: ViewState) -> list[str]:
    """Return country, flow, partner, commodity, ledger and period as texts for the ribbon.

    `charts` are those on the screen; what none of them uses is left out. Ledger and period are
    taken from the plotted rows, since each chart chooses its own where the state does not.
    """
    store = renderer.store
    uses = {name for chart in charts for name in chart.uses}
    parts = []
    if "country" in uses:
        parts.append(label_of(store, state.country))
    if "flow" in uses:
        parts.append(flow_name(state.flow))
    if "partner" in uses and state.partner:
        parts.append(label_of(store, state.partner))
    if "commodity" in uses and state.commodity:
        parts.append(commodity_label(store, state.commodity))
    frame = tuple(row for chart in charts for row in renderer.draw(chart, state).frame)
    ledgers = dict.fromkeys(row.ledger for row in frame if row.ledger)
    if ledgers:
        parts.append(" / ".join(short_ledger(ledger) for ledger in ledgers))
    if any(row.period for row in frame):
        parts.append(span_of(tuple(row for row in frame if row.period)))
    return parts
