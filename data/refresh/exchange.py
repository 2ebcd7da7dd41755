"""Exchange two folders in one step of the file system, so that no moment is without a package."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

_HERE, _EXCHANGE = -100, 2  # AT_FDCWD, RENAME_EXCHANGE of linux/fs.h
_SWAP = 2  # RENAME_SWAP of sys/stdio.h on macOS


class ExchangeError(Exception):
    """The file system cannot exchange folders."""


def flushed(folder: Path) -> None:
    """Write all files and folders below `folder` to the disk."""
    for path in (folder, *folder.rglob("*")):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def exchange(first: Path, second: Path) -> None:
    """Exchange two folders of one file system. Raises ExchangeError; then both are as before."""
    names = (os.fsencode(first), os.fsencode(second))
    done, number = _call()(*names)
    if not done:
        reason = os.strerror(number)
        hint = " (clone the project onto a disk of this machine)" if number != errno.ENOENT else ""
        raise ExchangeError(f"{first} cannot be exchanged in one step: {reason}{hint}")
    for parent in {first.parent, second.parent}:
        handle = os.open(parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _call() -> Callable[[bytes, bytes], tuple[bool, int]]:
    """Return the call of this system; Python has none for it."""
    library = ctypes.CDLL(None, use_errno=True)
    linux = getattr(library, "renameat2", None) if sys.platform == "linux" else None
    mac = getattr(library, "renamex_np", None) if sys.platform == "darwin" else None

    def call(first: bytes, second: bytes) -> tuple[bool, int]:
        if linux is not None:
            done = linux(_HERE, first, _HERE, second, _EXCHANGE) == 0
        elif mac is not None:
            done = mac(first, second, _SWAP) == 0
        else:
            return False, errno.ENOSYS
        return done, ctypes.get_errno()

    return call
