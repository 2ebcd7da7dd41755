"""UN Comtrade: reporters China and the four that report, without a key (preview) or with one.

Our own requests, not `comtradeapicall`: that package has the service's host in every module, prints
an error and returns None, sends the key in the address, and repeats by itself. See docs/refresh.md.

The preview ends at 500 rows without a mark. An answer with that many rows is therefore asked for
again in parts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from data.build.rows import FLIP, plain
from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES, WORLD
from data.records.observation import Observation
from data.records.quantities import Quantity
from data.records.refreshed import COMTRADE, UNSD_ESTIMATE
from data.refresh.client import Client, ServiceError, excerpt
from data.refresh.reading import (
    Context,
    Reading,
    ShapeError,
    distinct,
    ended,
    expect,
    kind_of,
    number,
    observation,
    partner_number,
)

BASE = "https://comtradeapi.un.org"
#: UN numbers of the reporters; Turkmenistan does not report
REPORTERS = {"CHN": "156", "KAZ": "398", "KGZ": "417", "TJK": "762", "UZB": "860"}
_NUMBERS = {**REPORTERS, "TKM": "795"}
_FLOWS = {"X": "export", "M": "import"}
_COLUMNS = (
    "period", "reporterCode", "flowCode", "partnerCode", "partner2Code", "cmdCode", "customsCode",
    "motCode", "primaryValue",
)  # fmt: skip
#: UN codes of units of quantity
_UNITS = {5: "pieces", 8: "kg"}
_KEYED_ROWS, _PERIODS = 100_000, 12
#: HS codes that fit into one address of the preview, and into 500 rows with both flows
_CODES = 120


def read(client: Client, context: Context) -> Reading:
    """Ask for totals by year and month, and HS codes by year, as far as they are available."""
    reading = Reading("comtrade", context.since)
    headers = {"Ocp-Apim-Subscription-Key": context.key} if context.key else {}
    for reporter in (name for name in REPORTERS if name in (CHINA, *COUNTRIES)):
        partners = _partners(reporter)
        for frequency in ("A", "M"):
            versions = available(client, reporter, frequency, context, headers)
            codes = [ALL_COMMODITIES] if frequency == "M" else _codes(context)
            for periods in _batches(sorted(versions), context):
                version = ";".join(versions[period] for period in periods)
                for code in codes:
                    query = _query(reporter, partners, periods, code)
                    for body in _ask(client, frequency, query, context, headers, version):
                        parse(body, context, reading)
    distinct(reading, "comtrade")
    return reading


def _partners(reporter: str) -> str:
    own = [_NUMBERS[code] for code in sorted(COUNTRIES)] if reporter == CHINA else ["156"]
    return ",".join([*own, "0"])


def _codes(context: Context) -> list[str]:
    return [ALL_COMMODITIES, *(f"AG{level}" for level in context.levels)]


def _batches(periods: Sequence[str], context: Context) -> Iterator[Sequence[str]]:
    size = _PERIODS if context.key else 1
    for start in range(0, len(periods), size):
        yield periods[start : start + size]


def _query(reporter: str, partners: str, periods: Sequence[str], code: str) -> dict[str, str]:
    # Without the last three, rows of parts (by transport, by procedure) come beside the total.
    return {
        "reporterCode": REPORTERS[reporter], "period": ",".join(periods), "partnerCode": partners,
        "cmdCode": code, "flowCode": "M,X", "partner2Code": "0", "customsCode": "C00",
        "motCode": "0",
    }  # fmt: skip


def _address(frequency: str, query: dict[str, str], context: Context) -> str:
    path = "data/v1/get" if context.key else "public/v1/preview"
    return f"{BASE}/{path}/C/{frequency}/HS?{urlencode(query, safe=',')}"


def addresses(context: Context) -> list[str]:
    """Return what is asked first: which periods each reporter has."""
    return [_availability(name, frequency, context) for name in REPORTERS for frequency in "AM"]


def _availability(reporter: str, frequency: str, context: Context) -> str:
    path = "data/v1/getDa" if context.key else "public/v1/getDa"
    return f"{BASE}/{path}/C/{frequency}/HS?reporterCode={REPORTERS[reporter]}"


def available(
    client: Client, reporter: str, frequency: str, context: Context, headers: dict[str, str]
) -> dict[str, str]:
    """Return period -> state of its data, for the periods that the service says it has."""
    address = _availability(reporter, frequency, context)
    rows = _rows(client.get("comtrade", address, fault_of, headers=headers))
    found = {}
    for row in rows:
        expect(("period", "datasetChecksum", "lastReleased"), row, "comtrade availability")
        period = str(row["period"])
        if context.since <= period[:4] and ended(_period(period), context.today):
            found[period] = f"{row['datasetChecksum']}@{row['lastReleased']}"
    return found


def _ask(
    client: Client,
    frequency: str,
    query: dict[str, str],
    context: Context,
    headers: dict[str, str],
    version: str,
) -> Iterator[bytes]:
    """Yield bodies that together have every row of the query."""
    address = _address(frequency, query, context)
    body = client.get("comtrade", address, fault_of, headers=headers, version=version)
    limit = _KEYED_ROWS if context.key else context.preview_rows
    if len(_rows(body)) < limit:
        yield body
        return
    for part in _parts(client, query, headers):
        yield from _ask(client, frequency, part, context, headers, version)


def _parts(
    client: Client, query: dict[str, str], headers: dict[str, str]
) -> Iterator[dict[str, str]]:
    """Yield smaller queries: by partner, then by code, then by flow. Raises ServiceError."""
    code = query["cmdCode"]
    for name in ("partnerCode", "period"):
        values = query[name].split(",")
        if len(values) > 1:
            yield from ({**query, name: value} for value in values)
            return
    if code.startswith("AG"):
        codes = _nomenclature(client, int(code[2:]), headers)
        for start in range(0, len(codes), _CODES):
            yield {**query, "cmdCode": ",".join(codes[start : start + _CODES])}
        return
    for name in ("flowCode", "cmdCode"):
        values = query[name].split(",")
        if len(values) > 1:
            half = len(values) // 2
            yield {**query, name: ",".join(values[:half])}
            yield {**query, name: ",".join(values[half:])}
            return
    raise ServiceError(f"comtrade: one code has as many rows as an answer can hold: {query}")


def _nomenclature(client: Client, level: int, headers: dict[str, str]) -> list[str]:
    """Return the HS codes of 2, 4 or 6 digits, from the service's own list."""
    address = f"{BASE}/files/v1/app/reference/HS.json"
    raw = json.loads(client.get("comtrade", address, _fault_of_list, headers=headers))
    codes = [str(entry.get("id", "")) for entry in raw["results"]]
    found = sorted({code for code in codes if code.isdigit() and len(code) == level})
    if not found:
        raise ShapeError(f"comtrade: HS.json has no codes of {level} digits")
    return found


