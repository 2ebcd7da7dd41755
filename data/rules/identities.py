"""Sums that must hold between rows, within the rounding of the figures as printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from data.records.codes import ALL_COMMODITIES, CHINA, REGION, WORLD
from data.records.observation import Observation
from data.rules.cells import Table
from data.rules.faults import Fault
from data.rules.rows import DOLLARS, YUAN

#: A partner may exceed the world of the same source by this share: a partner with nearly all of
#: the trade may be rounded up where the world is rounded down.
PART_TOLERANCE = 0.001
#: The region may differ from the sum of its members by this share. Months back-cast from growth
#: rates with one decimal differ by up to 0.15%.
REGION_TOLERANCE = 0.005
#: Chapters may exceed the total of the same source by this share: each is rounded to thousands.
CHAPTER_TOLERANCE = 1e-5
#: A page may convert yuan at a rate that differs from the year's average by this share.
PAGE_RATE_TOLERANCE = 0.03
#: kinds of tables with totals, whose figures are compared within the digits that are printed
PRINTED = ("totals", "periods", "products")
_Located = tuple[Observation, Table, int]  # a row, its table, its index in the table


def last_digit(row: Observation, printed: str) -> float:
    """Return one unit of the last digit of `printed`, the text of `row.value`, in US dollars."""
    decimals = len(printed.partition(".")[2])
    factor = row.value_usd / row.value if row.value else DOLLARS.get(row.unit, 0.0)
    return float(factor) * 10.0**-decimals


def _rows(tables: Sequence[Table]) -> Iterator[_Located]:
    """Yield the rows that have a rank other than 0."""
    for table in tables:
        for index, row in enumerate(table.rows):
            if row.rank:
                yield row, table, index


def check_turnover(tables: Sequence[Table], faults: list[Fault]) -> None:
    """Check turnover = exports + imports where one source prints all three.

    Each of the three may be off by one unit of its last printed digit, because some pages cut
    digits instead of rounding. Where a page prints some of them in yuan and others in dollars, it
    converted at a rate of its own, and PAGE_RATE_TOLERANCE is allowed as well.
    """
    flows: dict[tuple[str, ...], tuple[Observation, float]] = {}
    turnovers = []
    annual = [table for table in tables if table.kind in PRINTED]
    for row, table, index in _rows(annual):
        digit = last_digit(row, table.printed[index])
        if row.flow == "turnover":
            turnovers.append((row, digit, table, index))
        else:
            flows.setdefault((*_key(row), row.flow), (row, digit))
    for row, digit, table, index in turnovers:
        exports, imports = (flows.get((*_key(row), flow)) for flow in ("export", "import"))
        if exports is None or imports is None:
            continue
        total = exports[0].value_usd + imports[0].value_usd
        allowed = digit + exports[1] + imports[1] + 0.01
        if len({part.unit in YUAN for part in (row, exports[0], imports[0])}) > 1:
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
        allowed = digit + sum(part_digit for _, part_digit in parts.values())
        if abs(row.value_usd - total) > max(allowed, REGION_TOLERANCE * total):
            rule = f"region = sum of its members within rounding ({total:.2f})"
            fault = Fault(table.file, table.lines[index], "value_usd", rule, f"{row.value_usd:.2f}")
            faults.append(fault)


#: a row's rank, partner, commodity, value in US dollars, and its key
_Cells = tuple[int, str, str, float, tuple[str, ...]]


def _cells(table: Table, key: Sequence[str]) -> Iterator[_Cells]:
    """Return rank, partner, commodity, value and the cells of the columns `key` of each row.

    Going through columns takes half the time of going through rows; these are long tables.
    """
    if not table.rows:
        return iter(())
    columns = table.columns
    names = ("rank", "partner", "commodity", "value_usd")
    keys = zip(*(columns[name] for name in key), strict=True)
    return zip(*(columns[name] for name in names), keys, strict=True)


def check_world(tables: Sequence[Table], faults: list[Fault]) -> None:
    """Check that no partner exceeds the world of the same source, period, flow and commodity."""
    key = ("country", "period", "flow", "commodity", "ledger", "source")
    world: dict[tuple[str, ...], float] = {}
    for table in tables:
        for rank, partner, _commodity, usd, cells in _cells(table, key):
            if partner == WORLD and rank and cells[2] != "turnover":
                world[cells] = max(usd, world.get(cells, 0.0))
    for table in tables if world else ():
        for index, (rank, _partner, _commodity, usd, cells) in enumerate(_cells(table, key)):
            total = world.get(cells)
            if total is not None and rank and usd > total * (1 + PART_TOLERANCE) + 0.01:
                rule = f"a partner is at most the world of the same source ({total:.2f})"
                value = f"{usd:.2f}"
                faults.append(Fault(table.file, table.lines[index], "value_usd", rule, value))


#: what the codes of one classification have in common
_SOURCE_KEY = ("country", "partner", "period", "flow", "ledger", "source")


def check_chapters(tables: Sequence[Table], faults: list[Fault]) -> None:
    """Check that chapters add up to no more than the total of the same source.

    Chapters of the Atlas must add up to exactly the total, within CHAPTER_TOLERANCE.
    """
    sums: dict[tuple[str, ...], float] = defaultdict(float)
    places: dict[tuple[str, ...], tuple[str, int]] = {}
    totals: dict[tuple[str, ...], float] = {}
    for table in tables:
        if table.kind not in ("totals", "commodities", "commodities_partners"):
            continue
        for index, (rank, _, commodity, usd, key) in enumerate(_cells(table, _SOURCE_KEY)):
            if not rank:
                continue
            if commodity == ALL_COMMODITIES:
                totals[key] = usd
                continue
            if key not in sums:
                places[key] = (table.file, table.lines[index])
            sums[key] += usd
    for key, total in totals.items():
        if key not in sums:
            continue
        excess = sums[key] - total
        # Totals of the Atlas are built from its chapters. Other sources may have trade that is in
        # no chapter.
        gap = abs(excess) if key[-1].startswith("atlas") else excess
        if gap > CHAPTER_TOLERANCE * total + 1:
            rule = f"chapters add up to the total of the same source ({total:.2f})"
            file, line = places[key]
            faults.append(Fault(file, line, "value_usd", rule, f"{sums[key]:.2f}"))


def check_headings(tables: Sequence[Table], faults: list[Fault]) -> None:
    """Check that HS codes add up to no more than the code above them of the same source.

    Headings are compared with their chapter, subheadings with their heading. Most sources list
    selected goods, so the sum may be less.
    """
    limits: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)  # source -> code -> value
    sums: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    places: dict[tuple[str, ...], tuple[str, int]] = {}
    for table in tables:
        if table.kind not in ("commodities", "headings"):
            continue
        for index, (rank, _, code, usd, key) in enumerate(_cells(table, _SOURCE_KEY)):
            if not rank:
                continue
            limits[key][code] = usd
            if table.kind == "headings":
                above, found = code[:-2], sums[key]
                if above not in found:
                    places[(*key, above)] = (table.file, table.lines[index])
                found[above] = found.get(above, 0.0) + usd
    for key, found in sums.items():
        known = limits[key]
        for above, total in found.items():
            if above in known and total > known[above] * (1 + CHAPTER_TOLERANCE) + 1:
                rule = f"HS codes add up to at most {above} of the same source ({known[above]:.2f})"
                file, line = places[(*key, above)]
                faults.append(Fault(file, line, "value_usd", rule, f"{total:.2f}"))
