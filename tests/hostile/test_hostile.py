"""5,000 generated requests, and some hundred through sockets, end in quiet refusals.

`make hostile` sends 50,000. A seed gives the same requests as long as the routes are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.callbacks.service.running import Service, serving
from tests.hostile.generate import Generator
from tests.hostile.handling import Handling
from tests.hostile.hostile import in_process
from tests.hostile.report import Report
from tests.hostile.sockets import attack


@pytest.fixture(scope="module")
def server(client: FlaskClient) -> Flask:
    """The app."""
    return client.application


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The app behind gunicorn."""
    log = tmp_path_factory.mktemp("hostile") / "log"
    with serving(log, app="tests.faults.troubled:server") as running:
        yield running


def test_generated_requests_make_no_noise(server: Flask) -> None:
    """No 5xx, no traceback, one line at most; and they are not all refused at the door."""
    report = in_process(server, 5000, seed=14)
    assert not report.faults, "\n\n".join(report.faults[:3])
    assert report.count(200, 400) > 1000
    assert report.count(400, 500) > 2000


def test_the_same_through_sockets(server: Flask, service: Service) -> None:
    """In pieces, left halfway, from many addresses."""
    report = Report()
    attack(service, Generator(server, seed=15), 300, report)
    assert not report.faults, "\n\n".join(report.faults[:3])
    assert report.count(200, 500) > 200


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"GET /_dash-component-suites/x/y.js HTTP/1.1\r\nHost: a\r\n\r\n", 404),
        (b"GET /_dash-component-suites/dash/../../app.py HTTP/1.1\r\nHost: a\r\n\r\n", 404),
        (b"GET /_dash-layout HTTP/1.1\r\nHost: a\r\nReferer: http://[\r\n\r\n", 200),
        (b"GET /healthz HTTP/1.1\r\nHost: a\r\nSCRIPT_NAME: /x\r\n\r\n", 200),
        (b"GET /healthz HTTP/1.1\r\nHost: a\r\nScript-Name: /x\r\n\r\n", 200),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 411),
    ],
)
def test_what_once_was_an_error(server: Flask, raw: bytes, status: int) -> None:
    """Each of these gave a 500 and a traceback."""
    handling = Handling(server)
    with handling.logging():
        outcome = handling.send(raw, "127.0.0.1")
    assert (outcome.status, outcome.traces) == (status, [])


def test_the_report_notices_faults() -> None:
    """A 500, a traceback, two lines, a forged line."""
    from tests.hostile.generate import Request
    from tests.hostile.handling import Outcome

    report = Report()
    request = Request("page", b"GET /")
    for outcome in (
        Outcome(503, b"", [], []),
        Outcome(400, b"", [], ["ValueError"]),
        Outcome(400, b"", ["one", "two"], []),
        Outcome(400, b"", ["a\n[2026] b"], []),
        Outcome(400, b"", ["one"], []),
    ):
        report.add(request, outcome)
    kinds = [re.split(r": b'", fault)[0] for fault in report.faults]
    assert kinds == ["status 503", "traceback", "more than one line", "a line that is forged"]
    assert report.table().splitlines()[1].split() == ["page", "5", "0", "4", "0", "1"]
