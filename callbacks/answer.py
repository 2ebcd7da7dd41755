"""What routes share: answers that browsers keep and ask for again with their ETag, and the host."""

from __future__ import annotations

from flask import Response, request

from components.language.text import LANGUAGES
from components.state import ViewState
from components.views.payload import Payload

#: the bytes at this address never change: its hash is in the address
FOR_GOOD = "public, max-age=31536000, immutable"
#: browsers keep it but ask each time whether it is still the same, so a new release shows at once;
#: a cache in front asks once a minute
A_MINUTE = "public, max-age=0, must-revalidate, s-maxage=60"

#: pictures for link previews, which show no figure that a reader copies
AN_HOUR = "public, max-age=3600"


def answer_of(payload: Payload, mimetype: str) -> Response:
    """Return the answer; the last step (finish.py) compresses it, or leaves its body out."""
    answer = Response(payload.body, mimetype=mimetype)
    answer.headers["Cache-Control"] = A_MINUTE
    answer.set_etag(payload.etag)
    return answer


def own_host() -> str:
    """Return `https://`, the host that was asked and the path that the app is below (below.py).

    It is empty if the host is no name of one.
    """
    return request.url_root.rstrip("/") if request.host else ""


def in_language(state: ViewState, code: str) -> ViewState:
    """Return the state in a language, whose parameter is empty for the first one."""
    return state.with_(lang="" if code == LANGUAGES[0] else code)
