"""SIGHUP loads the app and the data anew, in the same process, or changes nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.callbacks.service.running import Service, serving, wait_for

LOADED = b"GET /loaded HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the app loads when it starts."""
    return tmp_path_factory.mktemp("reload") / "file"


@pytest.fixture(scope="module", params=["its socket", "a socket from outside"])
def service(file: Path, request: pytest.FixtureRequest) -> Iterator[Service]:
    """The tiny app on that file, as `make run` starts it, and as systemd can."""
    file.write_text("first")
    environ, own = os.environ | {"TINY_FILE": str(file)}, request.param == "its socket"
    with serving(file.parent / request.param, env=environ, own_socket=own) as running:
        wait_for(
            lambda: len(running.workers()) == 2
        )  # the first may answer before the second is there
        yield running


def loaded(service: Service) -> str:
    """Return what the worker that answers has loaded. Every request must be answered."""
    answer = service.ask(LOADED)
    assert answer.startswith(b"HTTP/1.1 200 OK")
    return answer.partition(b"\r\n\r\n")[2].decode()


def reload(service: Service, file: Path, text: str) -> None:
    """Change the file, send the signal, and ask until only new workers are left."""
    old = set(service.workers())
    file.write_text(text)
    service.process.send_signal(signal.SIGHUP)
    wait_for(lambda: loaded(service) == text and len(set(service.workers()) - old) == 2)
    wait_for(lambda: loaded(service) and not old & set(service.workers()))


def test_a_reload_serves_the_new_and_fails_nobody(service: Service, file: Path) -> None:
    """Requests are answered all the time; the main process stays, the workers are new. Twice."""
    for text in ("second", "third"):
        reload(service, file, text)
        assert {loaded(service) for _ in range(8)} == {text}
    assert service.process.poll() is None


def test_what_is_bad_is_not_loaded(service: Service, file: Path) -> None:
    """The old workers stay, a killed one comes back with the old data, and the log says why."""
    old, before = service.workers(), loaded(service)
    file.write_text("bad")
    service.process.send_signal(signal.SIGHUP)
    wait_for(lambda: any("reload refused: package.yaml" in line for line in service.lines()))
    assert service.workers() == old
    assert loaded(service) == before
    assert not any("Traceback" in line for line in service.lines())


@pytest.mark.parametrize(
    ("text", "line"), [("slow", "reload: checking"), ("second", "reload: all is well")]
)
def test_a_service_that_is_told_to_stop_in_a_reload_stops(text: str, line: str, file: Path) -> None:
    """While it loads, and between the two programs; gunicorn alone would forget the signal."""
    file.write_text("first")
    environ = os.environ | {"TINY_FILE": str(file)}
    with serving(file.parent / f"stopped {text}", env=environ, own_socket=True) as running:
        file.write_text(text)
        running.process.send_signal(signal.SIGHUP)
        wait_for(lambda: any(line in one for one in running.lines()))
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(10) == 0
        assert not any("Traceback" in one for one in running.lines())
