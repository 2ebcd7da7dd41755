"""`GET /image/<chart>.png` and `.svg`: a chart as a picture, for link previews and other sites."""

from __future__ import annotations

import re
from threading import Lock

from flask import Flask, Response, request

from callbacks.answer import AN_HOUR, answer_of, own_host
from callbacks.downloads import read_chart_request
from callbacks.forms import kept
from components.charts.kit.base import Chart
from components.export import picture
from components.language.text import _, speaking
from components.render import Renderer
from components.state import ViewState
from components.views.payload import Payload, tagged

#: seconds that a request waits for another picture; drawing one takes a third of a second
_PATIENCE = 3
_TYPES = {"png": "image/png", "svg": "image/svg+xml"}
#: hosts that are written into a picture
_HOST = re.compile(r"[A-Za-z0-9.-]{1,60}(:\d{1,5})?")


def register(server: Flask, renderer: Renderer) -> None:
    """Add the route. One picture is drawn at a time: matplotlib is not made for threads."""
    drawing = Lock()

    @kept
    def made(chart: Chart, state: ViewState, host: str, form: str) -> Payload:
        card = renderer.card_parts(chart, state)
        with speaking(state.lang):
            return tagged(picture.draw(card, host + card["link"].partition("#")[0], form))

    @server.get("/image/<chart_id>.<any(png, svg):form>")
    def image(chart_id: str, form: str) -> Response:
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
            # an SVG has its texts as text, for which the reader's machine has fonts
            if form == "png" and not picture.can_write(state.lang):
                state = state.with_(lang="")
            host = own_host().partition("://")[2] if _HOST.fullmatch(request.host) else ""
            drawn = made(chart, state, host, form)
        finally:
            drawing.release()
        answer = answer_of(drawn, _TYPES[form])
        answer.headers["Cache-Control"] = AN_HOUR
        return answer
