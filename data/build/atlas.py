"""Growth Lab's Atlas of Economic Complexity, HS92, 2010-2020: all partners by chapter.

US dollars, goods. The Atlas reconciles the reports of both sides: ledger `reconciled`. In the
file a zero may also mean "nothing recorded", so zero cells are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from data.build.manifest import Inputs
from data.build.names import from_code
from data.build.rows import Candidate, plain
from data.records.codes import ALL_COMMODITIES, CHINA, WORLD

SOURCE = "atlas-hs92"
TKM_NOTE = "0.4-0.6 of what China reports for these exports in 2011-2014"
Cell = tuple[str, str, str, str, str]  # country, partner, year, flow, chapter


def cells(inputs: Inputs) -> dict[Cell, Decimal]:
    """Return the non-zero values by country, partner, year, flow and chapter, US dollars.

    Areas that `names.yaml` leaves out have the code `ANS` (areas not specified).
    """
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
) -> Candidate:  # fmt: skip
    low = (
        country == "TKM"
        and partner in (CHINA, WORLD)
        and flow == "export"
        and year in ("2011", "2012", "2013", "2014")
    )
    note = "; ".join(x for x in (note, TKM_NOTE if low else "") if x)
    return Candidate(
        country, country, partner, year, flow, value, plain(str(value), 2), "USD",
        "reconciled", "suspect" if low else status, SOURCE, SOURCE, commodity=commodity,
        note=note,
    )  # fmt: skip


def china_row(country: str, year: str, flow: str, value: Decimal, commodity: str) -> Candidate:
    """Return a row with China, as published, US dollars."""
    return _row(country, CHINA, year, flow, value, commodity=commodity)


def totals(table: dict[Cell, Decimal]) -> list[Candidate]:
    """Return annual totals: sums of chapters by partner, and of all partners for the world."""
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


def chapters(table: dict[Cell, Decimal]) -> list[Candidate]:
    """Return rows by chapter with China (as published) and the world (sum of all partners)."""
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
    """Return the `count` partners with the largest trade over 2010-2020, China left out."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for (reporter, partner, *_), value in table.items():
        if reporter == country and partner not in (CHINA, "ANS", country):
            sums[partner] += value
    return sorted(sums, key=lambda partner: (-sums[partner], partner))[:count]


def partner_chapters(
    table: dict[Cell, Decimal], country: str, top: Iterable[str], groups: dict[str, list[str]]
) -> list[Candidate]:
    """Return rows by chapter with the partners `top` (as published) and groups (sums of members).

    `groups` has member codes by code of the group.
    """
    top = set(top)
    sums: dict[tuple[str, str, str, str], Decimal] = defaultdict(Decimal)
    rows = []
    for (reporter, partner, year, flow, hs2), value in table.items():
        if reporter != country or partner == country:
            continue
        if partner in top:
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
