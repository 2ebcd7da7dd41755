"""Checks around every request: size limit, callbacks, security headers, errors."""

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
    """Install the checks. Call it last: the policy needs the hashes of all inline scripts."""
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    policy = "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' " + " ".join(app.csp_hashes()),
            "style-src 'self' 'unsafe-inline'",  # every Dash library writes style attributes
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )

    @server.before_request
    def refuse_callbacks() -> Response | None:
        """All callbacks run in the browser, and Dash would answer a request for one with a 500."""
        if request.path == CALLBACK:
            return Response("There is no such callback.\n", 404, mimetype="text/plain")
        return None

    @server.after_request
    def add_headers(answer: Response) -> Response:
        answer.headers["Content-Security-Policy"] = policy
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "same-origin"
        return answer

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
