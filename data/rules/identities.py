"""Sums that must hold between rows, each within the precision that its source printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from data.records.codes import ALL_COMMODITIES, CHINA, REGION, WORLD
from data.records.observation import Observation
from data.rules.faults import Fault
from data.rules.rows import DOLLARS, YUAN, Table

#: A partner against the world: one source rounds both alike, so only rounding can tell them
#: apart where one partner is nearly all.
PART_TOLERANCE = 0.001
#: The region against the sum of its members, where it is more than the digits printed: the months
#: back-cast from growth rates (one decimal) differ by up to 0.15 %.
REGION_TOLERANCE = 0.005
#: Chapters against the total of the same source; thousands of dollars were rounded in each.
CHAPTER_TOLERANCE = 1e-5
#: The rate at which a page turned its yuan into dollars, against the year's average.
PAGE_RATE_TOLERANCE = 0.03
Found = tuple[Observation, Table, int]  # a row, its table, its index there


def last_digit(row: Observation, printed: str) -> float:
    """Worth of the last printed digit of `value`, in US dollars."""
    decimals = len(printed.partition(".")[2])
    factor = row.value_usd / row.value if row.value else DOLLARS.get(row.unit, 0.0)
    return float(factor) * 10.0**-decimals


def _rows(tables: Sequence[Table]) -> Iterator[Found]:
    for table in tables:
        for index, row in enumerate(table.rows):
            if row.rank:
                yield row, table, index


def check_turnover(tables: Sequence[Table], faults: list[Fault]) -> None:
    """Turnover = exports + imports where one source prints all three.

    Each of the three may be off by its last printed digit (press pages cut as often as they
    round), and never needs more than that. A page that prints the flows in yuan and the
    turnover in dollars converted at its own rate: there the rate's tolerance comes on top.
    """
    flows: dict[tuple[str, ...], tuple[Observation, float]] = {}
    turnovers = []
    annual = [table for table in tables if table.kind in ("totals", "periods", "products")]
    for row, table, index in _rows(annual):
        digit = last_digit(row, table.printed[index])
        if row.flow == "turnover":
            turnovers.append((row, digit, table, index))
        else:
            flows.setdefault((*_key(row), row.flow), (row, digit))
    for row, digit, table, index in turnovers:
        sold, bought = (flows.get((*_key(row), flow)) for flow in ("export", "import"))
        if sold is None or bought is None:
            continue
        total = sold[0].value_usd + bought[0].value_usd
        allowed = digit + sold[1] + bought[1] + 0.01
        if len({one.unit in YUAN for one in (row, sold[0], bought[0])}) > 1:
            allowed += PAGE_RATE_TOLERANCE * total
        if abs(row.value_usd - total) > allowed:
            rule = f"turnover = exports + imports of the same source ({total:.2f})"
            fault = Fault(table.file, table.lines[index], "value_usd", rule, f"{row.value_usd:.2f}")
            faults.append(fault)


def _key(row: Observation) -> tuple[str, ...]:
    return (row.country, row.partner, row.period, row.commodity, row.ledger, row.source)


def check_region(tables: Sequence[Table], members: Collection[str], faults: list[Fault]) -> None:
    """A printed value of the region = the sum of its members' drawn values, within rounding."""
    known: dict[tuple[str, ...], dict[str, tuple[float, float]]] = defaultdict(dict)
    printed = []
    totals = [table for table in tables if table.kind in ("totals", "periods")]
    for row, table, index in _rows(totals):
        if row.rank != 1 or row.partner != CHINA:
            continue
        key = (row.period, row.flow, row.ledger)
        digit = last_digit(row, table.printed[index])
        if row.country == REGION:
            printed.append((key, row, digit, table, index))
        elif row.country in members:
            known[key][row.country] = (row.value_usd, digit)
    for key, row, digit, table, index in printed:
        parts = known.get(key, {})
        if not members or len(parts) < len(members):
            continue
        total = sum(value for value, _ in parts.values())
        allowed = digit + sum(one for _, one in parts.values())
        if abs(row.value_usd - total) > max(allowed, REGION_TOLERANCE * total):
            rule = f"region = sum of the five within rounding ({total:.2f})"
            fault = Fault(table.file, table.lines[index], "value_usd", rule, f"{row.value_usd:.2f}")
            faults.append(fault)


def check_world(tables: Sequence[Table], faults: list[Fault]) -> None:
    """No partner exceeds the world in the same source, ledger, period, flow and commodity."""
    world: dict[tuple[str, ...], float] = {}
    for row, _, _ in _rows(tables):
        if row.partner == WORLD and row.flow != "turnover":
            key = _world_key(row)
            world[key] = max(row.value_usd, world.get(key, 0.0))
    for row, table, index in _rows(tables) if world else ():
        total = world.get(_world_key(row))
        if total is not None and row.value_usd > total * (1 + PART_TOLERANCE) + 0.01:
            rule = f"a partner is at most the world of the same source ({total:.2f})"
            fault = Fault(table.file, table.lines[index], "value_usd", rule, f"{row.value_usd:.2f}")
            faults.append(fault)


def _world_key(row: Observation) -> tuple[str, ...]:
    return (row.country, row.period, row.flow, row.commodity, row.ledger, row.source)


def _source_key(row: Observation) -> tuple[str, ...]:
    return (row.country, row.partner, row.period, row.flow, row.ledger, row.source)


def check_chapters(tables: Sequence[Table], faults: list[Fault]) -> None:
    """The chapters of one source add up to no more than its total (Atlas: exactly to it)."""
    sums: dict[tuple[str, ...], float] = defaultdict(float)
    places: dict[tuple[str, ...], tuple[str, int]] = {}
    totals: dict[tuple[str, ...], float] = {}
    kinds = ("totals", "commodities", "commodities_partners")
    for row, table, index in _rows([table for table in tables if table.kind in kinds]):
        key = _source_key(row)
        if row.commodity == ALL_COMMODITIES:
            totals[key] = row.value_usd
            continue
        sums[key] += row.value_usd
        places.setdefault(key, (table.file, table.lines[index]))
    for key, total in totals.items():
        if key not in sums:
            continue
        excess = sums[key] - total
        # Atlas totals are sums of its own chapters; others may leave chapters unallocated.
        gap = abs(excess) if key[-1].startswith("atlas") else excess
        if gap > CHAPTER_TOLERANCE * total + 1:
            rule = f"chapters add up to the total of the same source ({total:.2f})"
            file, line = places[key]
            faults.append(Fault(file, line, "value_usd", rule, f"{sums[key]:.2f}"))
