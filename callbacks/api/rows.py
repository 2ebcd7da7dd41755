"""`/api/observations`, `/api/series`, `/api/sources`, `/api/search`, `/api/health`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any

import orjson
from flask import Flask, Response, request

from callbacks.answer import own_host
from callbacks.api.answers import as_json, dated, query, refused
from callbacks.service.probes import checksum_of
from components.api.declared import CSV, JSONL
from components.api.operations import Operations
from components.api.series import series_content
from components.language.text import _, speaking
from components.render import Renderer
from components.state import DEFAULT
from components.views.payload import tagged
from components.views.search import Search
from data.open import observations as found_by
from data.open.csvtext import cells
from data.open.observations import Filters
from data.open.tables import BY_NAME, open_rows
from data.records.observation import COLUMNS

#: rows that are sent at a time
_AT_ONCE = 500
#: counts of rows left out that each worker keeps
_KEPT = 256


def register(
    server: Flask, renderer: Renderer, declared: Operations, finder: Search, version: str
) -> None:
    """Add the routes. `declared` are the operations by id, `version` that of the app."""
    package = renderer.store.package
    release, date = package.meta.version, package.meta.data_date
    checksum = checksum_of(package.meta.tables)
    left_out = lru_cache(maxsize=_KEPT)(partial(found_by.left_out, package))

    @server.get("/api/observations")
    def observations() -> Response:
        wanted, problems = declared["observations"].read(query())
        start = found_by.place_of(wanted["cursor"], release) if wanted.get("cursor") else 0
        if start is None:
            problems.append(f"The cursor is not of release {release}. Begin again without it.")
        if problems:
            return refused(400, problems)
        filters = _filters(wanted)
        page = found_by.page(package, filters, start or 0, wanted["limit"])
        content = {
            "release": release,
            "rows": [row._asdict() for row in page.rows],
            "next": page.next or None,
            "left_out": left_out(filters),
        }
        said = as_json(content, date)
        if page.next:
            said.headers["Link"] = f'<{_next(page.next)}>; rel="next"'
        return said

    def streamed(name: str) -> Response:
        wanted, problems = declared[name].read(query())
        if problems:
            return refused(400, problems)
        # the bytes are yet to come, but what makes them is known
        tag = tagged("\n".join((checksum, version, name, query())).encode()).etag
        if request.if_none_match.contains_weak(tag):
            said = Response(status=304)
        else:
            rows = (row for _place, row in found_by.matching(package, _filters(wanted)))
            is_csv = name == "observations_csv"
            pieces = _csv_pieces(rows) if is_csv else _json_pieces(rows)
            said = Response(pieces, mimetype=CSV if is_csv else JSONL)
        said.set_etag(tag, weak=True)
        said.headers["Cache-Control"] = "no-cache"
        return dated(said, date)

    server.get("/api/observations.csv")(lambda: streamed("observations_csv"))
    server.add_url_rule("/api/observations.jsonl", "jsonl", lambda: streamed("observations_jsonl"))

    @server.get("/api/series")
    def series() -> Response:
        wanted, problems = declared["series"].read(query())
        if problems:
            return refused(400, problems)
        with speaking(wanted["lang"]):
            return as_json(series_content(renderer.store, wanted), date)

    @server.get("/api/sources")
    def sources() -> Response:
        wanted, problems = declared["sources"].read(query())
        if problems:
            return refused(400, problems)
        with speaking(wanted["lang"]):
            columns = BY_NAME["sources"].columns
            rows = [
                dict(zip(columns, row, strict=True))
                for row in open_rows(BY_NAME["sources"], package)
            ]
            for row in rows:
                licence = row["licence"]
                row["licence"] = _(licence)
        return as_json({"release": release, "rows": rows}, date)

    @server.get("/api/search")
    def api_search() -> Response:
        wanted, problems = declared["search"].read(query())
        if problems:
            return refused(400, problems)
        with speaking(wanted["lang"]):
            state = DEFAULT.with_(q=wanted["q"], lang=wanted["lang"])
            return as_json(finder.answer(state), date)

    @server.get("/api/health")
    def api_health() -> Response:
        return as_json(
            {"status": "OK", "version": version, "data": release, "data_date": date}, date
        )


def _next(cursor: str) -> str:
    """Return the address of the next page."""
    pairs = [pair for pair in query().split("&") if pair and not pair.startswith("cursor=")]
    return f"{own_host()}/api/observations?{'&'.join([*pairs, f'cursor={cursor}'])}"


def _filters(wanted: dict[str, Any]) -> Filters:
    return Filters(
        **{name: wanted[name] for name in found_by.CODES},
        since=wanted["from"],
        until=wanted["to"],
        drawn=wanted["ranks"] == "drawn",
    )


def _csv_pieces(rows: Iterator[Any]) -> Iterator[bytes]:
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(COLUMNS)
    for count, row in enumerate(rows, start=1):
        out.writerow(cells(row))
        if count % _AT_ONCE == 0:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def _json_pieces(rows: Iterator[Any]) -> Iterator[bytes]:
    piece: list[bytes] = []
    for row in rows:
        piece.append(orjson.dumps(row._asdict(), option=orjson.OPT_APPEND_NEWLINE))
        if len(piece) == _AT_ONCE:
            yield b"".join(piece)
            piece.clear()
    yield b"".join(piece)
