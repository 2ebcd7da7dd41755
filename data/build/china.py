"""China's side 2014-2025: exports and imports by partner, from UN Comtrade and the IMF.

China is the reporter of all rows; the figures are those of China's customs. Flows are stored as
the partner country sees them: China's export is the country's import. The files are public copies
of the official series (datasets.yaml names each).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from data.build.manifest import Inputs, settings
from data.build.rows import FLIP, Candidate, digits_in_billions, plain, tidy, usd
from data.build.sources import page_id
from data.build.wits import SUM_OF_FIVE
from data.records.codes import CHINA, REGION, WORLD

EXPORTS = "comtrade-china-exports"
#: part of an address -> id of the source
SOURCES = {
    "comtrade_all_exports_": EXPORTS,
    "comtrade_all_imports_2021A": "comtrade-china-imports-2021",
    "DOTS_40.xlsx": "imf-dots",
    "trade_data.json": "imf-imts-2025",
    "trade.rda": "open-trade-statistics",
    "comtrade_chn_reporter.csv": "comtrade-china-kaz",
}
#: files whose annual rows add up to the region's, the preferred one first
SUMMED = {EXPORTS: 1, "imf-dots": 2, "comtrade-china-kaz": 3}
#: addresses whose rows only confirm others: an unnamed publisher; a reconciled figure
CHECKS = ("circlePro", "artikeldigital.com")
#: how the remark of a row begins that must not be drawn or stored
REFUSED = re.compile(r"CHECK ONLY|DOUBTFUL|DO NOT USE|WEAK, DO NOT USE")
#: a flow that is the published total less the other flow
DERIVED = "china-derived"
UNITS = {"USD": "USD", "USD mn": "mUSD", "USD bn": "bnUSD"}
#: year -> remark on exports of UN Comtrade
VINTAGES = {
    "2021": "as first published; China later lowered its exports of 2021 by 1 to 2%",
    "2022": "as of May 2023; a later revision is possible",
}
MONTHS = "as first published; the months of 2022 add up to at most 0.04% more than the year"
REVISED = "later revision of the reports to UN Comtrade"
SECOND_HAND = "read in a copy that a third party made"
#: period, and 1 for a derived row -> remark on a figure of television news; others have none
TELEVISION = {
    ("2023-01/2023-05", ""): "growth in yuan",
    ("2023-11", ""): "growth of the single month, in yuan",
    ("2024-01/2024-02", ""): "growth in yuan",
    ("2025-05", ""): "growth of the single month, in yuan",
    ("2025-01/2025-07", ""): "growth in yuan",
    ("2025-01/2025-07", "1"): "371.42 bn yuan of January–July 2024 x 1.163",
    ("2025-06", "1"): "357.2 bn yuan of January–June less 286.42 bn of January–May",
}
Record = dict[str, str]


def _source(record: Record) -> str:
    """Return the id of the source of a record. Raises KeyError for an unknown address."""
    for part, source in SOURCES.items():
        if part in record["source_url"]:
            return source
    raise KeyError(f"no source for {record['source_url']}; add it to SOURCES")


def _row(record: Record, source: str, note: str) -> Candidate:
    unit, world = UNITS[record["unit"]], record["partner"] == WORLD
    return Candidate(
        country=CHINA if world else record["partner"],
        reporter=CHINA,
        partner=WORLD if world else CHINA,
        period=record["period"],
        flow=record["flow"] if world else FLIP[record["flow"]],
        value_usd=usd(record["value"], unit),
        value=record["value"],
        unit=unit,
        ledger="china",
        status="reported",
        source=source,
        family=source,
        locator=tidy(record["quote"], 120),
        note=note,
        digits=digits_in_billions(record["value"], unit),
    )


def _note(record: Record, source: str) -> str:
    """Return the remark of a published row: its vintage, or that it is second hand."""
    if source == EXPORTS:
        return MONTHS if record["freq"] == "M" else VINTAGES.get(record["period"], "")
    if source == "comtrade-china-kaz":
        changed = record["flow"] == "import" and "2018" <= record["period"] <= "2020"
        return REVISED if changed and record["partner"] != WORLD else ""
    return SECOND_HAND if source in ("imf-imts-2025", "open-trade-statistics") else ""


def published(inputs: Inputs) -> list[Candidate]:
    """Return published annual and monthly flows 2014-2025, US dollars as printed.

    China's total trade with the world 2014-2024 is included. Rows that the research marks as
    checks, doubtful or not to be used, and sums, are left out.
    """
    records = [*inputs.records("china_splits"), *inputs.records("china_kazakhstan")]
    rows = []
    for record in records:
        if record["derived"] or "CCTV" in record["publisher"] or REFUSED.match(record["notes"]):
            continue
        if any(part in record["source_url"] for part in CHECKS):
            continue
        source = _source(record)
        rows.append(_row(record, source, _note(record, source)))
    return rows


def months(rows: list[Candidate]) -> list[Candidate]:
    """Return the rows of single months."""
    return [row for row in rows if "-" in row.period]


def region(rows: list[Candidate], members: list[str]) -> list[Candidate]:
    """Return the region's annual exports and imports from 2017, sums of the members' rows.

    A flow of a year is left out if a member has it from no file of SUMMED. `members` is ISO3
    codes, from partner_groups.yaml.
    """
    parts: dict[tuple[str, str], dict[str, Candidate]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: SUMMED.get(row.source, 0)):
        if row.source in SUMMED and row.country in members and "2017" <= row.period <= "2022":
            parts[row.period, row.flow].setdefault(row.country, row)
    out = []
    for (period, flow), by_country in sorted(parts.items()):
        if len(period) != 4 or by_country.keys() != set(members):
            continue
        total = sum((row.value_usd for row in by_country.values()), Decimal(0))
        ids = dict.fromkeys(row.source for row in by_country.values())
        out.append(
            Candidate(
                REGION, CHINA, CHINA, period, flow, total, plain(str(total)), "USD", "china",
                "derived", ";".join(sorted(ids)), next(iter(ids)), note=SUM_OF_FIVE,
            )
        )  # fmt: skip
    return out


def derived(inputs: Inputs) -> list[Candidate]:
    """Return China's imports that no source prints: a published total less China's exports.

    splits.yaml lists them with the total that each is derived from and the formula. Weak ones
    have the status `estimate`. Raises ValueError if an entry matches no record, or a record no
    entry.
    """
    entries = {(e["country"], e["period"]): e for e in settings("splits.yaml")["splits"]}
    totals = {
        (r["partner"], r["period"], r["value"]): page_id(r["source_url"], r["source_date"])
        for r in reversed(inputs.records("gacc_observations"))
        if r["flow"] == "total" and not r["commodity"]
    }
    rows = []
    for record in inputs.records("china_splits"):
        sums = "summed here" in record["publisher"] or "circlePro" in record["source_url"]
        if not record["derived"] or record["flow"] != "import" or sums:
            continue
        entry = entries.pop((record["partner"], record["period"]), None)
        if entry is None:
            raise ValueError(f"a derived import without an entry in splits.yaml: {record}")
        page = totals[entry["country"], entry["period"], entry["total"]]
        row = _row(record | {"quote": ""}, f"{_source(record)};{page}", entry["formula"])
        rows.append(replace(row, status=entry["status"], family=DERIVED))
    if entries:
        raise ValueError(f"entries of splits.yaml that match no record: {sorted(entries)}")
    return rows


def cctv(inputs: Inputs) -> list[Record]:
    """Return records of the region's trade as China's customs had it read out on television."""
    records = (r for r in inputs.records("china_kazakhstan") if "CCTV" in r["publisher"])
    return [r | {"notes": TELEVISION.get((r["period"], r["derived"]), "")} for r in records]
