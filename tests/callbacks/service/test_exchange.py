"""Every request has an id and one line in the log, and nothing that a client sends can forge one."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from callbacks.service import exchange
from callbacks.service.log import JsonFormatter, TextFormatter

SEEN: list[exchange.Exchange] = []


@pytest.fixture
def small_client() -> FlaskClient:
    """An app with a route that answers, one that fails, and a fault around the routes."""
    server = Flask("small")
    ready = Event()
    ready.set()

    @server.get("/csv/<name>")
    def good(name: str) -> str:
        return name

    @server.before_request
    def refuse() -> tuple[str, int] | None:
        return ("too many", 429) if "many" in request.args else None

    @server.get("/bad")
    def bad() -> str:
        raise ValueError("first line\nsecond line")

    inner = server.wsgi_app

    def around(environ: dict[str, Any], start: Any) -> Any:
        if environ["PATH_INFO"] == "/around":
            raise KeyError("around")
        return inner(environ, start)

    server.wsgi_app = around  # type: ignore[method-assign, assignment]
    SEEN.clear()
    exchange.register(server, SEEN.append, ready)
    return server.test_client()


@pytest.fixture(params=[JsonFormatter, TextFormatter])
def log(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What is logged, in each form."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(request.param())
    ours = logging.getLogger("khorgos")
    level = ours.level
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    yield stream
    ours.removeHandler(handler)
    ours.setLevel(level)


HOSTILE = 'x\r\n12:00:00 info    GET /forged 200\x1b[2J\u2028\x85"}'


def test_one_line_for_each_request(small_client: FlaskClient, log: io.StringIO) -> None:
    """It has all fields in JSON; line breaks in any of them do not end it."""
    base = {"HTTP_USER_AGENT": HOSTILE, "HTTP_REFERER": HOSTILE, "REMOTE_ADDR": HOSTILE}
    small_client.get(
        "/csv/x%0d%0aforged%1b[2J%e2%80%a8", query_string="a=%0a\nforged", environ_base=base
    )
    (line,) = re.split(r"[\r\n\x85\u2028]+", log.getvalue().rstrip("\n"))
    assert line.isprintable()
    if line.startswith("{"):
        fields = json.loads(line)
        assert fields["path"] == "/csv/x\r\nforged\x1b[2J\u2028"
        assert (fields["method"], fields["route"], fields["status"]) == ("GET", "/csv/<name>", 200)
        assert fields["client"] == HOSTILE
        assert fields["agent"].startswith("x\r\n12:00")
        assert fields["bytes"] > 0
        assert fields["level"] == "info"


def test_long_values_are_cut(small_client: FlaskClient, log: io.StringIO) -> None:
    """One client cannot fill the disk."""
    long = "x" * 8000
    small_client.get(f"/csv/{long}?{long}", headers={"User-Agent": long, "Referer": long})
    assert len(log.getvalue()) < 2500


@pytest.mark.parametrize("path", ["/none", "/csv/", "/csv/a/b"])
def test_refusals_are_quiet(small_client: FlaskClient, log: io.StringIO, path: str) -> None:
    """4xx is one line without a traceback."""
    assert small_client.get(path).status_code == 404
    assert len(log.getvalue().splitlines()) == 1
    assert "Traceback" not in log.getvalue()


@pytest.mark.parametrize("path", ["/bad", "/around"])
def test_a_failure_is_logged_with_its_trace(
    small_client: FlaskClient, log: io.StringIO, path: str
) -> None:
    """In one JSON line, or in lines that begin with a bar; the answer shows nothing of it."""
    small_client.application.errorhandler(ValueError)(_log_and_fail)
    answer = small_client.get(path)
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    lines = log.getvalue().splitlines()
    if lines[0].startswith("{"):
        trace, line = map(json.loads, lines)
        assert "Traceback" in trace["trace"]
        assert trace["request_id"] == line["request_id"] == answer.headers["X-Request-ID"]
        assert (line["status"], line["level"]) == (500, "error")
    else:
        assert all(re.match(r"  \| |\d\d:\d\d:\d\d error ", line) for line in lines)
        assert "  | Traceback (most recent call last):" in lines


def _log_and_fail(_fault: Exception) -> tuple[str, int]:
    logging.getLogger("khorgos").exception("request failed")
    return "failed", 500


@pytest.mark.parametrize("sent", ["1f2e3d4c", "A.b_c-1" * 18, "0" * 128])
def test_a_well_formed_id_is_kept(small_client: FlaskClient, sent: str) -> None:
    answer = small_client.get("/csv/a", headers={"X-Request-ID": sent})
    assert answer.headers.getlist("X-Request-ID") == [sent]


@pytest.mark.parametrize(
    "sent", ["", "short", "0" * 129, "12345678 x", "<script>1", '12345678"', "٣" * 9]
)
def test_another_id_is_replaced(small_client: FlaskClient, sent: str) -> None:
    base = {"HTTP_X_REQUEST_ID": sent}
    first, second = (
        small_client.get("/csv/a", environ_base=base).headers["X-Request-ID"] for _ in "12"
    )
    assert re.fullmatch("[0-9a-f]{32}", first)
    assert first != second


def test_what_is_observed(small_client: FlaskClient) -> None:
    """Rules of routes, not paths: a client cannot make new names of metrics."""
    small_client.get("/csv/a")
    small_client.post("/csv/a")
    small_client.get("/csv/a?many")
    small_client.open("/anything", method="BREW")
    found = [(seen.route, seen.method, seen.status) for seen in SEEN]
    assert found == [
        ("/csv/<name>", "GET", 200),
        ("", "POST", 405),
        ("/csv/<name>", "GET", 429),
        ("", "other", 404),
    ]
    assert all(seen.seconds > 0 for seen in SEEN)


def test_the_apps_own_requests_are_not_counted(log: io.StringIO) -> None:
    """Before it is ready."""
    server = Flask("small")
    SEEN.clear()
    exchange.register(server, SEEN.append, Event())
    server.test_client().get("/")
    assert (SEEN, log.getvalue()) == ([], "")
