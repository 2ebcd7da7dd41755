"""Dollars for one piece or one tonne."""

from __future__ import annotations

from data.analysis.unit_values import counted_codes, unit_values
from data.records.quantities import Quantity
from data.store import Store
from tests.small.invented import figure, store_of


def test_a_value_is_divided_by_the_pieces_of_its_source(small_store: Store) -> None:
    """60 m dollars for 2,000 cars; the kilograms beside them are not used."""
    found = unit_values(small_store, "UZB", "import", "870380", "CHN")
    assert [(value.observation.period, value.amount, value.unit) for value in found] == [
        ("2022", 2000, "pieces"),
        ("2023", 15500, "pieces"),
    ]
    assert found[0].dollars == 60e6 / 2000
    assert found[0].quantity.status == "estimate"


def test_published_quantities(live_store: Store) -> None:
    """Uzbekistan's electric cars of 2023: 410,539,944.97 dollars for 15,506 cars."""
    found = unit_values(live_store, "UZB", "import", "870380", "CHN")
    (of_2023,) = [value for value in found if value.observation.period == "2023"]
    assert of_2023.amount == 15506
    assert round(of_2023.dollars, 2) == round(410539944.97 / 15506, 2)


def test_a_weight_is_shown_in_tonnes(live_store: Store) -> None:
    """Kazakhstan's copper cathodes to China in 2021: 262,678.4 t."""
    (copper,) = unit_values(live_store, "KAZ", "export", "740311", "CHN")
    assert (copper.amount, copper.unit) == (262678.4, "t")
    assert round(copper.dollars) == 9268


def test_goods_with_quantities_are_listed(small_store: Store) -> None:
    """None where no source prints a weight or a number."""
    assert counted_codes(small_store, "UZB", "import", "CHN") == ("870380",)
    assert counted_codes(small_store, "CA5", "import", "CHN") == ("8703", "870380")
    assert counted_codes(small_store, "KAZ", "export", "CHN") == ()


def test_samples_are_no_default(live_store: Store) -> None:
    """Uzbekistan sold China 100 kg of phosphate rock in 2024, at $12,500 a tonne."""
    assert "2510" in live_store.quantity_codes(("UZB",), "export")
    assert counted_codes(live_store, "UZB", "export", "CHN") == ()
    assert counted_codes(live_store, "KAZ", "export", "CHN")[0] == "740311"


def counted(amount: float, unit: str, **cells: str) -> Quantity:
    """A quantity of copper that Kazakhstan sold to China in 2024."""
    row = Quantity(
        "KAZ", "KAZ", "CHN", "2024", "export", "7403", amount, unit, "partner", "reported", "table",
        "",
    )  # fmt: skip
    return row._replace(**cells)


def test_quantities_of_another_source_or_unit_are_not_divided(small_store: Store) -> None:
    """2,000 kg are two tonnes; a value without a quantity of its source has no unit value."""
    rows = [figure(usd, commodity="7403", period=period)
            for period, usd in (("2022", 4.0), ("2023", 6.0), ("2024", 8.0))]  # fmt: skip
    quantities = (
        counted(2000.0, "kg"), counted(4.0, "t", period="2023"),
        counted(5.0, "t", period="2022", source="second"), counted(6.0, "t", period="2021"),
    )  # fmt: skip
    store = store_of(small_store, *rows, quantities=quantities)
    found = unit_values(store, "KAZ", "export", "7403", "CHN")
    assert [(row.observation.period, row.amount, row.unit, row.dollars) for row in found] == [
        ("2023", 4.0, "t", 1.5), ("2024", 2.0, "t", 4.0),
    ]  # fmt: skip


def test_the_largest_latest_value_is_first_and_samples_are_left_out(small_store: Store) -> None:
    """Of the region it is that of the country with most; 100,000 dollars are no sample."""
    amounts = {("KAZ", "7403"): 1e5, ("KAZ", "8703"): 99_999.0, ("KAZ", "2601"): 5e5,
               ("UZB", "7403"): 9e5, ("UZB", "2601"): 1.0}  # fmt: skip
    rows = [figure(usd, country=country, commodity=code)
            for (country, code), usd in amounts.items()]  # fmt: skip
    quantities = [counted(1.0, "t", country=country, commodity=code) for country, code in amounts]
    store = store_of(
        small_store, *rows, quantities=(*quantities, counted(1.0, "t", commodity="9999"))
    )
    assert counted_codes(store, "KAZ", "export", "CHN") == ("2601", "7403")
    assert counted_codes(store, "CA5", "export", "CHN") == ("7403", "2601")
