"""Ask a service, keep its answer, and say plainly what went wrong.

urllib3 repeats what is worth repeating: 429 and 5xx after the pause that the service asks for
(Retry-After), cut connections and time-outs after a growing pause with jitter. An answer that its
reader cannot use (HTML in place of JSON, half a JSON) is asked for again, too, and never kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import sleep

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError, ResponseError
from urllib3.response import BaseHTTPResponse
from urllib3.util.retry import Retry

from data.refresh.cache import Answer, Cache

#: a kept answer is used again for this long: a run that was stopped goes on where it was
FRESH = timedelta(hours=20)
#: largest answer, bytes; one country with all partners by month since 1990 is 63 MB
LARGEST = 200_000_000
#: a service that asks for a longer pause than this is asked again another day, seconds
LONGEST_PAUSE = 300
#: a service whose clock differs by more than this, or ours, is wrong
CLOCKS = timedelta(hours=26)
_REPEATED = frozenset({429, 500, 502, 503, 504})
_CHUNK = 1 << 16
AGENT = "khorgos-refresh (public trade statistics; urllib3)"

#: returns the bytes' fault in words, or an empty text
Check = Callable[[bytes], str]


class ServiceError(Exception):
    """A service did not answer, refused, or answered what cannot be used. The text says which."""


class QuotaError(ServiceError):
    """The service wants a pause until later today or tomorrow: what was fetched is kept."""


@dataclass
class Client:
    """Asks services, through the cache.

    `hosts` replaces the address of a service (name -> address without a slash at its end), for a
    mirror or a test server. `offline` uses kept answers only, of any age. `notices` collects what
    a person should know, such as a clock that is wrong.
    """

    cache: Cache
    hosts: Mapping[str, str] = field(default_factory=dict)
    offline: bool = False
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    tries: int = 5
    pause: float = 1.0
    timeout: float = 60.0
    sleep: Callable[[float], None] = sleep
    on_answer: Callable[[str], None] = lambda address: None
    used: dict[tuple[str, str], Answer] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    pool: urllib3.PoolManager = field(default_factory=urllib3.PoolManager)

    def get(
        self,
        service: str,
        address: str,
        check: Check,
        *,
        accept: str = "application/json",
        headers: Mapping[str, str] | None = None,
        version: str = "",
        is_open: bool = False,
    ) -> bytes:
        """Return the body that `address` answers, from the cache if the one there is still good.

        `check` names a fault of the body, or nothing. `headers` are sent and never kept: they may
        hold a key. Raises ServiceError (QuotaError if it should be asked later).
        """
        age = None if self.offline else FRESH
        kept = self.cache.find(service, address, self.now(), age, "" if self.offline else version)
        if kept is not None:
            body = self.cache.body(kept)
            if not check(body):
                self.used[service, address] = kept
                self.on_answer(address)
                return body
        if self.offline:
            raise ServiceError(f"{service}: no kept answer for {address}")
        body, content_type = self._ask(service, address, check, accept, headers or {})
        self.used[service, address] = self.cache.keep(
            service, address, body, self.now(),
            content_type=content_type, version=version, is_open=is_open,
        )  # fmt: skip
        self.on_answer(address)
        return body

    def _ask(
        self, service: str, address: str, check: Check, accept: str, headers: Mapping[str, str]
    ) -> tuple[bytes, str]:
        pauses = Pauses(
            total=self.tries,
            redirect=3,
            status_forcelist=_REPEATED,
            backoff_factor=self.pause,
            backoff_jitter=self.pause,
            backoff_max=LONGEST_PAUSE,
            raise_on_status=False,
        )
        pauses.sleeper = self.sleep
        retry: Retry = pauses
        fault = ""
        while True:
            try:
                response = self.pool.request(
                    "GET", self._at(service, address), retries=retry, preload_content=False,
                    timeout=urllib3.Timeout(connect=self.timeout, read=self.timeout),
                    headers={"Accept": accept, "User-Agent": AGENT, **headers},
                )  # fmt: skip
                retry = response.retries or retry
                body = _read(response)
                _refused(service, response.status, body)
                fault = check(body)
                if not fault:
                    self._compare_clocks(service, response.headers.get("Date", ""))
                    return body, response.headers.get("Content-Type", "")
                retry = retry.increment("GET", address, error=ResponseError(fault))
            except MaxRetryError as error:
                raise ServiceError(f"{service}: {fault or error.reason} ({address})") from error
            except HTTPError as error:
                fault = ""
                try:
                    retry = retry.increment("GET", address, error=error)
                except (MaxRetryError, HTTPError):
                    raise ServiceError(f"{service}: {error} ({address})") from error
            retry.sleep()

    def _at(self, service: str, address: str) -> str:
        host = self.hosts.get(service)
        if host is None:
            return address
        return host.rstrip("/") + "/" + address.split("://", 1)[1].partition("/")[2]

    def _compare_clocks(self, service: str, date: str) -> None:
        try:
            ahead = parsedate_to_datetime(date) - self.now()
        except (ValueError, TypeError):
            return
        if abs(ahead) > CLOCKS:
            notice = f"{service}: its clock says {date}: it is wrong, or the clock here is"
            if notice not in self.notices:
                self.notices.append(notice)


class Pauses(Retry):
    """urllib3's rules, with a limit on the pause that a service may ask for."""

    sleeper: Callable[[float], None] = staticmethod(sleep)

    def new(self, **changes: object) -> Pauses:  # type: ignore[override]
        """Return a copy, which keeps the function that sleeps."""
        copy = super().new(**changes)  # type: ignore[arg-type]
        copy.sleeper = self.sleeper
        return copy  # type: ignore[return-value]

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        """Wait as long as the service asks for, else with growing pauses."""
        asked = self.get_retry_after(response) if response is not None else None
        if asked and asked > LONGEST_PAUSE:
            raise QuotaError(f"the service asks to wait {asked:.0f} s: run this again later")
        self.sleeper(asked if asked is not None else self.get_backoff_time())


def _read(response: BaseHTTPResponse) -> bytes:
    chunks, size = [], 0
    try:
        for chunk in response.stream(_CHUNK):
            size += len(chunk)
            if size > LARGEST:
                raise ServiceError(f"an answer of more than {LARGEST:,} bytes")
            chunks.append(chunk)
    finally:
        response.release_conn()
    return b"".join(chunks)


def _refused(service: str, status: int, body: bytes) -> None:
    """Raise ServiceError for any status but 200, with the words of the service."""
    if status == 200:
        return
    words = excerpt(body)
    if status == 401:
        raise ServiceError(f"{service}: the key was not accepted (401): {words}")
    if status == 403:
        raise QuotaError(f"{service}: refused (403), the quota of today may be used up: {words}")
    if status == 429:
        raise QuotaError(f"{service}: too many requests (429): {words}")
    if status == 204:
        raise ServiceError(f"{service}: nothing at this address (204): its structure has changed")
    raise ServiceError(f"{service}: answered {status}: {words}")


def excerpt(body: bytes) -> str:
    """Return the beginning of a body as one printable line."""
    text = body[:300].decode("utf-8", "replace")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:160]
