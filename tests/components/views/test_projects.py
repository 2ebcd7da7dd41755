"""`/projects`: the rows of the list, and what the panel says of a project or a route."""

from __future__ import annotations

from typing import Any

import pytest

from components.charts.kit.projects import amount
from components.state import ViewState
from components.views.projectlist import card_of, listed
from components.views.projects import heading
from data.store import Store

HERE = ViewState(view="projects")


def card(store: Store, item: str) -> dict[str, Any]:
    """Return what the panel shows of an item."""
    shown = card_of(store, item)
    assert shown, item
    return shown


def facts(store: Store, item: str) -> str:
    """Return its facts as one text, with plain spaces."""
    text = " | ".join(f"{term}: {said}" for term, said in card(store, item)["facts"])
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_every_project_has_a_row_and_a_card(store: Store) -> None:
    rows = listed(store, HERE)["projects"]
    assert [row["id"] for row in rows] == [project.id for project in store.package.projects]
    for row in rows:
        assert row["name"] == card(store, row["id"])["name"]
        assert (row["value"] is None) == (row["money"] == "")


def test_a_row_has_status_with_its_date_amount_and_year(store: Store) -> None:
    row = next(row for row in listed(store, HERE)["projects"] if row["id"] == "P005")
    assert row["name"] == "A railway"
    assert (row["stage"], row["day"], row["date"]) == ("construction", "2024-05", "May 2024")
    assert row["value"] == 4e9
    assert row["money"].replace("\N{NO-BREAK SPACE}", " ") == "$4.00 bn"
    assert row["year"] == "2024"
    assert "A firm" in row["words"]


def test_a_card_has_amount_type_status_date_and_caveat(store: Store) -> None:
    railway = facts(store, "P005")
    for text in (
        "Amount: $4.00 bn (",
        "Status: under construction (May 2024)",
        "Chinese side: A firm",
        "Caveats: Sources differ.",
        "as signed",
    ):
        assert text in railway, text
    mixes = [address for address, _name in card(store, "P005")["mixes"]]
    assert mixes == ["/commodities?country=KGZ", "/commodities?country=UZB"]
    assert "announced (3 Jun 2025)" in facts(store, "P006")
    # the subject of claim j
    assert card(store, "P004")["links"][0][0] == "/claims#claim-j"
    assert card(store, "P006")["links"] == []


def test_every_card_leads_to_its_sources(store: Store) -> None:
    for record in (*store.package.projects, *store.package.routes):
        addresses = [address for address, _site in card(store, record.id)["sources"]]
        assert addresses == [f"/data#source-{source}" for source in record.source.split(";")]


def test_a_project_without_a_place_is_not_on_the_map(store: Store) -> None:
    assert not card(store, "P007")["on_map"]
    assert card(store, "P006")["on_map"]


def test_a_project_without_an_amount_says_so(store: Store) -> None:
    project = next(project for project in store.package.projects if project.value_usd is None)
    assert amount(project) == "no amount in dollars"


def test_what_is_filtered_out_is_not_listed(store: Store) -> None:
    content = listed(store, HERE.with_(country="KAZ", sector="making", item="P001"))
    assert [row["id"] for row in content["projects"]] == ["P001", "P002"]
    assert content["summary"] == "Projects listed: 2 of 9. On the map: 2."
    assert content["item"] == content["card"]["id"] == "P001"


def test_crossings_and_lines_have_rows_and_cards(store: Store) -> None:
    """The list of routes follows the country; a crossing leads to its traffic."""
    rows = listed(store, HERE.with_(country="KGZ"))["routes"]
    assert rows
    assert {row["id"] for row in rows} < {row["id"] for row in listed(store, HERE)["routes"]}
    crossing = next(row["id"] for row in rows if row["kind"] == "crossing")
    assert card(store, crossing)["links"] == [[f"/corridors?item={crossing}", "Throughput"]]


@pytest.mark.parametrize("item", ["", "P005"])
def test_the_heading_names_the_chosen_project(store: Store, item: str) -> None:
    said = heading(store, HERE.with_(item=item))
    assert said == ("A railway" if item else "China-backed projects: Central Asia")
