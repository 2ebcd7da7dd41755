"""The folder in which the workers keep their counts (metrics.py)."""

from __future__ import annotations

import atexit
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

from callbacks.service.settings import Settings

if sys.platform != "win32":
    import fcntl

#: where prometheus-client looks for the folder
VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_PREFIX = "khorgos-metrics-"


def open_folder(settings: Settings) -> None:
    """Make the folder if somebody may read the metrics. Call it before the workers start.

    Exits with one line if the folder cannot be made: a service without the metrics that somebody
    asked for would be noticed late.
    """
    if not settings.metrics_token:
        os.environ.pop(VARIABLE, None)
        return
    try:
        if settings.metrics_folder:
            settings.metrics_folder.mkdir(parents=True, exist_ok=True)
            folder = str(settings.metrics_folder)
        else:
            folder = tempfile.mkdtemp(prefix=_PREFIX)
        if not settings.metrics_folder or _made_before_reload(settings.metrics_folder):
            atexit.register(close_folder, os.getpid())
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as fault:
        sys.exit(f"Khorgos cannot start. No folder for the metrics can be written: {fault}")
    os.environ[VARIABLE] = folder


def _made_before_reload(folder: Path) -> bool:
    """Did this process make the folder before its program was replaced (reloading.py)?"""
    is_replaced = os.environ.get("GUNICORN_PID") == str(os.getpid())
    return is_replaced and folder.name.startswith(_PREFIX)


def close_folder(maker: int) -> None:
    """Remove the temporary folder at the end of the process that made it, not of its workers."""
    if os.getpid() == maker:
        rmtree(os.environ.get(VARIABLE, ""), ignore_errors=True)


def slot_in(folder: Path) -> Callable[[], str]:
    """Return a function that gives each process in this folder a name of its own.

    Files named by process id would become more with every worker that is replaced. A process takes
    the first name that no living process has, and goes on with the counts that it finds there. The
    lock ends with the process, however it ends.
    """
    taken: dict[int, tuple[str, int]] = {}

    def slot() -> str:
        own = os.getpid()
        if own not in taken:
            taken.clear()  # a fork: the parent keeps its name
            taken[own] = _take(folder)
        return taken[own][0]

    return slot


def _take(folder: Path) -> tuple[str, int]:
    number = 0
    while True:
        handle = os.open(folder / f"{number}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            number += 1
            continue
        return str(number), handle
