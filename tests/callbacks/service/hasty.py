"""The configuration of the service with short deadlines and small budgets, so that tests are short."""

from __future__ import annotations

import runpy
from pathlib import Path

from callbacks.service import worker

globals().update(runpy.run_path(str(Path(__file__).parents[3] / "gunicorn.conf.py")))

worker.HEAD_SECONDS = 3.0
worker.BODY_SECONDS = 1.0
worker.LINGER_SECONDS = 1.0
worker.PatientWorker.client_connections = 20
