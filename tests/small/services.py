"""The services on this machine: a server that speaks their documented shapes, with faults on demand.

By hand: `python -m tests.small.services 8099`, and then `make refresh BASE=http://127.0.0.1:8099`
(docs/refresh.md). Shapes were made by hand from the documentation; figures come from the package.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from data.build.cleantech import CATEGORIES
from data.records.countries import PACKAGE
from tests.small.book import FIVE, Book, lines

HEAD = [
    "DATAFLOW",
    "COUNTRY",
    "INDICATOR",
    "COUNTERPART_COUNTRY",
    "FREQUENCY",
    "TIME_PERIOD",
    "OBS_VALUE",
    "SCALE",
    "PRECISION",
    "DECIMALS_DISPLAYED",
    "TRADE_FLOW",
    "VALUATION",
    "UNIT",
    "DERIVATION_TYPE",
    "OVERLAP",
    "STATUS",
]
FLOWS = {"XG_FOB_USD": "export", "MG_CIF_USD": "import"}
M49 = {
    "156": "CHN",
    "398": "KAZ",
    "417": "KGZ",
    "762": "TJK",
    "795": "TKM",
    "860": "UZB",
    "0": "WLD",
}
NUMBERS = {code: number for number, code in M49.items()}
#: months that Comtrade has; the others would take a request each
MONTHS = 5
CHAPTERS = ("27", "84", "85", "87")
Body = tuple[int, bytes, str]
#: changes the bytes of an answer; the second argument is its address
Change = Callable[[bytes, str], bytes]


def imf(book: Book, path: str, query: dict[str, str]) -> Body:
    """SDMX-CSV 1.0. A key that is wrong is answered with the header only."""
    flow_and_key = path.removeprefix("/external/sdmx/2.1/data/").split("/")
    if flow_and_key[0] != "IMF.STA,IMTS":
        return 404, b'{"message":"no such dataflow"}', "application/json"
    reporters, indicators, partners, frequencies = (
        part.split("+") if part else [] for part in flow_and_key[1].split(".")
    )
    since = int(query.get("startPeriod", "1990"))
    rows: list[list[object]] = [list(HEAD)]
    for reporter in reporters:
        asked = partners or [("G001" if p == "WLD" else p) for p in book.partners(reporter)]
        for other in asked:
            partner = "WLD" if other == "G001" else other
            for indicator in indicators:
                for frequency in frequencies or "AM":
                    rows += _observations(
                        book, reporter, other, partner, indicator, frequency, since
                    )
    return 200, lines(rows), "application/vnd.sdmx.data+csv;version=1.0.0"


def _observations(
    book: Book, reporter: str, other: str, partner: str, indicator: str, frequency: str, since: int
) -> list[list[object]]:
    flow = FLOWS[indicator]
    if frequency == "A":
        values = {str(y): book.year(reporter, partner, flow, y) for y in book.years(since)}
    else:
        values = {
            month.replace("-", "-M"): book.month(reporter, partner, flow, month)
            for month in book.months(since)
        }
    head = ["IMF.STA:IMTS(1.0.0)", reporter, indicator, other, frequency]
    return [[*head, when, value, 6, "", "", "", "", "", "M", "", ""]
            for when, value in values.items() if value is not None]  # fmt: skip


def comtrade(book: Book, path: str, query: dict[str, str]) -> Body:
    """Availability, the list of codes, and final data; parts of a total unless asked for totals."""
    if path.endswith("HS.json"):
        codes = [*CHAPTERS, *(f"{c}{n:02d}" for c in CHAPTERS for n in (1, 3))]
        return _json(
            {"results": [{"id": code, "text": "", "aggrLevel": len(code)} for code in codes]}
        )
    frequency = path.split("/")[-2]
    if "getDa" in path:
        periods = (
            [str(year) for year in book.years(2020)] if frequency == "A"
            else [month.replace("-", "") for month in book.months(2020)][-MONTHS:]
        )  # fmt: skip
        rows = [
            {"period": period, "datasetChecksum": 7, "lastReleased": "2026-10-01T00:00:00",
             "reporterCode": int(query["reporterCode"]), "totalRecords": 10}
            for period in periods
        ]  # fmt: skip
        return _json({"elapsedTime": "0.1 secs", "count": len(rows), "data": rows, "error": ""})
    periods = query["period"].split(",")
    if path.startswith("/public") and len(periods) > 1:
        return 400, b'{"errorObject":{"errorMessage":"one period only"}}', "application/json"
    found = [
        _row(book, query, frequency, period, number, flow, code, part)
        for period in periods
        for number in query["partnerCode"].split(",")
        for flow in query["flowCode"].split(",")
        for code in _codes(query["cmdCode"])
        for part in (("0", "C00", 0), ("0", "C00", 3100))[: 1 if query.get("motCode") == "0" else 2]
    ]
    data = [row for row in found if row is not None]
    limit = 500 if path.startswith("/public") else 100_000
    data = data[:limit]  # without any mark
    return _json({"elapsedTime": "0.1 secs", "count": len(data), "data": data, "error": ""})


def _codes(text: str) -> list[str]:
    if text == "AG2":
        return list(CHAPTERS)
    if text == "AG4":
        return [f"{chapter}{n:02d}" for chapter in CHAPTERS for n in (1, 3)]
    return text.split(",")


def _row(
    book: Book, query: dict[str, str], frequency: str, period: str, number: str, flow: str,
    code: str, part: tuple[str, str, int],
) -> dict[str, Any] | None:  # fmt: skip
    reporter, partner = M49[query["reporterCode"]], M49[number]
    side = {"X": "export", "M": "import"}[flow]
    whole = (
        book.year(reporter, partner, side, int(period)) if frequency == "A"
        else book.month(reporter, partner, side, f"{period[:4]}-{period[4:]}")
    )  # fmt: skip
    if whole is None:
        return None
    share = {3: Decimal("0.2"), 5: Decimal("0.05")}.get(len(code) + 1, Decimal(1))
    value = (whole * (Decimal(1) if code == "TOTAL" else share)).quantize(Decimal("0.01"))
    return {
        "typeCode": "C", "freqCode": frequency, "refPeriodId": int(f"{period[:4]}0101"),
        "refYear": int(period[:4]), "refMonth": 52 if frequency == "A" else int(period[4:]),
        "period": period, "reporterCode": int(query["reporterCode"]), "reporterISO": None,
        "flowCode": flow, "partnerCode": int(number), "partner2Code": int(part[0]),
        "classificationCode": "H6", "isOriginalClassification": True, "cmdCode": code,
        "customsCode": part[1], "motCode": part[2],
        "qtyUnitCode": 5 if len(code) > 2 and code != "TOTAL" else -1, "qty": 40,
        "isQtyEstimated": False, "netWgt": 1200.5, "isNetWgtEstimated": True,
        "primaryValue": float(value), "isReported": False, "isAggregate": True,
    }  # fmt: skip


def worldbank(book: Book, path: str, query: dict[str, str]) -> Body:
    """Two pages; `per_page` is text, as it sometimes is; the running year is empty."""
    countries, series = path.split("/")[3].split(";"), path.split("/")[5]
    base = {"NY.GDP.MKTP.CD": "gdp", "SP.POP.TOTL": "population", "FP.CPI.TOTL": "us_cpi",
            "PA.NUS.FCRF": ""}  # fmt: skip
    if series not in base:
        body = [{"message": [{"id": "120", "key": "Invalid value", "value": "not found"}]}]
        return _json(body)
    first, last = (int(year) for year in query["date"].split(":"))
    rows = [
        {
            "indicator": {"id": series, "value": ""}, "country": {"id": "XX", "value": ""},
            "countryiso3code": code, "date": str(year), "unit": "", "obs_status": "", "decimal": 0,
            "value": None if year >= book.today.year else _indicator(book, code, base[series], year),
        }
        for code in countries for year in range(last, first - 1, -1)
    ]  # fmt: skip
    half = (len(rows) + 1) // 2
    page = int(query["page"])
    head = {"page": page, "pages": "2", "per_page": "1000", "total": len(rows)}
    return _json([head, rows[:half] if page == 1 else rows[half:] or None])


def _indicator(book: Book, country: str, name: str, year: int) -> float:
    if not name:
        return 7.1
    value = book.indicator(country, name, year)
    return float(value / Decimal("2.18") if name == "us_cpi" else value)


def ember(book: Book, path: str, query: dict[str, str]) -> Body:
    """The file with the world and groups of countries beside countries."""
    names = {"KAZ": "Kazakhstan", "UZB": "Uzbekistan", "KGZ": "Kyrgyzstan", "TJK": "Tajikistan",
             "TKM": "Turkmenistan"}  # fmt: skip
    technologies = {name: code for name, code in CATEGORIES.items() if code != "all"}
    rows: list[list[object]] = [
        ["Area", "Date", "Area type", "Region", "Commodity category", "Amount (USD)"]
    ]
    for month in book.months(2025):
        for country in FIVE:
            found = {n: book.technology(country, c, month) for n, c in technologies.items()}
            for category, value in {**found, "All technologies": sum(found.values())}.items():
                where = [names.get(country, country), f"{month}-01", "Country or economy", "Asia"]
                rows.append([*where, category, value])
                rows.append(["Asia", f"{month}-01", "Region", "", category, value * 9])
    return 200, lines(rows), "text/csv"


def _json(content: object) -> Body:
    return 200, json.dumps(content).encode(), "application/json"


SERVICES = {"imf": imf, "comtrade": comtrade, "worldbank": worldbank, "ember": ember}


class Server(ThreadingHTTPServer):
    """Answers from a book. Faults of `once` are used up one by one, `always` stays.

    A fault of `once` is a status (`429`), a status with Retry-After (`429:7`), `silent` (no answer),
    `cut` (a connection that ends within the body), or a function that changes the body.
    """

    daemon_threads = True

    def __init__(self, book: Book, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.book = book
        self.once: dict[str, list[str | Change]] = {}
        self.always: dict[str, Change] = {}
        self.clock: datetime | None = None
        self.asked: list[str] = []
        self.headers: list[str] = []
        self.closing = threading.Event()

    @property
    def base(self) -> str:
        """Address of the server."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # head and body in one packet: apart they wait 40 ms for each other

    def do_GET(self) -> None:
        """Answer, or break in the way that was asked for."""
        url = urlsplit(self.path)
        _, service, *rest = url.path.split("/")
        self.server.asked.append(self.path)
        self.server.headers.append(self.headers.get("Ocp-Apim-Subscription-Key", ""))
        faults = self.server.once.get(service, [])
        fault = faults.pop(0) if faults else ""
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        if fault == "silent":
            self.server.closing.wait(5)
            self.close_connection = True
            return
        if isinstance(fault, str) and fault[:3].isdigit():
            status, _, pause = fault.partition(":")
            words = {"401": "Access denied due to invalid subscription key.",
                     "403": "Out of call volume quota. Quota will be replenished in 03:10:00."}  # fmt: skip
            body = json.dumps({"statusCode": int(status), "message": words.get(status, "later")})
            self._send(
                int(status),
                body.encode(),
                "application/json",
                {"Retry-After": pause} if pause else {},
            )
            return
        status_of, body_of, kind = SERVICES[service](self.server.book, "/" + "/".join(rest), query)
        for change in (self.server.always.get(service), fault):
            if callable(change):
                body_of = change(body_of, self.path)
        if fault == "cut":
            self._send(status_of, body_of, kind, {}, half=True)
            return
        self._send(status_of, body_of, kind, {})

    def _send(
        self, status: int, body: bytes, kind: str, headers: dict[str, str], *, half: bool = False
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if half else body)
        if half:
            self.close_connection = True

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The clock of the service."""
        if self.server.clock is not None:
            timestamp = self.server.clock.timestamp()
        return super().date_time_string(timestamp)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(book: Book) -> Any:
    """Run a server while a test runs."""
    server = Server(book)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def main(port: int, package: Path = PACKAGE, today: date | None = None) -> None:
    """Serve until Ctrl-C."""
    server = Server(Book(package, today or datetime.now(UTC).date()), port)
    print(f"The services are at {server.base}/imf, /comtrade, /worldbank, /ember (Ctrl-C ends)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.closing.set()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8099)
