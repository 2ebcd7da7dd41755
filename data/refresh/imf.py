"""The IMF's International Trade in Goods by Partner Country: SDMX 2.1, as CSV.

Values are US dollars; the column SCALE is a hint for display and is not applied. A key that is
wrong answers 200 and nothing, so a series without a row is reported and withdraws nothing.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from data.build.rows import FLIP
from data.records.codes import CHINA, COUNTRIES, WORLD
from data.records.refreshed import IMF, IMF_ESTIMATE, SUM_OF_MONTHS
from data.refresh.client import Client, excerpt
from data.refresh.reading import (
    Context,
    Reading,
    ShapeError,
    add_months,
    distinct,
    ended,
    expect,
    kind_of,
    number,
    observation,
    partner_code,
)

BASE = "https://api.imf.org/external/sdmx/2.1/data/IMF.STA,IMTS"
ACCEPT = "application/vnd.sdmx.data+csv;version=1.0.0"
_COLUMNS = ("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY", "TIME_PERIOD", "OBS_VALUE")
_FLOWS = {"XG_FOB_USD": "export", "MG_CIF_USD": "import"}
_WORLD = "G001"
#: how a figure came about (codelist CL_DERIVATION_TYPE): what the IMF estimated or projected
_ESTIMATES = frozenset({"SE", "SEME", "SEHI", "SP", "SC", "SCC", "FA"})
#: reports nothing to the IMF, which fills its trade from partners' data
_SILENT = frozenset({"TKM"})


def addresses(context: Context) -> list[str]:
    """Return what is asked: China with the five and the world; each of the five, by year with all
    partners, by month with China and the world.
    """
    flows = "+".join(_FLOWS)
    five = "+".join(sorted(COUNTRIES))
    keys = [f"{CHINA}.{flows}.{five}+{_WORLD}.A+M"]
    for country in sorted(COUNTRIES):
        keys += [f"{country}.{flows}..A", f"{country}.{flows}.{CHINA}+{_WORLD}.M"]
    return [f"{BASE}/{key}?startPeriod={context.since}" for key in keys]


def read(client: Client, context: Context) -> Reading:
    """Ask for both sides' months and years. Raises ServiceError or ShapeError."""
    reading = Reading("imf", context.since)
    for address in addresses(context):
        body = client.get("imf", address, fault_of, accept=ACCEPT)
        key = address.removeprefix(f"{BASE}/").partition("?")[0]
        _note_asked(reading, key)
        before = len(reading.observations)
        parse(body, context, reading)
        if len(reading.observations) == before:
            reading.leave_out(
                f"imf: nothing came for {key}; a wrong key is answered like this, too"
            )
    distinct(reading, "imf")
    add_months(reading, IMF, SUM_OF_MONTHS)
    return reading


def fault_of(body: bytes) -> str:
    """Return why a body is not the CSV that was asked for; empty if it is."""
    first = body.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    if first.lstrip()[:1] in (b"<", b"{"):
        return f"not CSV: {excerpt(body)}"
    if b"," not in first:
        return f"not CSV: {excerpt(body)}"
    if body and not body.endswith((b"\n", b"\r")) and body.count(b"\n"):
        return "the last line is cut"
    return ""


def _note_asked(reading: Reading, key: str) -> None:
    countries, _flows, partners, frequencies = key.split(".")
    for country in countries.split("+"):
        for partner in (partners or f"{CHINA}+{_WORLD}").split("+"):
            for flow in _FLOWS.values():
                for frequency in frequencies.split("+"):
                    place = _place(country, WORLD if partner == _WORLD else partner, flow)
                    reading.asked.add((*place, frequency))


def _place(reporter: str, partner: str, flow: str) -> tuple[str, str, str, str]:
    """Return country, partner, flow (seen from the country) and ledger of a reported flow."""
    if reporter != CHINA:
        return reporter, partner, flow, "partner"
    if partner == WORLD:
        return CHINA, WORLD, flow, "china"
    return partner, CHINA, FLIP[flow], "china"


def parse(body: bytes, context: Context, reading: Reading) -> None:
    """Add the rows of an SDMX-CSV answer. Raises ShapeError if columns are missing."""
    text = body.decode("utf-8-sig", "strict")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    expect(_COLUMNS, rows.fieldnames or (), "imf")
    for line, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise ShapeError(f"imf: line {line} has another number of cells than the header")
        if not row["OBS_VALUE"].strip():
            continue  # a placeholder, no zero
        _add(row, f"imf: line {line}", context, reading)


def _add(row: dict[str, str], where: str, context: Context, reading: Reading) -> None:
    flow = _FLOWS.get(row["INDICATOR"])
    other, reporter = row["COUNTERPART_COUNTRY"], row["COUNTRY"]
    if flow is None or (reporter != CHINA and reporter not in COUNTRIES):
        return
    partner = WORLD if other == _WORLD else None
    if partner is None and not any(char.isdigit() for char in other):  # groups, which overlap
        partner = partner_code(other, reading)
    if partner is None or partner == reporter:
        return
    period = _period(row["TIME_PERIOD"], where)
    if period[:4] < context.since:
        return
    if not ended(period, context.today):
        reading.leave_out(f"imf: {reporter} {partner} {period} has not ended yet")
        return
    value = number(row["OBS_VALUE"], where)
    if value < 0:
        reading.leave_out(f"imf: {reporter} {partner} {period} {flow} is negative: {value}")
        return
    country, with_whom, seen, ledger = _place(reporter, partner, flow)
    if ledger == "china" and country not in (*COUNTRIES, CHINA):
        return
    estimated = row.get("DERIVATION_TYPE", "") in _ESTIMATES or reporter in _SILENT
    reading.observations.append(
        observation(
            country, with_whom, period, seen, value.quantize(Decimal("0.000001")), IMF,
            ledger=ledger,
            status="estimate" if estimated else "reported",
            note=IMF_ESTIMATE if estimated else "",
            counted_by="International Monetary Fund" if estimated else "",
        )
    )  # fmt: skip
    reading.asked.add((country, with_whom, seen, ledger, kind_of(period)))


def _period(text: str, where: str) -> str:
    year, _, month = text.partition("-")
    month = month.removeprefix("M")
    if not (year.isdigit() and len(year) == 4 and (not month or month.isdigit())):
        raise ShapeError(f"{where}: not a year or a month: {text[:20]!r}")
    return f"{year}-{int(month):02d}" if month else year
