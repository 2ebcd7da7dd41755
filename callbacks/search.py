"""`GET /search`: what matches words, as JSON. The search field fetches it while a reader types
(assets/src/page/finder.js)."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

import orjson
from dash import Dash
from flask import Response, request

from callbacks.view import read_request
from components.language.text import _, speaking
from components.render import Renderer
from components.state import MAX_QUERY, ViewState, language_of, parse
from components.views.search import Search

#: most answers that each worker keeps
_KEPT = 512


def register(app: Dash, renderer: Renderer) -> None:
    """Add the route. Its query is that of `/view`; `q` has the words."""
    finder = Search(renderer)

    @lru_cache(maxsize=_KEPT)
    def kept(state: ViewState) -> tuple[bytes, str]:
        with speaking(state.lang):
            body = orjson.dumps(finder.answer(state))
        return body, blake2b(body, digest_size=12).hexdigest()

    @app.server.get("/search")
    def search() -> Response:
        page = read_request(request.query_string.decode("utf-8", "replace"))
        if len(page.path) + len(page.query) > MAX_QUERY:
            with speaking(language_of(page.query)):
                text = _("The address is too long.")
            return Response(text + "\n", 414, mimetype="text/plain")
        state, _problems = parse(page.path, page.query, renderer.vocabulary)
        body, etag = kept(state)
        answer = Response(body, mimetype="application/json")
        answer.headers["Cache-Control"] = "no-cache"
        answer.set_etag(etag, weak=True)
        answer.make_conditional(request)
        return answer