def _fault_of_list(body: bytes) -> str:
    try:
        return "" if isinstance(json.loads(body)["results"], list) else "no list of codes"
    except (ValueError, KeyError, TypeError):
        return f"not the list of HS codes: {excerpt(body)}"


def fault_of(body: bytes) -> str:
    """Return why a body cannot be used: no JSON, an error in words, fewer rows than its count."""
    try:
        raw = json.loads(body)
    except ValueError:
        return f"not JSON: {excerpt(body)}"
    if not isinstance(raw, dict) or not isinstance(raw.get("data"), list):
        return f"no list `data`: {excerpt(body)}"
    if raw.get("error"):
        return f"it says: {str(raw['error'])[:160]}"
    count = raw.get("count", len(raw["data"]))
    if isinstance(count, int) and count > len(raw["data"]):
        return f"{count} rows announced, {len(raw['data'])} sent"
    return ""


def _rows(body: bytes) -> list[dict[str, Any]]:
    rows = json.loads(body, parse_float=Decimal)["data"]
    if not all(isinstance(row, dict) for row in rows):
        raise ShapeError("comtrade: a row that is no object")
    return rows


def parse(body: bytes, context: Context, reading: Reading) -> None:
    """Add the rows of totals over transport, customs procedure and second partner."""
    for row in _rows(body):
        expect(_COLUMNS, row, "comtrade")
        parts = (str(row["partner2Code"]), str(row["customsCode"]), str(row["motCode"]))
        if parts == ("0", "C00", "0"):
            _add(row, context, reading)


def _add(row: dict[str, Any], context: Context, reading: Reading) -> None:
    flow = _FLOWS.get(str(row["flowCode"]))
    reporter = {number: code for code, number in REPORTERS.items()}.get(str(row["reporterCode"]))
    period = _period(str(row["period"]))
    if flow is None or reporter is None or row["primaryValue"] is None:
        return
    if period[:4] < context.since or not ended(period, context.today):
        reading.leave_out(f"comtrade: {reporter} {period} was not asked for, or has not ended yet")
        return
    partner = partner_number(str(row["partnerCode"]), reading)
    code = str(row["cmdCode"])
    if partner is None or partner == reporter or not (code == ALL_COMMODITIES or code.isdigit()):
        return
    country, ledger = reporter, "partner"
    if reporter == CHINA:
        ledger = "china"
        if partner == WORLD:
            country = CHINA
            if code != ALL_COMMODITIES:
                return  # the package has China's world trade in total only
        elif partner in COUNTRIES:
            country, partner, flow = partner, CHINA, FLIP[flow]
        else:
            return
    value = number(str(row["primaryValue"]), "comtrade: primaryValue")
    if value < 0:
        reading.leave_out(f"comtrade: {reporter} {period} {code} is negative: {value}")
        return
    record = observation(
        country, partner, period, flow, value, COMTRADE, ledger=ledger, commodity=code
    )
    reading.observations.append(record)
    reading.asked.add((country, partner, flow, ledger, kind_of(period)))
    if len(code) > 2 and code != ALL_COMMODITIES:
        _add_quantities(row, record, reading)


def _add_quantities(row: dict[str, Any], record: Observation, reading: Reading) -> None:
    printed = {"kg": (row.get("netWgt"), row.get("isNetWgtEstimated"))}
    unit = _UNITS.get(int(row.get("qtyUnitCode") or -1))
    if unit and not (unit == "kg" and printed["kg"][0]):
        printed[unit] = (row.get("qty"), row.get("isQtyEstimated"))
    for name, (amount, estimated) in printed.items():
        if amount is None or number(str(amount), "comtrade: quantity") <= 0:
            continue  # zero means not measured
        reading.quantities.append(
            Quantity._make(
                (
                    *(getattr(record, column) for column in Quantity._fields[:6]),
                    float(plain(str(amount), 3)),
                    name,
                    record.ledger,
                    "estimate" if estimated else "reported",
                    COMTRADE,
                    UNSD_ESTIMATE if estimated else "",
                )
            )
        )


def _period(text: str) -> str:
    if not text.isdigit() or len(text) not in (4, 6):
        raise ShapeError(f"comtrade: not a year or a month: {text[:20]!r}")
    return text if len(text) == 4 else f"{text[:4]}-{text[4:]}"
