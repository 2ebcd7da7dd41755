"""A WSGI application of some lines, for tests of how requests arrive and answers leave."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

#: larger than what a socket takes at once
LARGE = b"0123456789" * 800_000
#: what is loaded at start, as the data package is; a test changes the file and reloads
_FILE = Path(os.environ.get("TINY_FILE", os.devnull))
LOADED = _FILE.read_text("utf-8").strip()
if LOADED == "slow" and "--check-config" in sys.argv:
    time.sleep(60)  # stands for a package on a slow disk
if LOADED == "bad":
    raise SystemExit("package.yaml: 1 rule is broken")


def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer by path."""
    body = {"/large": LARGE, "/loaded": LOADED.encode()}.get(environ["PATH_INFO"], b"here")
    if environ["PATH_INFO"] == "/echo":
        body = environ["wsgi.input"].read()
    if environ["PATH_INFO"] == "/work":
        time.sleep(1)  # stands for a chart that takes long to draw
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]
