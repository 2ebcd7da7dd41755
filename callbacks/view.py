"""`GET /view`: what a page shows, as JSON. The browser fetches it for each address.

It is a plain route because a Dash callback would decode and encode the page again for each
request, which costs more than the rest of a filter change (`make bench`). A route also has an
address and an ETag, so that browsers and proxies can cache it.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote_plus

from flask import Flask, Response, request

from callbacks.answer import answer_of
from callbacks.service.caches import Caches
from components.render import Renderer
from components.views.payload import KeptPayloads


def register(server: Flask, renderer: Renderer) -> Caches:
    """Add the route (assets/src/page/load.js fetches it).

    Returns the lookups in its caches, for the metrics.
    """
    payload_of = KeptPayloads(renderer, whole=True)
    scene_of = KeptPayloads(renderer, whole=False)

    @server.get("/view")
    def view() -> Response:
        page = read_request(request.query_string.decode("utf-8", "replace"))
        payload = (scene_of if page.scene else payload_of)(page.path, page.query)
        return answer_of(payload, "application/json")

    return {"page": payload_of.lookups, "scene": scene_of.lookups}


class PageRequest(NamedTuple):
    """Path and query of a page; `scene`: only the charts that fill the screen in present mode."""

    path: str
    query: str
    scene: bool


def read_request(query: str) -> PageRequest:
    """Read a query such as `scene=1&page=/share&flow=import`.

    `page` is the path; without it, the path is that of the overview. `scene` belongs to the
    request only if it stands before `page`. All other pairs are the query of the page, unchanged,
    so a page may have parameters named `page` or `scene`.
    """
    pairs = query.split("&")
    position = next((i for i, pair in enumerate(pairs) if pair.startswith("page=")), None)
    if position is None:
        return PageRequest("/", query, scene=False)
    before, after = pairs[:position], pairs[position + 1 :]
    page_pairs = [pair for pair in before if not pair.startswith("scene=")] + after
    path = unquote_plus(pairs[position].removeprefix("page="), errors="replace")
    return PageRequest(path, "&".join(page_pairs), scene="scene=1" in before)
