"""What a page shows: `GET /view` answers it, and the browser fetches it for each address.

It is a plain route and no callback of Dash, which would decode, escape and encode the page for each
request: that costs more than all else of a filter change (`make bench`). A route also has what
browsers and proxies know how to use: an address, an ETag, and a body that need not be sent twice.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote_plus

from dash import ClientsideFunction, Dash, Input, Output
from flask import Response, request

from components.render import Renderer
from components.shell import ids
from components.views.payload import kept_payloads


def register(app: Dash, renderer: Renderer) -> None:
    """Add `/view`, and wire address -> payload (assets/src/page/load.js)."""
    payload_of = kept_payloads(renderer, whole=True)
    scene_of = kept_payloads(renderer, whole=False)

    @app.server.get("/view")
    def view() -> Response:
        asked = read_request(request.query_string.decode("utf-8", "replace"))
        found = (scene_of if asked.scene else payload_of)(asked.path, asked.query)
        answer = Response(found.body, mimetype="application/json")
        # kept by browsers, but asked for again each time: a new release shows at once
        answer.headers["Cache-Control"] = "no-cache"
        answer.set_etag(found.etag, weak=True)  # one tag, however the body is compressed
        answer.make_conditional(request)
        return answer

    app.clientside_callback(
        ClientsideFunction("view", "load"),
        Output(ids.PAYLOAD, "data"),
        Input(ids.ADDRESS, "data"),
        prevent_initial_call=True,
    )


class Asked(NamedTuple):
    """A page's path and query; `scene` asks only for what fills the screen in present mode."""

    path: str
    query: str
    scene: bool


def read_request(query: str) -> Asked:
    """Read `scene=1&page=/share&flow=import`.

    `page` is the path. All other pairs are the page's own query, as they are; only before `page`
    does `scene` belong to the request. So no parameter of a page can be taken for one of ours.
    Without `page` the overview is meant.
    """
    pairs = query.split("&")
    place = next((i for i, pair in enumerate(pairs) if pair.startswith("page=")), None)
    if place is None:
        return Asked("/", query, scene=False)
    before = pairs[:place]
    own = [pair for pair in before if not pair.startswith("scene=")] + pairs[place + 1 :]
    path = unquote_plus(pairs[place].removeprefix("page="), errors="replace")
    return Asked(path, "&".join(own), scene="scene=1" in before)
