"""GET routes for files: a chart's rows, and the texts of its points."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import orjson
from flask import Flask, Response, request
from werkzeug.http import http_date

from callbacks.answer import answer_of, own_host
from callbacks.forms import kept
from components.api.asked import Refusal, asked
from components.api.files import EXCEL_CSV, FORMATS, File
from components.charts.kit.base import Chart
from components.export.csvfile import file_name
from components.export.tabletext import point_texts
from components.language.text import speaking
from components.render import Renderer
from components.state import ViewState
from components.views.payload import Payload, tagged

#: end of the address `/csv/<chart>` -> what is served there (docs/csv.md)
FILES: Mapping[str, File] = {
    "": FORMATS["csv"],
    ".excel.csv": EXCEL_CSV,
    ".xlsx": FORMATS["xlsx"],
}


def register(server: Flask, renderer: Renderer) -> None:
    """Add `/csv/<chart>` and `/points/<chart>` (read by assets/src/reader).

    `/csv/<chart>.excel.csv` and `/csv/<chart>.xlsx` are the same rows in other formats.
    """
    meta = renderer.store.package.meta
    changed = http_date(date.fromisoformat(meta.data_date))

    @kept
    def file_of(ending: str, chart: Chart, state: ViewState, host: str) -> Payload:
        return tagged(FILES[ending].write(renderer, chart, state, host))

    @kept
    def points_of(chart: Chart, state: ViewState) -> Payload:
        with speaking(state.lang):
            return tagged(orjson.dumps(point_texts(renderer.draw(chart, state).rows)))

    @server.get("/csv/<name>")
    def chart_file(name: str) -> Response:
        chart_id, dot, ending = name.partition(".")
        ending = dot + ending
        chart_and_state = read_chart_request(renderer, chart_id if ending in FILES else name)
        if isinstance(chart_and_state, Response):
            return chart_and_state
        chart, state = chart_and_state
        file = FILES[ending]
        host = own_host() if file.names_host else ""
        answer = answer_of(file_of(ending, chart, state, host), file.media_type)
        name = file_name(chart, state, meta.version, file.ending)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        answer.headers["Last-Modified"] = changed
        return answer

    @server.get("/points/<chart_id>")
    def chart_points(chart_id: str) -> Response:
        chart_and_state = read_chart_request(renderer, chart_id)
        if isinstance(chart_and_state, Response):
            return chart_and_state
        return answer_of(points_of(*chart_and_state), "application/json")


def read_chart_request(
    renderer: Renderer, chart_id: str, query: str | None = None
) -> tuple[Chart, ViewState] | Response:
    """Return the requested chart and state, or an error response that says what is wrong.

    `query` is a part of that of the request, for a route that has more in it.
    """
    if query is None:
        query = request.query_string.decode("utf-8", "replace")
    found = asked(renderer, chart_id, query)
    if isinstance(found, Refusal):
        return plain_text("\n".join(found.problems), found.status)
    return found.chart, found.state


def plain_text(text: str, status: int) -> Response:
    """Return a sentence as the answer of a route that programs read."""
    return Response(text + "\n", status=status, mimetype="text/plain")
