"""The service as `make run` starts it, with clients that are slow, greedy, wrong or gone."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.callbacks.service.running import PLAIN, Service, read_all, serving, wait_for
from tests.callbacks.service.tiny import LARGE

HASTY = "tests/callbacks/service/hasty.py"
#: seconds in which a probe must be answered while others are slow
QUICK = 1.0


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The tiny app, with short deadlines and a budget of 20 connections a client and worker."""
    log, proxy = (
        tmp_path_factory.mktemp("worker") / "log",
        os.environ | {"FORWARDED_ALLOW_IPS": "127.0.0.1"},
    )
    with serving(log, config=HASTY, env=proxy) as running:
        yield running


def slowest_of(probes: int, service: Service) -> float:
    """Return the seconds of the slowest probe. Each must be answered."""
    slowest = 0.0
    for _ in range(probes):
        began = time.monotonic()
        assert service.status() == 200
        slowest = max(slowest, time.monotonic() - began)
    return slowest


@pytest.mark.parametrize(
    "beginning",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\nX: ",
        b"POST /echo HTTP/1.1\r\nContent-Length: 999\r\n\r\n",
        b"",
    ],
    ids=["head", "body", "nothing"],
)
def test_200_slow_clients_stop_nobody(service: Service, beginning: bytes) -> None:
    """8 of 8 probes are answered at once while 200 clients send byte after byte."""
    slow = [service.connect() for _ in range(200)]
    for client in slow:
        client.sendall(beginning)
    for _ in range(4):
        for client in slow if beginning else ():
            client.sendall(b"a")
        assert slowest_of(2, service) < QUICK
    for client in slow:
        client.close()


def test_100_slow_readers_stop_nobody(service: Service) -> None:
    """Each asks for 8 MB and takes nothing; those that wait longest are closed beyond 64 MB."""
    readers = [service.connect(window=4096) for _ in range(100)]
    for client in readers:
        client.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
    assert slowest_of(8, service) < 5 * QUICK  # 800 MB are copied meanwhile
    for client in readers:
        client.close()


def test_a_slow_reader_gets_the_whole_answer(service: Service) -> None:
    with service.connect(window=4096) as client:
        client.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert read_all(client).partition(b"\r\n\r\n")[2] == LARGE


@pytest.mark.parametrize(
    "beginning", [b"GET / HT", b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1234"]
)
def test_what_takes_too_long_is_refused(service: Service, beginning: bytes) -> None:
    """The client learns why, and one line of the log does."""
    answer = service.ask(beginning)
    assert answer.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert answer.endswith(b"\r\n\r\nThe request took too long to arrive.\n")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 411),
        (b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 104857600\r\n\r\n" + b"x" * 9999, 413),
        (b"POST /echo HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n123456", 400),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000, 431),
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"\x16\x03\x01\x02\x00\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nA\x00b: c\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: 1e3\r\n\r\n", 400),
    ],
)
def test_wrong_requests_get_one_quiet_line(service: Service, request_: bytes, status: int) -> None:
    """Each has its status, and the log no traceback."""
    before = len(service.lines())
    assert service.status(request_) == status
    added = service.lines()[before:]
    assert len(added) == 1
    assert "Traceback" not in "".join(added)


def test_requests_on_one_connection(service: Service) -> None:
    """Three in one packet, one with a body; the body that waits for a sign gets it."""
    body = b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
    answers = service.ask(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n" + body + PLAIN)
    assert answers.count(b"HTTP/1.1 200 OK") == 3
    assert b"\r\n\r\nhello" in answers
    with service.connect() as client:
        client.sendall(
            b"POST /echo HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
        )
        assert client.recv(99) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b"ok")
        assert read_all(client).endswith(b"\r\n\r\nok")


def test_a_client_has_a_budget(service: Service) -> None:
    """The connections of one address that have waited longest close; others notice nothing."""
    others = service.connect("127.0.0.3")
    greedy = [service.connect("127.0.0.2") for _ in range(120)]
    assert service.status(source="127.0.0.2") == 200
    alive = sum(map(is_open, greedy))
    assert alive <= 2 * 20
    assert is_open(others)
    assert is_open(greedy[-1])
    for client in (*greedy, others):
        client.close()


def is_open(client: socket.socket) -> bool:
    """Has the server left the connection open?"""
    client.setblocking(False)
    try:
        return bool(client.recv(1))
    except BlockingIOError:
        return True
    except OSError:
        return False


def test_a_killed_worker_is_replaced(service: Service) -> None:
    """The others go on; the new one serves what was loaded at start."""
    killed = service.workers()[0]
    os.kill(killed, signal.SIGKILL)
    assert slowest_of(8, service) < QUICK
    wait_for(lambda: killed not in service.workers() and len(service.workers()) == 2)


def test_it_stops_within_10_seconds(tmp_path: Path) -> None:
    """Half-sent requests do not hold it up, and what was asked is answered."""
    with serving(tmp_path / "log") as service:
        half = [service.connect() for _ in range(3)]
        half[0].sendall(b"GET / HT")
        half[1].sendall(b"POST /echo HTTP/1.1\r\nContent-Length: 9\r\n\r\n1")
        asked = service.connect()
        asked.sendall(b"GET /work HTTP/1.1\r\nHost: a\r\n\r\n")
        assert service.status() == 200  # so the other requests have arrived
        began = time.monotonic()
        service.process.send_signal(signal.SIGTERM)
        assert asked.recv(99).startswith(b"HTTP/1.1 200 OK")
        assert service.process.wait(30) == 0
        assert time.monotonic() - began < 10
