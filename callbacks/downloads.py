"""Plain GET routes: a chart's CSV and the package's tables. No JavaScript is needed for them."""

from __future__ import annotations

from pathlib import Path

from dash import Dash
from flask import Response, request, send_from_directory

from components.charts.registry import CHARTS
from components.csvfile import file_name, to_csv
from components.render import Renderer
from components.state import MAX_QUERY, parse_query
from components.text import _


def register(app: Dash, renderer: Renderer, package: Path) -> None:
    """Add `/csv/<chart>` and `/tables/<path>`."""
    tables = frozenset(renderer.store.package.meta.tables)

    @app.server.get("/csv/<chart_id>")
    def chart_csv(chart_id: str) -> Response:
        chart = CHARTS.get(chart_id)
        if chart is None:
            return _plain(_("There is no chart by that name."), 404)
        query = request.query_string.decode("utf-8", "replace")
        if len(query) > MAX_QUERY:
            return _plain(_("The address is too long."), 414)
        state, problems = parse_query(query, renderer.vocabulary)
        if problems:
            # a table for other filters than the ones asked for would be taken for the right one
            return _plain("\n".join(problems), 400)
        answer = Response(to_csv(renderer.draw(chart, state).frame), mimetype="text/csv")
        answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(chart, state)}"'
        return answer

    @app.server.get("/tables/<path:name>")
    def package_table(name: str) -> Response:
        if name not in tables:
            return _plain(_("There is no table by that name."), 404)
        return send_from_directory(package, name, as_attachment=True)


def _plain(text: str, status: int) -> Response:
    return Response(text + "\n", status=status, mimetype="text/plain; charset=utf-8")
