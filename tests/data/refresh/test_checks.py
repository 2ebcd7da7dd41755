"""Signs that figures are wrong: each is made by changing what a service answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from data.changes import changes
from data.records.cleantech import Category, CleanTech
from data.records.observation import Observation
from data.records.refreshed import EMBER
from data.refresh import comtrade, imf
from data.refresh.checks import checks
from data.refresh.client import Client
from data.refresh.overlay import overlay
from data.refresh.reading import Context, Reading
from data.refresh.tables import Tables, read_tables
from tests.data.refresh.conftest import NOW
from tests.small.rows import MEMBERS
from tests.small.services import Server

FLIP = {"export": "import", "import": "export"}


@pytest.fixture(scope="module")
def base(ready: Path) -> Tables:
    """The tables of the small package."""
    return read_tables(ready)


@pytest.fixture
def reading(client: Client, context: Context) -> Reading:
    """What the IMF answers when all is well."""
    context.since = "2022"
    return imf.read(client, context)


def signs(base: Tables, reading: Reading) -> list[tuple[str, str, bool]]:
    """Rule, country and whether it stops, each once."""
    result = overlay(base, [reading], MEMBERS)
    found = checks(base, [reading], changes(base, result.tables))
    return list(dict.fromkeys((sign.kind, sign.country, sign.stops) for sign in found))


def changed(reading: Reading, change: Callable[[Observation], Observation]) -> Reading:
    """The reading with another record in place of each of Kazakhstan's with China."""
    reading.observations = [
        change(row) if (row.country, row.partner) == ("KAZ", "CHN") else row
        for row in reading.observations
    ]
    return reading


def scaled(row: Observation, factor: float) -> Observation:
    """The record with another value."""
    return row._replace(value=row.value * factor, value_usd=row.value_usd * factor)


def test_good_figures_give_no_sign(base: Tables, reading: Reading) -> None:
    assert signs(base, reading) == []


@pytest.mark.parametrize(
    ("factor", "rule"), [(1000, "unit"), (0.001, "unit"), (7.1, "currency"), (1 / 7.1, "currency")]
)
def test_another_unit_stops(base: Tables, reading: Reading, factor: float, rule: str) -> None:
    found = signs(base, changed(reading, lambda row: scaled(row, factor)))
    assert found[0] == (rule, "KAZ", True)
    assert {country for _rule, country, _stops in found} == {"KAZ"}


def test_a_unit_is_noticed_where_no_year_is_known_twice(base: Tables, reading: Reading) -> None:
    """New periods are compared with the last ones before them."""
    reading.observations = [row for row in reading.observations if row.period > "2025-99"]
    found = signs(base, changed(reading, lambda row: scaled(row, 1000)))
    assert ("unit", "KAZ", True) not in found  # months have nothing to be compared with
    fresh = Reading("imf", "2025")
    row = next(iter(reading.observations))
    fresh.observations = [
        scaled(row._replace(country="KAZ", reporter="KAZ", partner="CHN", flow="export",
                            ledger="partner", period="2025", value=1.05e10, value_usd=1.05e10), 1000)
    ]  # fmt: skip
    assert signs(base, fresh)[0] == ("unit", "KAZ", True)


def test_swapped_flows_stop(base: Tables, reading: Reading) -> None:
    found = signs(base, changed(reading, lambda row: row._replace(flow=FLIP[row.flow])))
    assert ("flows", "KAZ", True) in found


def test_a_shifted_year_stops(base: Tables, reading: Reading) -> None:
    """Figures of 2022 and 2023 that are said to be of 2023 and 2024."""
    years = {(r.country, r.partner, r.flow, r.ledger, r.period): r for r in reading.observations}

    def of_the_year_before(row: Observation) -> Observation:
        before = (*row[:1], row.partner, row.flow, row.ledger, str(int(row.period[:4]) - 1))
        old = years.get(before)
        if len(row.period) > 4 or old is None or row.period == "2025":
            return row
        return row._replace(value=old.value, value_usd=old.value_usd)

    assert ("year", "KAZ", True) in signs(base, changed(reading, of_the_year_before))


