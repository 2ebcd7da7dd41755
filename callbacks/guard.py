"""Checks around every request: size limit, callbacks, errors."""

from __future__ import annotations

import logging
from typing import Any

from dash import Dash
from dash.exceptions import DependencyException
from flask import Response, request
from werkzeug.exceptions import HTTPException

MAX_BODY = 256 * 1024
CALLBACK = "/_dash-update-component"
_LOG = logging.getLogger("khorgos")


def register(app: Dash) -> None:
    """Install the checks."""
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = MAX_BODY

    @server.before_request
    def refuse_callbacks() -> Response | None:
        """All callbacks run in the browser, and Dash would answer a request for one with a 500."""
        if request.path == CALLBACK:
            return Response("There is no such callback.\n", 404, mimetype="text/plain")
        return None

    @server.errorhandler(Exception)
    def answer_without_trace(fault: Exception) -> Any:
        if isinstance(fault, HTTPException):
            return fault
        if isinstance(fault, DependencyException):  # a script that no Dash library has
            return Response("There is no such script.\n", 404, mimetype="text/plain")
        _LOG.exception("request failed: %s", request.path)
        return Response(
            "Something went wrong here; it has been logged.\n", 500, mimetype="text/plain"
        )
