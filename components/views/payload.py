"""Build what a page shows as the JSON that `/view` sends, and cache it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple
from urllib.parse import unquote

import orjson

from components import views
from components.kept import MEGABYTE, kept
from components.language import numbers
from components.language.text import _, speaking
from components.language.words import words
from components.present.ribbon import by_country, on_screen, ribbon
from components.render import Renderer
from components.shell.chosen import chosen
from components.shell.partners import partner_options
from components.shell.periods import Options, period_options
from components.state import MAX_QUERY, PARAMETERS, ViewState, address, is_page, parse
from components.views.base import View
from components.views.nearest import nearest
from components.views.titles import title
from components.views.trail import trail

#: bytes that each worker keeps of payloads, whole ones and those of present mode each
ROOM = 32 * MEGABYTE
#: most addresses of which each worker keeps the state; one is about 2 kB
_ADDRESSES_KEPT = 1024
#: bytes of a key
_KEY = 1000


class Payload(NamedTuple):
    """What is answered, such as the JSON of a page, and its ETag, a hash of it."""

    body: bytes
    etag: str


def tagged(body: bytes) -> Payload:
    """Return the body with its ETag."""
    return Payload(body, blake2b(body, digest_size=12).hexdigest())


class KeptPayloads:
    """The payloads of one kind, by path and query.

    A payload has all cards of the page if `whole`; otherwise only those that fill the screen in
    present mode. Payloads are cached by state, since a state may be written as many addresses.
    The payload of an address with mistakes is not cached: such addresses are without number and
    would push out the others.
    """

    def __init__(self, renderer: Renderer, *, whole: bool) -> None:
        self._renderer = renderer
        self._whole = whole
        self._cached_payload = kept(
            lambda state: _build_payload(renderer, state, (), whole),
            ROOM,
            lambda payload: _KEY + len(payload.body),
        )
        self._cached_parse = lru_cache(maxsize=_ADDRESSES_KEPT)(
            lambda path, query: parse(path, query, renderer.vocabulary)
        )

    def __call__(self, path: str, query: str) -> Payload:
        """Return a payload. Never raises."""
        cacheable = len(path) + len(query) <= MAX_QUERY  # bounds the memory of the cache's keys
        read = self._cached_parse if cacheable else self._cached_parse.__wrapped__
        state, problems = read(path, query)
        if problems:
            unknown = "" if is_page(path) else path
            return _build_payload(self._renderer, state, problems, self._whole, unknown)
        return self._cached_payload(state)

    def lookups(self) -> tuple[int, int]:
        """Return how often a payload was found in the cache, and how often it was built."""
        hits, misses, *_rest = self._cached_payload.cache_info()
        return hits, misses


def _build_payload(
    renderer: Renderer,
    state: ViewState,
    problems: tuple[str, ...],
    whole: bool,
    unknown: str = "",
) -> Payload:
    """Build a payload; `unknown` is the path if there is no page at it."""
    with speaking(state.lang):
        content = _content(renderer, state, problems, whole)
        if unknown:
            content["nearest"] = nearest(renderer.store, unquote(unknown), state)
        body = orjson.dumps(content)
    return tagged(body)


def _content(
    renderer: Renderer, state: ViewState, problems: tuple[str, ...], whole: bool
) -> dict[str, Any]:
    """Return what a page shows, in the current language (assets/src/types.d.ts: View)."""
    view = views.ALL[state.view]
    screen_charts = on_screen(view.charts, state)
    charts = view.charts if whole else screen_charts
    options = _options(renderer, view, state)
    content: dict[str, Any] = {
        "address": address(state),
        "view": state.view,
        "ribbon": ribbon(renderer, screen_charts, state),
        "by_country": by_country(screen_charts),
        "on_screen": [chart.id for chart in screen_charts],
        "heading": view.heading(renderer.store, state),
        "title": title(renderer.store, state),
        "trail": trail(renderer.store, state),
        "notices": problems,
        "past": _past(renderer, state),
        "state": {name: getattr(state, name) for name in PARAMETERS},
        "words": words(),
        "options": options,
        "chosen": chosen(renderer.store, state, options),
        "cards": {chart.id: renderer.card(chart, state) for chart in charts},
    }
    if whole and view.listed:
        content["listed"] = view.listed(renderer.store, state)
    return content


def _past(renderer: Renderer, state: ViewState) -> dict[str, str] | None:
    """Return what a page of an earlier release says of that, and the link to the present."""
    if not renderer.asof:
        return None
    meta = renderer.store.package.meta
    text = _("This page shows the data as release {release} of {date} had them.")
    return {
        "text": text.format(release=renderer.asof, date=numbers.period(meta.data_date)),
        "link": _("See the current data"),
        "href": address(state.with_(asof="")),
    }


def _options(renderer: Renderer, view: View, state: ViewState) -> dict[str, Options]:
    """Return field -> options of the controls whose options depend on the page."""
    options: dict[str, Options] = {}
    if PARAMETERS["period"].works_in(view.id):
        options = period_options(renderer.offers(view.charts, state), state)
    if PARAMETERS["partner"].works_in(view.id):
        options["partner"] = partner_options(renderer.store, state)
    return options
