"""Probes, and metrics that are right over several processes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from threading import Event

import pytest
from flask import Flask
from flask.testing import FlaskClient

from callbacks.service import folder, probes
from callbacks.service.exchange import Exchange
from callbacks.service.metrics import Metrics
from callbacks.service.settings import Settings, read_settings
from data.store import Store

ROOT = Path(__file__).resolve().parents[3]
TOKEN = "0123456789abcdef"


def test_ready_means_loaded(small_store: Store, small_folder: Path) -> None:
    """503 until the first pages are drawn. The checksum is that of the list of all tables."""
    server, ready = Flask("small", static_folder=None), Event()
    checksum = probes.checksum_of(small_store.package.meta.tables)
    probes.register(server, "1.2.3", "2026.11", checksum, ready)
    client = server.test_client()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (503, "starting")  # type: ignore[index]
    assert client.get("/healthz").status_code == 200
    ready.set()
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {
        "status": "ready",
        "version": "1.2.3",
        "data": "2026.11",
        "checksum": checksum,
    }
    assert answer.headers["Cache-Control"] == "no-store"
    names = sorted(small_store.package.meta.tables)
    lines = (
        f"{sha256((small_folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names
    )
    assert sha256("".join(lines).encode()).hexdigest() == checksum


def test_the_app_is_ready(client: FlaskClient) -> None:
    """It has no metrics, because no token is set."""
    assert client.get("/readyz").status_code == 200
    assert client.get("/metrics").status_code == 404
    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(
    "sent", ["", "Bearer", "Bearer x", TOKEN, f"bearer {TOKEN}", f"Bearer {TOKEN} ", "Bearer é"]
)
def test_metrics_need_the_token(sent: str) -> None:
    server = Flask("small", static_folder=None)
    probes.register_metrics(server, Settings(metrics_token=TOKEN), lambda: b"counts")
    client = server.test_client()
    assert client.get("/metrics", environ_base={"HTTP_AUTHORIZATION": sent}).status_code == 401
    good = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert (good.status_code, good.text) == (200, "counts")


def read(text: str) -> dict[str, float]:
    """Return sample -> value of Prometheus' text format."""
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_one_process_counts_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests, their time, lookups since the last request, the age of the package."""
    monkeypatch.delenv(folder.VARIABLE, raising=False)
    counts = [100, 50]
    metrics = Metrics("1.2.3", "2026.11", "2026-11-27", {"card": lambda: (counts[0], counts[1])})
    counts[:] = [1000, 500]  # drawn at start
    metrics.begin()
    counts[:] = [1003, 501]
    for status in (200, 200, 404):
        metrics.observe(Exchange("x", "GET", "/csv/<name>", status, 0.02))
    found = read(metrics.text().decode())
    assert found['khorgos_requests_total{method="GET",route="/csv/<name>",status="200"}'] == 2
    assert found['khorgos_request_seconds_count{route="/csv/<name>"}'] == 3
    assert found['khorgos_request_seconds_bucket{le="0.01",route="/csv/<name>"}'] == 0
    assert found['khorgos_request_seconds_bucket{le="0.025",route="/csv/<name>"}'] == 3
    assert found['khorgos_cache_lookups_total{cache="card",result="hit"}'] == 3
    assert found['khorgos_cache_lookups_total{cache="card",result="miss"}'] == 1
    assert found['khorgos_info{data="2026.11",version="1.2.3"}'] == 1
    assert found["khorgos_package_age_seconds"] > 0


WORKERS = """
import os
from callbacks.service.exchange import Exchange
from callbacks.service.metrics import Metrics

hits = [7]
metrics = Metrics("1.2.3", "2026.11", "2026-11-27", {"page": lambda: (hits[0], 0)})
for _round in range(3):  # workers that are replaced
    children, (began, tell), (go, let) = [], os.pipe(), os.pipe()
    for _worker in range(2):
        child = os.fork()
        if not child:
            for request in range(5):
                hits[0] += 1
                metrics.observe(Exchange("x", "GET", "/view", 200, 0.02))
                if request == 0:  # both have begun before either goes on
                    os.write(tell, b"x")
                    os.read(go, 1)
            os._exit(0)  # as after SIGKILL: nothing is tidied up
        children.append(child)
    for child in children:
        os.read(began, 1)
    os.write(let, b"xx")
    for child in children:
        os.waitpid(child, 0)
print(metrics.text().decode())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_all_workers_are_added_up(tmp_path: Path) -> None:
    """Also those that have died; their files do not become more with each that is replaced."""
    run = subprocess.run(
        [sys.executable, "-c", WORKERS],
        cwd=ROOT,
        env=os.environ | {folder.VARIABLE: str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    found = read(run.stdout)
    assert found['khorgos_requests_total{method="GET",route="/view",status="200"}'] == 30
    assert found['khorgos_request_seconds_count{route="/view"}'] == 30
    # What was looked up before the fork is no reader's.
    assert found['khorgos_cache_lookups_total{cache="page",result="hit"}'] == 30
    assert len(list(tmp_path.glob("counter_*.db"))) <= 2


def test_a_full_disk_stops_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(folder.VARIABLE, str(tmp_path / "gone"))
    monkeypatch.setattr("callbacks.service.metrics.slot_in", lambda _folder: lambda: "0")
    monkeypatch.setattr("prometheus_client.values.ValueClass", None)
    Metrics("1.2.3", "2026.11", "2026-11-27", {}).observe(Exchange("x", "GET"))


def test_the_folder_is_made_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only if somebody may read the metrics; a folder that a setting names stays."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv(folder.VARIABLE, "")
    folder.open_folder(Settings())
    assert folder.VARIABLE not in os.environ
    folder.open_folder(Settings(metrics_token=TOKEN))
    assert [str(made) for made in tmp_path.iterdir()] == [os.environ[folder.VARIABLE]]
    folder.close_folder(os.getpid() + 1)  # a worker ends
    assert len(list(tmp_path.iterdir())) == 1
    folder.close_folder(os.getpid())
    assert list(tmp_path.iterdir()) == []
    own = tmp_path / "a" / "b"
    folder.open_folder(read_settings({"KHORGOS_METRICS_TOKEN": TOKEN, folder.VARIABLE: str(own)}))
    assert own.is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit) as caught:
        folder.open_folder(Settings(metrics_token=TOKEN, metrics_folder=tmp_path / "file" / "x"))
    assert re.match(r"Khorgos cannot start\. No folder for the metrics", str(caught.value))
