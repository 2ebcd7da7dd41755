"""Let many readers change a filter at once, and measure how long they wait: `make load`.

Each reader opens a page, then changes a filter every few seconds: often to a state that many ask
for, else to a random one. The client runs on the same machine as the service and takes a part of
its processors. Everything stays on the loopback interface and ends after a set time.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import aiohttp
import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from components import views  # noqa: E402
from components.render import Renderer  # noqa: E402
from components.state import ViewState, address  # noqa: E402
from data.load import read_package  # noqa: E402
from data.store import Store  # noqa: E402
from tests.bench.states import random_state, usual_state  # noqa: E402
from tests.browser.serving import free_port  # noqa: E402

READERS, SECONDS, PAUSE = 500, 60.0, 5.0
#: part of the changes that lead to a random state, which no cache has
RANDOM = 0.35
#: milliseconds that 95 of 100 changes may take
P95 = 300.0
#: seconds after which a request counts as failed
PATIENCE = 20.0
HEADERS = {"Accept-Encoding": "gzip, deflate, br, zstd"}


class Change(NamedTuple):
    """One filter change: seconds until the whole answer was there, bytes, empty text or a fault."""

    seconds: float
    size: int
    fault: str


class Use(NamedTuple):
    """What the service used: CPU seconds, and megabytes of each process, the master first."""

    cpu: float
    memory: list[float]


@contextmanager
def service(workers: int) -> Iterator[tuple[str, psutil.Process]]:
    """Serve the app as `make run` does; yield its address and the process of the master."""
    port = free_port()
    settings = {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WEB_CONCURRENCY": str(workers),
        # all readers have one address here
        "KHORGOS_RATE_LIMIT": "off",
        "KHORGOS_CLIENT_CONNECTIONS": "700",
        "KHORGOS_LOG_LEVEL": "warning",
    }
    command = [sys.executable, "-m", "gunicorn", "app:server"]
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | settings) as run:
        try:
            deadline = time.monotonic() + 180
            master = psutil.Process(run.pid)
            while len(master.children()) < workers or not answers(f"{url}/healthz"):
                if run.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError("the service did not start")
                time.sleep(0.1)  # between two checks of a condition
            yield url, master
        finally:
            run.terminate()
            run.wait(30)


def answers(url: str) -> bool:
    """Return whether the service is there."""
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def addresses(renderer: Renderer, count: int, dice: random.Random) -> list[str]:
    """Return `count` requests for pages."""
    return [request_of(next_state(renderer, dice)) for _ in range(count)]


def next_state(renderer: Renderer, dice: random.Random) -> ViewState:
    """Return a random state, or one that many ask for."""
    return random_state(renderer, dice) if dice.random() < RANDOM else usual_state(dice)


def request_of(state: ViewState) -> str:
    """Return the request that the browser makes for the page of a state."""
    page = urlsplit(address(state))
    return f"/view?page={page.path}" + (f"&{page.query}" if page.query else "")


async def reader(
    session: aiohttp.ClientSession, requests: list[str], start: float, end: float, pause: float
) -> list[Change]:
    """Make one request after the other, `pause` seconds apart, from `start` to `end`."""
    changes: list[Change] = []
    for place, request in enumerate(requests):
        due = start + place * pause
        if due >= end:
            break
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        begun = time.perf_counter()
        try:
            # A connection that the pool cannot give at once is part of what a reader waits for.
            async with session.get(request) as answer:
                size = len(await answer.read())
                fault = "" if answer.status == 200 else str(answer.status)
        except (aiohttp.ClientError, TimeoutError) as error:
            size, fault = 0, type(error).__name__
        changes.append(Change(time.perf_counter() - begun, size, fault))
    return changes


async def crowd(
    url: str, readers: int, seconds: float, pause: float, requests: list[list[str]]
) -> list[Change]:
    """Run all readers; they begin evenly spread over the first pause."""
    limits = aiohttp.ClientTimeout(total=PATIENCE)
    connections = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(
        url, timeout=limits, connector=connections, headers=HEADERS, auto_decompress=False
    ) as session:
        now = time.perf_counter() + 0.5
        tasks = [
            reader(session, own, now + pause * place / readers, now + seconds, pause)
            for place, own in enumerate(requests)
        ]
        return [change for own in await asyncio.gather(*tasks) for change in own]


def used(master: psutil.Process) -> Use:
    """Return what a process and its children have used."""
    processes = [master, *master.children()]
    times = [process.cpu_times() for process in processes]
    memory = [process.memory_full_info().uss / 1e6 for process in processes]
    return Use(sum(spent.user + spent.system for spent in times), memory)


def report(changes: list[Change], before: Use, after: Use, seconds: float, readers: int) -> bool:
    """Print the table; return whether the bar is met."""
    waits = sorted(change.seconds * 1e3 for change in changes)
    faults = Counter(change.fault for change in changes if change.fault)
    cuts = statistics.quantiles(waits, n=100)
    print(f"{readers} readers, {len(changes)} changes in {seconds:.0f} s, all on this machine")
    print(f"p50      {cuts[49]:8.0f} ms")
    print(f"p95      {cuts[94]:8.0f} ms   (bar: {P95:.0f})")
    print(f"p99      {cuts[98]:8.0f} ms")
    print(f"slowest  {waits[-1]:8.0f} ms")
    errors = ", ".join(f"{name} {count}" for name, count in faults.most_common()) or "none"
    print(f"errors   {errors:>8}      (bar: none)")
    print(f"bytes    {statistics.mean(change.size for change in changes) / 1e3:8.1f} kB an answer")
    spent = after.cpu - before.cpu
    print(f"CPU      {spent / len(changes) * 1e3:8.1f} ms an answer, {spent / seconds:.2f} cores")
    for place, (first, last) in enumerate(zip(before.memory, after.memory, strict=False)):
        name = f"worker {place}" if place else "master"
        print(f"{name:8} {last:8.0f} MB of its own, {first:.0f} before")
    met = cuts[94] < P95 and not faults
    print("The bars are met." if met else "A bar is NOT met.")
    return met


def main() -> int:
    """Serve, let readers come, print; return 1 if a bar is not met."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--readers", type=int, default=READERS)
    options.add_argument("--seconds", type=float, default=SECONDS)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--seed", type=int, default=14)
    chosen = options.parse_args()
    dice = random.Random(chosen.seed)
    renderer = Renderer(Store(read_package()), views.PAGES)
    count = int(chosen.seconds / PAUSE) + 1
    requests = [addresses(renderer, count, dice) for _ in range(chosen.readers)]
    del renderer
    with service(chosen.workers) as (url, master):
        before = used(master)
        changes = asyncio.run(crowd(url, chosen.readers, chosen.seconds, PAUSE, requests))
        after = used(master)
    return 0 if report(changes, before, after, chosen.seconds, chosen.readers) else 1


if __name__ == "__main__":
    sys.exit(main())
