"""What routes share: answers that browsers keep and ask for again with their ETag, and the host."""

from __future__ import annotations

from flask import Response, request

from components.language.text import LANGUAGES
from components.state import ViewState
from components.views.payload import Payload


def kept_answer(payload: Payload, mimetype: str) -> Response:
    """Return the answer; it has no body if the browser has it already (HTTP 304).

    Browsers store it but ask again each time, so a new release shows at once. The ETag is weak:
    it is the same for each compression.
    """
    answer = Response(payload.body, mimetype=mimetype)
    answer.headers["Cache-Control"] = "no-cache"
    answer.set_etag(payload.etag, weak=True)
    answer.make_conditional(request)
    return answer


def own_host() -> str:
    """Return `https://` and the host that was asked; empty if that is no name of a host."""
    return request.url_root.rstrip("/") if request.host else ""


def in_language(state: ViewState, code: str) -> ViewState:
    """Return the state in a language, whose parameter is empty for the first one."""
    return state.with_(lang="" if code == LANGUAGES[0] else code)
