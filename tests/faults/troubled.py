"""The app with troubles: FAULTS lists them, FAULTS_PACKAGE is the folder of its data package.

clock   the clock jumps a day ahead or back at each look
disk    opening a file, or asking about one, takes half a second once the app is loaded
cold    no card is drawn before the first request, so that it starts sooner
"""

from __future__ import annotations

import builtins
import io
import os
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import data.load
from components.views import warm

_TROUBLES = os.environ.get("FAULTS", "").split(",")
_DAY = 86_400.0


def _jumping(clock: Callable[[], float]) -> Callable[[], float]:
    looks = count()
    return lambda: clock() + (_DAY if next(looks) % 2 else -_DAY)


def _slow(function: Callable[..., Any]) -> Callable[..., Any]:
    pause = time.sleep

    def slow(*args: Any, **kwargs: Any) -> Any:
        pause(0.5)
        return function(*args, **kwargs)

    return slow


if "clock" in _TROUBLES:
    time.time = _jumping(time.time)
if "cold" in _TROUBLES:
    warm.warm = lambda renderer: None
if "FAULTS_PACKAGE" in os.environ:
    data.load.ROOT = Path(os.environ["FAULTS_PACKAGE"])

from app import server  # noqa: E402

if "disk" in _TROUBLES:
    builtins.open, os.stat = _slow(open), _slow(os.stat)  # type: ignore[assignment]
    io.open, os.open = builtins.open, _slow(os.open)  # type: ignore[misc]

__all__ = ["server"]
