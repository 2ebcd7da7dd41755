"""Measure what nginx in front takes off the service, and what a first page costs it: `make cache`.

Readers come one after the other, each with a browser's headers and no memory of its own. What they
ask for is drawn with a fixed seed; a third of the states are rare ones, which few others ask for.
"""

from __future__ import annotations

import http.client
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.firstpage import addresses_of, milliseconds, seconds_of, visits  # noqa: E402
from tests.bench.proxy import nginx  # noqa: E402
from tests.browser.serving import serve  # noqa: E402

VISITS = 1500
#: least share of answers that nginx has, of each kind but rare states
BAR = 0.8
#: what Chromium, Safari and a script accept
ACCEPTED = ("gzip, deflate, br, zstd", "gzip, deflate, br", "gzip, deflate")
PAGES = ("/", "/country/kazakhstan", "/share", "/commodities", "/ledgers", "/projects", "/data")
STATES = ("", "flow=import", "flow=export", "country=KGZ", "country=UZB&flow=import")
FILES = ("/csv/turnover_by_country", "/csv/china_share", "/points/headline", "/rows/treemap",
         "/tables/totals.csv", "/image/headline.png")  # fmt: skip


def readers(scripts: list[str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield kind, address and headers of each request of all visits."""
    draw = random.Random(14)
    for _visit in range(VISITS):
        headers = {"Accept-Encoding": draw.choice(ACCEPTED)}
        page = draw.choices(PAGES, weights=range(len(PAGES), 0, -1))[0]
        is_rare = draw.random() < 0.35
        rare = f"period={draw.randrange(2005, 2025)}&country={draw.choice(('KAZ', 'TJK'))}"
        state = rare if is_rare else draw.choice(STATES)
        query = f"?{state}" if state else ""
        yield "rare state" if is_rare else "page", page + query, headers
        yield "rare state" if is_rare else "data", f"/view?page={page}&{state}", headers
        for address in ("/_dash-layout", "/_dash-dependencies", f"/layout?page={page}"):
            yield "frame", address, headers
        yield "file", draw.choice(FILES), headers
        yield "script", draw.choice(scripts), headers


def main() -> int:
    """Print the cost of a first page, and the table of what nginx answered itself."""
    with serve(workers=1, settings={"KHORGOS_RATE_LIMIT": "off"}) as home:
        line = http.client.HTTPConnection(urlsplit(home).netloc, timeout=60)
        line.request("GET", "/")
        asked = addresses_of(line.getresponse().read().decode())
        milliseconds(home, line, asked, 2)  # whatever is kept is kept now
        page, whole = (milliseconds(home, line, what, 300) for what in (["/"], asked))
        first, second, requests = visits(line, asked)
        print(f"page /         {page:.2f} ms of CPU")
        print(f"first page     {whole:.1f} ms of CPU, {len(asked)} requests, {first / 1e3:.0f} kB")
        print(f"second visit   {requests} requests, {second / 1e3:.0f} kB (bar: 60)")
        scripts = [address for address in asked if "?v=" in address]
        with nginx(home) as front:
            behind = seconds_of(home)
            hits = _ask(front, readers(scripts))
            behind = seconds_of(home) - behind
    least = 1.0
    for kind in dict.fromkeys(kind for kind, _said in hits):
        had, count = hits[kind, "HIT"], sum(hits[one] for one in hits if one[0] == kind)
        is_rare = kind == "rare state"
        least = least if is_rare else min(least, had / count)
        bar = "no bar" if is_rare else f"bar: {BAR:.0%}"
        print(f"{kind:14} {had / count:.0%} of {count} answers are nginx's ({bar})")
    print(f"visit          {behind / VISITS * 1e3:.1f} ms of the app's CPU for each visit")
    return int(second > 60_000 or least < BAR)


def _ask(
    front: str, requests: Iterator[tuple[str, str, dict[str, str]]]
) -> Counter[tuple[str, str]]:
    """Return how often nginx said what of each kind. Raises RuntimeError for an error."""
    line = http.client.HTTPConnection(urlsplit(front).netloc, timeout=60)
    hits: Counter[tuple[str, str]] = Counter()
    for kind, address, headers in requests:
        line.request("GET", address, headers=headers)
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
        hits[kind, answer.headers["X-Cache"]] += 1
    return hits


if __name__ == "__main__":
    sys.exit(main())
