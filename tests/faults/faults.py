"""`make faults`: what readers notice while things go wrong, in about two minutes.

    python -m tests.faults.faults

Readers ask all the time; a request that fails is repeated twice, as pages do it. The bar: none fails
to the end, and what is said of each fault below holds. docs/reliability.md has the promises.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.callbacks.service.running import Service, serving, wait_for
from tests.faults.conditions import APP, can_mount, environment, full_disk, read_only
from tests.faults.load import PATHS, Load
from tests.small import whole

READERS = 4


class Row(NamedTuple):
    """A line of the table."""

    fault: str
    load: Load
    holds: bool


def under_load(fault: str, service: Service, act: Callable[[], bool]) -> Row:
    """Let readers ask while `act` does something and says whether the promise held."""
    load = Load(service.port, PATHS, pause=0.05)
    with load.readers(READERS):
        holds = act()
    row = Row(fault, load, holds and not load.failed and load.answered > 0)
    print(
        f"{fault:<44} {load.answered:>8} {load.repeated:>8} {load.failed:>6} "
        f"{load.slowest:>8.2f} {'holds' if row.holds else 'FAILS':>6}",
        flush=True,
    )
    return row


def kill_workers(service: Service) -> bool:
    """Kill a worker every 3 s, four times."""
    for _ in range(4):
        os.kill(service.workers()[0], signal.SIGKILL)
        time.sleep(3)
    return len(service.workers()) == 2


def reload_good(service: Service) -> bool:
    """Reload; new workers, the same main process."""
    old = set(service.workers())
    service.process.send_signal(signal.SIGHUP)
    wait_for(lambda: len(service.workers()) == 2 and not old & set(service.workers()), 120)
    return service.process.poll() is None


def reload_bad(service: Service, package: Path) -> bool:
    """Reload with a package that breaks a rule; nothing changes."""
    old, file = service.workers(), package / "package.yaml"
    text = file.read_bytes()
    file.write_bytes(b"{" + text)
    service.process.send_signal(signal.SIGHUP)
    wait_for(lambda: any("reload refused" in line for line in service.lines()), 120)
    file.write_bytes(text)
    return service.workers() == old


def large_bodies(service: Service) -> bool:
    """Send 100 MB, again and again for 5 s; each is refused before it has been read."""
    head = b"POST /_dash-update-component HTTP/1.1\r\nHost: a\r\nContent-Length: 104857600\r\n\r\n"
    end = time.monotonic() + 5
    while time.monotonic() < end:
        with service.connect() as client:
            try:
                client.sendall(head)
                for _ in range(1600):
                    client.sendall(b"x" * 65536)
            except OSError:
                continue  # it was cut off, as it should be
            return False
    return True


def slow_clients(service: Service) -> bool:
    """200 clients send a byte every 2.5 s, others nothing at all, for 10 s."""
    slow = [service.connect() for _ in range(200)]
    silent = [service.connect() for _ in range(200)]
    for _ in range(4):
        for client in slow:
            with_byte(client)
        time.sleep(2.5)
    for client in (*slow, *silent):
        client.close()
    return True


def with_byte(client: socket.socket) -> None:
    """Send a byte, unless the server has closed."""
    try:
        client.sendall(b"G")
    except OSError:
        client.close()


def for_seconds(seconds: float, service: Service) -> bool:
    """Wait; no worker may have been replaced."""
    before = wait_for(lambda: len(found := service.workers()) == 2 and found)
    threading.Event().wait(seconds)
    return service.workers() == before


def main() -> int:
    """Run all, print the table and the verdict; return the exit status."""
    rows: list[Row] = []
    names = ("fault", "answered", "repeated", "failed", "slowest s", "")
    print("{:<44} {:>8} {:>8} {:>6} {:>8} {:>6}".format(*names))
    with TemporaryDirectory() as folder:
        root = Path(folder)
        package = whole.build(root / "package").root
        with serving(root / "a", APP, env=environment("cold", package)) as service:
            rows += [
                under_load("none", service, lambda: for_seconds(5, service)),
                under_load("a worker is killed every 3 s", service, lambda: kill_workers(service)),
                under_load("reload", service, lambda: reload_good(service)),
                under_load("reload of a bad package", service, lambda: reload_bad(service, package)),
                under_load("bodies of 100 MB", service, lambda: large_bodies(service)),
                under_load("200 slow and 200 silent clients", service, lambda: slow_clients(service)),
            ]  # fmt: skip
            began = time.monotonic()
            service.process.send_signal(signal.SIGTERM)
            service.process.wait(30)
            stopped = time.monotonic() - began
        homeless = environment("cold", package, without=("HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME"))
        name = f"full{' and read-only' if can_mount() else ''} disk, no home"
        with serving(root / "b", APP, env=homeless, before=read_only(), prepare=full_disk) as service:  # fmt: skip
            rows.append(under_load(name, service, lambda: for_seconds(8, service)))
        with serving(root / "c", APP, env=environment("cold,clock", package)) as service:
            rows.append(under_load("the clock jumps by a day, both ways", service, lambda: for_seconds(8, service)))  # fmt: skip
        with serving(root / "d", APP, env=environment("cold,disk", package)) as service:
            rows.append(under_load("0.5 s for each look at the disk", service, lambda: for_seconds(8, service)))  # fmt: skip
    print(f"\nIt stopped within {stopped:.1f} s (bar: 10 s).")
    bad = [row.fault for row in rows if not row.holds] + ["stop"] * (stopped > 10)
    print(f"Verdict: {'all hold' if not bad else 'broken: ' + '; '.join(bad)}")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
