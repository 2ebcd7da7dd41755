"""Addresses at which there is nothing: 404, for programs as well as for readers.

Readers who follow a wrong link get the frame of the page (frame.py), because it says what is wrong,
offers the pages that may have been meant, and shows the overview. A probe for `/.env` or a script
that misses a slash gets one line.
"""

from __future__ import annotations

from dash import Dash
from flask import Response, request

from components.state import is_page

#: Dash's route for every path that has no route of its own
_ANY_PATH = "/<path:path>"
#: first parts of addresses that are read by programs
_FOR_PROGRAMS = (
    "api",
    "embed",
    "oembed",
    "csv",
    "image",
    "points",
    "quote",
    "rows",
    "tables",
    "view",
    "layout",
    "search",
    "assets",
    "static",
    "healthz",
    "metrics",
    "readyz",
)


def register(app: Dash) -> None:
    """Add the check."""
    server = app.server

    @server.before_request
    def refuse_programs() -> Response | None:
        if request.endpoint == _ANY_PATH and _is_for_programs(request.path):
            return Response("There is nothing at this address.\n", 404, mimetype="text/plain")
        return None


def _is_for_programs(path: str) -> bool:
    """Is it the address of a file or of data, and not one that a reader may have mistyped?"""
    if is_page(path):  # a full stop behind a link became a part of it
        return False
    parts = [part for part in path.split("/") if part]
    if not parts:
        return False
    if parts[0] in _FOR_PROGRAMS or parts[0].startswith(("_", ".")):
        return True
    return "." in parts[-1] and not request.accept_mimetypes.accept_html
