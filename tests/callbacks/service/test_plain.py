"""`python app.py` serves with waitress, and needs nothing that Windows lacks."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from callbacks.service.head import MAX_BODY
from tests.callbacks.service.running import _free_port

ROOT = Path(__file__).resolve().parents[3]
#: modules that Python has only on Unix, and gunicorn, which needs them
_UNIX = ("fcntl", "grp", "gunicorn", "pwd", "resource", "termios")
_START = f"""
import runpy, sys
for name in {_UNIX}:
    sys.modules[name] = None  # importing it fails
sys.argv = ["app.py"]
runpy.run_path("app.py", run_name="__main__")
"""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of `python app.py` without the modules that Windows lacks."""
    port = _free_port()
    environ = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "KHORGOS_TRUSTED_PROXIES": "1"}
    with subprocess.Popen([sys.executable, "-c", _START], cwd=ROOT, env=environ) as run:
        try:
            deadline = time.monotonic() + 120
            while ask(port, "/readyz")[0] != 200:
                assert run.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.1)  # between two checks of a condition
            yield port
        finally:
            run.terminate()
            run.wait(10)


def ask(port: int, path: str, method: str = "GET", **more: object) -> tuple[int, dict[str, str]]:
    """Return status and headers of an answer; 0 if nobody listens."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        line.request(method, path, **more)  # type: ignore[arg-type]
        answer = line.getresponse()
        answer.read()
        return answer.status, dict(answer.headers)
    except (ConnectionError, http.client.HTTPException):
        return 0, {}
    finally:
        line.close()


@pytest.mark.parametrize("path", ["/", "/view", "/csv/headline.xlsx", "/assets/khorgos.css"])
def test_it_serves(port: int, path: str) -> None:
    """Without a version of the server; `HEAD` too."""
    status, headers = ask(port, path)
    assert (status, headers.get("Server")) == (200, "khorgos")
    assert ask(port, path, "HEAD")[0] == 200


def test_a_proxy_in_front_is_believed(port: int) -> None:
    """HTTPS in front: browsers are told to stay there (docs/configuration.md)."""
    forwarded = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
    assert "Strict-Transport-Security" in ask(port, "/", headers=forwarded)[1]
    assert "Strict-Transport-Security" not in ask(port, "/")[1]


def test_a_large_body_is_refused(port: int) -> None:
    """As gunicorn's worker does it."""
    body = b"x" * (MAX_BODY + 1)
    assert ask(port, "/_dash-update-component", "POST", body=body)[0] == 413
