"""Answers to programs: validators, refusals as JSON, and leave for pages of other sites to read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson
from flask import Flask, Response, request

from callbacks.answer import answer_of
from callbacks.service.headers import READABLE
from components.api.asked import Refusal
from components.api.declared import CSV, JSON
from components.views.payload import Payload, tagged
from data.open.csvtext import cells

_EXPOSED = "Content-Disposition, ETag, Last-Modified, Link, Content-Range, Retry-After"


def answer(body: bytes, media_type: str, date: str, name: str = "") -> Response:
    """Return a body with the date of the data (`2026-11-28`); callbacks/finish.py does the rest.

    `name` is that of a file to save.
    """
    return of_payload(tagged(body), media_type, date, name)


def of_payload(payload: Payload, media_type: str, date: str, name: str = "") -> Response:
    """Return a body whose tag is known, in the same way."""
    found = dated(answer_of(payload, media_type), date)
    if name:
        found.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return found


def dated(found: Response, date: str) -> Response:
    """Return the answer with the date of the data as its Last-Modified."""
    found.last_modified = datetime.fromisoformat(date).replace(tzinfo=UTC)
    return found


def as_json(content: object, date: str) -> Response:
    """Return content as JSON."""
    return answer(orjson.dumps(content), JSON, date)


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[Any]], date: str, name: str) -> Response:
    """Return rows as a CSV file with one header line."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(columns)
    out.writerows(cells(row) for row in rows)
    return answer(text.getvalue().encode(), CSV, date, name)


def refused(status: int, problems: Iterable[str]) -> Response:
    """Return why there is no answer."""
    content = {"status": status, "problems": [text for text in problems if text]}
    return Response(orjson.dumps(content), status=status, mimetype=JSON)


def refusal(fault: Refusal) -> Response:
    """Return a refusal as JSON."""
    return refused(fault.status, fault.problems)


def query() -> str:
    """Return the query of the request."""
    return request.query_string.decode("utf-8", "replace")


def let_others_read(server: Flask) -> None:
    """Let pages of other sites read these addresses: they hold nothing of a visitor."""

    @server.after_request
    def allow(found: Response) -> Response:
        path = request.path
        if path.startswith(READABLE) or path == "/api":
            found.headers["Access-Control-Allow-Origin"] = "*"
            found.headers["Access-Control-Expose-Headers"] = _EXPOSED
            if request.method == "OPTIONS":
                found.headers["Access-Control-Allow-Methods"] = "GET, HEAD"
                found.headers["Access-Control-Allow-Headers"] = "If-None-Match, Range"
                found.headers["Access-Control-Max-Age"] = "86400"
        return found
