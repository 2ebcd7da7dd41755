"""Counts for Prometheus, correct over all workers.

Each worker writes its counts into files of its own in a shared folder; whichever worker is asked
adds them up. Without such a folder (one process) the counts stay in memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, values
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from callbacks.service.caches import Caches
from callbacks.service.exchange import Exchange
from callbacks.service.folder import VARIABLE, slot_in

#: seconds, from a cached answer to a picture
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """Counts requests, their time, and hits of caches; knows the age of the package."""

    def __init__(self, version: str, release: str, data_date: str, caches: Caches) -> None:
        """`data_date` is the latest date on which a source was read, such as `2026-11-27`."""
        self._folder = os.environ.get(VARIABLE, "")
        if self._folder:
            values.ValueClass = values.MultiProcessValue(slot_in(Path(self._folder)))
        self._registry = CollectorRegistry()
        self._package = _Package(version, release, date.fromisoformat(data_date))
        self._requests = Counter(
            "khorgos_requests",
            "Requests by route, method and status.",
            ("route", "method", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "khorgos_request_seconds",
            "Time until an answer was ready to be sent, by route.",
            ("route",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._lookups = Counter(
            "khorgos_cache_lookups",
            "Lookups in the caches of cards and pages, by result.",
            ("cache", "result"),
            registry=self._registry,
        )
        self._caches = caches
        self._lock = Lock()
        self._counted = self._counts()

    def begin(self) -> None:
        """Count lookups from now on: what was drawn at start, before any fork, is no reader's."""
        self._counted = self._counts()

    def observe(self, exchange: Exchange) -> None:
        """Count an exchange. A full disk stops the counts, not the answers."""
        with suppress(OSError):
            self._count(exchange)

    def _count(self, exchange: Exchange) -> None:
        self._requests.labels(exchange.route, exchange.method, str(exchange.status)).inc()
        self._seconds.labels(exchange.route).observe(exchange.seconds)
        with self._lock:
            before, self._counted = self._counted, self._counts()
            for name, counts in self._counted.items():
                for result, new, old in zip(("hit", "miss"), counts, before[name], strict=True):
                    if new > old:
                        self._lookups.labels(name, result).inc(new - old)

    def text(self) -> bytes:
        """Return all counts in Prometheus' text format."""
        if not self._folder:
            return generate_latest(self._registry) + generate_latest(self._package)
        counts = CollectorRegistry()
        MultiProcessCollector(counts, path=self._folder)
        return generate_latest(counts) + generate_latest(self._package)

    def _counts(self) -> dict[str, tuple[int, int]]:
        return {name: read() for name, read in self._caches.items()}


class _Package:
    """Version, release and age of what is served, as a collector of Prometheus."""

    def __init__(self, version: str, release: str, data_date: date) -> None:
        self._labels = {"version": version, "data": release}
        self._read = datetime(data_date.year, data_date.month, data_date.day, tzinfo=UTC)

    def collect(self) -> Iterator[Any]:
        """Yield the two gauges."""
        about = GaugeMetricFamily(
            "khorgos_info", "Versions of app and data; always 1.", labels=list(self._labels)
        )
        about.add_metric(list(self._labels.values()), 1)
        yield about
        yield GaugeMetricFamily(
            "khorgos_package_age_seconds",
            "Time since a source of the data was last read.",
            (datetime.now(UTC) - self._read).total_seconds(),
        )
