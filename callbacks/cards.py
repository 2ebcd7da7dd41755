"""Fill the cards of a view from the address: one request for everything on the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import orjson
from dash import ALL, ClientsideFunction, Dash, Input, Output, State
from flask import Response, request

from callbacks.guard import CALLBACK, fault_of, sent_json
from components import views
from components.language.text import _, speaking
from components.language.words import words
from components.present.ribbon import on_screen, ribbon
from components.render import Renderer
from components.shell import ids
from components.state import (
    DEFAULT,
    MAX_QUERY,
    PARAMETERS,
    SLUGS,
    ViewState,
    address,
    language_of,
    parse,
)
from components.state.parameters import for_browser, hints, shut

KEPT_PAGES = 512
_FILL = f"{ids.PAYLOAD}.data"


def register(app: Dash, renderer: Renderer) -> None:
    """Wire address -> payload (server) and payload -> cards, controls, notices (browser)."""

    page = kept_pages(renderer, whole=True)

    @app.callback(
        Output(ids.PAYLOAD, "data"),
        Input(ids.ADDRESS, "data"),
        prevent_initial_call=True,
    )
    def fill(asked: Any) -> Any:
        asked = asked if isinstance(asked, dict) else {}
        return orjson.Fragment(page(_text(asked.get("path"), "/"), _text(asked.get("query"), "")))

    @app.server.before_request
    def answer_with_kept_bytes() -> Response | None:
        """Answer `fill` without Dash, which would decode, escape and encode the page each time.

        That costs more than all else of a filter change (`make bench`). Whatever is not exactly
        our own page's request goes on to the guard and to Dash.
        """
        if request.path != CALLBACK or request.method != "POST":
            return None
        body = sent_json()
        ours = isinstance(body, dict) and body.get("output") == _FILL
        if not ours or fault_of(body, app):
            return None
        asked = body["inputs"][0].get("value")
        if not isinstance(asked, dict):
            return None
        found = page(_text(asked.get("path"), "/"), _text(asked.get("query"), ""))
        return Response(
            b'{"multi":true,"response":{"payload":{"data":' + found + b"}}}",
            mimetype="application/json",
        )

    scene = kept_pages(renderer, whole=False)

    @app.server.get("/scene")
    def one_scene() -> Response:
        """What one scene of a deck shows, and what of its address was not understood."""
        asked = request.args.get("address", "")
        if not asked.startswith("/") or len(asked) > MAX_QUERY:
            with speaking(language_of(asked.partition("?")[2])):
                told = _("This is no address of a scene.")
            return Response(told + "\n", 400, mimetype="text/plain; charset=utf-8")
        path, _mark, query = asked.partition("?")
        return Response(scene(path, query), mimetype="application/json")

    def parts(name: str, prop: str) -> Output:
        return Output({"part": name, "chart": ALL}, prop)

    app.clientside_callback(
        ClientsideFunction("cards", "apply"),
        parts("title", "children"),
        parts("subtitle", "children"),
        parts("note", "children"),
        parts("graph", "figure"),
        parts("graph", "style"),
        parts("frame", "aria-label"),
        parts("frame", "hidden"),
        parts("alt", "children"),
        parts("tiles", "children"),
        parts("empty", "children"),
        parts("source", "children"),
        parts("csv", "href"),
        parts("csv", "children"),
        parts("csv", "download"),
        parts("image", "disabled"),
        parts("image", "title"),
        parts("link", "data-href"),
        Input(ids.PAYLOAD, "data"),
        State(ids.TEMPLATES, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("cards", "shell"),
        Output(ids.HEADING, "children"),
        Output(ids.NOTICES, "children"),
        Output(ids.PROVIDER, "forceColorScheme"),
        Output({"kind": "nav", "view": ALL}, "aria-current"),
        Output({"kind": "filter", "name": ALL}, "disabled"),
        Output({"kind": "filter", "name": ALL}, "description"),
        Input(ids.PAYLOAD, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("projects", "list"),
        Input(ids.PAYLOAD, "data"),
        prevent_initial_call=True,
    )


def _text(value: Any, default: str) -> str:
    """`value` if it is text, without the lone surrogates that JSON can carry and UTF-8 cannot."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else default


def kept_pages(renderer: Renderer, *, whole: bool) -> Callable[[str, str], bytes]:
    """The payload of an address as JSON. Never raises on an address, however odd.

    Where not the `whole` page is asked for, only the cards that fill the screen in present mode.
    Pages are kept by their state, and what was asked is put in front of them: an address may be
    as long as a body, and there is no end of odd ones. One with a mistake is not kept at all.
    """
    kept = lru_cache(maxsize=KEPT_PAGES)(lambda state: _page(renderer, state, (), whole))

    read = lru_cache(maxsize=KEPT_PAGES)(
        lambda path, query: parse(path, query, renderer.vocabulary)
    )

    def page(path: str, query: str) -> bytes:
        short = len(path) + len(query) <= MAX_QUERY
        state, problems = (read if short else read.__wrapped__)(path, query)
        found = _page(renderer, state, problems, whole) if problems else kept(state)
        return b'{"asked":' + orjson.dumps({"path": path, "query": query}) + b"," + found[1:]

    return page


def _page(renderer: Renderer, state: ViewState, problems: tuple[str, ...], whole: bool) -> bytes:
    """What a state shows, in the language that it asks for."""
    with speaking(state.lang):
        return _spoken(renderer, state, problems, whole)


def _spoken(renderer: Renderer, state: ViewState, problems: tuple[str, ...], whole: bool) -> bytes:
    view = views.ALL[state.view]
    shown = on_screen(view.charts, state)
    charts = view.charts if whole else shown
    payload: dict[str, Any] = {
        "address": address(state),
        "view": state.view,
        "ribbon": ribbon(renderer, shown, state),
        "on_screen": [chart.id for chart in shown],
        "heading": view.heading(renderer.store, state),
        "notices": problems,
        "state": {name: getattr(state, name) for name in PARAMETERS},
        "places": SLUGS,
        "defaults": {name: getattr(DEFAULT, name) for name in PARAMETERS},
        "parameters": for_browser(),
        "words": words(),
        "why_not": {name: _(text) for name, text in shut(view.id).items()},
        "hints": {name: _(text) for name, text in hints(view.id).items()},
        "cards": {chart.id: renderer.card(chart, state) for chart in charts},
    }
    if whole and view.listed:
        payload["listed"] = view.listed(renderer.store, state)
    return orjson.dumps(payload)
