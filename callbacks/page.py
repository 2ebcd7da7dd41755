"""Lay out a view when the first part of the path changes; filters never lay out anything."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output

from components import ids, views
from components.render import Renderer
from components.state import parse
from components.views.base import layout


def register(app: Dash, renderer: Renderer) -> None:
    """Build each view's empty page once; it is the same for everybody."""
    pages = {view_id: layout(view, renderer.store) for view_id, view in views.ALL.items()}

    @app.callback(
        Output(ids.PAGE, "children"),
        Input(ids.SECTION, "data"),
        prevent_initial_call=True,
    )
    def lay_out(section: Any) -> Any:
        path = section if isinstance(section, str) else ""
        state, _problems = parse("/" + path, "", renderer.vocabulary)
        return pages[state.view]
