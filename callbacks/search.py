"""`GET /search`: what matches words, as JSON. The search field fetches it while a reader types
(assets/src/page/finder.js)."""

from __future__ import annotations

import orjson
from flask import Flask, Response, request

from callbacks.answer import answer_of
from callbacks.forms import kept
from callbacks.view import read_request
from components.language.text import _, speaking
from components.state import MAX_QUERY, ViewState, language_of, parse
from components.views.payload import Payload, tagged
from components.views.search import Search


def register(server: Flask, finder: Search) -> None:
    """Add the route. Its query is that of `/view`; `q` has the words."""

    @kept
    def found(state: ViewState) -> Payload:
        with speaking(state.lang):
            return tagged(orjson.dumps(finder.answer(state)))

    @server.get("/search")
    def search() -> Response:
        page = read_request(request.query_string.decode("utf-8", "replace"))
        if len(page.path) + len(page.query) > MAX_QUERY:
            with speaking(language_of(page.query)):
                text = _("The address is too long.")
            return Response(text + "\n", 414, mimetype="text/plain")
        state, _problems = parse(page.path, page.query, finder.vocabulary)
        return answer_of(found(state), "application/json")
