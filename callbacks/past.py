"""`asof=2026.11`: any address as an earlier release of the package answered it.

An earlier release is an app of its own with the same routes, on the package as that release had it
(data/past.py). It is made when somebody asks for it, and the two that were asked for last are kept,
with small caches. Checks, limits, headers and compression are those of the app around it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from threading import Lock
from urllib.parse import parse_qsl, urlsplit

from cachetools import LRUCache
from flask import Flask, Response, request

from callbacks.api.answers import refused
from callbacks.frame import RELEASE
from components.api.declared import listed
from components.kept import sharing
from components.state import release_of
from data.history import HistoryError
from data.rules.faults import PackageError

_LOG = logging.getLogger("khorgos")
#: earlier releases that each worker keeps, and their part of the room of the present one's caches
_KEPT, _SHARE = 2, 1 / 8
#: seconds that a request waits for a release that is being made; it takes a few
_PATIENCE = 20
#: paths whose routes do not read `asof` themselves, so that an unknown release is refused here
_UNREAD = ("/tables/", "/api/tables", "/api/citation.", "/api/health")


class Shelf:
    """The apps of earlier releases. Threads may share it."""

    def __init__(self, make: Callable[[str], Flask]) -> None:
        """`make` returns the app of a release."""
        self._make = make
        self._apps: LRUCache[str, Flask] = LRUCache(_KEPT)
        self._making = Lock()

    def get(self, release: str) -> Flask | None:
        """Return the app of a release; None if another one is being made for too long.

        Raises what `package_as_of` raises.
        """
        if not self._making.acquire(timeout=_PATIENCE):
            return None
        try:
            app = self._apps.get(release)
            if app is None:
                with sharing(_SHARE):
                    app = self._apps[release] = self._make(release)
            return app
        finally:
            self._making.release()


def register(
    server: Flask, shelf: Shelf, endpoints: Collection[str], releases: Sequence[str]
) -> None:
    """Answer requests for an earlier release. Register it after the routes and their checks.

    `endpoints` are the routes that a release has, `releases` those that there are, latest first.
    """
    present, *earlier = releases

    @server.before_request
    def answer_as_of() -> Response | None:
        if request.endpoint not in endpoints:
            return None
        release = _asked()
        if release in ("", present):
            return None
        if release not in earlier:
            if not request.path.startswith(_UNREAD) and request.path != "/api/charts":
                return None  # the route names the releases that there are
            return refused(400, (f"There is no such release. {listed(releases)}",))
        try:
            app = shelf.get(release)
        except (HistoryError, PackageError, OSError):
            _LOG.exception("release %s cannot be shown", release)
            return _unavailable(f"Release {release} cannot be shown: its log does not fit.")
        if app is None:
            return _unavailable(f"Release {release} is being made. Try again in some seconds.")
        with app.request_context(request.environ):
            return app.full_dispatch_request()


def _asked() -> str:
    """Return the release that the request names; that of a page names it in its path."""
    query = request.query_string.decode("utf-8", "replace")
    if request.path == "/oembed":
        address = dict(parse_qsl(query)).get("url", "")
        try:
            query = urlsplit(address).query
        except ValueError:
            return ""
    return request.environ.get(RELEASE) or release_of(query)


def _unavailable(text: str) -> Response:
    return Response(f"{text}\n", 503, {"Retry-After": "10"}, mimetype="text/plain")
