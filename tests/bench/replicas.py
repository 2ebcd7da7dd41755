"""Three replicas behind nginx: one is killed and one restarted under load; throughput beside one.

    python -m tests.bench.replicas        (`make replicas`)

First two measurements in turn: readers ask for states that no cache has, through nginx with its
cache off, of one replica and of three. Then readers ask of the three, with all that is delivered,
while one replica is killed and started again, and another one is stopped and started again. A
request that fails is counted; readers do not repeat it. All is on the loopback interface and takes
about a minute and a half.
"""

from __future__ import annotations

import http.client
import itertools
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import sample
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.bench.firstpage import seconds_of
from tests.bench.proxy import nginx

ROOT = Path(__file__).resolve().parents[2]
REPLICAS, READERS = 3, 12
#: seconds of each measurement, and of each phase of the outage
SPAN, PHASE = 8.0, 6.0
PAGES = ("/", "/share", "/commodities", "/ledgers", "/country/kazakhstan", "/country/uzbekistan")
COUNTRIES = ("KAZ", "UZB", "KGZ", "TJK", "TKM")
#: what readers ask for beside states: a page, its data, a table, a script
USUAL = ("/", "/view", "/csv/headline", "/assets/khorgos.css", "/country/kazakhstan")


class Count(NamedTuple):
    """What readers got: answers, failures with what failed first, and seconds of the slowest."""

    answered: int
    failed: int
    first_fault: str
    slowest: float


