"""What the server spends on a filter change, beside a Dash callback that does nothing.

Times differ from machine to machine and from minute to minute. Each figure is therefore a ratio
between two things that are measured in turn, round after round, in the same run.
"""

from __future__ import annotations

import http.client
import itertools
import json
import statistics
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from tests.browser.serving import serve

#: headers that a browser sends
HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "gzip, deflate, br, zstd"}
ROUNDS = 60
BURST = 20
STATES = [
    f"/view?page={path}&{query}"
    for path in ("/", "/country/kazakhstan", "/share", "/commodities", "/data")
    for query in (
        "",
        "flow=import",
        "flow=export&period=2019",
        "country=KGZ",
        "country=UZB&flow=import",
        "period=2016",
    )
]


def body(output: str, prop: str, source: str, value: object) -> bytes:
    """Return the body of a callback request, as the page sends it."""
    return json.dumps(
        {
            "output": f"{output}.{prop}",
            "outputs": {"id": output, "property": prop},
            "inputs": [{"id": source, "property": "data", "value": value}],
            "changedPropIds": [f"{source}.data"],
            "parsedChangedPropsIds": [f"{source}.data"],
        }
    ).encode()


def post(line: http.client.HTTPConnection, content: bytes) -> int:
    """Make a callback request over an open connection; return the size of the answer in bytes."""
    line.request("POST", "/_dash-update-component", content, HEADERS)
    return size_of_answer(line)


def get(line: http.client.HTTPConnection, address: str) -> int:
    """Request a page over an open connection; return the size of the answer in bytes."""
    line.request("GET", address, headers=HEADERS)
    return size_of_answer(line)


def size_of_answer(line: http.client.HTTPConnection) -> int:
    """Read an answer; return its size in bytes. Raises RuntimeError if it is an error."""
    answer = line.getresponse()
    got = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{answer.status}: {got[:200]!r}")
    return len(got)


def per_call(work: Callable[[], int], count: int) -> float:
    """Return the mean seconds of `count` calls."""
    start = time.perf_counter()
    for _ in range(count):
        work()
    return (time.perf_counter() - start) / count


def line_to(url: str) -> http.client.HTTPConnection:
    """Open a connection that several requests use."""
    return http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)


def main() -> None:
    """Serve the app and an empty Dash app, and compare them."""
    with serve(workers=1) as ours, serve("tests.bench.empty:server", workers=1) as theirs:
        filter_line, empty_line = line_to(ours), line_to(theirs)
        nothing = body("out", "data", "in", {"path": "/", "query": ""})
        cold, sizes = [], []
        for address in STATES:
            start = time.perf_counter()
            sizes.append(get(filter_line, address))
            cold.append(time.perf_counter() - start)
        turn = itertools.cycle(STATES)
        ratios, empty_times, warm_times = [], [], []
        for _ in range(ROUNDS):
            empty = per_call(lambda: post(empty_line, nothing), BURST)
            warm = per_call(lambda: get(filter_line, next(turn)), BURST)
            empty_times.append(empty)
            warm_times.append(warm)
            ratios.append(warm / empty)
    base = statistics.median(empty_times)
    print(f"empty callback            1.00   ({base * 1e3:.2f} ms in this run)")
    print(f"filter change             {statistics.median(ratios):.2f}   (bar: 1.5)")
    print(f"filter change, first time {statistics.median(cold) / base:.2f}   (not yet drawn)")
    print(f"answer                    {statistics.median(sizes) / 1e3:.0f} kB median, compressed")
