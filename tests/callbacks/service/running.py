"""Start gunicorn with the service's configuration, and talk to it byte by byte."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import sample
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
TINY = "tests.callbacks.service.tiny:app"
PLAIN = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


@dataclass
class Service:
    """A running gunicorn: its main process, its port, and the file with its log."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def connect(self, source: str = "127.0.0.1", window: int = 0) -> socket.socket:
        """Connect from an address of this machine; `window`: a client that takes few bytes."""
        client = socket.socket()
        if window:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        client.settimeout(15)
        client.bind((source, 0))
        client.connect(("127.0.0.1", self.port))
        return client

    def ask(self, request: bytes = PLAIN, source: str = "127.0.0.1") -> bytes:
        """Send bytes; return all that comes back until the server closes."""
        with self.connect(source) as client:
            client.sendall(request)
            return read_all(client)

    def status(self, request: bytes = PLAIN, source: str = "127.0.0.1") -> int:
        """Return the status of the answer; 0 if there is none."""
        try:
            return int(self.ask(request, source).split(b" ", 2)[1])
        except (OSError, IndexError):
            return 0

    def workers(self) -> list[int]:
        """Return the process ids of the workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def lines(self) -> list[str]:
        """Return the lines of the log."""
        return self.log.read_text("utf-8").splitlines()


def read_all(client: socket.socket) -> bytes:
    """Read until the server closes."""
    parts = []
    while part := client.recv(1 << 20):
        parts.append(part)
    return b"".join(parts)


def wait_for(condition: Any, seconds: float = 60) -> Any:
    """Return what is true in the end. Fails after some seconds."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.02)
    return found


def _free_port() -> int:
    """Return a free port that no client of this machine gets by chance (those begin at 32768)."""
    for port in sample(range(20_000, 30_000), 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("no free port")


@contextmanager
def serving(
    log: Path,
    app: str = TINY,
    config: str = "gunicorn.conf.py",
    env: Mapping[str, str] = os.environ,
    before: Sequence[str] = (),
    prepare: Callable[[], None] | None = None,
    own_socket: bool = False,
) -> Iterator[Service]:
    """Run gunicorn on a free port until the block ends.

    It gets a socket that listens, so nobody else can take the port; with `own_socket` it opens one,
    as `make run` does. `before` is written before its command, `prepare` runs in its process before it starts.
    """
    with log.open("wb") as out, socket.create_server(("127.0.0.1", 0)) as listener:
        port, handle = listener.getsockname()[1], listener.fileno()
        bind = f"fd://{handle}"
        if own_socket:
            port = _free_port()
            bind = f"127.0.0.1:{port}"
        gunicorn = (sys.executable, "-m", "gunicorn", app, "--config", config)
        process = subprocess.Popen(
            (*before, *gunicorn, "--bind", bind),
            cwd=ROOT,
            env=env,
            stdout=out,
            stderr=out,
            pass_fds=(handle,),
            preexec_fn=prepare,
        )
    try:
        service = Service(process, port, log)

        def is_up() -> bool:
            assert process.poll() is None, log.read_text("utf-8")
            return service.status() in range(200, 500)

        wait_for(is_up, 120)
        yield service
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
