"""docs/operating.md lists what the service tells: fields of the log, and metrics with their labels."""

from __future__ import annotations

import json
import logging
import re
import subprocess
from pathlib import Path
from threading import Event

import pytest
from flask import Flask

from callbacks.service import exchange, folder
from callbacks.service.log import JsonFormatter
from callbacks.service.metrics import Metrics
from callbacks.service.probes import checksum_of
from data.load import ROOT as PACKAGE
from data.store import Store

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "operating.md").read_text("utf-8")


def rows(head: str) -> list[list[str]]:
    """Return the cells of the table with this first line."""
    lines = PAGE.partition(f"{head}\n")[2].partition("\n\n")[0].splitlines()[1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_field_of_the_log_is_listed(caplog: pytest.LogCaptureFixture) -> None:
    """In the order of a line."""
    server, ready = Flask("small"), Event()
    ready.set()
    exchange.register(server, None, ready)
    formatter, lines = JsonFormatter(), []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(formatter.format(record))  # type: ignore[method-assign]
    logging.getLogger("khorgos.request").addHandler(handler)
    with caplog.at_level(logging.INFO, "khorgos.request"):
        server.test_client().get("/x")
    logging.getLogger("khorgos.request").removeHandler(handler)
    assert [f"`{name}`" for name in json.loads(lines[0])] == [
        cells[0] for cells in rows("| field | meaning |")
    ]


def test_every_metric_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its labels."""
    monkeypatch.delenv(folder.VARIABLE, raising=False)
    counts = iter([(0, 0), (1, 1)])
    metrics = Metrics("1", "2", "2026-11-27", {"card": lambda: next(counts)})
    metrics.observe(exchange.Exchange("x", "GET", "/", 200, 0.1))
    text = metrics.text().decode()
    found = {}
    for name, labels in re.findall(r"^(khorgos_\w+?)(?:_count)?(?:\{(.*)\})? ", text, re.MULTILINE):
        if not name.endswith(("_bucket", "_sum", "_created")):
            found[name] = set(re.findall(r"(\w+)=", labels))
    listed = {
        name.strip("`"): set(re.findall(r"`(\w+)`", labels))
        for name, labels, _meaning in rows("| metric | labels | counts |")
    }
    assert found == listed


def test_the_checksum_is_that_of_the_command(live_store: Store) -> None:
    """Whoever has only a shell can compare what is served with what is on disk."""
    command = re.search(r"^    (sed .*)$", PAGE, re.MULTILINE)
    assert command
    run = subprocess.run(
        command[1], shell=True, cwd=PACKAGE, capture_output=True, text=True, check=True
    )
    assert run.stdout.split()[0] == checksum_of(live_store.package.meta.tables)
