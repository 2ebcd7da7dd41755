"""What a page shows, as the bytes that are sent for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

import orjson

from components import views
from components.language.text import _, speaking
from components.language.words import words
from components.present.ribbon import on_screen, ribbon
from components.render import Renderer
from components.state import MAX_QUERY, PARAMETERS, ViewState, address, parse
from components.state.parameters import hints, shut

KEPT_PAGES = 512


class Payload(NamedTuple):
    """JSON of what a page shows, and a tag that differs whenever the JSON does."""

    body: bytes
    etag: str


def kept_payloads(renderer: Renderer, *, whole: bool) -> Callable[[str, str], Payload]:
    """A function from path and query to a payload. It never raises, however odd the address.

    Where not the `whole` page is asked for, only the cards that fill the screen in present mode.
    Payloads are kept by state, since the same state has many addresses. An address with a mistake
    is not kept at all: there is no end of them.
    """
    kept = lru_cache(maxsize=KEPT_PAGES)(lambda state: _payload(renderer, state, (), whole))
    read = lru_cache(maxsize=KEPT_PAGES)(
        lambda path, query: parse(path, query, renderer.vocabulary)
    )

    def payload(path: str, query: str) -> Payload:
        short = len(path) + len(query) <= MAX_QUERY
        state, problems = (read if short else read.__wrapped__)(path, query)
        return _payload(renderer, state, problems, whole) if problems else kept(state)

    return payload


def _payload(
    renderer: Renderer, state: ViewState, problems: tuple[str, ...], whole: bool
) -> Payload:
    with speaking(state.lang):
        body = orjson.dumps(_content(renderer, state, problems, whole))
    return Payload(body, blake2b(body, digest_size=12).hexdigest())


def _content(
    renderer: Renderer, state: ViewState, problems: tuple[str, ...], whole: bool
) -> dict[str, Any]:
    """What a state shows, in the language that is spoken now (assets/src/types.d.ts: View)."""
    view = views.ALL[state.view]
    shown = on_screen(view.charts, state)
    charts = view.charts if whole else shown
    content: dict[str, Any] = {
        "address": address(state),
        "view": state.view,
        "ribbon": ribbon(renderer, shown, state),
        "on_screen": [chart.id for chart in shown],
        "heading": view.heading(renderer.store, state),
        "notices": problems,
        "state": {name: getattr(state, name) for name in PARAMETERS},
        "words": words(),
        "why_not": {name: _(text) for name, text in shut(view.id).items()},
        "hints": {name: _(text) for name, text in hints(view.id).items()},
        "cards": {chart.id: renderer.card(chart, state) for chart in charts},
    }
    if whole and view.listed:
        content["listed"] = view.listed(renderer.store, state)
    return content
