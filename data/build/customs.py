"""China's customs: the NBS yearbook series, exact exports of 2023, months of 2023 and 2024.

China is the reporter of all rows. Flows are stored as the partner country sees them: China's
export is the country's import.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from data.build.manifest import Inputs
from data.build.rows import FLIP, Candidate, plain, usd
from data.records.codes import CHINA, REGION, WORLD

#: yuan per dollar, the same as in exchange_rates.csv
RATE_2023 = Decimal("7.0473")
RATE_2024 = Decimal("7.1217")
#: a back-cast value with a larger rounding error than this share of it is not drawn
WEAK = Decimal("0.05")
MONTHLY, BACKCAST = "gacc-monthly-2024", "gacc-backcast-2023"
REORDERED = "country identified by row order"


def nbs(inputs: Inputs) -> list[Candidate]:
    """Return annual exports, imports and printed turnover 2005-2014, billion US dollars.

    Rows of the region are sums (`derived`).
    """
    rows = []
    for r in inputs.records("gacc_observations"):
        if "NBS" not in r["publisher"]:
            continue
        summed = r["derived"] == "1"
        rows.append(
            Candidate(
                r["partner"], CHINA, CHINA, r["period"], FLIP[r["flow"]],
                usd(r["value"], "bnUSD"), r["value"], "bnUSD", "china",
                "derived" if summed else "reported", "nbs-customs", "nbs-customs",
                growth=r["growth_yoy_pct"], note="sum of the five countries" if summed else "",
            )
        )  # fmt: skip
    return rows


def annual_2023(inputs: Inputs) -> list[Candidate]:
    """Return China's trade in 2023, US dollars.

    China's exports are as published (region: their sum). China's imports are back-cast: the value
    of 2024 divided by the published growth.
    """
    rows = []
    for r in inputs.records("china_annual_2023"):
        region = r["partner"] == REGION
        columns = (("import", "china_export_usd"), ("export", "china_import_usd_derived"))
        for flow, column in columns:
            exact = flow == "import"
            note = "sum of the five countries" if region else ""
            if not exact:
                note = "; ".join(
                    x for x in (note, "2024 divided by published growth; 7.0473 CNY per USD") if x
                )
            source = "china-exports-2023" if exact else BACKCAST
            rows.append(
                Candidate(
                    r["partner"], CHINA, CHINA, "2023", flow, usd(r[column], "USD"), r[column],
                    "USD", "china", "reported" if exact and not region else "derived", source,
                    BACKCAST if region else source, note=note,
                )
            )  # fmt: skip
    return rows


def _monthly_row(
    partner: str, period: str, flow: str, value: str, unit: str, growth: str, note: str
) -> Candidate:
    world = partner == "WORLD"
    status = "reported" if world and unit == "kUSD" else "derived"
    return Candidate(
        CHINA if world else partner, CHINA, WORLD if world else CHINA, period,
        flow if world else FLIP[flow], usd(value, unit, RATE_2024), value, unit, "china",
        status, MONTHLY, MONTHLY, growth=growth,
        note="; ".join(x for x in (note, "" if world else REORDERED) if x),
    )  # fmt: skip


def months_2024(inputs: Inputs) -> list[Candidate]:
    """Return months, year-to-dates and the year 2024, 10,000 yuan, all `derived`.

    Rows of the world are China's own total trade. September also has a row in thousand US
    dollars; it is stored as a year-to-date and enters no sum.
    """
    rows = []
    yuan = f"at {RATE_2024} CNY per USD"
    for r in inputs.records("gacc_monthly_2024"):
        month = r["month"]
        until = f"2024-01/{month}"
        for flow, column in (("export", "china_exports"), ("import", "china_imports")):
            single, ytd = plain(r[f"{column}_month"]), plain(r[f"{column}_ytd"])
            growth = r[f"{column[6:]}_cum_yoy_pct"]
            if r["unit"] == "thousand_USD":
                rows.append(_monthly_row(r["partner"], until, flow, ytd, "kUSD", growth, ""))
                continue
            formula = "difference of year-to-date values" if r["derived"] else ""
            note = "; ".join(x for x in (formula, yuan) if x)
            rows.append(_monthly_row(r["partner"], month, flow, single, "10kCNY", "", note))
            if month == "2024-12":
                rows.append(_monthly_row(r["partner"], "2024", flow, ytd, "10kCNY", growth, yuan))
            elif month != "2024-01":
                rows.append(_monthly_row(r["partner"], until, flow, ytd, "10kCNY", growth, note))
    return rows


def months_2023(inputs: Inputs) -> list[Candidate]:
    """Return months and year-to-dates of 2023, 10,000 yuan, back-cast from 2024 and its growth.

    A value with a rounding error above 5% is `suspect` and gets rank 0. Spans of two months are
    left out: no code of a period can express them.
    """
    rows = []
    base = f"2024 divided by published growth; at {RATE_2023} CNY per USD"
    for r in inputs.records("gacc_backcast_2023"):
        flow = FLIP[r["china_flow"]]
        last, _, extra = r["ytd_2023_period"].partition(" ")
        until = re.sub(r"^2023-01\.\.(\d\d)$", r"2023-01/2023-\1", last)
        parts = []
        if not until.endswith(("-12", "/2023-01")):
            error = r["ytd_rounding_error"]
            parts.append((until, r["ytd_2023_10k_CNY_or_thousand_USD"], error))
        if r["month_or_span"] and ".." not in r["month_or_span"]:
            parts.append((r["month_or_span"], r["month_value_10k_CNY"], r["month_rounding_error"]))
        for period, value, error in parts:
            weak = Decimal(error) > WEAK * Decimal(value)
            unit = "kUSD" if extra else "10kCNY"
            rows.append(
                Candidate(
                    r["partner"], CHINA, CHINA, period, flow, usd(value, unit, RATE_2023), value,
                    unit, "china", "suspect" if weak else "derived", BACKCAST, BACKCAST,
                    note=("2024 divided by published growth" if extra else base)
                    + (f"; rounding error {error}" if weak else ""),
                    hold=weak,
                )
            )  # fmt: skip
    return rows


def region(rows: list[Candidate], members: list[str]) -> list[Candidate]:
    """Return the region's rows: sums for each period, flow, source and unit that all members have.

    `members` is ISO3 codes, from partner_groups.yaml.
    """
    groups: dict[tuple[str, str, str, str], list[Candidate]] = defaultdict(list)
    for r in rows:
        if r.country in members and not r.hold:
            groups[r.period, r.flow, r.source, r.unit].append(r)
    out = []
    for (period, flow, source, unit), parts in sorted(groups.items()):
        if {p.country for p in parts} != set(members) or len(parts) != len(members):
            continue
        note = "sum of the five countries"
        if unit.endswith("CNY"):
            note += f"; at {RATE_2024 if period.startswith('2024') else RATE_2023} CNY per USD"
        out.append(
            Candidate(
                REGION, CHINA, CHINA, period, flow, sum((p.value_usd for p in parts), Decimal(0)),
                plain(str(sum(Decimal(p.value) for p in parts))), unit, "china", "derived",
                source, source, note=note,
            )
        )  # fmt: skip
    return out
