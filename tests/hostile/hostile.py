"""`make hostile`: sends generated requests to the app, and says whether it held.

    python -m tests.hostile.hostile [REQUESTS] [SEED]

REQUESTS go through gunicorn's worker and the app in this process, a fiftieth of that through
sockets to a gunicorn on 127.0.0.1. The bar: no status from 500 on, no traceback, at most one line
of log for each, and no line that a client has written.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from flask import Flask

from tests.callbacks.service.running import serving
from tests.hostile.generate import Generator
from tests.hostile.handling import Handling
from tests.hostile.report import Report
from tests.hostile.sockets import attack

#: most faults that are printed
_PRINTED = 10


def in_process(server: Flask, count: int, seed: int) -> Report:
    """Send requests without sockets, each from another address."""
    report, handling, random = Report(), Handling(server), Random(seed)
    with handling.logging():
        for request in Generator(server, seed).requests(count):
            report.add(
                request,
                handling.send(
                    request.raw, f"127.{random.randrange(1, 255)}.{random.randrange(255)}.7"
                ),
            )
    return report


def main() -> int:
    """Run both, print a table for each and the verdict; return the exit status."""
    count, seed = (int(text) for text in (*sys.argv[1:3], *("50000", "1")[len(sys.argv) - 1 :]))
    from tests.faults.troubled import server  # takes seconds

    faults = []
    with TemporaryDirectory() as folder:
        for name in ("in one process", "through sockets"):
            began = time.monotonic()
            if name == "in one process":
                report = in_process(server, count, seed)
            else:
                report = Report()
                with serving(Path(folder) / "log", app="tests.faults.troubled:server") as service:
                    attack(service, Generator(server, seed + 1), max(count // 50, 100), report)
            total = report.count(0, 600)
            print(
                f"\n{total} requests {name}, seed {seed}, {time.monotonic() - began:.0f} s\n{report.table()}"
            )
            faults += report.faults
    for fault in faults[:_PRINTED]:
        print(f"\n{fault}")
    verdict = "held" if not faults else f"{len(faults)} faults"
    print(f"\nVerdict: {verdict} (bar: no status from 500 on, no traceback, at most one line each)")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
