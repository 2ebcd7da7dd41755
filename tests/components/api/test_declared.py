"""Requests are read by the declarations of the routes."""

from __future__ import annotations

import pytest

from components.api.declared import Operation, Param

OPERATION = Operation(
    id="x",
    path="/api/x",
    summary="X",
    params=(
        Param(name="country", text="a country", values=("KAZ", "UZB"), many=True),
        Param(name="flow", text="a flow", values=("export",), required=True),
        Param(name="limit", text="a number", numbers=(1, 10), default="5"),
        Param(name="from", text="a year", pattern="[0-9]{4}"),
    ),
)


def test_a_good_query() -> None:
    found, problems = OPERATION.read("country=KAZ,UZB&flow=export&limit=7&from=2020")
    assert problems == []
    assert found == {"country": ("KAZ", "UZB"), "flow": "export", "limit": 7, "from": "2020"}
    assert OPERATION.read("flow=export")[0] == {
        "country": (),
        "flow": "export",
        "limit": 5,
        "from": "",
    }


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("", "flow is missing: a flow."),
        ("flow=up", "“up” is not a value of flow. Allowed: export."),
        ("flow=export&country=KAZ,FRA", "“FRA” is not a value of country. Allowed: KAZ, UZB."),
        ("flow=export&limit=11", "limit must be a whole number from 1 to 10."),
        ("flow=export&limit=-1", "limit must be a whole number from 1 to 10."),
        ("flow=export&limit=1e1", "limit must be a whole number from 1 to 10."),
        ("flow=export&limit=٣", "limit must be a whole number from 1 to 10."),
        ("flow=export&from=20", "“20” is not a value of from: a year."),
        ("flow=export&from=2020%0a", "“2020?” is not a value of from: a year."),
        ("flow=export&flow=import", "flow is given more than once."),
        ("flow=export&x=1", "“x” is not a parameter here. Allowed: country, flow, limit, from."),
        ("flow=export&%00=1", "“?” is not a parameter here. Allowed: country, flow, limit, from."),
        ("flow=export&from=" + "9" * 3000, "The address is too long."),
    ],
)
def test_what_is_wrong_and_what_is_allowed(query: str, problem: str) -> None:
    assert problem in OPERATION.read(query)[1]
