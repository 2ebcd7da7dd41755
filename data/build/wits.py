"""World Bank WITS (UN Comtrade): annual totals and Kazakhstan's own chapters."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from data.build.manifest import Inputs
from data.build.names import from_code
from data.build.rows import Candidate, plain, usd
from data.records.codes import CHINA, REGION, WORLD

SUM_OF_FIVE = "sum of the five countries"
INCOMPLETE = "chapters 73-99 are missing from the report for 2020-2022"


def bilateral(inputs: Inputs) -> list[Candidate]:
    """Return annual totals 1992-2016, thousand US dollars.

    Rows that China reports go to the ledger `china`, with the flow reversed (but not in its total
    with the world). Rows that a country of the region reports go to the ledger `partner`, for
    every partner.
    """
    rows: list[Candidate] = []
    for r in inputs.records("wits_bilateral"):
        if int(r["year"]) < 1992:
            continue
        partner = from_code(r["partner"])
        if partner is None:
            continue
        for flow in ("export", "import"):
            if not r[f"{flow}_kusd"]:
                continue
            value = plain(r[f"{flow}_kusd"], 3)
            china = r["reporter"] == CHINA
            mirrored = china and partner != WORLD
            other = {"export": "import", "import": "export"}[flow]
            rows.append(
                Candidate(
                    country=partner if mirrored else r["reporter"],
                    reporter=r["reporter"],
                    partner=CHINA if mirrored else partner,
                    period=r["year"],
                    flow=other if mirrored else flow,
                    value_usd=usd(value, "kUSD"),
                    value=value,
                    unit="kUSD",
                    ledger="china" if china else "partner",
                    status="reported",
                    source="wits-bilateral",
                    family="wits-bilateral",
                )
            )
    return rows


def region(rows: list[Candidate], years: range, members: list[str]) -> list[Candidate]:
    """Return the region's rows: sums of China's rows for years and flows that all members have.

    `members` is ISO3 codes, from partner_groups.yaml.
    """
    sums: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for r in rows:
        if r.ledger == "china" and r.country in members and int(r.period[:4]) in years:
            sums[r.period, r.flow].append(r)
    out = []
    for (period, flow), parts in sorted(sums.items()):
        if {p.country for p in parts} != set(members):
            continue
        value = plain(str(sum(Decimal(p.value) for p in parts)), 3)
        first = parts[0]
        total = sum((p.value_usd for p in parts), Decimal(0))
        out.append(
            Candidate(
                REGION, CHINA, CHINA, period, flow, total, value, first.unit, "china",
                "derived", first.source, first.family, note=SUM_OF_FIVE,
            )
        )  # fmt: skip
    return out


def kazakhstan_chapters(inputs: Inputs) -> list[Candidate]:
    """Return Kazakhstan's trade with China and the world by HS chapter 2015-2024.

    Thousand US dollars, sums of four-digit headings. 2020-2022 are `incomplete` and get rank 0.
    """
    rows = []
    for r in inputs.records("wits_kaz_hs2"):
        incomplete = r["incomplete_year"] == "True"
        for partner, column in ((CHINA, "china_kusd"), (WORLD, "world_kusd")):
            if not r[column]:
                continue
            value = plain(r[column], 3)
            note = INCOMPLETE if incomplete else "sum of the four-digit headings of the chapter"
            rows.append(
                Candidate(
                    "KAZ", "KAZ", partner, r["year"], r["flow"], usd(value, "kUSD"), value,
                    "kUSD", "partner", "incomplete" if incomplete else "derived", "wits-kaz-hs",
                    "wits-kaz-hs", commodity=r["hs2"], note=note, hold=incomplete,
                )
            )  # fmt: skip
    return rows


def kazakhstan_totals(inputs: Inputs, chapters: list[Candidate]) -> list[Candidate]:
    """Return Kazakhstan's annual totals as sums, thousand US dollars, complete years only.

    Totals with the world are sums of `chapters`; imports by partner are sums of section groups.
    """
    sums: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for row in chapters:
        if not row.hold and row.partner == WORLD:
            sums[row.partner, row.period, row.flow] += Decimal(row.value)
    for r in inputs.records("wits_kaz_sections"):
        partner = from_code(r["partner"])
        if partner not in (None, WORLD) and r["year"] not in ("2020", "2021", "2022"):
            sums[str(partner), r["year"], "import"] += Decimal(r["import_kusd"])
    rows = []
    for (partner, year, flow), total in sorted(sums.items()):
        value = plain(str(total), 3)
        note = "sum of chapters" if partner == WORLD else "sum of the section groups"
        rows.append(
            Candidate(
                "KAZ", "KAZ", partner, year, flow, usd(value, "kUSD"), value, "kUSD",
                "partner", "derived", "wits-kaz-hs", "wits-kaz-hs", note=note,
            )
        )  # fmt: skip
    return rows


def kazakhstan_amounts(inputs: Inputs) -> list[Candidate]:
    """Return Kazakhstan's trade with China 1995-2020, thousand US dollars.

    An older vintage of the reports that `bilateral` and `comtrade` hold.
    """
    rows = []
    for r in inputs.records("wits_kaz_amounts"):
        for flow, column in (("export", "Export Amt"), ("import", "Import Amt")):
            value = plain(r[column], 3)
            rows.append(
                Candidate(
                    "KAZ", "KAZ", CHINA, r["Year"], flow, usd(value, "kUSD"), value, "kUSD",
                    "partner", "reported", "wits-kaz-amounts", "wits-kaz-amounts",
                    note="older vintage; later revised" if r["Year"] >= "2019" else "",
                )
            )  # fmt: skip
    return rows


def comtrade(inputs: Inputs) -> list[Candidate]:
    """Return trade with China 2014-2024 as four countries report it to UN Comtrade, US dollars.

    Kazakhstan's reports of 2020-2022 lack whole chapters: `incomplete`, rank 0.
    """
    rows = []
    for r in inputs.records("comtrade_ca"):
        incomplete = r["suspect"] == "True"
        value = plain(r["value_usd"], 2)
        rows.append(
            Candidate(
                r["reporter"], r["reporter"], CHINA, r["year"], r["flow"].split("_")[0],
                usd(value, "USD"), value, "USD", "partner",
                "incomplete" if incomplete else "reported", "comtrade-ca", "comtrade-ca",
                note=INCOMPLETE if incomplete else "", hold=incomplete,
            )
        )  # fmt: skip
    return rows
