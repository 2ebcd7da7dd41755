"""`GET /image/<chart>.png`: a chart as a picture, for link previews."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock

from dash import Dash
from flask import Response, request

from callbacks.downloads import read_chart_request
from components.charts.kit.base import Chart
from components.export import picture
from components.language.text import _, speaking
from components.render import Renderer
from components.state import ViewState

#: most pictures that each worker caches; one is about 100 kB
_KEPT = 64
#: seconds that a request waits for another picture; drawing one takes a third of a second
_PATIENCE = 3
#: hosts that are written into a picture
_HOST = re.compile(r"[A-Za-z0-9.-]{1,60}(:\d{1,5})?")


def register(app: Dash, renderer: Renderer) -> None:
    """Add the route. One picture is drawn at a time: matplotlib is not made for threads."""
    drawing = Lock()

    @lru_cache(maxsize=_KEPT)
    def png(chart: Chart, state: ViewState, host: str) -> bytes:
        card = renderer.card_parts(chart, state)
        with speaking(state.lang):
            return picture.draw(card, host + card["link"].partition("#")[0])

    @app.server.get("/image/<chart_id>.png")
    def image(chart_id: str) -> Response:
        chart_and_state = read_chart_request(renderer, chart_id)
        if isinstance(chart_and_state, Response):
            return chart_and_state
        chart, state = chart_and_state
        view = renderer.homes[chart.id]
        state = state.only((*chart.fields, "lang")).with_(view=view, theme="")
        if not drawing.acquire(timeout=_PATIENCE):
            with speaking(state.lang):
                text = _("Too many pictures are being drawn; try again in some seconds.")
            return Response(
                text + "\n", 429, headers={"Retry-After": str(_PATIENCE)}, mimetype="text/plain"
            )
        try:
            if not picture.can_write(state.lang):
                state = state.with_(lang="")
            host = request.host if _HOST.fullmatch(request.host) else ""
            body = png(chart, state, host)
        finally:
            drawing.release()
        answer = Response(body, mimetype="image/png")
        answer.headers["Cache-Control"] = "public, max-age=3600"
        answer.add_etag()
        answer.make_conditional(request)
        return answer
