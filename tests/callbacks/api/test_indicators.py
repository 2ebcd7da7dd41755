"""`/api/indicators`: the list, values as JSON and CSV, what is refused."""

from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient

from data.indicators.catalogue import INDICATORS, MISSING


def test_the_list(client: FlaskClient) -> None:
    """Each with what a reader needs to cite it, and an address that answers."""
    found = client.get("/api/indicators").json
    assert [entry["id"] for entry in found["indicators"]] == list(INDICATORS)
    assert {entry["name"]: entry["why"] for entry in found["missing"]} == MISSING
    for entry in found["indicators"]:
        assert entry["formula"]
        assert entry["reference"]
        answer = client.get(entry["address"].removeprefix("http://localhost") + "?country=KAZ")
        assert {row["measure"] for row in answer.json["rows"]} == set(entry["measures"])
        assert answer.json["reference"] == entry["reference"]


def test_csv_has_the_rows_of_json(client: FlaskClient) -> None:
    """Chapter 01 keeps its zero."""
    address = "/api/indicators/grubel_lloyd?country=KAZ&ledger=partner&period=2019"
    rows = client.get(address).json["rows"]
    answer = client.get(f"{address}&format=csv")
    table = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.mimetype == "text/csv"
    assert "grubel_lloyd.csv" in answer.headers["Content-Disposition"]
    assert [row["commodity"] for row in table] == [row["commodity"] for row in rows]
    assert "01" in {row["commodity"] for row in table}
    assert [float(row["value"]) for row in table] == [row["value"] for row in rows]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("", "country is missing"),
        ("country=CHN", "“CHN” is not a value of country"),
        ("country=KAZ&flow=export", "“flow” is not a parameter here"),
        ("country=KAZ&period=2019-01", "is not a value of period"),
        ("country=KAZ&period=%D9%A2019", "is not a value of period"),
        ("country=KAZ&commodity==cmd()", "is not a value of commodity"),
        ("country=KAZ&partner=KAZ%00", "is not a value of partner"),
        ("country=KAZ&country=UZB", "country is given more than once"),
    ],
)
def test_a_wrong_request_is_refused(client: FlaskClient, query: str, problem: str) -> None:
    """A filter that an indicator lacks is a mistake too, not ignored."""
    answer = client.get(f"/api/indicators/grubel_lloyd?{query}")
    assert answer.status_code == 400
    assert problem in answer.json["problems"][0]


def test_an_unknown_indicator_is_not_found(client: FlaskClient) -> None:
    answer = client.get("/api/indicators/trade_intensity?country=KAZ")
    assert answer.status_code == 404
    assert answer.json["problems"]
