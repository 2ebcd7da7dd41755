"""The feed of releases."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answer import answer_of, own_host
from components.language.text import LANGUAGES, speaking
from components.render import Renderer
from components.state import parse
from components.views.feed import FEED, feed
from components.views.payload import tagged


def register(server: Flask, renderer: Renderer) -> None:
    """Add the route. A language that there is not gives the feed in the first one."""

    @server.get(FEED)
    def releases() -> Response:
        query = request.query_string.decode("utf-8", "replace")
        state, _problems = parse("/", query, renderer.vocabulary)
        with speaking(state.lang or LANGUAGES[0]):
            body = feed(renderer.store.package, renderer.vocabulary.releases, own_host())
        return answer_of(tagged(body), "application/atom+xml")
