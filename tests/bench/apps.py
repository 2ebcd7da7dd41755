"""The apps that `make bench` compares, each served on a free port of this machine."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.browser.serving import free_port, serve

PEERS = Path(__file__).with_name("peers")
#: the environment that has Vizro and Streamlit (`make bench` makes it)
PEERS_BIN = Path(__file__).resolve().parents[2] / ".venv" / "bench" / "bin"
OURS, DASH, VIZRO, STREAMLIT, BARE = "Khorgos", "plain Dash", "Vizro", "Streamlit", "bare Dash"
#: one worker: with more, plain Dash answers some requests for scripts with errors at first
_GUNICORN = ("-m", "gunicorn", "--preload", "--workers=1", "--worker-class=gthread", "--threads=4")
_COMMANDS: Mapping[str, tuple[str, ...]] = {
    DASH: (*_GUNICORN, "--bind=127.0.0.1:{port}", "plain_dash:server"),
    VIZRO: (*_GUNICORN, "--bind=127.0.0.1:{port}", "vizro_app:server"),
    BARE: (*_GUNICORN, "--bind=127.0.0.1:{port}", "bare_dash:server"),
    STREAMLIT: (
        *("-m", "streamlit", "run", "streamlit_app.py", "--server.port={port}"),
        *("--server.address=127.0.0.1", "--server.headless=true"),
        *("--browser.gatherUsageStats=false", "--server.fileWatcherType=none"),
    ),
}
_HEALTH = {STREAMLIT: "/_stcore/health"}


class App(NamedTuple):
    """An app: its name, the URL of its page, and a selector of the control of the country.

    A page without a control has the selector "".
    """

    name: str
    url: str
    opener: str


#: app -> selector of what opens the list of countries
_OPENERS = {
    OURS: ".filter-country input:not([type=hidden])",
    DASH: "#country",
    VIZRO: ".dash-dropdown",
    STREAMLIT: "[data-testid=stSelectbox] input",
    BARE: "",
}


@contextmanager
def served(names: list[str]) -> Iterator[dict[str, App]]:
    """Serve the app and some of its peers; yield them by name. RuntimeError if one does not start."""
    with ExitStack() as stack:
        apps = {
            OURS: App(OURS, stack.enter_context(serve()) + "/country/kazakhstan", _OPENERS[OURS])
        }
        for name in names:
            url = stack.enter_context(_peer(name))
            apps[name] = App(name, url + "/", _OPENERS[name])
        yield apps


@contextmanager
def _peer(name: str) -> Iterator[str]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [str(PEERS_BIN / "python"), *(part.format(port=port) for part in _COMMANDS[name])]
    with tempfile.TemporaryFile("w+") as log:
        environ = os.environ | {"VIZRO_LOG_LEVEL": "WARNING"}
        with subprocess.Popen(command, cwd=PEERS, stdout=log, stderr=log, env=environ) as run:
            try:
                deadline = time.monotonic() + 120
                while not _answers(url + _HEALTH.get(name, "/healthz")):
                    if run.poll() is not None or time.monotonic() > deadline:
                        log.seek(0)
                        raise RuntimeError(f"{name} did not start:\n{log.read()}")
                    time.sleep(0.1)  # between two checks of a condition
                yield url
            finally:
                run.terminate()
                try:
                    run.wait(10)
                except subprocess.TimeoutExpired:
                    run.kill()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
