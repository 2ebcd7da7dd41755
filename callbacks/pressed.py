"""Compressed forms of files, as short as can be, kept in a folder from start to start."""

from __future__ import annotations

import logging
import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from callbacks.forms import EXPAND, QUICK, SHORTEST, Compress, zstd
from components.views.payload import Payload

#: encoding -> how a file is compressed if the form can be kept
BEST: Mapping[str, Compress] = {
    **QUICK,
    "zstd": partial(zstd.compress, level=19),
    "br": partial(brotli.compress, quality=11),
}
#: the same where each start has to do it: a tenth of the time, 9 % longer
FAIR: Mapping[str, Compress] = {
    **QUICK,
    "zstd": partial(zstd.compress, level=12),
    "br": partial(brotli.compress, quality=9),
}
#: bytes above which a file is compressed as FAIR: the whole plotly.js would take 10 seconds
_LARGE = 3_000_000
#: seconds after which a form that is not in use is deleted: 30 days
_OLD = 30 * 86400
_LOG = logging.getLogger("khorgos")


def press(payloads: Iterable[Payload], folder: Path | None) -> dict[str, dict[str, bytes]]:
    """Return ETag -> encoding -> form of each body, as far as it is shorter than the body.

    Forms that `folder` has are taken from there, if they give the body; the others are made, and
    written there. It need not exist. If it cannot be written, or there is none, the log says so,
    and what it lacks is kept in memory only.
    """
    wanted = {payload.etag: payload for payload in payloads if len(payload.body) >= SHORTEST}
    names = [(etag, encoding) for etag in wanted for encoding in QUICK]
    forms = {name: _read(folder, wanted[name[0]], name[1]) for name in names}
    missing = [name for name in names if forms[name] is None]
    if missing:
        can_keep = folder is not None and _can_write(folder)
        if not can_keep:
            _LOG.warning("Scripts are compressed less, at each start: no file can be kept")
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:  # the libraries free the GIL
            made = pool.map(lambda name: _make(wanted[name[0]], name[1], can_keep), missing)
            forms |= dict(zip(missing, made, strict=True))
        if folder and can_keep:
            _write(folder, {name: forms[name] or b"" for name in missing})
            _drop_old(folder, {_file(folder, *name) for name in names})
    return {
        etag: {
            encoding: form
            for encoding in QUICK
            if (form := forms[etag, encoding]) is not None and len(form) < len(payload.body)
        }
        for etag, payload in wanted.items()
    }


def _file(folder: Path, etag: str, encoding: str) -> Path:
    return folder / f"{etag}.{encoding}"


def _make(payload: Payload, encoding: str, can_keep: bool) -> bytes:
    levels = BEST if can_keep and len(payload.body) <= _LARGE else FAIR
    return levels[encoding](payload.body)


def _read(folder: Path | None, payload: Payload, encoding: str) -> bytes | None:
    """Return a form that was kept; None if there is none, or if it does not give the body."""
    if folder is None:
        return None
    try:
        form = _file(folder, payload.etag, encoding).read_bytes()
        return form if EXPAND[encoding](form) == payload.body else None
    except Exception:  # each library has its own error for a damaged form
        return None


def _can_write(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _write(folder: Path, forms: Mapping[tuple[str, str], bytes]) -> None:
    """Write each form as a whole: another start may read the folder now."""
    for name, form in forms.items():
        try:
            with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
                part.write(form)
            os.chmod(part.name, 0o644)  # another user may start the service
            os.replace(part.name, _file(folder, *name))
        except OSError as fault:
            _LOG.warning("A compressed script was not kept for the next start (%s)", fault)
            return


def _drop_old(folder: Path, used: set[Path]) -> None:
    for file in folder.iterdir():
        is_ours = file.suffix.lstrip(".") in {*QUICK, "part"}
        try:
            if is_ours and file not in used and time.time() - file.stat().st_mtime > _OLD:
                file.unlink()
        except OSError:  # another start was first
            continue
