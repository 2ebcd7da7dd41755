"""Published figures of HS codes of 4 and 6 digits, to their printed digits.

`flow` is seen from the country: China's export is the country's import.
"""

from __future__ import annotations

import pytest

from data.records.codes import CHINA, WORLD
from data.records.observation import Observation
from data.records.quantities import Quantity
from data.store import Store

#: country, flow, ledger, period, code, partner, unit, value as the source has it
PRINTED = [
    ("KAZ", "import", "partner", "2023", "8703", CHINA, "kUSD", "869232.066"),
    ("KAZ", "import", "partner", "2024", "8703", CHINA, "kUSD", "864408.025"),
    ("KAZ", "import", "partner", "2023", "8703", WORLD, "kUSD", "3057784.648"),
    ("KAZ", "export", "partner", "2015", "0101", WORLD, "kUSD", "569.292"),
    ("KAZ", "export", "reconciled", "2021", "740311", CHINA, "kUSD", "2434560.742"),
    ("KAZ", "export", "reconciled", "2021", "270900", CHINA, "kUSD", "2191628.901"),
    ("KAZ", "export", "reconciled", "2021", "260300", CHINA, "kUSD", "1571362.857"),
    ("KAZ", "import", "reconciled", "2022/2023", "020745", WORLD, "mUSD", "1.486969"),
    ("TKM", "export", "reconciled", "2010", "2711", CHINA, "USD", "843877376"),
    ("UZB", "import", "partner", "2022", "870380", CHINA, "USD", "60132833.85"),
    ("UZB", "import", "partner", "2023", "870380", CHINA, "USD", "410539944.97"),
    ("UZB", "import", "partner", "2024", "870380", CHINA, "USD", "218582535.97"),
    ("UZB", "import", "partner", "2024", "870380", WORLD, "USD", "224877550.96"),
    ("KGZ", "import", "partner", "2023", "870380", CHINA, "USD", "416377684"),
    ("KGZ", "import", "partner", "2023", "870360", CHINA, "USD", "199984152"),
    ("KAZ", "export", "china", "2021", "2510", CHINA, "USD", "238995"),
]


@pytest.mark.parametrize(
    ("country", "flow", "ledger", "period", "code", "partner", "unit", "value"), PRINTED
)
def test_a_figure_as_its_source_prints_it(
    live_store: Store, country: str, flow: str, ledger: str, period: str, code: str, partner: str,
    unit: str, value: str,
) -> None:  # fmt: skip
    row = live_store.headings(country, flow, ledger, period, code[:-2], partner)[code]
    assert (row.value, row.unit) == (float(value), unit)


def test_kyrgyz_imports_of_electric_cars(live_store: Store) -> None:
    """Electric cars and plug-in hybrids: 616 million; China counted 1,101 million."""
    cars = live_store.headings("KGZ", "import", "partner", "2023", "8703")
    assert round((cars["870380"].value_usd + cars["870360"].value_usd) / 1e6) == 616


def test_kazakh_exports_to_china_in_2021(live_store: Store) -> None:
    """10.73 billion in 209 lines; headings and chapters are sums of them."""
    rows = [
        row
        for name in ("headings.csv.gz", "commodities.csv")
        for row in live_store.package.tables[f"countries/kazakhstan/{name}"]
        if (row.source, row.partner) == ("baci-hs02-2021", CHINA)
    ]
    by_level = [[row.value_usd for row in rows if len(row.commodity) == n] for n in (2, 4, 6)]
    assert len(by_level[2]) == 209
    assert [round(sum(values) / 1e9, 2) for values in by_level] == [10.73] * 3
    assert round(sum(by_level[0])) == round(sum(by_level[1])) == round(sum(by_level[2]))


#: bn of imports from China, average of 2022-23, as SOURCES has them
MEANS = {"KAZ": 18.03, "UZB": 10.18, "KGZ": 14.66, "TJK": 2.98, "TKM": 0.95}


@pytest.mark.parametrize(("country", "billions"), MEANS.items())
def test_average_imports_from_china_of_2022_23(
    live_store: Store, country: str, billions: float
) -> None:
    """All headings together; they are averages, not of one year, and say so."""
    headings = [
        row
        for chapter in live_store.package.chapters
        for row in live_store.headings(
            country, "import", "reconciled", "2022/2023", chapter
        ).values()
    ]
    assert round(sum(row.value_usd for row in headings) / 1e9, 2) == billions
    assert {row.status for row in headings} == {"derived"}
    assert all("not a single year" in row.note for row in headings)


def test_suspect_lines_of_kazakhstan_are_stored_and_not_drawn(live_store: Store) -> None:
    """Batteries of 2021: chapters 73-99 are missing from the report, so the value is too small."""
    key = ("KAZ", WORLD, "import", "partner", "2021", "850760")
    assert [(row.status, row.rank) for row in live_store.alternates[key]] == [("suspect", 0)]
    drawn = live_store.heading_series("KAZ", "import", "partner", "850760", WORLD)
    assert {"2020", "2021", "2022"}.isdisjoint(drawn)
    assert {"2023", "2024"} <= drawn.keys()


#: country, flow, ledger, period, code, unit, quantity as the source has it, status
QUANTITIES = [
    ("KAZ", "export", "reconciled", "2021", "740311", "t", 262678.4, "reported"),
    ("KAZ", "export", "reconciled", "2021", "270900", "t", 4492672.0, "reported"),
    ("UZB", "import", "partner", "2024", "870380", "pieces", 23985.0, "reported"),
    ("UZB", "import", "partner", "2024", "870380", "kg", 13089541.509, "estimate"),
    ("KGZ", "import", "partner", "2023", "870380", "pieces", 11480.484, "estimate"),
    ("KAZ", "export", "china", "2021", "2510", "kg", 3588000.0, "reported"),
]


@pytest.mark.parametrize(
    ("country", "flow", "ledger", "period", "code", "unit", "quantity", "status"), QUANTITIES
)
def test_a_quantity_as_its_source_prints_it(
    live_store: Store, country: str, flow: str, ledger: str, period: str, code: str, unit: str,
    quantity: float, status: str,
) -> None:  # fmt: skip
    (row,) = (
        row
        for row in live_store.quantities(country, flow, ledger, code)[period]
        if row.unit == unit
    )
    assert (row.quantity, row.status) == (quantity, status)


def test_a_quantity_of_zero_is_no_quantity(live_store: Store) -> None:
    """Uzbekistan's electric cars of 2023 from all partners: 435.7 million dollars, 0 pieces."""
    world = live_store.quantities("UZB", "import", "partner", "870380", WORLD)
    assert [row.unit for row in world["2023"]] == ["kg"]


def test_each_quantity_stands_beside_a_value_of_its_source(live_store: Store) -> None:
    """So that a unit value can be computed."""
    package = live_store.package
    values = {
        (*key(row), row.source)
        for file, rows in package.tables.items()
        if file.endswith("headings.csv.gz")
        for row in rows
    }
    assert len(package.quantities) > 900
    assert [row for row in package.quantities if (*key(row), row.source) not in values] == []


def key(row: Observation | Quantity) -> tuple[str, ...]:
    """What a value and its quantity share."""
    return (row.country, row.partner, row.period, row.flow, row.commodity, row.ledger)


def test_incomplete_years_of_kazakhstan_stay_out(live_store: Store) -> None:
    for flow in ("export", "import"):
        periods = live_store.heading_periods("KAZ", flow, "partner", "84", WORLD)
        assert periods == ("2015", "2016", "2017", "2018", "2019", "2023", "2024")
