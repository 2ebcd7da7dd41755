"""A place for files that need not last, on a machine whose disk is full or read-only.

Khorgos writes nothing to answer a request. But gunicorn touches a file for each worker as a sign of
life, and matplotlib wants a folder for its list of fonts.
"""

from __future__ import annotations

import os
import tempfile

#: file system in memory, which Linux and containers have
_MEMORY = "/dev/shm"


def memory_folder() -> str | None:
    """Return a folder in memory; None if there is none, and the usual temporary one must do."""
    return _MEMORY if os.path.isdir(_MEMORY) and os.access(_MEMORY, os.W_OK) else None


def provide_scratch() -> None:
    """Let temporary files be made in memory if they can be made nowhere else."""
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        tempfile.tempdir = memory_folder()
