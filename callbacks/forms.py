"""Compressed forms of bytes: each is made once, and kept while there is room.

Flask-Compress is not used: it compresses the part of a file that a range asks for, it tags an
answer after the condition of the request was checked, and what it keeps has no bound. WhiteNoise
is not used: it serves files only, without zstd, and one ETag stands for all of their forms.
"""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from threading import Lock

import brotli
from cachetools import LRUCache
from werkzeug.datastructures import Accept

from components.kept import MEGABYTE
from components.kept import kept as keep_by_size
from components.views.payload import Payload

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Compress = Callable[[bytes], bytes]

#: encoding -> how hard it tries while somebody waits
_LEVELS = {"zstd": 3, "br": 4, "gzip": 5}
#: encoding -> how bytes are compressed while somebody waits, the quickest first
QUICK: Mapping[str, Compress] = {
    "zstd": partial(zstd.compress, level=_LEVELS["zstd"]),
    "br": partial(brotli.compress, quality=_LEVELS["br"]),
    "gzip": partial(gzip.compress, compresslevel=_LEVELS["gzip"], mtime=0),
}
#: encoding -> how compressed bytes are read
EXPAND: Mapping[str, Callable[[bytes], bytes]] = {
    "zstd": zstd.decompress,
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}
#: shorter answers are sent as they are: the headers would outweigh what is saved
SHORTEST = 500
#: most bytes that each worker keeps of the answers of one kind, and of compressed forms of all
ROOM, ROOM_FOR_FORMS = 8 * MEGABYTE, 32 * MEGABYTE
#: about the bytes that an entry takes besides the answer: its state, above all
_ENTRY = 1000


def kept(make: Callable[..., Payload], room: int = ROOM) -> Callable[..., Payload]:
    """Return `make`, whose answers are kept by its arguments; the longest unused go first.

    `room` is in bytes. An answer that is larger is not kept. Threads may share it.
    """
    return keep_by_size(make, room, lambda one: _ENTRY + len(one.body))


def press_pieces(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Compress the pieces of a stream one after the other; nothing is kept."""
    level = _LEVELS[encoding]
    press: Compress
    end: Callable[[], bytes]
    if encoding == "zstd":
        frame = zstd.ZstdCompressor(level=level)
        press, end = frame.compress, frame.flush
    elif encoding == "br":
        state = brotli.Compressor(quality=level)
        press, end = state.process, state.finish
    else:
        member = zlib.compressobj(level, wbits=31)  # with the header of gzip
        press, end = member.compress, member.flush
    for piece in pieces:
        if part := press(piece):
            yield part
    yield end()


class Forms:
    """Compressed forms of answers, by ETag: equal bytes are compressed once by each worker."""

    def __init__(
        self, room: int = ROOM_FOR_FORMS, compress: Mapping[str, Compress] = QUICK
    ) -> None:
        """Keep up to `room` bytes of forms, besides those that are pinned."""
        self._compress = compress
        self._pinned: dict[str, Mapping[str, bytes]] = {}
        self._store: LRUCache[tuple[str, str], bytes] = LRUCache(room, getsizeof=len)
        self._lock = Lock()

    def pin(self, etag: str, forms: Mapping[str, bytes]) -> None:
        """Keep these forms of an answer for good: encoding -> bytes."""
        self._pinned[etag] = forms

    def choose(self, etag: str, accepted: Accept) -> str:
        """Return the encoding to send for an `Accept-Encoding`; empty for the bytes as they are.

        Of what a client likes equally it gets the shortest pinned form, otherwise the quickest.
        """
        pinned = self._pinned.get(etag)
        encodings = sorted(pinned, key=lambda one: len(pinned[one])) if pinned else list(QUICK)
        found = accepted.best_match([*encodings, "identity"])
        return "" if found in (None, "identity") else str(found)

    def form(self, payload: Payload, encoding: str) -> bytes:
        """Return the body of an answer in an encoding of QUICK."""
        name = payload.etag, encoding
        found = self._pinned.get(payload.etag, {}).get(encoding)
        if found is None:
            with self._lock:
                found = self._store.get(name)
        if found is None:
            found = self._compress[encoding](payload.body)
            with self._lock:
                if len(found) <= self._store.maxsize:
                    self._store[name] = found
        return found
