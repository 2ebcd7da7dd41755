"""The app under gunicorn on a free port, for tests, screenshots and measurements."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serve(
    app: str = "app:server",
    *,
    workers: int = 2,
    folder: Path = ROOT,
    settings: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Serve the app and yield its address. Fails with the log if it does not start or logs a traceback.

    `settings` are environment variables (docs/configuration.md).
    """
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", app, "--preload", "--workers", str(workers)]
    command += ["--worker-class", "gthread", "--threads", "4", "--bind", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile("w+") as log:
        with subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, env={**os.environ, **(settings or {})}
        ) as run:
            try:
                deadline = time.monotonic() + 180
                while not _answers(url + "/healthz"):
                    if run.poll() is not None or time.monotonic() > deadline:
                        raise RuntimeError(f"the server did not start:\n{_read(log)}")
                    time.sleep(0.1)  # between two checks of a condition
                yield url
            finally:
                run.terminate()
                run.wait(10)
        assert "Traceback" not in _read(log), _read(log)


def _read(log: object) -> str:
    log.seek(0)  # type: ignore[attr-defined]
    return str(log.read())  # type: ignore[attr-defined]


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
