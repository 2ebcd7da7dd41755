"""gunicorn's handling of a request without a socket: the same worker, the same app, the same log."""

from __future__ import annotations

import logging
import os
import runpy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask
from gunicorn.config import Config

from callbacks.service.head import Refusal, measure
from callbacks.service.log import TextFormatter
from callbacks.service.worker import Connection, PatientWorker

ROOT = Path(__file__).resolve().parents[2]


class Outcome(NamedTuple):
    """Status of the answer (0: none), and what was logged."""

    status: int
    answer: bytes
    lines: list[str]
    traces: list[str]


class _Sink:
    """The client's end: takes all and keeps it."""

    def __init__(self) -> None:
        self.taken = bytearray()

    def send(self, data: memoryview) -> int:
        self.taken += data
        return len(data)

    def setblocking(self, _block: bool) -> None:
        pass

    def fileno(self) -> int:
        return -1


class _Lines(logging.Handler):
    """Keeps what is logged, as the log shows it on a terminal."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(TextFormatter())
        self.lines: list[str] = []
        self.traces: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record)
        self.lines.append(line)
        if record.exc_info:
            self.traces.append(line)


class Handling:
    """A worker that handles one request after another, in this thread."""

    def __init__(self, server: Flask) -> None:
        """Set gunicorn up as the service does, and log into a list."""
        cfg = Config()
        os.environ.setdefault("GUNICORN_CMD_ARGS", "")  # no socket is opened here
        for name, value in runpy.run_path(str(ROOT / "gunicorn.conf.py")).items():
            if name in cfg.settings:
                cfg.set(name, value)
        self.log = _Lines()
        self.worker = PatientWorker(1, os.getppid(), [], None, 30, cfg, cfg.logger_class(cfg))
        self.worker.wsgi = server
        self.cfg = cfg

    @contextmanager
    def logging(self) -> Iterator[None]:
        """Collect the log of all parts, and keep it from the screen."""
        loggers = [logging.getLogger(name) for name in ("", "khorgos", "gunicorn.error")]
        before = [(logger, list(logger.handlers), logger.propagate) for logger in loggers]
        for logger in loggers:
            logger.handlers, logger.propagate = [self.log], False
        try:
            yield
        finally:
            for logger, handlers, propagate in before:
                logger.handlers, logger.propagate = handlers, propagate

    def send(self, raw: bytes, client: str) -> Outcome:
        """Handle a request of a client as the worker does when all of it has arrived."""
        self.log.lines.clear()
        self.log.traces.clear()
        request = measure(raw)
        if isinstance(request, Refusal):
            return Outcome(request.status, request.answer(), [request.text], [])
        if request is None:
            return Outcome(0, b"", [], [])
        sink: Any = _Sink()
        connection = Connection(self.cfg, sink, (client, 1), ("127.0.0.1", 80))
        connection.sock.arrived = raw
        self.worker.handle(connection)
        answer = bytes(sink.taken)
        parts = answer.split(b" ", 2)
        status = int(parts[1]) if len(parts) > 1 else 0
        return Outcome(status, answer, list(self.log.lines), list(self.log.traces))
