"""Conditions under which the app starts: a small package, troubles, no place to write."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

APP = "tests.faults.troubled:server"
#: makes all but memory (/dev/shm) read-only, for this command only, and runs the rest of the line
_READ_ONLY = (
    "for place in / /tmp /var /work /home /root; do "
    "mountpoint -q $place && mount -o remount,ro,bind $place; done; exec \"$@\""
)  # fmt: skip


@cache
def can_mount() -> bool:
    """May this user give a command its own view of the file system?"""
    if not shutil.which("unshare"):
        return False
    command = ["unshare", "-m", "sh", "-c", _READ_ONLY, "sh", "touch", "/tmp/khorgos-probe"]
    return b"Read-only" in subprocess.run(command, capture_output=True, check=False).stderr


def read_only() -> tuple[str, ...]:
    """Return what to write before a command so that it finds a read-only file system."""
    return ("unshare", "-m", "sh", "-c", _READ_ONLY, "sh") if can_mount() else ()


def full_disk() -> None:
    """Let no file of this process grow: every write fails, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def environment(
    troubles: str, package: Path | None = None, without: Sequence[str] = ()
) -> dict[str, str]:
    """Return an environment with troubles, on a package of its own if one is given."""
    environ = {name: value for name, value in os.environ.items() if name not in without}
    environ["FAULTS"] = troubles
    if package:
        environ["FAULTS_PACKAGE"] = str(package)
    return environ
