"""What a cache tells the metrics."""

from __future__ import annotations

from collections.abc import Callable, Mapping

#: name of a cache -> its hits and misses in this process since it began
Caches = Mapping[str, Callable[[], tuple[int, int]]]
