"""A client that asks too often is refused for a while; nobody else is."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from callbacks.service import limit
from callbacks.service.limit import Limiter, parse_rates
from callbacks.service.settings import Settings


class Clock:
    """A clock that a test moves."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_quota_may_come_at_once_and_refills_evenly() -> None:
    """60 a minute: 60 requests, then one a second."""
    clock = Clock()
    limiter = Limiter(parse_rates(("60/minute",)), clock)
    assert [limiter.take("a") for _ in range(60)] == [None] * 60
    refusal = limiter.take("a")
    assert refusal
    assert refusal.wait == pytest.approx(1)
    assert limiter.take("b") is None
    clock.now += 1
    assert limiter.take("a") is None
    assert limiter.take("a")
    clock.now += 60
    assert [limiter.take("a") for _ in range(60)] == [None] * 60


def test_refused_requests_do_not_count() -> None:
    """Who goes on asking is let in as soon as who waits."""
    clock = Clock()
    limiter = Limiter(parse_rates(("1/second",)), clock)
    limiter.take("a")
    assert all(limiter.take("a") for _ in range(1000))
    clock.now += 1
    assert limiter.take("a") is None


def test_several_rates_hold_together() -> None:
    """The one that makes the client wait longest is named."""
    clock = Clock()
    limiter = Limiter(parse_rates(("2/second", "3/hour")), clock)
    assert [bool(limiter.take("a")) for _ in range(3)] == [False, False, True]
    clock.now += 1
    assert limiter.take("a") is None
    refusal = limiter.take("a")
    assert refusal
    assert refusal.rate == ("hour", 3, 3600)
    assert refusal.wait == pytest.approx(1199)


def test_memory_is_bounded() -> None:
    """The clients that asked longest ago are forgotten; one that still asks is not."""
    limiter = Limiter(parse_rates(("2/hour",)), Clock(), most_clients=3)
    assert [limiter.take("busy") for _ in range(2)] == [None, None]
    for number in range(20):
        limiter.take(str(number))
        assert limiter.take("busy")
    assert len(limiter._full_at) == 3


@pytest.fixture
def limited() -> FlaskClient:
    """An app that allows one client two requests an hour."""
    server = Flask("small", static_folder=None)
    limit.register(server, Settings(rate_limit=("2/hour",)))
    server.add_url_rule("/<path:path>", view_func=lambda path: path)
    return server.test_client()


def ask(client: FlaskClient, path: str = "/view", peer: str = "203.0.113.7") -> TestResponse:
    """Ask as somebody."""
    return client.get(path, environ_base={"REMOTE_ADDR": peer})


def test_the_refusal_says_when_to_come_back(limited: FlaskClient) -> None:
    """With headers that programs understand, in the reader's language; no cache may keep it."""
    assert [ask(limited).status_code for _ in range(2)] == [200, 200]
    answer = ask(limited)
    assert answer.status_code == 429
    assert answer.text == "Too many requests from your address; try again in some seconds.\n"
    assert int(answer.headers["Retry-After"]) == 1800
    assert answer.headers["RateLimit-Policy"] == '"hour";q=2;w=3600'
    assert answer.headers["RateLimit"] == '"hour";r=0;t=1800'
    assert answer.headers["Cache-Control"] == "no-store"
    assert "слишком много запросов" in ask(limited, "/view?lang=ru").text


def test_a_network_counts_as_one_client(limited: FlaskClient) -> None:
    """All IPv6 addresses of a /64, and nobody beside it."""
    found = [ask(limited, peer=f"2001:db8:1:2::{number}").status_code for number in range(1, 5)]
    assert found == [200, 200, 429, 429]
    assert ask(limited, peer="2001:db8:1:3::1").status_code == 200


@pytest.mark.parametrize(
    "path", ["/assets/khorgos.js", "/_dash-component-suites/dash/x.js", "/healthz", "/favicon.ico"]
)  # fmt: skip
def test_files_and_probes_are_free(limited: FlaskClient, path: str) -> None:
    assert {ask(limited, path).status_code for _ in range(5)} == {200}


def test_this_machine_has_no_limit(limited: FlaskClient) -> None:
    """Behind a proxy here that no setting names, all readers would be one client."""
    assert {ask(limited, peer="127.0.0.1").status_code for _ in range(5)} == {200}
