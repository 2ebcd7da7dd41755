"""Checks around every request: size limit, malformed callback bodies, security headers, errors."""

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
    def refuse_malformed_callbacks() -> Response | None:
        if request.path == CALLBACK and request.method == "POST":
            fault = _find_fault(_read_json(), app)
            if fault:
                return Response(fault + "\n", 400, mimetype="text/plain")
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


def _read_json() -> Any:
    """Return the JSON body of the current request, or None if it is not valid JSON."""
    try:
        return request.get_json(silent=True)
    except RecursionError:  # nested too deeply for the parser
        return None


def _find_fault(body: Any, app: Dash) -> str:
    """Say why our pages would not send this callback body; empty text if they would."""
    if not isinstance(body, dict):
        return "The body must be a JSON object."
    output = body.get("output")
    if not isinstance(output, str) or "callback" not in app.callback_map.get(output, {}):
        return "There is no such callback."  # the map also lists clientside callbacks
    declared = app.callback_map[output]
    for name in ("inputs", "state"):
        sent, expected = body.get(name, []), declared.get(name, [])
        if not isinstance(sent, list) or len(sent) != len(expected):
            return f"The callback takes {len(expected)} {name}."
        if not all(map(_is_property, sent)):
            return f"Each of the {name} needs an id and a property."
    outputs = body.get("outputs")
    count = output.count("...") + 1 if output.startswith("..") else 1
    listed: list[Any] = outputs if count > 1 and isinstance(outputs, list) else [outputs]
    if len(listed) != count:
        return f"The callback has {count} outputs."
    if not all(map(_is_property, listed)):
        return "Each output needs an id and a property."
    if not all(map(_is, listed, output.strip(".").split("..."))):
        return "The outputs are those of another callback."
    changed = body.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(name, str) for name in changed):
        return "changedPropIds must be a list of texts."
    return ""


def _is(sent: dict[str, Any], declared: str) -> bool:
    """Is it the declared output, such as `page.children`?"""
    component, _dot, name = declared.rpartition(".")
    return bool(sent["id"] == component and sent["property"] == name)


def _is_property(value: Any) -> bool:
    """Does it name a property of a component: an id (text, or an object of texts) and a name?"""
    if not isinstance(value, dict) or not isinstance(value.get("property"), str):
        return False
    component = value.get("id")
    if isinstance(component, dict):
        return all(isinstance(part, str) for part in component.values())
    return isinstance(component, str)


def to_text(value: Any) -> str:
    """Return a text that UTF-8 can encode (JSON allows lone surrogates), or empty text."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""
