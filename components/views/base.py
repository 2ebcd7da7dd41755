"""What a view is, and its layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash import html

from components.charts.kit.base import Chart
from components.language.text import _
from components.render import Renderer
from components.shell.attributes import attributes
from components.shell.card import card
from components.shell.reading import reading
from components.state import ViewState
from data.store import Store


@dataclass(frozen=True, kw_only=True)
class View:
    """One page. From top to bottom it has `lede`, `above`, `charts` and `extra`.

    id, name  the id in ViewState, and the name in the navigation (in English)
    heading   function to the page's heading for a state, in the reader's language
    lede      an introductory sentence, in English
    marks     whether "How to read this" has the key of the marks in charts
    charts    the charts in order; a chart may be in several views
    above     components before the charts, and `extra`, after them. They are built once in each
              language, and so are the same for every state.

    The filters of a view are in components/state/parameters.py.
    """

    id: str
    name: str
    heading: Callable[[Store, ViewState], str]
    lede: str
    charts: tuple[Chart, ...]
    in_nav: bool = True
    above: Callable[[Renderer], list[Any]] = lambda renderer: []
    #: components beside the first chart, in the grid of cards; built like `above`
    beside: Callable[[Renderer], list[Any]] = lambda renderer: []
    #: what the list beside the first chart shows in a state (assets/src/page/projects.js); None: no
    #: list
    listed: Callable[[Store, ViewState], dict[str, Any]] | None = None
    marks: bool = True
    #: ids of wide charts that take half of the width on this page
    halved: tuple[str, ...] = ()
    extra: Callable[[Renderer], list[Any]] = lambda renderer: []


def layout(view: View, renderer: Renderer) -> html.Div:
    """Return the layout of a view, with empty cards."""
    cards = [card(chart, wide=chart.wide and chart.id not in view.halved) for chart in view.charts]
    return html.Div(
        className="page",
        children=[
            html.P(_(view.lede), className="lede"),
            reading(_(view.lede), marks=view.marks),
            html.Button(_("Print"), className="button print", type="button", hidden=view.in_nav),
            *view.above(renderer),
            html.Div([*cards[:1], *view.beside(renderer), *cards[1:]], className="grid"),
            *view.extra(renderer),
        ],
        **attributes(data_layout=view.id),
    )
