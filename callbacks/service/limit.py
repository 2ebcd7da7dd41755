"""Limit of requests for each client.

Each worker counts for itself (docs/security.md). `limits`, and Flask-Limiter which uses it, are not
used: their store in memory starts a thread for nearly every request, looks through all clients in
it, has no bound, and takes 0.4 s to import. The rule here needs one number for a client and rate.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from threading import Lock
from time import monotonic
from typing import NamedTuple

from flask import Flask, Response, request

from callbacks.service.clients import payer_of
from callbacks.service.settings import Settings
from components.language.text import _, speaking
from components.state import language_of

_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
#: most clients that are remembered; beyond that, those that asked longest ago are forgotten
MOST_CLIENTS = 20_000
#: first parts of addresses that are served without drawing anything
_FREE = ("/assets/", "/_dash-component-suites/", "/_favicon", "/.well-known/")
_FREE_PATHS = ("/healthz", "/readyz", "/metrics", "/favicon.ico", "/robots.txt", "/sitemap.xml")


class Rate(NamedTuple):
    """At most `quota` requests in `seconds`; `name` is the unit of time."""

    name: str
    quota: int
    seconds: int


class Refusal(NamedTuple):
    """The rate that a client has used up, and the seconds after which it may ask again."""

    rate: Rate
    wait: float


def parse_rates(texts: tuple[str, ...]) -> tuple[Rate, ...]:
    """Read rates such as `1200/minute`, which the settings have checked."""
    pairs = (text.split("/") for text in texts)
    return tuple(Rate(unit, int(quota), _SECONDS[unit]) for quota, unit in pairs)


class Limiter:
    """Counts requests by the generic cell rate algorithm (ITU-T I.371).

    A quota refills evenly: 1200 a minute may come at once, and then 20 a second. For each client
    and rate it keeps the time at which the quota is full again.
    """

    def __init__(
        self,
        rates: tuple[Rate, ...],
        clock: Callable[[], float] = monotonic,
        most_clients: int = MOST_CLIENTS,
    ) -> None:
        self._rates = rates
        self._clock = clock
        self._most = most_clients
        self._full_at: OrderedDict[str, tuple[float, ...]] = OrderedDict()
        self._lock = Lock()

    def take(self, client: str) -> Refusal | None:
        """Count a request; return None if it is allowed. A refused one is not counted."""
        now = self._clock()
        with self._lock:
            before = self._full_at.get(client) or (now,) * len(self._rates)
            after = tuple(
                max(full, now) + rate.seconds / rate.quota
                for full, rate in zip(before, self._rates, strict=True)
            )
            waits = [
                Refusal(rate, full - now - rate.seconds)
                for full, rate in zip(after, self._rates, strict=True)
            ]
            worst = max(waits, key=lambda refusal: refusal.wait)
            is_refused = worst.wait > 1e-6  # sums of fractions of a second are not exact
            self._full_at[client] = before if is_refused else after
            self._full_at.move_to_end(client)
            if len(self._full_at) > self._most:
                self._full_at.popitem(last=False)
        return worst if is_refused else None


def register(server: Flask, settings: Settings) -> None:
    """Refuse requests beyond the limit with 429. Call it before other checks, which cost more."""
    rates = parse_rates(settings.rate_limit)
    if not rates:
        return
    limiter = Limiter(rates)

    @server.before_request
    def refuse_too_many() -> Response | None:
        path = request.path
        if path.startswith(_FREE) or path in _FREE_PATHS:
            return None
        # A proxy on this machine that nobody told us about would make all readers one client.
        payer = payer_of(request.remote_addr or "")
        refusal = limiter.take(payer) if payer else None
        return _answer(refusal) if refusal else None


def _answer(refusal: Refusal) -> Response:
    """Return 429 with the headers of draft-ietf-httpapi-ratelimit-headers."""
    rate, wait = refusal.rate, max(1, ceil(refusal.wait))
    with speaking(language_of(request.query_string.decode("utf-8", "replace"))):
        text = _("Too many requests from your address; try again in some seconds.")
    headers = {
        "Retry-After": str(wait),
        "RateLimit-Policy": f'"{rate.name}";q={rate.quota};w={rate.seconds}',
        "RateLimit": f'"{rate.name}";r=0;t={wait}',
        "Cache-Control": "no-store",
    }
    return Response(text + "\n", 429, headers=headers, mimetype="text/plain")
