"""`make soak`: does the service stay as it is, for a quarter of an hour or longer?

    python -m tests.faults.soak [SECONDS]

Readers ask for pages in a few hundred states, some clients leave halfway. The bar, after the first
third, in which caches fill: memory grows by less than 5 %, open files and threads by none to speak
of, and no request fails.
"""

from __future__ import annotations

import sys
import threading
import time
from itertools import product
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.callbacks.service.running import Service, serving
from tests.faults.load import Load

COUNTRIES = ("CA5", "KAZ", "UZB", "KGZ", "TJK", "TKM")
#: what readers ask for: the same states again and again, so that caches come to an end
PATHS = tuple(
    f"/view?page={page}&country={country}&flow={flow}&period={period}"
    for page, country, flow, period in product(
        ("/", "/share", "/commodities"), COUNTRIES, ("import", "export"), (2012, 2017, 2020, 2023)
    )
) + tuple(f"/csv/china_share?country={country}" for country in COUNTRIES) + (
    "/", "/assets/khorgos.css", "/search?q=solar", "/layout?page=/share", "/healthz", "/presenter",
)  # fmt: skip
READERS = 4
GROWTH = 1.05
#: files or threads more than before that are still none to speak of
SLACK = 6


class Sample(NamedTuple):
    """State of all processes: memory in MB (PSS), open files, threads."""

    second: float
    memory: float
    files: int
    threads: int


def sample(service: Service, began: float) -> Sample:
    """Measure the main process and its workers."""
    memory = files = threads = 0
    for pid in (service.process.pid, *service.workers()):
        folder = Path(f"/proc/{pid}")
        lines = (folder / "smaps_rollup").read_text().splitlines()
        memory += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        files += len(list((folder / "fd").iterdir()))
        threads += len(list((folder / "task").iterdir()))
    return Sample(time.monotonic() - began, memory / 1024, files, threads)


def leave_halfway(service: Service, stop: threading.Event) -> None:
    """Connect every second, send a part of a request, and go."""
    while not stop.wait(1):
        with service.connect() as client:
            client.sendall(b"POST /view HTTP/1.1\r\nContent-Length: 9\r\n")


def verdict(samples: list[Sample], failed: int) -> list[str]:
    """Return what is not within the bar."""
    end = samples[-1].second
    early = [each for each in samples if end / 3 <= each.second < end / 3 + end / 6]
    late = [each for each in samples if each.second >= end - end / 6]
    faults = []
    before, after = (median(each.memory for each in part) for part in (early, late))
    if after > before * GROWTH:
        faults.append(f"memory grew from {before:.0f} to {after:.0f} MB")
    for name in ("files", "threads"):
        first, last = (median(getattr(each, name) for each in part) for part in (early, late))
        if last > first + SLACK:
            faults.append(f"{name} grew from {first:.0f} to {last:.0f}")
    if failed:
        faults.append(f"{failed} requests failed")
    return faults


def main() -> int:
    """Run, print a table and the verdict; return the exit status."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 900
    samples: list[Sample] = []
    with (
        TemporaryDirectory() as folder,
        serving(Path(folder) / "log", app="app:server") as service,
    ):
        load = Load(service.port, Random(1).sample(PATHS, len(PATHS)), pause=0.25)
        stop = threading.Event()
        leaver = threading.Thread(target=leave_halfway, args=(service, stop))
        leaver.start()
        began, step = time.monotonic(), max(seconds / 30, 1)
        print(f"{'s':>5} {'requests':>9} {'failed':>7} {'MB':>6} {'files':>6} {'threads':>8}")
        with load.readers(READERS):
            while (passed := time.monotonic() - began) < seconds:
                time.sleep(min(step, seconds - passed))
                now = sample(service, began)
                samples.append(now)
                counts = f"{load.answered:>9} {load.failed:>7} {now.memory:>6.0f} {now.files:>6} {now.threads:>8}"
                print(f"{now.second:>5.0f} {counts}", flush=True)
        stop.set()
        leaver.join()
    faults = verdict(samples, load.failed)
    print(f"\nslowest answer {load.slowest:.2f} s, repeated once or more: {load.repeated}")
    print(f"Verdict: {'flat' if not faults else '; '.join(faults)}")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
