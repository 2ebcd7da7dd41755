"""GET routes for files: a chart's rows, the texts of its points, and the package's tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import orjson
from dash import Dash
from flask import Response, request, send_from_directory

from components.charts.kit.base import Chart, Frame
from components.charts.kit.groups import with_compositions
from components.export.csvfile import file_name, to_csv, to_excel_csv
from components.export.tabletext import point_texts
from components.export.workbook import to_xlsx
from components.language.text import _, speaking
from components.quote.origin import about_file
from components.render import Renderer
from components.state import MAX_QUERY, ViewState, language_of, parse_query


class File(NamedTuple):
    """A format of a chart's rows: ending of the file, media type, and how its bytes are made."""

    ending: str
    media_type: str
    write: Callable[[Renderer, Chart, ViewState], bytes]


def _csv(renderer: Renderer, chart: Chart, state: ViewState) -> bytes:
    return to_csv(_rows(renderer, chart, state))


def _excel_csv(renderer: Renderer, chart: Chart, state: ViewState) -> bytes:
    return to_excel_csv(_rows(renderer, chart, state))


def _xlsx(renderer: Renderer, chart: Chart, state: ViewState) -> bytes:
    with speaking(state.lang):
        about = about_file(renderer, chart, state, request.host_url.rstrip("/"))
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


def register(app: Dash, renderer: Renderer, package: Path) -> None:
    """Add `/csv/<chart>`, `/points/<chart>` (read by assets/src/reader) and `/tables/<path>`.

    `/csv/<chart>.excel.csv` and `/csv/<chart>.xlsx` are the same rows in other formats.
    """
    tables = frozenset(renderer.store.package.meta.tables)

    @app.server.get("/csv/<name>")
    def chart_file(name: str) -> Response:
        chart_id, dot, ending = name.partition(".")
        file = FILES.get(dot + ending, FILES[""])
        chart_and_state = read_chart_request(renderer, chart_id if dot + ending in FILES else name)
        if isinstance(chart_and_state, Response):
            return chart_and_state
        chart, state = chart_and_state
        answer = Response(file.write(renderer, chart, state), mimetype=file.media_type)
        name = file_name(chart, state, file.ending)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    @app.server.get("/points/<chart_id>")
    def chart_points(chart_id: str) -> Response:
        chart_and_state = read_chart_request(renderer, chart_id)
        if isinstance(chart_and_state, Response):
            return chart_and_state
        chart, state = chart_and_state
        with speaking(state.lang):
            texts = point_texts(renderer.draw(chart, state).rows)
        return Response(orjson.dumps(texts), mimetype="application/json")

    @app.server.get("/tables/<path:name>")
    def package_table(name: str) -> Response:
        if name not in tables:
            return _plain_text(_("There is no table with that name."), 404)
        return send_from_directory(package, name, as_attachment=True)


def read_chart_request(renderer: Renderer, chart_id: str) -> tuple[Chart, ViewState] | Response:
    """Return the requested chart and state, or an error response that says what is wrong."""
    chart = renderer.charts.get(chart_id)
    query = request.query_string.decode("utf-8", "replace")
    with speaking(language_of(query)):
        if chart is None:
            return _plain_text(_("There is no chart with that name."), 404)
        if len(query) > MAX_QUERY:
            return _plain_text(_("The address is too long."), 414)
    state, problems = parse_query(query, renderer.vocabulary)
    if problems:
        # A file for the default filters would be mistaken for the one that was requested.
        return _plain_text("\n".join(problems), 400)
    return chart, state


def _plain_text(text: str, status: int) -> Response:
    return Response(text + "\n", status=status, mimetype="text/plain")
