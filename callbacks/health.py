"""`/healthz`: is this worker up, and which version of app and data does it serve?"""

from __future__ import annotations

from dash import Dash
from flask import Response, jsonify

from components.render import Renderer


def register(app: Dash, renderer: Renderer, version: str) -> None:
    """Add the route. It touches no chart, so that a probe costs nothing."""
    release = renderer.store.package.meta.version

    @app.server.get("/healthz")
    def healthz() -> Response:
        return jsonify(status="OK", version=version, data=release)
