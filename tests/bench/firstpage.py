"""What a first page costs the server, and a first and a second visit in bytes (caching.py).

CPU is that of the worker process, as the kernel counts it: the client's is not in it.
"""

from __future__ import annotations

import http.client
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

#: as Chromium sends it
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd", "Accept": "*/*"}


def seconds_of(home: str) -> float:
    """Return the CPU seconds that the processes of the server at `home` have used so far."""
    port = f":{urlsplit(home).port}".encode()
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if port in (stat.parent / "cmdline").read_bytes():
                user, system = stat.read_text().rpartition(")")[2].split()[11:13]
                total += int(user) + int(system)
        except OSError:  # it has ended
            continue
    return total / os.sysconf("SC_CLK_TCK")


def addresses_of(page: str) -> list[str]:
    """Return what a browser asks for on a first visit of the overview, the page first."""
    named = re.findall(r'(?:src|href)="([^"]*\.(?:js|css|ico)(?:\?[^"]*)?)"', page)
    more = ["/_dash-layout", "/_dash-dependencies", "/layout?page=/", "/view?page=/"]
    return ["/", *dict.fromkeys(named), *more]


def get(
    line: http.client.HTTPConnection, address: str, headers: dict[str, str]
) -> tuple[dict[str, str], int]:
    """Return the headers of an answer, and its size in bytes with them. Raises RuntimeError."""
    line.request("GET", address, headers=headers)
    answer = line.getresponse()
    size = len(answer.read())
    if answer.status not in (200, 304):
        raise RuntimeError(f"{address}: {answer.status}")
    got = {name.lower(): value for name, value in answer.getheaders()}
    return got, size + sum(len(name) + len(value) + 4 for name, value in got.items()) + 17


def milliseconds(
    home: str, line: http.client.HTTPConnection, asked: list[str], rounds: int
) -> float:
    """Return the CPU that the server uses to answer these addresses once."""
    before = seconds_of(home)
    for _ in range(rounds):
        for address in asked:
            get(line, address, BROWSER)
    return (seconds_of(home) - before) / rounds * 1e3


def visits(line: http.client.HTTPConnection, asked: list[str]) -> tuple[int, int, int]:
    """Return the bytes of a first and of a second visit, and the requests of the second."""
    first = second = requests = 0
    for address in asked:
        headers, size = get(line, address, BROWSER)
        first += size
        if "immutable" not in headers.get("cache-control", ""):
            tag = headers.get("etag")
            _headers, size = get(line, address, BROWSER | ({"If-None-Match": tag} if tag else {}))
            second += size
            requests += 1
    return first, second, requests
