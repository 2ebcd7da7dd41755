"""Addresses at which there is nothing: 404, for programs as well as for readers.

Dash answers every path with the frame of the page. Readers who follow a wrong link need that frame,
because it says what is wrong and shows the overview; a probe for `/.env` or a script that misses a
slash gets one line.
"""

from __future__ import annotations

from dash import Dash
from flask import Response, request

from components.state import is_page

#: Dash's route for every path that has no route of its own
_ANY_PATH = "/<path:path>"
#: first parts of addresses that are read by programs
_FOR_PROGRAMS = (
    "csv",
    "points",
    "tables",
    "view",
    "search",
    "assets",
    "static",
    "healthz",
    "metrics",
    "readyz",
)
_ROBOTS = "User-agent: *\nDisallow: /_dash-\nDisallow: /csv/\nDisallow: /points/\n"


def register(app: Dash) -> None:
    """Add the checks, and robots.txt."""
    server = app.server

    @server.get("/robots.txt")
    def robots() -> Response:
        return Response(_ROBOTS, mimetype="text/plain")

    @server.before_request
    def refuse_programs() -> Response | None:
        if request.endpoint == _ANY_PATH and _is_for_programs(request.path):
            return Response("There is nothing at this address.\n", 404, mimetype="text/plain")
        return None

    @server.after_request
    def tell_readers(answer: Response) -> Response:
        if request.endpoint == _ANY_PATH and not is_page(request.path):
            answer.status_code = 404
        return answer


def _is_for_programs(path: str) -> bool:
    """Is it the address of a file or of data, and not one that a reader may have mistyped?"""
    if is_page(path):  # a full stop behind a link became a part of it
        return False
    parts = [part for part in path.split("/") if part]
    return bool(parts) and (
        parts[0] in _FOR_PROGRAMS or parts[0].startswith(("_", ".")) or "." in parts[-1]
    )
