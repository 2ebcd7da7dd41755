"""World Bank WITS (UN Comtrade): annual totals and Kazakhstan's own chapters."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from data.build.manifest import Inputs
from data.build.names import from_code
from data.build.rows import Row, plain, usd
from data.records.codes import CHINA, COUNTRIES, REGION, WORLD

SUM_OF_FIVE = "sum of the five countries"
INCOMPLETE = "chapters 73-99 are missing from the 2020-2022 report as stored"


def bilateral(inputs: Inputs) -> list[Row]:
    """Annual totals 1992-2016, thousand USD, source wits-bilateral.

    China as reporter goes to the ledger `china` with the flow turned round; a country of
    the region as reporter goes to the ledger `partner`, every partner it names.
    """
    rows: list[Row] = []
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
            own = china and partner == WORLD
            other = {"export": "import", "import": "export"}[flow]
            rows.append(
                Row(
                    country=r["reporter"] if own or not china else partner,
                    reporter=r["reporter"],
                    partner=CHINA if china and not own else partner,
                    period=r["year"],
                    flow=other if china and not own else flow,
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


def region(rows: list[Row], years: range) -> list[Row]:
    """China with the five together: the sum of China's rows where all five are there."""
    sums: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for r in rows:
        if r.ledger == "china" and r.country in COUNTRIES and int(r.period[:4]) in years:
            sums[r.period, r.flow].append(r)
    out = []
    for (period, flow), parts in sorted(sums.items()):
        if {p.country for p in parts} != set(COUNTRIES):
            continue
        value = plain(str(sum(Decimal(p.value) for p in parts)), 3)
        first = parts[0]
        total = sum((p.value_usd for p in parts), Decimal(0))
        out.append(
            Row(
                REGION, CHINA, CHINA, period, flow, total, value, first.unit, "china",
                "derived", first.source, first.family, note=SUM_OF_FIVE,
            )
        )  # fmt: skip
    return out


def kazakhstan_chapters(inputs: Inputs) -> list[Row]:
    """Kazakhstan's exports and imports by HS chapter 2015-2024 with China and the world.

    Thousand USD, summed from four-digit headings; 2020-2022 are held (rank 0, incomplete).
    """
    rows = []
    for r in inputs.records("wits_kaz_hs2"):
        bad = r["incomplete_year"] == "True"
        for partner, column in ((CHINA, "china_kusd"), (WORLD, "world_kusd")):
            if not r[column]:
                continue
            value = plain(r[column], 3)
            note = INCOMPLETE if bad else "sum of the four-digit headings of the chapter"
            rows.append(
                Row(
                    "KAZ", "KAZ", partner, r["year"], r["flow"], usd(value, "kUSD"), value,
                    "kUSD", "partner", "incomplete" if bad else "derived", "wits-kaz-hs",
                    "wits-kaz-hs", commodity=r["hs2"], note=note, hold=bad,
                )
            )  # fmt: skip
    return rows


def kazakhstan_totals(inputs: Inputs, chapters: list[Row]) -> list[Row]:
    """Kazakhstan's annual totals that follow from the chapters (world) and from the import
    sections (every partner), thousand USD, complete years only."""
    sums: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for c in chapters:
        if not c.hold and c.partner == WORLD:
            sums[c.partner, c.period, c.flow] += Decimal(c.value)
    for r in inputs.records("wits_kaz_sections"):
        partner = from_code(r["partner"])
        if partner not in (None, WORLD) and r["year"] not in ("2020", "2021", "2022"):
            sums[str(partner), r["year"], "import"] += Decimal(r["import_kusd"])
    rows = []
    for (partner, year, flow), total in sorted(sums.items()):
        value = plain(str(total), 3)
        note = "sum of chapters" if partner == WORLD else "sum of the section groups"
        rows.append(
            Row(
                "KAZ", "KAZ", partner, year, flow, usd(value, "kUSD"), value, "kUSD",
                "partner", "derived", "wits-kaz-hs", "wits-kaz-hs", note=note,
            )
        )  # fmt: skip
    return rows


def kazakhstan_amounts(inputs: Inputs) -> list[Row]:
    """Kazakhstan with China 1995-2020, an older vintage of the same reports, thousand USD."""
    rows = []
    for r in inputs.records("wits_kaz_amounts"):
        for flow, column in (("export", "Export Amt"), ("import", "Import Amt")):
            value = plain(r[column], 3)
            rows.append(
                Row(
                    "KAZ", "KAZ", CHINA, r["Year"], flow, usd(value, "kUSD"), value, "kUSD",
                    "partner", "reported", "wits-kaz-amounts", "wits-kaz-amounts",
                    note="older vintage; later revised" if r["Year"] >= "2019" else "",
                )
            )  # fmt: skip
    return rows


def comtrade(inputs: Inputs) -> list[Row]:
    """What four countries report of their trade with China 2014-2024 (UN Comtrade), USD.

    Kazakhstan 2020-2022 is held: the report as stored lacks whole chapters.
    """
    rows = []
    for r in inputs.records("comtrade_ca"):
        bad = r["suspect"] == "True"
        value = plain(r["value_usd"], 2)
        rows.append(
            Row(
                r["reporter"], r["reporter"], CHINA, r["year"], r["flow"].split("_")[0],
                usd(value, "USD"), value, "USD", "partner",
                "incomplete" if bad else "reported", "comtrade-ca", "comtrade-ca",
                note=INCOMPLETE if bad else "", hold=bad,
            )
        )  # fmt: skip
    return rows
