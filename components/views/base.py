"""What a view is: a heading, a sentence, the filters that apply, and its cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dash import html

from components.charts.registry import charts_in
from components.language.text import _, mark
from components.shell.card import card
from components.state import ViewState
from data.store import Store

#: how status and ledger are told in every chart (components/charts/kit/marks.py)
_MARKS = mark(
    "● as printed · ○ or outlined: derived · ⊗ or hatched: suspect, incomplete or an estimate · "
    "gap: nobody publishes it · where two counted: full line and ● China’s customs, dashes and ■ "
    "the country’s own"
)


@dataclass(frozen=True, kw_only=True)
class View:
    """One page: `above` its charts, the charts, then `extra`.

    `why_not` tells for each filter that cannot apply here why it is disabled, `hints` what one
    that applies means here.
    """

    id: str
    name: str
    heading: Callable[[Store, ViewState], str]
    lede: str
    why_not: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    in_nav: bool = True
    above: Callable[[Store], list[Any]] = lambda store: []
    #: what a list below the cards shows in a state (assets/projects.js); None: there is no list
    listed: Callable[[Store, ViewState], dict[str, Any]] | None = None
    marks: str = _MARKS
    extra: Callable[[Store], list[Any]] = lambda store: []


def layout(view: View, store: Store) -> html.Div:
    """The page of a view with its empty cards."""
    return html.Div(
        className="page",
        children=[
            html.P(_(view.lede), className="lede"),
            *([html.P(_(view.marks), className="marks")] if view.marks else []),
            html.Button(_("Print"), className="button print", type="button", hidden=view.in_nav),
            *view.above(store),
            html.Div([card(chart) for chart in charts_in(view.id)], className="grid"),
            *view.extra(store),
        ],
    )
