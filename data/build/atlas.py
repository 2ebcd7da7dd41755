"""Harvard Atlas of Economic Complexity, HS92, 2010-2020: all partners by chapter, USD.

Goods, cleaned from both sides of each flow: ledger `reconciled`. A zero cell of the file
stands for "nothing recorded" as often as for zero, so zero cells are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from data.build.manifest import Inputs
from data.build.names import from_code
from data.build.rows import Row, plain
from data.records.codes import ALL_COMMODITIES, CHINA, WORLD

SOURCE = "atlas-hs92"
TKM_NOTE = "0.4-0.6 of what China reports for these exports in 2011-2014"
Cell = tuple[str, str, str, str, str]  # country, partner, year, flow, chapter


def cells(inputs: Inputs) -> dict[Cell, Decimal]:
    """Every non-zero cell of the file, by country, partner, year, flow and chapter."""
    out: dict[Cell, Decimal] = {}
    for r in inputs.records("atlas_hs2"):
        partner = from_code(r["partner"]) or "ANS"
        for flow in ("export", "import"):
            value = Decimal(plain(r[f"{flow}_usd"], 2))
            if value:
                out[r["reporter"], partner, r["year"], flow, r["hs2"]] = value
    return out


def _row(
    country: str, partner: str, year: str, flow: str, value: Decimal, *,
    commodity: str = ALL_COMMODITIES, status: str = "reported", note: str = "",
) -> Row:  # fmt: skip
    low = (
        country == "TKM"
        and partner in (CHINA, WORLD)
        and flow == "export"
        and year in ("2011", "2012", "2013", "2014")
    )
    note = "; ".join(x for x in (note, TKM_NOTE if low else "") if x)
    return Row(
        country, country, partner, year, flow, value, plain(str(value), 2), "USD",
        "reconciled", "suspect" if low else status, SOURCE, SOURCE, commodity=commodity,
        note=note,
    )  # fmt: skip


def totals(table: dict[Cell, Decimal]) -> list[Row]:
    """Annual totals: the sum of chapters for every partner, and of all partners for WLD."""
    sums: dict[tuple[str, str, str, str], Decimal] = defaultdict(Decimal)
    for (country, partner, year, flow, _), value in table.items():
        if partner != "ANS":
            sums[country, partner, year, flow] += value
        sums[country, WORLD, year, flow] += value
    return [
        _row(
            *key, value, status="derived",
            note="sum of chapters and partners" if key[1] == WORLD else "sum of chapters",
        )
        for key, value in sorted(sums.items())
    ]  # fmt: skip


def chapters(table: dict[Cell, Decimal]) -> list[Row]:
    """By chapter with China (as in the file) and the world (sum of all partners)."""
    sums: dict[tuple[str, str, str, str], Decimal] = defaultdict(Decimal)
    rows = []
    for (country, partner, year, flow, hs2), value in table.items():
        sums[country, year, flow, hs2] += value
        if partner == CHINA:
            rows.append(_row(country, CHINA, year, flow, value, commodity=hs2))
    for (country, year, flow, hs2), value in sums.items():
        rows.append(
            _row(
                country, WORLD, year, flow, value, commodity=hs2, status="derived",
                note="sum of partners",
            )
        )  # fmt: skip
    return rows


def top_partners(table: dict[Cell, Decimal], country: str, count: int = 10) -> list[str]:
    """Partners with the largest exports plus imports over 2010-2020, China left out."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for (who, partner, *_), value in table.items():
        if who == country and partner not in (CHINA, "ANS", country):
            sums[partner] += value
    return sorted(sums, key=lambda p: (-sums[p], p))[:count]


def partner_chapters(
    table: dict[Cell, Decimal], country: str, top: Iterable[str], groups: dict[str, list[str]]
) -> list[Row]:
    """By chapter with the top partners (as in the file) and the groups (sum of members)."""
    chosen = set(top)
    sums: dict[tuple[str, str, str, str], Decimal] = defaultdict(Decimal)
    rows = []
    for (who, partner, year, flow, hs2), value in table.items():
        if who != country or partner == country:
            continue
        if partner in chosen:
            rows.append(_row(country, partner, year, flow, value, commodity=hs2))
        for group, members in groups.items():
            if partner in members:
                sums[group, year, flow, hs2] += value
    for (group, year, flow, hs2), value in sums.items():
        rows.append(
            _row(
                country, group, year, flow, value, commodity=hs2, status="derived",
                note="sum of members",
            )
        )  # fmt: skip
    return rows