class Replica:
    """A gunicorn with one worker on a port of its own, as systemd or a container would run it."""

    def __init__(self, port: int) -> None:
        self.home = f"http://127.0.0.1:{port}"
        self.port = port
        self.start()

    def start(self) -> None:
        """Start it; `wait` says when it is ready."""
        settings = {"WEB_CONCURRENCY": "1", "KHORGOS_LOG_LEVEL": "warning",
                    "KHORGOS_TRUSTED_PROXIES": "1", "KHORGOS_RATE_LIMIT": "off"}  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "app:server", "--bind", f"127.0.0.1:{self.port}"], cwd=ROOT, env=os.environ | settings,
            stdout=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def wait(self) -> None:
        """Wait until it is ready. Raises RuntimeError after two minutes, or if it ended."""
        deadline = time.monotonic() + 120
        while ask(self.home, "/readyz") != "":
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the replica at {self.home} did not start")
            time.sleep(0.2)  # between two checks of a condition

    def end(self, how: int) -> None:
        """End the main process and its worker with a signal, and wait for the main process."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, how)
        self.process.wait(20)


def ask(home: str, path: str, line: http.client.HTTPConnection | None = None) -> str:
    """Ask once; return why it failed, or an empty text."""
    connection = line or http.client.HTTPConnection(urlsplit(home).netloc, timeout=20)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        return "" if answer.status == 200 else f"{path}: {answer.status}"
    except (OSError, http.client.HTTPException) as fault:
        connection.close()
        return f"{path}: {fault!r}"
    finally:
        if line is None:
            connection.close()


def states(seed: int) -> Iterator[str]:
    """Yield addresses of data that hardly anybody asked for before."""
    dice = random.Random(seed)
    while True:
        period, country = dice.randrange(2000, 2025), dice.choice(COUNTRIES)
        flow, page = dice.choice(("import", "export", "total")), dice.choice(PAGES)
        yield f"/view?page={page}&period={period}&country={country}&flow={flow}"


def mixed(seed: int) -> Iterator[str]:
    """Yield what readers ask for: half of it is usual, half of it are states."""
    for state, usual in zip(states(seed), itertools.cycle(USUAL), strict=False):
        yield usual
        yield state


class Readers:
    """Readers that ask one request after another until the block ends."""

    def __init__(self, home: str, paths: list[Iterator[str]]) -> None:
        self._home, self._paths = home, paths
        self._stopped, self._lock = threading.Event(), threading.Lock()
        self._answered, self._faults, self._slowest = 0, list[str](), 0.0

    def count(self) -> Count:
        """Return what they got so far."""
        with self._lock:
            first = self._faults[0] if self._faults else ""
            return Count(self._answered, len(self._faults), first, self._slowest)

    def _read(self, paths: Iterator[str]) -> None:
        line = http.client.HTTPConnection(urlsplit(self._home).netloc, timeout=20)
        while not self._stopped.is_set():
            began = time.monotonic()
            fault = ask(self._home, next(paths), line)
            with self._lock:
                self._slowest = max(self._slowest, time.monotonic() - began)
                self._answered += not fault
                self._faults += [fault] if fault else []
        line.close()

    def __enter__(self) -> Readers:
        self._threads = [threading.Thread(target=self._read, args=(each,)) for each in self._paths]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_what: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()


def throughput(replicas: list[Replica], seed: int) -> tuple[Count, float]:
    """Let readers ask for states for some seconds; return what they got, and CPU seconds used."""
    with nginx(*(replica.home for replica in replicas), is_cached=False) as front:
        before = sum(seconds_of(replica.home) for replica in replicas)
        with Readers(front, [states(seed + number) for number in range(READERS)]) as readers:
            time.sleep(SPAN)
        used = sum(seconds_of(replica.home) for replica in replicas) - before
    return readers.count(), used


def outage(replicas: list[Replica]) -> Iterator[tuple[str, Count]]:
    """Kill one replica and restart another under load; yield what readers got in each phase."""
    first, second, _third = replicas
    phases = (
        ("three replicas", lambda: None),
        ("one is killed", lambda: first.end(signal.SIGKILL)),
        ("the killed one starts again", lambda: (first.start(), first.wait())),
        ("another one is stopped", lambda: second.end(signal.SIGTERM)),
        ("the stopped one starts again", lambda: (second.start(), second.wait())),
    )
    with nginx(*(replica.home for replica in replicas)) as front, \
         Readers(front, [mixed(number) for number in range(READERS)]) as readers:  # fmt: skip
        before = Count(0, 0, "", 0.0)
        for name, act in phases:
            act()
            time.sleep(PHASE)
            now = readers.count()
            yield name, now._replace(answered=now.answered - before.answered, failed=now.failed - before.failed)  # fmt: skip
            before = now


@contextmanager
def running(count: int) -> Iterator[list[Replica]]:
    """Run so many replicas until the block ends."""
    with ExitStack() as stack:
        replicas = []
        for port in sample(range(20_000, 30_000), count):
            replicas.append(Replica(port))
            stack.callback(replicas[-1].end, signal.SIGTERM)
        for replica in replicas:
            replica.wait()
        yield replicas


def main() -> int:
    """Print both tables and the verdict; return 1 if a request failed."""
    with running(REPLICAS) as replicas:
        rates: dict[int, list[float]] = {1: [], REPLICAS: []}
        print(f"{'replicas':>8} {'answers/s':>10} {'CPU ms each':>12} {'failed':>7}")
        failed = 0
        for turn in range(2):
            for count in (1, REPLICAS):
                got, used = throughput(replicas[:count], 100 * turn + count)
                rates[count].append(got.answered / SPAN)
                failed += got.failed
                print(f"{count:>8} {got.answered / SPAN:>10.0f} {1e3 * used / max(1, got.answered):>12.1f} {got.failed:>7}", flush=True)  # fmt: skip
        one, three = (sum(rates[count]) for count in (1, REPLICAS))
        print(f"Three replicas answer {three / one:.2f} times as much as one.\n")
        print(f"{'phase':<30} {'answered':>8} {'failed':>7} {'slowest s':>10}")
        fault = ""
        for name, got in outage(replicas):
            failed += got.failed
            fault = fault or got.first_fault
            print(f"{name:<30} {got.answered:>8} {got.failed:>7} {got.slowest:>10.2f}", flush=True)
    print(f"Verdict: {'no request failed' if not failed else f'{failed} failed, first {fault}'}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
