"""The working row of the build, exact numbers, and conversion to US dollars.

Amounts are `Decimal`, so that the same inputs give the same bytes on every machine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from data.records.codes import ALL_COMMODITIES

#: US dollars (or yuan, for the last two) in one unit
SCALE: dict[str, Decimal] = {
    "USD": Decimal(1),
    "kUSD": Decimal(1_000),
    "mUSD": Decimal(1_000_000),
    "bnUSD": Decimal(1_000_000_000),
    "10kCNY": Decimal(10_000),
    "bnCNY": Decimal(1_000_000_000),
}
CENT = Decimal("0.01")
FLIP = {"export": "import", "import": "export", "total": "turnover"}

Key = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure before ranking: the fields of `data.model.Observation`, and how to rank it.

    `family` is the word looked up in the precedence list of the ledger; `hold` keeps the
    row for review at rank 0; `digits` counts the decimals of the printed number in billions;
    a smaller `prefer` goes first inside its family.
    """

    country: str
    reporter: str
    partner: str
    period: str
    flow: str
    value_usd: Decimal
    value: str
    unit: str
    ledger: str
    status: str
    source: str
    family: str
    commodity: str = ALL_COMMODITIES
    growth: str = ""
    locator: str = ""
    note: str = ""
    hold: bool = False
    digits: int = 9
    prefer: int = 0

    @property
    def key(self) -> Key:
        """What a drawn value is unique for."""
        return (
            self.country, self.partner, self.period, self.flow, self.commodity, self.ledger,
        )  # fmt: skip


def plain(text: str, places: int = 6) -> str:
    """A number of a data file as plain text: no exponent, no float noise, no trailing zeros."""
    number = Decimal(text.strip()).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    out = format(number, "f")
    return out.rstrip("0").rstrip(".") if "." in out else out


def cents(number: Decimal) -> str:
    """US dollars with at most two decimals, no exponent."""
    out = format(number.quantize(CENT, ROUND_HALF_UP), "f").rstrip("0").rstrip(".")
    return "0" if out in ("-0", "") else out


def usd(value: str, unit: str, rate: Decimal | None = None) -> Decimal:
    """`value` in `unit` as US dollars; `rate` is CNY per USD and is needed for yuan."""
    amount = Decimal(value) * SCALE[unit]
    if unit.endswith("CNY"):
        if rate is None:
            raise ValueError(f"{value} {unit}: no exchange rate for the year")
        return amount / rate
    return amount


def digits_in_billions(value: str, unit: str) -> int:
    """Decimals that the printed number has when it is written in billions."""
    decimals = len(value.split(".")[1]) if "." in value else 0
    return decimals + {"bnUSD": 0, "bnCNY": 0, "mUSD": 3, "kUSD": 6}.get(unit, 9)


def tidy(text: str, limit: int) -> str:
    """Text for one cell: one line, no leading formula character, cut at a word."""
    out = re.sub(r"\s+", " ", text).strip().lstrip("=+-@ ")
    if len(out) <= limit:
        return out
    return out[: limit - 1].rsplit(" ", 1)[0] + "…"
