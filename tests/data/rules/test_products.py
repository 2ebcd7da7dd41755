"""Rules of figures, quantities and names below HS chapters."""

from __future__ import annotations

import pytest

from data.rules.faults import Fault
from tests.small.bench import Bench

HEADINGS = "countries/kazakhstan/headings.csv.gz"
QUANTITIES = "countries/kazakhstan/quantities.csv"
PRODUCTS = "reference/products.csv"
CODE = "an HS code of 2, 4 or 6 digits in a known chapter"
CELLS = [
    (HEADINGS, 2, "commodity", "27112", CODE),
    (HEADINGS, 2, "commodity", "0x11", CODE),
    (HEADINGS, 2, "commodity", "7711", CODE),
    (HEADINGS, 2, "commodity", "27", "an HS code of 4 or 6 digits"),
    (HEADINGS, 2, "commodity", "TOTAL", CODE),
    (HEADINGS, 2, "period", "2019-03", "a year or a mean over years"),
    (QUANTITIES, 2, "unit", "barrels", "one of 'kg', 't' or 'pieces'"),
    (QUANTITIES, 2, "quantity", "0", "more than 0.0"),
    (QUANTITIES, 2, "quantity", "2e4", "a plain number, no exponent"),
    (QUANTITIES, 2, "commodity", "7403111", CODE),
    (QUANTITIES, 2, "commodity", "770311", CODE),
    (QUANTITIES, 2, "period", "2019-01", "a year or a mean over years"),
    (QUANTITIES, 2, "country", "UZB", "country of the folder is KAZ"),
    (QUANTITIES, 2, "reporter", "CHN", "ledger reconciled has reporter KAZ"),
    (QUANTITIES, 2, "partner", "ATL", "partner is in partners.csv or partner_groups.yaml"),
    (QUANTITIES, 2, "source", "rumour", "source is in sources.yaml"),
    (PRODUCTS, 2, "code", "27", "matches ^[0-9]{4}([0-9]{2})?$"),
    (PRODUCTS, 2, "code", "27111", "matches ^[0-9]{4}([0-9]{2})?$"),
    (PRODUCTS, 2, "code", "9911", "a code in a chapter of hs_chapters.csv"),
    (PRODUCTS, 3, "code", "2711", "code occurs once"),
    (PRODUCTS, 2, "name", "", "not empty"),
]


@pytest.mark.parametrize(("file", "row", "column", "value", "rule"), CELLS)
def test_a_wrong_cell(
    bench: Bench, file: str, row: int, column: str, value: str, rule: str
) -> None:
    bench.cell(file, row, column, value)
    assert str(Fault(file, row, column, rule, value)) in bench.faults()


def test_one_key_has_one_figure_to_draw_in_all_tables(bench: Bench) -> None:
    """Goods named on a page are in another table, but may be the same goods."""
    other = "countries/kazakhstan/products.csv"
    header, row = bench.read(HEADINGS).splitlines()[:2]
    bench.write(other, f"{header}\n{row}\n")
    bench.seal()
    assert bench.faults() == [
        f"{HEADINGS}:2 rank — rank is unique in its key (1, also {other}:2)",
    ]


@pytest.mark.parametrize(
    ("row", "value", "above", "allowed"), [(2, "401.50", "27", "400"), (4, "201.50", "7403", "200")]
)
def test_codes_add_up_to_at_most_the_code_above_them(
    bench: Bench, row: int, value: str, above: str, allowed: str
) -> None:
    for column in ("value", "value_usd"):
        bench.cell(HEADINGS, row, column, value)
    rule = f"HS codes add up to at most {above} of the same source ({allowed}.00)"
    assert bench.faults() == [f"{HEADINGS}:{row} value_usd — {rule} ({value})"]


def test_quantities_are_in_order_and_once_in_each_unit(bench: Bench) -> None:
    header, kilograms, pieces = bench.read(QUANTITIES).splitlines()
    bench.write(QUANTITIES, "\n".join((header, pieces, kilograms, kilograms, "")))
    bench.seal()
    key = "KAZ,CHN,2019,export,740311,reconciled,kg,atlas-hs92"
    order = "rows in order of country, partner, period, flow, commodity, ledger, unit, source"
    assert bench.faults() == [
        f"{QUANTITIES}:3 — {order} ({key})",
        f"{QUANTITIES}:4 unit — unit occurs once ({key})",
    ]
