"""Plain GET routes: a chart's CSV, its points as texts, and the package's tables."""

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
        asked = _read_request(renderer, chart_id)
        if isinstance(asked, Response):
            return asked
        chart, state = asked
        answer = Response(to_csv(renderer.draw(chart, state).rows), mimetype="text/csv")
        answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(chart, state)}"'
        return answer

    @app.server.get("/points/<chart_id>")
    def chart_points(chart_id: str) -> Response:
        asked = _read_request(renderer, chart_id)
        if isinstance(asked, Response):
            return asked
        chart, state = asked
        with speaking(state.lang):
            texts = point_texts(renderer.draw(chart, state).rows)
        return Response(orjson.dumps(texts), mimetype="application/json")

    @app.server.get("/tables/<path:name>")
    def package_table(name: str) -> Response:
        if name not in tables:
            return _plain(_("There is no table with that name."), 404)
        return send_from_directory(package, name, as_attachment=True)


def _read_request(renderer: Renderer, chart_id: str) -> tuple[Chart, ViewState] | Response:
    """The chart and the state that an address asks for, or the refusal with its reason."""
    chart = renderer.charts.get(chart_id)
    query = request.query_string.decode("utf-8", "replace")
    with speaking(language_of(query)):
        if chart is None:
            return _plain(_("There is no chart with that name."), 404)
        if len(query) > MAX_QUERY:
            return _plain(_("The address is too long."), 414)
    state, problems = parse_query(query, renderer.vocabulary)
    if problems:
        # a table for other filters than the ones asked for would be taken for the right one
        return _plain("\n".join(problems), 400)
    return chart, state


def _plain(text: str, status: int) -> Response:
    return Response(text + "\n", status=status, mimetype="text/plain; charset=utf-8")
