"""Rows whose terms forbid it are not passed on."""

from __future__ import annotations

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest

from data.open.bundle import Bundle
from data.open.papers import left_out_by_source
from data.open.tables import BY_NAME, counts, open_rows
from data.open.terms import may_pass, terms_book, terms_of, withheld
from data.records.refreshed import SERVICES
from data.store import Store


def test_every_licence_of_the_package_was_looked_at(live_store: Store) -> None:
    licences = {source.licence for source in live_store.package.sources.values()}
    licences |= {service.licence for service in SERVICES.values()}  # of what a refresh brings
    assert licences <= terms_book().licences.keys()
    assert terms_book().licences.keys() <= licences, "nobody has this licence any more"


def test_a_new_licence_is_looked_at_first(live_store: Store) -> None:
    source = next(iter(live_store.package.sources.values()))
    assert not terms_of(replace(source, licence="Ask us")).passed_on


@pytest.mark.parametrize(
    ("sources", "passes"),
    [("a", True), ("b", False), ("a;b", False), ("b;a", False), ("a;c", True), ("ab", True)],
)
def test_one_source_is_enough(sources: str, passes: bool) -> None:
    assert may_pass(sources, frozenset("b")) is passes


def test_comtrade_is_left_out_and_counted(small_store: Store) -> None:
    """From every file of the zip; the README says how many rows, and where they are."""
    package = small_store.package
    assert withheld(package.sources) == {"comtrade"}
    total = sum(counts(table, package)[1] for table in BY_NAME.values())
    assert total > 10
    assert left_out_by_source(package) == {"comtrade": total}
    with ZipFile(io.BytesIO(Bundle(package).zip())) as files:
        readme = files.read("README.md").decode()
        assert f"{total:,} rows are left out" in readme
        assert f"| `comtrade` | {total:,} | UN Comtrade |" in readme
        for name in files.namelist():
            if name.startswith("data/") and name != "data/sources.csv":
                assert b",comtrade," not in files.read(name), name
        assert b"\ncomtrade,UN Comtrade" in files.read("data/sources.csv")


def test_the_published_package_leaves_out_what_comtrade_holds(live_store: Store) -> None:
    package = live_store.package
    kept = withheld(package.sources)
    assert {"comtrade-ca", "comtrade-hs6", "wits-bilateral", "wits-kaz-hs"} <= kept
    place = BY_NAME["totals"].columns.index("source")
    rows = open_rows(BY_NAME["totals"], package)
    assert not any(kept & set(row[place].split(";")) for row in rows)
