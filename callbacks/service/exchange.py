"""Around every request: an id, one line in the log, the metrics, and an answer to any fault."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from sys import exc_info
from threading import Event
from time import perf_counter
from typing import Any
from uuid import uuid4

from flask import Flask, request

from callbacks.service.log import FIELDS, request_id

_LOG = logging.getLogger("khorgos.request")
#: key in the WSGI environment
_KEY = "khorgos.exchange"
_HEADER = "X-Request-ID"
_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,128}")
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
#: routes that machines ask every few seconds; their lines are for debugging
_PROBES = frozenset({"/healthz", "/readyz", "/metrics"})
_FAILED = b"Something went wrong here; it has been logged.\n"


@dataclass
class Exchange:
    """A request and its answer.

    route    the rule that matched, such as `/csv/<name>`; empty if none did
    seconds  until the answer was ready to be sent
    size     bytes of the answer's body; -1 if it does not say
    started  has an answer begun
    """

    id: str
    method: str
    route: str = ""
    status: int = 500
    seconds: float = 0.0
    size: int = -1
    started: bool = False


#: what is called with each exchange when its answer is ready
Observe = Callable[[Exchange], None]


def register(server: Flask, observe: Observe | None, ready: Event) -> None:
    """Wrap the app. What it asks itself before `ready` is set is neither logged nor counted."""

    def keep_route() -> None:
        exchange = request.environ.get(_KEY)
        if exchange and request.url_rule:
            exchange.route = request.url_rule.rule

    # First, because the other functions may refuse the request.
    server.before_request_funcs.setdefault(None, []).insert(0, keep_route)

    server.wsgi_app = Watched(server.wsgi_app, observe, ready)  # type: ignore[assignment, method-assign]


class Watched:
    """The WSGI app that does what this module is for."""

    def __init__(self, inner: Any, observe: Observe | None, ready: Event) -> None:
        self._inner = inner
        self._observe = observe
        self._ready = ready

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        method = environ.get("REQUEST_METHOD", "")
        exchange = Exchange(
            _own_or_new(environ.get("HTTP_X_REQUEST_ID", "")),
            method if method in _METHODS else "other",
        )
        environ[_KEY] = exchange
        token = request_id.set(exchange.id)
        begin = perf_counter()

        def start_with_id(status: str, headers: list[tuple[str, str]], fault: Any = None) -> Any:
            exchange.started = True
            exchange.status = int(status[:3])
            size = next((value for name, value in headers if name.lower() == "content-length"), "")
            exchange.size = int(size) if size.isdecimal() else -1
            return start(status, [*headers, (_HEADER, exchange.id)], fault)

        try:
            answer: Iterable[bytes] = self._inner(environ, start_with_id)
        except Exception:
            # Flask answers the faults of routes itself; this one was raised around them.
            _LOG.exception("request failed")
            kind, length = ("Content-Type", "text/plain"), ("Content-Length", str(len(_FAILED)))
            # Only a second start needs the fault (PEP 3333).
            fault = exc_info() if exchange.started else None
            start_with_id("500 INTERNAL SERVER ERROR", [kind, length], fault)
            answer = [_FAILED]
        finally:
            exchange.seconds = perf_counter() - begin
            if self._ready.is_set():
                if self._observe:
                    self._observe(exchange)
                _write_line(exchange, environ)
            request_id.reset(token)
        return answer


def _own_or_new(sent: str) -> str:
    """Return the id that a proxy gave the request if it is well-formed, else a new one."""
    return sent if _WELL_FORMED.fullmatch(sent) else uuid4().hex


def _level(exchange: Exchange) -> int:
    if exchange.status >= 500:
        return logging.ERROR
    return logging.DEBUG if exchange.route in _PROBES else logging.INFO


def _write_line(exchange: Exchange, environ: dict[str, Any]) -> None:
    level = _level(exchange)
    if not _LOG.isEnabledFor(level):
        return
    path = _utf8(environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", ""))
    query = _utf8(environ.get("QUERY_STRING", ""))
    milliseconds = round(exchange.seconds * 1000, 1)
    where = f"{path}?{query}" if query else path
    fields = {
        "method": exchange.method,
        "path": path,
        "query": query,
        "route": exchange.route,
        "status": exchange.status,
        "ms": milliseconds,
        "bytes": exchange.size,
        "client": environ.get("REMOTE_ADDR", ""),
        "agent": _utf8(environ.get("HTTP_USER_AGENT", "")),
        "referer": _utf8(environ.get("HTTP_REFERER", "")),
    }
    message = f"{exchange.method} {where[:200]} {exchange.status} {milliseconds} ms"
    _LOG.log(level, "%s", message, extra={FIELDS: fields})


def _utf8(text: str) -> str:
    """Decode a text of the WSGI environment, whose characters are the bytes that were sent."""
    return text.encode("latin-1", "replace").decode("utf-8", "replace")
