"""`/embed/<chart>`: a chart for frames of other sites; `/oembed`, which tells them how to show it.

Who may frame it is said in the content security policy of the service.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from flask import Flask, Response, request

from callbacks.answer import own_host
from callbacks.api.answers import answer, as_json, query, refusal, refused
from callbacks.downloads import read_chart_request
from components.api.asked import Asked, Refusal, asked
from components.api.content import work_of
from components.api.pages import addresses, as_xml, embed_page, oembed
from components.render import Renderer
from components.state import anchor

_MOST = 10_000


def register(server: Flask, renderer: Renderer) -> None:
    """Add the routes."""
    date = renderer.store.package.meta.data_date

    @server.get("/embed/<chart_id>")
    def embed(chart_id: str) -> Response:
        found = read_chart_request(renderer, chart_id)
        if isinstance(found, Response):
            return found
        page = embed_page(renderer, *found, own_host())
        return answer(page.encode(), "text/html", date)

    @server.get("/oembed")
    def describe() -> Response:
        given = dict(parse_qsl(query()))
        form = given.get("format", "json")
        found = _asked(renderer, given.get("url", ""))
        if isinstance(found, Refusal):
            return refusal(found)
        sizes = [given.get(name, str(_MOST)) for name in ("maxwidth", "maxheight")]
        if form not in ("json", "xml") or not all(map(_is_size, sizes)):
            problem = "format is json or xml; maxwidth and maxheight are whole numbers of pixels."
            return refused(400, (problem,))
        title = work_of(renderer, found.chart, found.state, own_host()).title
        at = addresses(renderer, found.chart, found.state, own_host())
        content = oembed(title, at, (int(sizes[0]), int(sizes[1])))
        if form == "xml":
            return answer(as_xml(content), "text/xml", date)
        return as_json(content, date)


def _is_size(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text[:6]) > 0 and len(text) <= 5


def _asked(renderer: Renderer, address: str) -> Asked | Refusal:
    """Return the chart of an address of ours: of a frame, or of a page with `#card-<chart>`."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return Refusal(400, ("url is not an address.",))
    if parts.netloc != request.host:
        return Refusal(404, (f"url is the address of a chart at {request.host}.",))
    last = parts.path.rpartition("/embed/")[2] if "/embed/" in parts.path else ""
    return asked(renderer, last or parts.fragment.removeprefix(anchor("")), parts.query)
