"""Shares and growth rates that stand without a value: the rows of ratios.csv."""

from __future__ import annotations

from dataclasses import dataclass

from data.build.manifest import Inputs
from data.build.names import from_code
from data.records.codes import ALL_COMMODITIES, CHINA

HEADER = [
    "country", "reporter", "partner", "period", "flow", "commodity", "measure", "value_pct",
    "ledger", "status", "source", "rank", "locator", "note",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ratio:
    """A printed percentage. A share is the partner's part of the country's flow; with a
    commodity it is the part of that commodity (partner WLD) or the partner's part of it."""

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
    hold: bool = False
    prefer: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        """What a drawn percentage is unique for."""
        return (
            self.country, self.partner, self.period, self.flow, self.commodity, self.measure,
            self.ledger,
        )  # fmt: skip


def kazakhstan(inputs: Inputs) -> list[Ratio]:
    """Bureau's shares in exports 2023-2025, and China's shares 1995-2020 (older vintage)."""
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
    """Partners' shares in a chapter where the world flow is not known (KAZ, and 2023)."""
    out = []
    for r in inputs.records("baci_hs17_partners"):
        partner = from_code(r["partner"])
        if not r["derived_value_usd"] and partner is not None:
            out.append(
                Ratio(
                    r["reporter"], r["reporter"], partner, r["year"], r["flow"], r["hs2"],
                    "share", r["share_pct"], "reconciled", "reported", "baci-hs17-2024",
                    "baci-hs17-2024", note="2024 is provisional" if r["year"] == "2024" else "",
                )
            )  # fmt: skip
    return out
