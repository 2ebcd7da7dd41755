"""`GET /search` answers any words with products, or says why there are none."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


def test_a_search_is_answered_once(client: FlaskClient) -> None:
    """With an ETag, as a page is; links keep the filters of the page."""
    address = "/search?page=/commodities&country=UZB&flow=import&q=8703"
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["asked"] == "8703"
    first = answer.json["results"][0]
    assert first["href"] == "/commodities?country=UZB&flow=import&commodity=8703"
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=",
        "q=%00%ff",
        "q=%F0%9F%9A%97",
        "q=((((((%22",
        "q=" + "(" * 900,
        "q=" + "铜" * 200,
        "q=" + "a%20" * 400,
        "page=/nowhere&commodity=xx&q=zzz",
        "q=<script>alert(1)</script>",
    ],
)
def test_hostile_words_are_answered(client: FlaskClient, query: str) -> None:
    """An empty list and a sentence; never an error."""
    answer = client.get(f"/search?{query}")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["said"]
    assert len(answer.json["asked"]) <= 60


def test_a_search_that_is_too_long_is_refused(client: FlaskClient) -> None:
    """As a CSV is, in the reader's language."""
    answer = client.get("/search?page=/&q=" + "x" * 3000)
    assert (answer.status_code, answer.text) == (414, "The address is too long.\n")
    answer = client.get("/search?page=/&lang=ru&q=" + "x" * 3000)
    assert answer.status_code == 414
