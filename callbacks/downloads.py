"""GET routes for files: a chart's rows, the texts of its points, and the package's tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

import orjson
from dash import Dash
from flask import Response, request
from werkzeug.http import http_date

from callbacks.answer import answer_of, own_host
from callbacks.forms import kept
from components.charts.kit.base import Chart, Frame
from components.charts.kit.groups import with_compositions
from components.export.csvfile import file_name, to_csv, to_excel_csv
from components.export.tabletext import point_texts
from components.export.workbook import to_xlsx
from components.language.text import _, speaking
from components.quote.origin import about_file
from components.render import Renderer
from components.state import MAX_QUERY, ViewState, language_of, parse_query
from components.views.payload import Payload, tagged


class File(NamedTuple):
    """A format of a chart's rows: ending of the file, media type, and how its bytes are made."""

    ending: str
    media_type: str
    write: Callable[[Renderer, Chart, ViewState, str], bytes]


def _csv(renderer: Renderer, chart: Chart, state: ViewState, _host: str) -> bytes:
    return to_csv(_rows(renderer, chart, state))


def _excel_csv(renderer: Renderer, chart: Chart, state: ViewState, _host: str) -> bytes:
    return to_excel_csv(_rows(renderer, chart, state))


def _xlsx(renderer: Renderer, chart: Chart, state: ViewState, host: str) -> bytes:
    with speaking(state.lang):
        about = about_file(renderer, chart, state, host)
    return to_xlsx(_rows(renderer, chart, state), about, renderer.store.package.meta.data_date)


def _rows(renderer: Renderer, chart: Chart, state: ViewState) -> Frame:
    rows = renderer.draw(chart, state).rows
    with speaking(state.lang):
        return with_compositions(renderer.store, rows)


#: end of the address `/csv/<chart>` -> what is served there (docs/csv.md)
FILES = {
    "": File(".csv", "text/csv", _csv),
    ".excel.csv": File(".excel.csv", "text/csv", _excel_csv),
    ".xlsx": File(
        ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx
    ),
}


def register(app: Dash, renderer: Renderer, tables: Mapping[str, bytes]) -> None:
    """Add `/csv/<chart>`, `/points/<chart>` (read by assets/src/reader) and `/tables/<path>`.

    `/csv/<chart>.excel.csv` and `/csv/<chart>.xlsx` are the same rows in other formats. `tables`
    are the bytes of the package that were checked: what lies on disk may be another one by now.
    """
    listed = renderer.store.package.meta
    changed = http_date(date.fromisoformat(listed.data_date))
    originals = {name: Payload(body, listed.tables[name].sha256) for name, body in tables.items()}

    @kept
    def file_of(ending: str, chart: Chart, state: ViewState, host: str) -> Payload:
        return tagged(FILES[ending].write(renderer, chart, state, host))

    @kept
    def points_of(chart: Chart, state: ViewState) -> Payload:
        with speaking(state.lang):
            return tagged(orjson.dumps(point_texts(renderer.draw(chart, state).rows)))

    def attached(payload: Payload, mimetype: str, name: str) -> Response:
        answer = answer_of(payload, mimetype)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        answer.headers["Last-Modified"] = changed
        return answer

    @app.server.get("/csv/<name>")
    def chart_file(name: str) -> Response:
        chart_id, dot, ending = name.partition(".")
        ending = dot + ending
        chart_and_state = read_chart_request(renderer, chart_id if ending in FILES else name)
        if isinstance(chart_and_state, Response):
            return chart_and_state
        chart, state = chart_and_state
        file = FILES[ending]
        host = own_host() if file.write is _xlsx else ""
        payload = file_of(ending, chart, state, host)
        return attached(payload, file.media_type, file_name(chart, state, file.ending))

    @app.server.get("/points/<chart_id>")
    def chart_points(chart_id: str) -> Response:
        chart_and_state = read_chart_request(renderer, chart_id)
        if isinstance(chart_and_state, Response):
            return chart_and_state
        return answer_of(points_of(*chart_and_state), "application/json")

    @app.server.get("/tables/<path:name>")
    def package_table(name: str) -> Response:
        if name not in originals:
            return plain_text(_("There is no table with that name."), 404)
        mimetype = "application/gzip" if name.endswith(".gz") else "text/csv"
        return attached(originals[name], mimetype, PurePosixPath(name).name)


def read_chart_request(
    renderer: Renderer, chart_id: str, query: str | None = None
) -> tuple[Chart, ViewState] | Response:
    """Return the requested chart and state, or an error response that says what is wrong.

    `query` is a part of that of the request, for a route that has more in it.
    """
    chart = renderer.charts.get(chart_id)
    if query is None:
        query = request.query_string.decode("utf-8", "replace")
    with speaking(language_of(query)):
        if chart is None:
            return plain_text(_("There is no chart with that name."), 404)
        if len(query) > MAX_QUERY:
            return plain_text(_("The address is too long."), 414)
    state, problems = parse_query(query, renderer.vocabulary)
    if problems:
        # A file for the default filters would be mistaken for the one that was requested.
        return plain_text("\n".join(problems), 400)
    return chart, state


def plain_text(text: str, status: int) -> Response:
    """Return a sentence as the answer of a route that programs read."""
    return Response(text + "\n", status=status, mimetype="text/plain")
