"""Hostile requests to a running gunicorn: cut into pieces, left halfway, from many addresses."""

from __future__ import annotations

import socket
from random import Random

from tests.callbacks.service.running import Service
from tests.hostile.generate import Generator
from tests.hostile.handling import Outcome
from tests.hostile.report import Report

#: a line of the log that only a client can have written
FORGED = ("[2026-01-01] forged line", "X-Forged")


def attack(service: Service, generator: Generator, count: int, report: Report) -> None:
    """Send requests one after another. Then the log must be quiet and the service well."""
    random = Random(count)
    before = len(service.lines())
    for request in generator.requests(count):
        source = f"127.{random.randrange(1, 255)}.{random.randrange(1, 255)}.7"
        answer = _send(service, request.raw, source, random)
        parts = answer.split(b" ", 2)
        status = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0
        report.add(request, Outcome(status, answer, [], []))
    lines = service.lines()[before:]
    report.faults += [f"in the log: {line}" for line in lines if "Traceback" in line]
    report.faults += [f"forged: {line}" for line in lines if line.lstrip().startswith(FORGED)]
    report.faults += [
        "a good request was not answered" for _ in range(8) if service.status() != 200
    ]


def _send(service: Service, raw: bytes, source: str, random: Random) -> bytes:
    """Send a request in up to three pieces, some of them not to the end."""
    left = random.random() < 0.1
    with service.connect(source) as client:
        rest = raw[: random.randrange(len(raw) + 1)] if left else raw
        try:
            for _ in range(random.randrange(3)):
                place = random.randrange(len(rest) + 1)
                client.sendall(rest[:place])
                rest = rest[place:]
            client.sendall(rest)
            if left:
                return b""
            client.shutdown(socket.SHUT_WR)  # nothing more comes, so the server closes
            answer = bytearray()
            while part := client.recv(1 << 16):
                answer += part
            return bytes(answer)
        except OSError:
            return b""
