"""Rows of ratios.csv: published shares, and growth rates published without a value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.build.baci import china_shares
from data.build.manifest import Inputs
from data.build.rows import plain
from data.records.codes import ALL_COMMODITIES, CHINA

HEADER = [
    "country", "reporter", "partner", "period", "flow", "commodity", "measure", "value_pct",
    "ledger", "status", "source", "rank", "locator", "note", "counted_by",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ratio:
    """One published percentage.

    A `share` of all commodities is the partner's share of the country's flow. A share of one
    commodity is that commodity's share of the flow where the partner is WLD, else the partner's
    share of the flow of that commodity. `family`, `hold` and `prefer` are as in `rows.Candidate`.
    """

    country: str
    reporter: str
    partner: str
    period: str
    flow: str
    commodity: str
    measure: str
    value: str
    ledger: str
    status: str
    source: str
    family: str
    locator: str = ""
    note: str = ""
    counted_by: str = ""
    hold: bool = False
    prefer: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        """Return the key; at most one percentage of each key is drawn."""
        return (
            self.country, self.partner, self.period, self.flow, self.commodity, self.measure,
            self.ledger,
        )  # fmt: skip


def kazakhstan(inputs: Inputs) -> list[Ratio]:
    """Return shares in Kazakhstan's trade, percent.

    Partners' shares of exports 2023-2025 as the bureau publishes them, and China's shares
    1995-2020 from WITS (an older vintage).
    """
    out = [
        Ratio(
            "KAZ", "KAZ", r["partner"], r["year"], r["flow"], ALL_COMMODITIES, "share",
            r["share_pct"], "partner", "reported", "kaz-bns-shares", "kaz-bns-shares",
        )
        for r in inputs.records("kaz_shares")
    ]  # fmt: skip
    for r in inputs.records("wits_kaz_amounts"):
        for flow, column in (("export", "Export Pct"), ("import", "Import Pct")):
            out.append(
                Ratio(
                    "KAZ", "KAZ", CHINA, r["Year"], flow, ALL_COMMODITIES, "share", r[column],
                    "partner", "reported", "wits-kaz-amounts", "wits-kaz-amounts",
                )
            )  # fmt: skip
    return out


def baci(inputs: Inputs) -> list[Ratio]:
    """Return China's share of Kazakhstan's iron ore and cotton, percent.

    These four-digit headings have no value, so `baci.china_parts` cannot compute one.
    """
    return [
        Ratio(
            r["reporter"], r["reporter"], CHINA, r["period"], r["flow"], r["hs_code"], "share",
            plain(str(Decimal(r["share_basis_points"]) / 100), 2), "reconciled", "reported",
            "baci-hs17-shares", "baci-hs17-shares",
            note="2024 is provisional" if r["period"] == "2024" else "",
        )
        for r in china_shares(inputs)
        if r["share_basis_points"] and not r["value_usd_derived"]
    ]  # fmt: skip
