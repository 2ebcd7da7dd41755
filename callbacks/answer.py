"""Answers that browsers keep and ask for again with their ETag."""

from __future__ import annotations

from hashlib import blake2b

from flask import Response, request


def kept_answer(body: str, mimetype: str) -> Response:
    """Return the answer; it has no body if the browser has it already (HTTP 304)."""
    answer = Response(body, mimetype=mimetype)
    answer.headers["Cache-Control"] = "no-cache"
    answer.set_etag(blake2b(body.encode(), digest_size=12).hexdigest(), weak=True)
    answer.make_conditional(request)
    return answer
