"""The page as it is served: one frame for each language, and the head of each address in it.

Dash would build the page anew for each request, in English, and its layout would not know which
page asks for it. Here both are bytes that are made once. The page of another language has Dash send
its requests below `/_ru/`, which `by_language` takes off again: the layout needs neither a cookie
nor the header `Referer`, which a browser may leave out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from dash import Dash
from flask import Flask, Response, request
from plotly.io.json import to_json_plotly

from callbacks.answer import answer_of, in_language, own_host
from callbacks.forms import kept
from callbacks.stored import Assets
from components.charts.kit.base import Chart
from components.language.text import LANGUAGES, _, speaking
from components.render import Renderer
from components.shell.head import Head, served
from components.state import ViewState, address, is_page, parse, query_of
from components.views.feed import feed_path
from components.views.payload import Payload, tagged
from components.views.titles import Preview, preview

#: Dash's names of its routes
_LAYOUT, _CALLBACKS, _HOME, _ANY_PATH = "/_dash-layout", "/_dash-dependencies", "/", "/<path:path>"
#: keys of the language, and of an earlier release, in the WSGI environment
_LANGUAGE, RELEASE = "khorgos.language", "khorgos.release"
#: a request of Dash for the page of a language, or of a release in it
_BELOW = re.compile(r"/_(?P<language>[a-z]{2})(?:_(?P<release>[0-9.]{7,12}))?(?P<path>/_dash-.*)")
#: scripts of Dash that no page needs: dash_table, what unused components share, and what browsers
#: of 2019 lack
_UNUSED = re.compile(
    r'<script src="[^"]*/(?:dash_table/bundle\.|dash_core_components-shared\.|deps/polyfill@)'
    r'[^"]*"></script>\n?'
)
#: in the configuration that the page has for Dash's scripts
_PREFIX = re.compile(r'"requests_pathname_prefix":"[^"]*"')


class Frames:
    """The page without its head, for each language and release."""

    def __init__(self, app: Dash, assets: Assets) -> None:
        self._app, self._assets = app, assets
        self._made: dict[tuple[str, str], Callable[[Head], str]] = {}

    def page(self, head: Head, release: str = "") -> str:
        """Return a page. Dash must have all scripts by now. `release` is an earlier one."""
        key = head.language, release
        if key not in self._made:
            self._made[key] = served(self._assets.hashed(_framed(self._app, *key)))
        return self._made[key](head)


def register(
    app: Dash,
    renderer: Renderer,
    shells: Mapping[str, Any],
    frames: Frames,
    link: Callable[[Any], Any],
) -> None:
    """Serve the pages and their layouts. `shells` are the layouts: language -> component.

    `link` completes the links in a layout (below.py).
    """
    server = app.server
    list_callbacks = server.view_functions[_CALLBACKS]

    @cache
    def callbacks_of() -> Payload:
        return tagged(list_callbacks().get_data())

    def dependencies() -> Response:
        return answer_of(callbacks_of(), "application/json")

    server.view_functions |= {_CALLBACKS: dependencies, **views_of(renderer, shells, frames, link)}
    by_language(server)


def views_of(
    renderer: Renderer, shells: Mapping[str, Any], frames: Frames, link: Callable[[Any], Any]
) -> dict[str, Callable[..., Response]]:
    """Return the answers to requests for pages and for layouts, by Dash's names of their routes."""
    layouts = {code: tagged(to_json_plotly(link(shell)).encode()) for code, shell in shells.items()}

    @kept
    def page_of(host: str, state: ViewState) -> Payload:
        """Return a page. Its addresses begin with the host that the browser asked."""
        shown = preview(renderer, state.with_(theme="", present=""))
        language = state.lang or LANGUAGES[0]
        head = _head(host, language, state, shown)
        return tagged(frames.page(head, renderer.asof).encode())

    def layout() -> Response:
        code = request.environ.get(_LANGUAGE, LANGUAGES[0])
        return answer_of(layouts[code], "application/json")

    def page(path: str = "") -> Response:
        query = request.query_string.decode("utf-8", "replace")
        state, _problems = parse(request.path, query, renderer.vocabulary)
        if is_page(request.path):
            return answer_of(page_of(own_host(), state), "text/html")
        language = state.lang or LANGUAGES[0]
        with speaking(language):
            head = Head(language, _("Page not found – Khorgos"), _("There is no such page."))
        return Response(frames.page(head, renderer.asof), 404, mimetype="text/html")

    return {_LAYOUT: layout, _HOME: page, _ANY_PATH: page}


#: routes of `views_of`: Dash's name of the route -> its rule
RULES: Mapping[str, str] = {_LAYOUT: _LAYOUT, _HOME: _HOME, _ANY_PATH: _ANY_PATH}


def by_language(server: Flask) -> None:
    """Answer Dash's requests below `/_ru/` as those below `/`, with the language beside them.

    Those below `/_ru_2026.11/` are of the page of an earlier release.
    """
    inner = server.wsgi_app

    def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        found = _BELOW.fullmatch(environ.get("PATH_INFO", ""))
        if found and found["language"] in LANGUAGES:
            more = {"PATH_INFO": found["path"], _LANGUAGE: found["language"]}
            environ = environ | more | {RELEASE: found["release"] or ""}
        return inner(environ, start)

    server.wsgi_app = application  # type: ignore[assignment, method-assign]


def _framed(app: Dash, code: str, release: str) -> str:
    """Return index.html, filled by Dash without unused scripts, with requests in a language."""
    html = _UNUSED.sub("", app.index())
    if code == LANGUAGES[0] and not release:
        return html
    place = f"_{code}_{release}" if release else f"_{code}"
    prefix = f'"requests_pathname_prefix":"{app.config.requests_pathname_prefix}{place}/"'
    changed, count = _PREFIX.subn(prefix, html)
    assert count == 1
    return changed


def _head(host: str, language: str, state: ViewState, shown: Preview) -> Head:
    """Return the head of a page. `host` is what its addresses begin with."""
    same = state.with_(theme="", present="", show="")
    return Head(
        language=language,
        title=shown.title,
        description=shown.description,
        canonical=host + address(same),
        languages={code: host + address(in_language(same, code)) for code in LANGUAGES},
        picture=host + _picture_of(shown.chart, state) if shown.chart else "",
        alt=shown.description,
        oembed=_oembed_of(host, shown.chart, state) if shown.chart else "",
        feed=host + feed_path(language),
    )


def _picture_of(chart: Chart, state: ViewState) -> str:
    """Return the address of the picture of a chart (image.py)."""
    return f"/image/{chart.id}.png{_query_of(chart, state)}"


def _oembed_of(host: str, chart: Chart, state: ViewState) -> str:
    """Return the address that says how to show a chart in a frame (api/embed.py)."""
    frame = f"{host}/embed/{chart.id}{_query_of(chart, state)}"
    return f"{host}/oembed?url={quote(frame, safe='')}"


def _query_of(chart: Chart, state: ViewState) -> str:
    query = query_of(state.only(chart.fields).with_(theme=""))
    return f"?{query}" if query else ""
