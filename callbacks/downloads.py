"""GET routes for files: a chart's CSV, the texts of its points, and the package's tables."""

from __future__ import annotations

from pathlib import Path

import orjson
from dash import Dash
from flask import Response, request, send_from_directory

from components.charts.kit.base import Chart
from components.export.csvfile import file_name, to_csv
from components.export.tabletext import point_texts
from components.language.text import _, speaking
from components.render import Renderer
from components.state import MAX_QUERY, ViewState, language_of, parse_query


def register(app: Dash, renderer: Renderer, package: Path) -> None:
    """Add `/csv/<chart>`, `/points/<chart>` (read by assets/src/reader) and `/tables/<path>`."""
    tables = frozenset(renderer.store.package.meta.tables)

    @app.server.get("/csv/<chart_id>")
    def chart_csv(chart_id: str) -> Response:
        chart_and_state = _read_request(renderer, chart_id)
        if isinstance(chart_and_state, Response):
            return chart_and_state
        chart, state = chart_and_state
        answer = Response(to_csv(renderer.draw(chart, state).rows), mimetype="text/csv")
        answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(chart, state)}"'
        return answer

    @app.server.get("/points/<chart_id>")
    def chart_points(chart_id: str) -> Response:
        chart_and_state = _read_request(renderer, chart_id)
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


def _read_request(renderer: Renderer, chart_id: str) -> tuple[Chart, ViewState] | Response:
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
