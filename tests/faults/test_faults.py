"""The app behind gunicorn on a full, read-only or slow disk, without a home, with a clock that jumps.

`make faults` does the same under load, and kills and reloads workers. The app has the small package.
"""

from __future__ import annotations

import shutil
import signal
import time
from pathlib import Path

import pytest

from data.load import read_package
from tests.callbacks.service.running import serving, wait_for
from tests.faults.conditions import APP, environment, full_disk, read_only


def request(path: str) -> bytes:
    """Return a GET request."""
    return f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode()


@pytest.fixture(scope="module")
def package(small_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small package, which a test exchanges."""
    return Path(shutil.copytree(small_folder, tmp_path_factory.mktemp("faults") / "package"))


def test_it_writes_nothing(package: Path, tmp_path: Path) -> None:
    """All answers are whole with a full, read-only disk (the log too) and without a home."""
    environ = environment("cold", package, without=("HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME"))
    with serving(
        tmp_path / "log", APP, env=environ, before=read_only(), prepare=full_disk
    ) as service:
        for path in ("/", "/view", "/csv/headline", "/csv/headline.xlsx", "/image/headline.png"):
            assert service.status(request(path)) == 200, path
        assert service.process.poll() is None


def test_a_jumping_clock_and_a_slow_disk_stop_nobody(package: Path, tmp_path: Path) -> None:
    """What is asked most is answered from memory, and no worker is taken for dead."""
    environ = environment("cold,clock,disk", package)
    with serving(tmp_path / "log", APP, env=environ) as service:
        workers = wait_for(lambda: len(found := service.workers()) == 2 and found)
        assert service.status(request("/view")) == 200
        began = time.monotonic()
        for path in ("/", "/view", "/layout", "/csv/headline", "/healthz") * 4:
            assert service.status(request(path)) == 200, path
        assert time.monotonic() - began < 10
        assert service.workers() == workers


def test_a_package_is_exchanged_by_a_reload_only(package: Path, tmp_path: Path) -> None:
    """Before it, what was checked at start is served; a broken one is refused, a good one loaded."""
    table = request("/tables/totals.csv")
    health = request("/healthz")
    file = package / "countries" / "kazakhstan" / "totals.csv"
    whole = file.read_bytes()
    release = read_package(package).meta.version

    def body(raw: bytes) -> bytes:
        return service.ask(raw).partition(b"\r\n\r\n")[2]

    with serving(tmp_path / "log", APP, env=environment("cold", package)) as service:
        served = body(table)
        assert b"KAZ" in served
        file.write_bytes(whole.replace(b"KAZ", b"XXX", 1))
        service.process.send_signal(signal.SIGHUP)
        wait_for(lambda: any("reload refused: " in line for line in service.lines()))
        assert body(table) == served
        assert any("totals.csv" in line for line in service.lines() if "reload refused" in line)
        file.write_bytes(whole)
        for name in ("package.yaml", "releases.yaml"):
            text = (package / name).read_text("utf-8")
            (package / name).write_text(text.replace(release, "2031.01", 1), "utf-8")
        service.process.send_signal(signal.SIGHUP)
        wait_for(lambda: b"2031.01" in body(health))
