"""Replace the page's layout when the view changes. Filters only change what its cards show."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output

from components import views
from components.language.text import LANGUAGES, speaking
from components.render import Renderer
from components.shell import ids
from components.state import parse
from components.views.base import layout


def register(app: Dash, renderer: Renderer) -> None:
    """Build the layout of each view in each language once, and register the callback."""
    pages = {}
    for code in LANGUAGES:
        with speaking(code):
            for view_id, view in views.ALL.items():
                pages[view_id, code] = layout(view, renderer)

    @app.callback(
        Output(ids.PAGE, "children"),
        Input(ids.SECTION, "data"),
        prevent_initial_call=True,
    )
    def lay_out(section: Any) -> Any:
        section = section if isinstance(section, dict) else {}
        path, lang = section.get("path"), section.get("lang")
        path = path if isinstance(path, str) else ""
        state, _problems = parse("/" + path, "", renderer.vocabulary)
        return pages[state.view, lang if lang in LANGUAGES else LANGUAGES[0]]
