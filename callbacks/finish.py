"""The last step of every answer: its compressed form, its validator, the part that was asked for.

A route only says what its bytes are. Each form has an ETag of its own, so that a browser, a cache
in front or a download that goes on in the middle never mixes two of them (RFC 9110, 8.8.3).
"""

from __future__ import annotations

import re

from dash import Dash
from flask import Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from callbacks.forms import QUICK, SHORTEST, Forms, press_pieces
from components.views.payload import Payload, tagged

#: media types that gain from compression, besides texts; pictures and workbooks do not
_GAINS = frozenset(
    {
        "application/javascript",
        "application/json",
        "application/x-ndjson",
        "application/xml",
        "image/svg+xml",
        "image/vnd.microsoft.icon",
        "image/x-icon",
    }
)
#: one range of bytes; what else is asked for is answered whole, as RFC 9110 (14.2) allows
_ONE_RANGE = re.compile(r"\s*bytes=(?:\d{1,15}-\d{0,15}|-\d{1,15})\s*")


def register(app: Dash, forms: Forms) -> None:
    """Add the step. Register it first: functions that see an answer run in the opposite order."""

    @app.server.after_request
    def finish(answer: Response) -> Response:
        is_found = request.method in ("GET", "HEAD") and answer.status_code == 200
        if "Cache-Control" not in answer.headers:
            answer.headers["Cache-Control"] = "no-cache" if is_found else "no-store"
        if answer.status_code in (204, 304):
            return answer
        if answer.is_streamed:
            return _press_stream(answer, forms)
        payload = _payload(answer) if is_found else None
        encoding = _compress(answer, payload, forms)
        if payload:
            answer.set_etag(f"{payload.etag}-{encoding}" if encoding else payload.etag)
            _make_conditional(answer)
        return answer


def _press_stream(answer: Response, forms: Forms) -> Response:
    """Compress the pieces as they are sent. Their ETag is weak, the same for all forms."""
    if request.method == "GET" and _gains(answer):
        answer.vary.add("Accept-Encoding")
        if encoding := forms.choose("", request.accept_encodings):
            answer.response = press_pieces(answer.iter_encoded(), encoding)
            answer.headers["Content-Encoding"] = encoding
    return answer


def _gains(answer: Response) -> bool:
    return (answer.mimetype or "").startswith("text/") or answer.mimetype in _GAINS


def _payload(answer: Response) -> Payload:
    """Return body and tag of an answer; without a tag it gets that of its bytes."""
    tag, _is_weak = answer.get_etag()
    return Payload(answer.get_data(), tag) if tag else tagged(answer.get_data())


def _compress(answer: Response, payload: Payload | None, forms: Forms) -> str:
    """Compress the body as the client accepts; return the encoding, empty if there is none.

    An answer without `payload` is not kept: a refusal, or the answer to a callback.
    """
    if not _gains(answer):
        return ""
    answer.vary.add("Accept-Encoding")
    encoding = forms.choose(payload.etag if payload else "", request.accept_encodings)
    body = payload.body if payload else answer.get_data()
    if not encoding or len(body) < SHORTEST:
        return ""
    answer.set_data(forms.form(payload, encoding) if payload else QUICK[encoding](body))
    answer.headers["Content-Encoding"] = encoding
    return encoding


def _make_conditional(answer: Response) -> None:
    """Answer 304 if the client has these bytes, 206 if it asks for a part of them.

    `Last-Modified` is for readers: the date of the data says nothing of a change in the code, so
    only ETags are compared.
    """
    dated = answer.headers.pop("Last-Modified", None)
    is_part = (
        request.method == "GET"
        and "If-None-Match" not in request.headers  # it comes first
        and _ONE_RANGE.fullmatch(request.headers.get("Range", "")) is not None
    )
    length = len(answer.get_data())
    try:
        answer.make_conditional(request, is_part, length)
    except RequestedRangeNotSatisfiable:
        answer.status_code = 416
        answer.set_data(b"")
        answer.headers["Content-Range"] = f"bytes */{length}"
        del answer.headers["Content-Encoding"]
    answer.headers["Accept-Ranges"] = "bytes"
    if dated:
        answer.headers["Last-Modified"] = dated
