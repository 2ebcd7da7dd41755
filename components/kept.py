"""Results that are kept while there is room: bounded by bytes, not by their number."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any

from cachetools import LRUCache, cached

MEGABYTE = 1024 * 1024
#: part of their room that caches get which are made now
_SHARE: ContextVar[float] = ContextVar("share", default=1.0)


@contextmanager
def sharing(share: float) -> Iterator[None]:
    """Give the caches that are made within the block this part of their room."""
    token = _SHARE.set(share)
    try:
        yield
    finally:
        _SHARE.reset(token)


def kept(make: Callable[..., Any], room: int, size: Callable[[Any], int]) -> Any:
    """Return the function `make`, whose results are kept by its arguments.

    The longest unused go first. `room` is in bytes, `size` returns those of a result. One that is
    larger than `room` is not kept. Threads may share it; two of them may make the same result at
    once. `cache_info()` of the function returns hits, misses, room and bytes kept.
    """
    store: LRUCache[Hashable, Any] = LRUCache(room * _SHARE.get(), getsizeof=size)
    return cached(store, lock=Lock(), info=True)(make)
