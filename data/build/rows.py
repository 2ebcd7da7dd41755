"""The candidate for a row of the package, number formatting, and conversion to US dollars.

Amounts are `Decimal`: floats could round differently and change the bytes of the package.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from data.records.codes import ALL_COMMODITIES

#: US dollars in one unit; yuan for the last two
SCALE: dict[str, Decimal] = {
    "USD": Decimal(1),
    "kUSD": Decimal(1_000),
    "mUSD": Decimal(1_000_000),
    "bnUSD": Decimal(1_000_000_000),
    "10kCNY": Decimal(10_000),
    "bnCNY": Decimal(1_000_000_000),
}
CENT = Decimal("0.01")
#: flow as China reports it -> flow of the partner country
FLIP = {"export": "import", "import": "export", "total": "turnover"}

Key = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One figure before ranking: the fields of `Observation`, and how to rank it.

    `counted_by` is empty where the source or the reporter says who counted. `family` is the entry
    of `judge.PRECEDENCE` that the source belongs to. `hold` gives the row rank 0: stored for
    review, never drawn. `beside` keeps turnover from rank 1 where both flows are drawn: charts draw
    their sum. `digits` is the number of decimals of the printed number in billions. Inside a family
    a row with more digits goes first, then one with a smaller `prefer`.
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
    counted_by: str = ""
    hold: bool = False
    beside: bool = False
    digits: int = 9
    prefer: int = 0

    @property
    def key(self) -> Key:
        """Return the key; at most one row of each key is drawn."""
        return (
            self.country, self.partner, self.period, self.flow, self.commodity, self.ledger,
        )  # fmt: skip


def plain(text: str, places: int = 6) -> str:
    """Round a number to `places` decimals; no exponent, no trailing zeros.

    Files written from floats hold numbers such as `12.300000000000001`.
    """
    number = Decimal(text.strip()).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    out = format(number, "f")
    return out.rstrip("0").rstrip(".") if "." in out else out


def cents(number: Decimal) -> str:
    """Format US dollars with at most two decimals and no exponent."""
    out = format(number.quantize(CENT, ROUND_HALF_UP), "f").rstrip("0").rstrip(".")
    return "0" if out in ("-0", "") else out


def usd(value: str, unit: str, rate: Decimal | None = None) -> Decimal:
    """Convert `value` in `unit` to US dollars.

    `rate` is yuan per dollar. Raises ValueError if a value in yuan has no rate.
    """
    amount = Decimal(value) * SCALE[unit]
    if unit.endswith("CNY"):
        if rate is None:
            raise ValueError(f"{value} {unit}: no exchange rate for the year")
        return amount / rate
    return amount


def digits_in_billions(value: str, unit: str) -> int:
    """Return the number of decimals that the printed number has when written in billions."""
    decimals = len(value.split(".")[1]) if "." in value else 0
    return decimals + {"bnUSD": 0, "bnCNY": 0, "mUSD": 3, "kUSD": 6}.get(unit, 9)


def tidy(text: str, limit: int) -> str:
    """Return text for one cell: one line, no leading formula character, at most `limit` long.

    Longer text is cut after a whole word and ends with an ellipsis.
    """
    out = re.sub(r"\s+", " ", text).strip().lstrip("=+-@ ")
    if len(out) <= limit:
        return out
    return out[: limit - 1].rsplit(" ", 1)[0] + "…"
