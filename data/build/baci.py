"""CEPII BACI: extracts of three releases, goods. Both sides reconciled: ledger `reconciled`."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from data.build.manifest import Inputs
from data.build.names import from_code, from_number
from data.build.rows import Candidate, plain, usd
from data.records.codes import CHINA, WORLD

MEAN = "2022-23 average over the lines with a positive value; not a single year"
#: chapters with the world, and partners' shares of them; a value derived from both names both
HS17 = "baci-hs17"
SHARES = "baci-hs17-shares;baci-hs17"
FORMULA = "published share times the chapter's trade with the world in the same release"
PROVISIONAL = "2024 is provisional in this release"
LARGEST = "the country's largest export destination"


def _row(
    country: str, partner: str, period: str, flow: str, value: str, unit: str, status: str,
    source: str, commodity: str = "TOTAL", note: str = "", locator: str = "",
) -> Candidate:  # fmt: skip
    return Candidate(
        country, country, partner, period, flow, usd(value, unit), value, unit, "reconciled",
        status, source, source.partition(";")[0], commodity=commodity, note=note,
        locator=locator,
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


def world(inputs: Inputs) -> list[Candidate]:
    """Return trade with the world 2021-2024 by chapter and in total, US dollars.

    The file also has each country's exports to its largest destination. Chapters add up to the
    total to the dollar.
    """
    rows = []
    for r in inputs.records("baci_hs17_world") + inputs.records("baci_hs17_world_totals"):
        note = PROVISIONAL if r["period"] == "2024" else ""
        if r["partner"] != WORLD:
            note = LARGEST
        rows.append(
            _row(
                r["reporter"], r["partner"], r["period"], r["flow"], r["value_usd"], "USD",
                "reported", HS17, r["hs_code"], note,
            )
        )  # fmt: skip
    return rows


def china_parts(inputs: Inputs) -> list[Candidate]:
    """Return China's part of 34 chapters 2021-2024, US dollars: published share x chapter.

    Each chapter has one side: exports if the country sells more of it than it buys, else imports.
    A chapter without a row is not zero: China may be the eleventh partner, or on the other side.
    """
    return [
        _row(
            r["reporter"], CHINA, r["period"], r["flow"], r["value_usd_derived"], "USD",
            "derived", SHARES, r["hs_code"], FORMULA, _percent(r["share_basis_points"]),
        )
        for r in china_shares(inputs)
        if r["value_usd_derived"]
    ]  # fmt: skip


def china_shares(inputs: Inputs) -> list[dict[str, str]]:
    """Return the rows of China's shares: a share in basis points, or none if China is not listed.

    Two four-digit headings have a share but no value.
    """
    return inputs.records("baci_hs17_china") + inputs.records("baci_hs17_china_more")


def partners(inputs: Inputs) -> list[Candidate]:
    """Return trade of other partners in nine chapters, US dollars: published share x chapter.

    2024, and chapter 27 in 2023. China's rows are those of `china_parts`.
    """
    chapters = {
        (r["reporter"], r["period"], r["flow"], r["hs_code"]): Decimal(r["value_usd"])
        for r in inputs.records("baci_hs17_world")
    }
    rows = []
    for r in inputs.records("baci_hs17_partners"):
        partner = from_code(r["partner"])
        if partner in (None, CHINA):
            continue
        whole = chapters[r["reporter"], r["year"], r["flow"], r["hs2"]]
        points = Decimal(r["share_pct"]) * 100
        rows.append(
            _row(
                r["reporter"], str(partner), r["year"], r["flow"],
                plain(str(whole * points / 10_000), 0), "USD", "derived", SHARES, r["hs2"],
                FORMULA, _percent(str(points)),
            )
        )  # fmt: skip
    return rows


def _percent(points: str) -> str:
    """Return a share in basis points as printed percent, to find it on the page."""
    return f"share {plain(str(Decimal(points) / 100), 2)}%"


def not_listed(inputs: Inputs) -> list[list[str]]:
    """Return file, row and reason for chapters in which China is not among the ten partners."""
    return [
        [
            "baci_hs17_china_share",
            f"{r['reporter']} {r['period']} {r['flow']} {r['hs_code']}",
            "China is not among the ten partners listed on this side: unknown, not zero",
        ]
        for r in china_shares(inputs)
        if not r["share_basis_points"]
    ]
