"""Readers who ask while something goes wrong. A request that fails is repeated, as pages do it."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

#: what readers and programs ask for
PATHS = (
    "/", "/view", "/view?flow=import", "/view?page=/share", "/layout?page=/share", "/csv/headline",
    "/rows/headline", "/search?q=solar", "/assets/khorgos.css", "/healthz",
)  # fmt: skip
#: seconds before a request is repeated, twice at most (assets/src/page/request.js)
_PAUSES = (0.2, 1.0)


class Load:
    """Counts of answers, and of requests that failed once and to the end."""

    def __init__(self, port: int, paths: Sequence[str], pause: float) -> None:
        """Ask a service on this machine for these paths; `pause`: seconds between two requests."""
        self.port, self.paths, self.pause = port, paths, pause
        self.answered = self.repeated = self.failed = 0
        self.slowest = 0.0
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def _read(self, path: str) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            return answer.status < 400
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def ask(self, path: str) -> None:
        """Ask once, and twice more if that fails."""
        began = time.monotonic()
        tries = 0
        while not (is_read := self._read(path)) and tries < len(_PAUSES):
            self._stopped.wait(_PAUSES[tries])
            tries += 1
        with self._lock:
            self.answered += is_read
            self.repeated += tries > 0
            self.failed += not is_read
            self.slowest = max(self.slowest, time.monotonic() - began)

    def _reader(self, number: int) -> None:
        while not self._stopped.is_set():
            self.ask(self.paths[number % len(self.paths)])
            number += 1
            self._stopped.wait(self.pause)

    @contextmanager
    def readers(self, count: int) -> Iterator[None]:
        """Let so many readers ask, one path after another, until the block ends."""
        far = len(self.paths) // count
        threads = [threading.Thread(target=self._reader, args=(i * far,)) for i in range(count)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._stopped.set()
            for thread in threads:
                thread.join()
