"""What a view is: a heading, a sentence, and its cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash import html

from components.charts.kit.base import Chart
from components.language.text import _, mark
from components.render import Renderer
from components.shell.card import card
from components.state import ViewState
from data.store import Store

#: how status and ledger are told in every chart (components/charts/kit/marks.py)
_MARKS = mark(
    "● as published · ○ or outline: derived · ⊗ or hatching: suspect, "
    "incomplete or an estimate · gap: no figure found · where both "
    "sides are drawn: Solid ●: China’s customs. Dashed ■: national "
    "statistics"
)


@dataclass(frozen=True, kw_only=True)
class View:
    """One page: `lede` and `marks`, what stands `above` its charts, `charts`, then `extra`.

    `charts` stand in this order; a chart may stand in several pages. `above` and `extra` are laid
    out once for each language, for every country and state at once.
    Which filters apply in it is said in components/state/parameters.py.
    """

    id: str
    name: str
    heading: Callable[[Store, ViewState], str]
    lede: str
    charts: tuple[Chart, ...]
    in_nav: bool = True
    above: Callable[[Renderer], list[Any]] = lambda renderer: []
    #: what a list below the cards shows in a state (assets/src/page/projects.js); None: no list
    listed: Callable[[Store, ViewState], dict[str, Any]] | None = None
    marks: str = _MARKS
    extra: Callable[[Renderer], list[Any]] = lambda renderer: []


def layout(view: View, renderer: Renderer) -> html.Div:
    """The page of a view with its empty cards."""
    return html.Div(
        className="page",
        children=[
            html.P(_(view.lede), className="lede"),
            *([html.P(_(view.marks), className="marks")] if view.marks else []),
            html.Button(_("Print"), className="button print", type="button", hidden=view.in_nav),
            *view.above(renderer),
            html.Div([card(chart) for chart in view.charts], className="grid"),
            *view.extra(renderer),
        ],
    )
