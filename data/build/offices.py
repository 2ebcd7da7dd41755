"""Files of the national statistical offices: Kazakhstan, Kyrgyzstan and Uzbekistan."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from data.build.manifest import Inputs
from data.build.names import from_name, from_number
from data.build.rows import Candidate, plain, usd
from data.records.codes import ALL_COMMODITIES, WORLD

MODEL_INPUT = "input data of a policy model; not confirmed by another source"


def _row(country: str, partner: str, period: str, flow: str, value: str, source: str) -> Candidate:
    return Candidate(
        country, country, partner, period, flow, usd(value, "kUSD"), value, "kUSD",
        "partner", "reported", source, source,
    )  # fmt: skip


def _merged(rows: list[Candidate], note: str) -> list[Candidate]:
    """Sum rows of the same key: an office may list one partner under two names."""
    groups: dict[tuple, list[Candidate]] = defaultdict(list)
    for r in rows:
        groups[r.key].append(r)
    out = []
    for parts in groups.values():
        first = parts[0]
        if len(parts) > 1:
            value = plain(str(sum(Decimal(p.value) for p in parts)), 3)
            first = Candidate(
                first.country, first.reporter, first.partner, first.period, first.flow,
                usd(value, "kUSD"), value, "kUSD", "partner", "derived", first.source,
                first.family, note=note,
            )  # fmt: skip
        out.append(first)
    return out


def kazakhstan(inputs: Inputs) -> list[Candidate]:
    """Return the trade of Kazakhstan by partner 2018-2023, thousand US dollars, goods.

    Source: Bureau of National Statistics, which publishes turnover as well. Country groups and
    "other countries" are left out. 2023 is preliminary.
    """
    rows = []
    for r in inputs.records("kaz_bns_partners"):
        partner = from_name(r["partner_ru"], "ru")
        if partner is None:
            continue
        for flow in ("export", "import", "turnover"):
            if r[f"{flow}_kusd"]:
                value = plain(r[f"{flow}_kusd"], 3)
                rows.append(_row("KAZ", partner, r["year"], flow, value, "kaz-bns-partners"))
    return _merged(rows, "sum of two rows of the office with the same partner")


def kyrgyzstan(inputs: Inputs) -> list[Candidate]:
    """Return the trade of Kyrgyzstan by partner 1994-2023, thousand US dollars, goods.

    Source: National Statistical Committee.
    """
    rows = []
    for r in inputs.records("kgz_nsc_partners"):
        partner = from_name(r["partner_en"], "en")
        if partner is not None and r["value_kusd"]:
            value = plain(r["value_kusd"], 3)
            rows.append(_row("KGZ", partner, r["year"], r["flow"], value, "kgz-nsc-partners"))
    return _merged(rows, "sum of two rows of the office with the same partner")


def uzbekistan(inputs: Inputs) -> list[Candidate]:
    """Return the trade of Uzbekistan by partner 2010-2023, thousand US dollars.

    Source: statistics agency (SIAT). Covers goods and services. The file has no total, so the
    world is the sum of all rows, "other countries" included.
    """
    rows = []
    totals: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for r in inputs.records("uzb_siat_partners"):
        value = plain(r["value_kusd"], 3)
        totals[r["year"], r["flow"]] += Decimal(value)
        partner = from_number(r["Code"])
        if partner is not None:
            rows.append(_row("UZB", partner, r["year"], r["flow"], value, "uzb-siat-partners"))
    for (year, flow), total in totals.items():
        value = plain(str(total), 3)
        rows.append(
            Candidate(
                "UZB", "UZB", WORLD, year, flow, usd(value, "kUSD"), value, "kUSD",
                "partner", "derived", "uzb-siat-partners", "uzb-siat-partners",
                note="sum of partners; the file has no total row",
            )
        )  # fmt: skip
    return _merged(rows, "sum of two rows of the office with the same partner")


def uzbekistan_2025(inputs: Inputs) -> list[Candidate]:
    """Return Uzbekistan's imports 2025 by partner, and from the world by chapter.

    Thousand US dollars, `estimate`: the base data of a policy model.
    """
    rows = []
    total = Decimal(0)
    for r in inputs.records("uzb_cerr_partners"):
        partner = from_name(r["partner_ru"], "ru")
        if partner is not None:
            value = plain(r["import_kusd"], 3)
            rows.append(_model_row(partner, value))
    for r in inputs.records("uzb_cerr_hs2"):
        value = plain(r["import_kusd_world"], 3)
        total += Decimal(value)
        rows.append(_model_row(WORLD, value, r["hs2"]))
    value = plain(str(total), 3)
    rows.append(_model_row(WORLD, value, note=f"sum of chapters; {MODEL_INPUT}"))
    return rows


def _model_row(
    partner: str, value: str, commodity: str = ALL_COMMODITIES, note: str = MODEL_INPUT
) -> Candidate:
    return Candidate(
        "UZB", "UZB", partner, "2025", "import", usd(value, "kUSD"), value, "kUSD", "partner",
        "estimate", "uzb-cerr-2025", "uzb-cerr-2025", commodity=commodity, note=note,
    )  # fmt: skip


def kazakhstan_months(inputs: Inputs) -> list[Candidate]:
    """Return Kazakhstan's total exports and imports, thousand US dollars.

    Months from 2019-01 to 2026-06; January to each month from 2024 on, and the years 2024 and 2025,
    as sums of months. Raises ValueError if one of these years lacks a month.
    """
    rows = []
    years: dict[tuple[str, str], list[str]] = defaultdict(list)
    for r in inputs.records("kaz_monthly"):
        value = plain(r["value_kusd"], 3)
        outlier = "outlier" in r["note"]
        rows.append(
            Candidate(
                "KAZ", "KAZ", WORLD, r["month"], r["flow"], usd(value, "kUSD"), value, "kUSD",
                "partner", "suspect" if outlier else "reported", "kaz-bns-monthly",
                "kaz-bns-monthly", note="outlier in the latest month" if outlier else "",
            )
        )  # fmt: skip
        year, number = r["month"][:4], r["month"][5:]
        if year < "2024":
            continue
        values = years[year, r["flow"]]
        values.append(value)
        if len(values) != int(number):
            raise ValueError(f"kaz_monthly: a month of {r['flow']} before {r['month']} is missing")
        if 1 < len(values) < 12:
            period, total = f"{year}-01/{r['month']}", plain(str(sum(map(Decimal, values))), 3)
            rows.append(
                Candidate(
                    "KAZ", "KAZ", WORLD, period, r["flow"], usd(total, "kUSD"), total, "kUSD",
                    "partner", "suspect" if outlier else "derived", "kaz-bns-monthly",
                    "kaz-bns-monthly", note="sum of the months",
                )
            )  # fmt: skip
    for (year, flow), values in sorted(years.items()):
        if year > "2025":
            continue
        if len(values) != 12:
            raise ValueError(f"kaz_monthly: {len(values)} months of {flow} in {year}")
        value = plain(str(sum(map(Decimal, values))), 3)
        rows.append(
            Candidate(
                "KAZ", "KAZ", WORLD, year, flow, usd(value, "kUSD"), value, "kUSD", "partner",
                "derived", "kaz-bns-monthly", "kaz-bns-monthly", note="sum of twelve months",
            )
        )  # fmt: skip
    return rows


def kazakhstan_shares(inputs: Inputs) -> list[Candidate]:
    """Return Kazakhstan's exports 2023-2025 to China, the EU and Russia, thousand US dollars.

    Computed: published share times total exports.
    """
    rows = []
    for r in inputs.records("kaz_shares"):
        value = plain(r["derived_value_kusd"], 3)
        rows.append(
            Candidate(
                "KAZ", "KAZ", r["partner"], r["year"], r["flow"], usd(value, "kUSD"), value,
                "kUSD", "partner", "derived", "kaz-bns-shares;kaz-bns-monthly",
                "kaz-bns-shares", note=f"{r['share_pct']}% of total exports",
            )
        )  # fmt: skip
    return rows
