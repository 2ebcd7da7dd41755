"""`/healthz`: the process answers. `/readyz`: it can answer readers. `/metrics`: what it did."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from hmac import compare_digest
from threading import Event

from flask import Flask, Response, jsonify, request

from callbacks.service.settings import Settings
from data.records.package import TableMeta

#: the type of Prometheus' text format
_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


def register(server: Flask, version: str, release: str, checksum: str, ready: Event) -> None:
    """Add the probes. `release` and `checksum` are those of the data package.

    They draw nothing, so that a probe is cheap. `ready` is set when the package is loaded and the
    first pages are drawn.
    """

    @server.get("/healthz")
    def healthz() -> Response:
        return _fresh(jsonify(status="OK", version=version, data=release))

    @server.get("/readyz")
    def readyz() -> Response:
        answer = jsonify(
            status="ready" if ready.is_set() else "starting",
            version=version,
            data=release,
            checksum=checksum,
        )
        answer.status_code = 200 if ready.is_set() else 503
        return _fresh(answer)


def register_metrics(server: Flask, settings: Settings, read: Callable[[], bytes]) -> None:
    """Add `/metrics`, for whoever has the token. `read` returns Prometheus' text format."""
    expected = f"Bearer {settings.metrics_token}".encode()

    @server.get("/metrics")
    def read_metrics() -> Response:
        sent = request.headers.get("Authorization", "").encode("utf-8", "replace")
        if not compare_digest(sent, expected):
            refusal = Response("This needs a token.\n", 401, mimetype="text/plain")
            refusal.headers["WWW-Authenticate"] = "Bearer"
            return _fresh(refusal)
        return _fresh(Response(read(), content_type=_PROMETHEUS))


def checksum_of(tables: Mapping[str, TableMeta]) -> str:
    """Return one sha256 for all tables of the package that is loaded.

    It is that of a list with a line for each table, in order of names: its sha256, two spaces, its
    name. That is what `sha256sum` writes.
    """
    lines = (f"{tables[name].sha256}  {name}\n" for name in sorted(tables))
    return sha256("".join(lines).encode()).hexdigest()


def _fresh(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer
