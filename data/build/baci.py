"""CEPII BACI: three extracts, goods. BACI reconciles both sides: ledger `reconciled`."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from data.build.manifest import Inputs
from data.build.names import from_code, from_number
from data.build.rows import Candidate, plain, usd
from data.records.codes import CHINA, WORLD

MEAN = "2022-23 average over the lines with a positive value; not a single year"
NINE = "published share times the chapter total; only nine chapters are available"


def _row(
    country: str, partner: str, period: str, flow: str, value: str, unit: str, status: str,
    source: str, commodity: str = "TOTAL", note: str = "",
) -> Candidate:  # fmt: skip
    return Candidate(
        country, country, partner, period, flow, usd(value, unit), value, unit, "reconciled",
        status, source, source, commodity=commodity, note=note,
    )  # fmt: skip


def kazakhstan_2021(inputs: Inputs) -> list[Candidate]:
    """Return Kazakhstan's exports 2021 by chapter and in total, thousand US dollars.

    Sums of HS6 lines, with the world, China and the four other partners of the extract.
    """
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for r in inputs.records("baci_hs02_partners"):
        partner = str(from_number(r["j"]))
        sums[partner, r["hs6"][:2]] += Decimal(r["v"].strip())
    for r in inputs.records("baci_hs02_world"):
        if r["year"] == "2021":
            sums[WORLD, r["hs6"][:2]] += Decimal(r["world_export_kusd"].strip())
    rows = []
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for (partner, hs2), value in sorted(sums.items()):
        totals[partner] += value
        rows.append(
            _row(
                "KAZ", partner, "2021", "export", plain(str(value), 3), "kUSD", "derived",
                "baci-hs02-2021", hs2, "sum of HS6 lines",
            )
        )  # fmt: skip
    for partner, value in sorted(totals.items()):
        rows.append(
            _row(
                "KAZ", partner, "2021", "export", plain(str(value), 3), "kUSD", "derived",
                "baci-hs02-2021", note="sum of HS6 lines",
            )
        )  # fmt: skip
    return rows


def from_china_mean(inputs: Inputs) -> list[Candidate]:
    """Return imports from China by chapter, million US dollars, average of 2022-23.

    The file's column for the world covers only lines that China supplies, so it is not used.
    """
    return [
        _row(
            r["importer"], CHINA, "2022/2023", "import", plain(r["imports_from_china_musd"]),
            "mUSD", "derived", "baci-hs22-mean", r["hs2"], MEAN,
        )
        for r in inputs.records("baci_hs22_hs2")
        if Decimal(r["imports_from_china_musd"])
    ]  # fmt: skip


def world_2024(inputs: Inputs) -> list[Candidate]:
    """Return trade with the world in 2024 by chapter and in total, US dollars.

    Chapters cover Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan. The file also has each
    country's exports to its largest destination.
    """
    rows = []
    flows = (("export", "export_to_world_usd"), ("import", "import_from_world_usd"))
    for r in inputs.records("baci_hs17_hs2"):
        for flow, column in flows:
            if int(r[column]):
                rows.append(
                    _row(
                        r["reporter"], WORLD, "2024", flow, r[column], "USD", "reported",
                        "baci-hs17-2024", r["hs2"], "2024 is provisional in this release",
                    )
                )  # fmt: skip
    for r in inputs.records("baci_hs17_totals"):
        for flow, column in flows:
            rows.append(
                _row(
                    r["reporter"], WORLD, "2024", flow, r[column], "USD", "reported",
                    "baci-hs17-2024", note="2024 is provisional in this release",
                )
            )  # fmt: skip
        value = r["export_to_leading_destination_usd"]
        rows.append(
            _row(
                r["reporter"], r["leading_destination"], "2024", "export", value, "USD",
                "reported", "baci-hs17-2024", note="the country's largest export destination",
            )
        )  # fmt: skip
    return rows


def partners_2024(inputs: Inputs) -> list[Candidate]:
    """Return trade by partner in nine chapters in 2024, US dollars.

    Computed: the partner's share of the chapter times the chapter's world total.
    """
    rows = []
    for r in inputs.records("baci_hs17_partners"):
        partner = from_code(r["partner"])
        if r["year"] == "2024" and r["derived_value_usd"] and partner is not None:
            rows.append(
                _row(
                    r["reporter"], partner, "2024", r["flow"], plain(r["derived_value_usd"], 2),
                    "USD", "derived", "baci-hs17-2024", r["hs2"], NINE,
                )
            )  # fmt: skip
    return rows
