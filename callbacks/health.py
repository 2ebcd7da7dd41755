"""`/healthz`: says that the worker is up, and which versions of app and data it serves."""

from __future__ import annotations

from dash import Dash
from flask import Response, jsonify

from components.render import Renderer


def register(app: Dash, renderer: Renderer, version: str) -> None:
    """Add the route. It draws nothing, so that a probe is cheap."""
    release = renderer.store.package.meta.version

    @app.server.get("/healthz")
    def healthz() -> Response:
        return jsonify(status="OK", version=version, data=release)