def test_a_jump_is_named_and_does_not_stop(base: Tables, reading: Reading) -> None:
    def jump(row: Observation) -> Observation:
        return scaled(row, 4) if row.period == "2025" and row.flow == "import" else row

    found = signs(base, changed(reading, jump))
    assert ("jump", "KAZ", False) in found
    assert ("identity", "KAZ", False) in found  # the months do not add up to the year
    assert not [sign for sign in found if sign[2]]


def test_a_large_revision_is_named(ready: Path, base: Tables, reading: Reading) -> None:
    accepted = overlay(base, [reading], MEMBERS).tables
    again = changed(reading, lambda row: scaled(row, 0.7) if row.period == "2025" else row)
    assert ("revision", "KAZ", False) in signs(accepted, again)


def test_weights_are_put_in_once_and_go_with_their_series(
    base: Tables, client: Client, context: Context
) -> None:
    reading = comtrade.read(client, replace(context, since="2025", levels=(4,)))
    path = "countries/kazakhstan/quantities.csv"
    once = overlay(base, [reading], MEMBERS).tables
    added = [row for row in once[path].rows if row not in base[path].rows]
    assert {row[5] for row in added} == {
        "2701",
        "2703",
        "8401",
        "8403",
        "8501",
        "8503",
        "8701",
        "8703",
    }
    assert overlay(once, [reading], MEMBERS).tables[path].rows == once[path].rows
    reading.quantities = [row for row in reading.quantities if row.commodity != "8703"]
    fewer = overlay(once, [reading], MEMBERS).tables[path].rows
    assert "8703" not in {row[5] for row in fewer if row in added}


def test_new_energy_that_contradicts_the_solar_products_is_left_out(base: Tables) -> None:
    """The other months are taken, and a year is the sum of its months."""
    months = [f"2024-{month:02d}" for month in range(1, 13)]
    fresh = Reading("ember", "2024")
    fresh.cleantech = [
        CleanTech("KAZ", month, name, 7e9 if name == "all" else 1e9, "reported", EMBER, "")
        for month in months
        for name in get_args(Category)
    ]
    result = overlay(base, [fresh], MEMBERS)
    last = max(row[1] for row in base["context/solar.csv"].rows)
    assert len(result.left_out) == len([month for month in months if month <= last]) > 0
    assert "which has to be refreshed with it" in result.left_out[0]
    rows = {tuple(row[:3]): float(row[3]) for row in result.tables["context/cleantech.csv"].rows}
    assert rows["KAZ", "2024", "all"] == sum(rows["KAZ", month, "all"] for month in months)


def test_an_empty_year_withdraws_and_an_empty_series_does_not(
    base: Tables, reading: Reading, server: Server, client: Client, context: Context
) -> None:
    """A year that is gone is named as such; a series of which nothing comes stays as it was."""
    accepted = overlay(base, [reading], MEMBERS).tables
    del reading.observations[:]

    def without_2023(body: bytes, _address: str) -> bytes:
        rows = body.split(b"\r\n")
        return b"\r\n".join(row for row in rows if b",2023," not in row and b",M," not in row[:60])

    server.always["imf"] = without_2023
    client.now = lambda: NOW.replace(day=28)  # the kept answers are from the future
    client.cache.root = client.cache.root / "other"
    fresh = imf.read(client, Context(context.today, "2022"))
    result = overlay(accepted, [fresh], MEMBERS)
    gone = [c for c in changes(accepted, result.tables) if c.kind == "withdrawn"]
    assert {change.key.split()[2] for change in gone} == {"2023"}
    assert any("nothing came for KAZ CHN import china M TOTAL" in text for text in result.silent)
