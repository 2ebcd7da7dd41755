"""What a reader found in a service's answers: records of the package, and what it did not take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from data.build.names import from_code, from_number
from data.build.rows import cents, plain, usd
from data.records.cleantech import CleanTech
from data.records.codes import ALL_COMMODITIES, CHINA, WORLD
from data.records.observation import Observation
from data.records.quantities import Quantity
from data.records.reference import ExchangeRate, Indicator


class ShapeError(Exception):
    """An answer or a file does not have the documented shape. The text says what is different."""


@dataclass
class Reading:
    """Records of one service (`service` is its name on the command line, not the source's id).

    `asked` has country, partner, flow, ledger and kind of period of each series that was asked for.
    `left_out` says of each figure that was not taken why. `since` is the first year asked for.
    """

    service: str
    since: str
    observations: list[Observation] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    economy: list[Indicator] = field(default_factory=list)
    cleantech: list[CleanTech] = field(default_factory=list)
    rates: list[ExchangeRate] = field(default_factory=list)
    asked: set[tuple[str, str, str, str, str]] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)

    def leave_out(self, text: str) -> None:
        """Note a figure that was not taken; each text once."""
        if text not in self.left_out:
            self.left_out.append(text)


@dataclass
class Context:
    """What readers need to know: today, the first year, yuan per dollar, levels of the HS."""

    today: date
    since: str
    rates: dict[str, Decimal] = field(default_factory=dict)
    us_cpi: dict[str, Decimal] = field(default_factory=dict)
    levels: tuple[int, ...] = (2,)
    key: str = ""
    preview_rows: int = 500


def number(text: str, where: str) -> Decimal:
    """Return a finite number without thousands separators. Raises ShapeError."""
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        raise ShapeError(f"{where}: not a number: {text[:40]!r}") from None
    if not value.is_finite():
        raise ShapeError(f"{where}: not a number: {text[:40]!r}")
    return value


def ended(period: str, today: date) -> bool:
    """Return True if the period has ended: a later figure is a mistake of the clock or the year."""
    last = period[-7:] if "-" in period else f"{period}-12"
    return last < f"{today:%Y-%m}"


def kind_of(period: str) -> str:
    """Return `A` for a year, `M` for a month, `Y` for a year to date."""
    return "A" if len(period) == 4 else "Y" if "/" in period else "M"


def observation(
    country: str,
    partner: str,
    period: str,
    flow: str,
    value: Decimal,
    source: str,
    *,
    ledger: str,
    commodity: str = ALL_COMMODITIES,
    unit: str = "USD",
    rate: Decimal | None = None,
    status: str = "reported",
    note: str = "",
    counted_by: str = "",
) -> Observation:
    """Return a record; `flow` is seen from `country`, `value` is in `unit` as published.

    China's trade with the world has the country CHN. A value in yuan needs `rate`.
    """
    text = plain(str(value))
    reporter = CHINA if ledger == "china" else country
    dollars = float(cents(usd(text, unit, rate)))
    return Observation(
        country, reporter, partner, period, flow, commodity, dollars, float(text), unit, ledger,
        status, source, 1, None, "", note, counted_by,
    )  # fmt: skip


def add_months(reading: Reading, source: str, note: str) -> None:
    """Add the years to date that can be summed from months of dollars, all of them reported."""
    months: dict[tuple[str, ...], dict[str, Observation]] = {}
    for row in reading.observations:
        if kind_of(row.period) == "M" and row.commodity == ALL_COMMODITIES and row.unit == "USD":
            key = (row.country, row.partner, row.flow, row.ledger, row.period[:4])
            months.setdefault(key, {})[row.period] = row
    for (_country, _partner, _flow, _ledger, year), found in sorted(months.items()):
        total = Decimal(0)
        weak = ""
        for month in range(1, 12):
            row_of_month = found.get(f"{year}-{month:02d}")
            if row_of_month is None:
                break
            total += Decimal(str(row_of_month.value))
            weak = weak or (row_of_month.status if row_of_month.status == "estimate" else "")
            if month > 1:
                reading.observations.append(
                    row_of_month._replace(
                        period=f"{year}-01/{year}-{month:02d}",
                        value=float(total),
                        value_usd=float(cents(total)),
                        status=weak or "derived",
                        note=note,
                    )
                )


def distinct(reading: Reading, what: str) -> None:
    """Keep one of equal rows; leave out every row of a key that has different values."""
    seen: dict[tuple[str, ...], Observation] = {}
    bad = set()
    for row in reading.observations:
        key = (row.country, row.partner, row.period, row.flow, row.commodity, row.ledger, row.unit)
        first = seen.setdefault(key, row)
        if first.value != row.value:
            bad.add(key)
            reading.leave_out(
                f"{what}: {' '.join(key)} is there twice, {first.value:g} and {row.value:g}"
            )
    reading.observations = [row for key, row in seen.items() if key not in bad]


def partner_code(
    text: str, reading: Reading, read: Callable[[str], str | None] = from_code
) -> str | None:
    """Return the code of a partner; None, and a remark, for one that the package does not know."""
    try:
        return read(text)
    except KeyError:
        reading.leave_out(f"{reading.service}: partner {text!r} is not known")
        return None


def partner_number(text: str, reading: Reading) -> str | None:
    """Return the code of a UN number; the world is 0."""
    return WORLD if text == "0" else partner_code(text, reading, from_number)


def expect(columns: Iterable[str], found: Iterable[str], what: str) -> None:
    """Raise ShapeError that names the columns that are missing from `found`."""
    have = set(found)
    missing = [column for column in columns if column not in have]
    if missing:
        names = ", ".join(sorted(str(name) for name in have))[:200]
        raise ShapeError(f"{what}: no column {', '.join(missing)}; there are {names}")
