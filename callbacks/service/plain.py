"""Serve without gunicorn: one process, where gunicorn does not run (Windows), or for a look."""

from __future__ import annotations

from logging.config import dictConfig

import waitress
from flask import Flask

from callbacks.service.head import MAX_BODY
from callbacks.service.log import log_config
from callbacks.service.settings import Settings

#: seconds after which a silent connection is closed, as gunicorn.conf.py has it
_SILENT = 20


def serve(server: Flask, settings: Settings) -> None:
    """Serve until Ctrl-C.

    Waitress has no deadline for a head or a body: in public, a proxy belongs in front.
    """
    dictConfig(log_config(settings))
    print(f"Khorgos is at {settings.url} (Ctrl-C stops it)", flush=True)
    waitress.serve(
        server,
        host=settings.host,
        port=settings.port,
        threads=settings.threads,
        ident="khorgos",
        channel_timeout=_SILENT,
        connection_limit=800,
        max_request_body_size=MAX_BODY,
        # forwarded headers are judged in one place (callbacks/service/clients.py)
        clear_untrusted_proxy_headers=False,
    )
