"""What a page is called in tabs, link previews and search results, and its chart for a preview."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from components import views
from components.charts.kit.base import Chart, sharer_of
from components.charts.kit.labels import commodity_label, label_of
from components.export.picture import can_draw
from components.language import numbers
from components.language.terms import flow_name, sector_name, stage_name
from components.language.text import _, amid, in_turn, mark, sentence, speaking, spoken_sign
from components.render import Renderer
from components.state import OF_COUNTRY, PARAMETERS, ViewState
from data.records.codes import CHINA, REGION
from data.store import Store

#: what the site is, for previews of pages that have no chart for their state
_SITE = mark(
    "China and Central Asia: exports, imports, shares and commodities, as counted by both sides, "
    "with sources."
)


class Preview(NamedTuple):
    """What a preview of a page shows: texts in the language of the state, and a chart if any."""

    title: str
    description: str
    chart: Chart | None


def title(store: Store, state: ViewState) -> str:
    """Return the title: page, country, flow, commodity ... (China's share: Kazakhstan, imports)."""
    name, details = _subject(store, state), in_turn(*_details(store, state))
    return f"{spoken_sign(': ').join(filter(None, (name, details)))} – Khorgos"


def preview(renderer: Renderer, state: ViewState) -> Preview:
    """Return title, description and chart of a page. The description is the chart's finding."""
    with speaking(state.lang):
        name = title(renderer.store, state)
        for chart in _candidates(state):
            card = renderer.card_parts(chart, state)
            if card["tiles"] or can_draw(card):
                return Preview(name, sentence(card["title"]), chart)
        return Preview(name, _(_SITE), None)


def _candidates(state: ViewState) -> Iterator[Chart]:
    """Yield the charts of a page for its preview, the best first: the presented, then plots."""
    charts = views.ALL[state.view].charts
    yield from (chart for chart in charts if chart.id in state.shown)
    yield from (chart for chart in charts if chart.kind == "plot")
    yield from (chart for chart in charts if chart.kind == "tiles")


def _subject(store: Store, state: ViewState) -> str:
    """Return what a page is about: in most cases its name in the navigation, or its heading."""
    view = views.ALL[state.view]
    if state.view == "country":
        return label_of(store, state.country)
    if state.view == "share" and sharer_of(state) == CHINA:
        return _("China’s share")
    if state.view == "projects":
        return _("China-backed projects")
    if state.view in ("overview", "brief", "claims", "data"):
        return view.heading(store, state)
    return _(view.name)


def _details(store: Store, state: ViewState) -> Iterator[str]:
    """Yield what is chosen on the page, in words. The subject of some pages names the country."""
    if state.country != REGION and state.view not in (*OF_COUNTRY, "overview"):
        yield label_of(store, state.country)
    names = {
        "flow": flow_name,
        "commodity": lambda code: amid(commodity_label(store, code)),
        "partner": lambda code: label_of(store, code),
        "period": numbers.period,
        "sector": lambda sector: amid(sector_name(sector)),
        "stage": lambda stage: amid(stage_name(stage)),
    }
    for field, name_of in names.items():
        parameter, value = PARAMETERS[field], getattr(state, field)
        if value != parameter.default and parameter.works_in(state.view):
            yield name_of(value)
