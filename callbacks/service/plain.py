"""Serve without gunicorn: one process, for a look at the app and where gunicorn does not run."""

from __future__ import annotations

import logging
from logging.config import dictConfig
from typing import Any

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, run_simple

from callbacks.service.log import log_config
from callbacks.service.settings import Settings


class _Handler(WSGIRequestHandler):
    """Names no version, and leaves the line of each request to our own log."""

    def version_string(self) -> str:
        return "khorgos"

    def log_request(self, *_arguments: Any) -> None:
        """Write nothing."""


def serve(server: Flask, settings: Settings) -> None:
    """Serve until Ctrl-C."""
    dictConfig(log_config(settings))
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # its banner names another address
    print(f"Khorgos is at {settings.url} (Ctrl-C stops it)", flush=True)
    run_simple(settings.host, settings.port, server, threaded=True, request_handler=_Handler)
