"""`GET /view` answers any address with what the page shows."""

from __future__ import annotations

import gzip
import json

import pytest
from flask.testing import FlaskClient

from callbacks.view import read_request
from components.render import Renderer
from components.state import SLUGS, VIEWS, ViewState
from components.state.parameters import for_browser
from components.views import payload


def test_a_page_is_answered_with_its_canonical_address(client: FlaskClient) -> None:
    """The answer has the canonical address, the cards, and a notice for each unknown parameter."""
    answer = client.get("/view?page=/share&flow=import&ledger=&colour=red")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert answer.json is not None
    assert answer.json["address"] == "/share?flow=import"
    assert "china_share" in answer.json["cards"]
    assert len(answer.json["cards"]) > 3
    assert answer.json["notices"] == ["“colour” is not a filter here; it was ignored."]


def test_a_scene_has_only_what_fills_the_screen(client: FlaskClient) -> None:
    """In present mode only the charts of the scene are sent."""
    answer = client.get("/view?scene=1&page=/share&present=1&show=dependence")
    assert answer.json is not None
    assert list(answer.json["cards"]) == answer.json["on_screen"] == ["dependence"]


@pytest.mark.parametrize(
    ("query", "request_read"),
    [
        ("page=/share&flow=import", ("/share", "flow=import", False)),
        ("scene=1&page=/share&flow=import", ("/share", "flow=import", True)),
        ("page=/share&scene=1&page=2", ("/share", "scene=1&page=2", False)),
        ("flow=import&page=/share", ("/share", "flow=import", False)),
        ("scene=0&page=/%25D0", ("/%D0", "", False)),
        ("flow=import", ("/", "flow=import", False)),
        ("", ("/", "", False)),
    ],
)
def test_no_parameter_of_a_page_is_taken_for_one_of_the_request(
    query: str, request_read: tuple[str, str, bool]
) -> None:
    """Only `page`, and `scene` before it, belong to the request."""
    assert read_request(query) == request_read


@pytest.mark.parametrize(
    "query",
    [
        "",
        "page",
        "page=",
        "page=%00",
        "page=%ff%fe&flow=%ff",
        "page=//elsewhere.example/",
        "page=https://elsewhere.example/",
        "page=" + "/" * 3000,
        "page=/share&" + "&" * 3000,
        "page=/share&q=%ed%a0%80",
        "scene=1&page=/" + "x" * 3000,
        "&&=&=page=&scene",
    ],
)
def test_any_address_gives_a_page(client: FlaskClient, query: str) -> None:
    """Mistakes in an address are notices on the page, never an HTTP error."""
    answer = client.get(f"/view?{query}")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["view"] in VIEWS


def test_a_page_that_a_browser_has_is_not_sent_again(client: FlaskClient) -> None:
    """Browsers ask each time, and a cache in front once a minute."""
    for encoding in ("zstd", "gzip", ""):
        accepted = {"Accept-Encoding": encoding}
        first = client.get("/view?page=/share", headers=accepted)
        assert first.cache_control.max_age == 0
        assert first.cache_control.s_maxage == 60
        tag = first.headers["ETag"]
        again = client.get("/view?page=/share", headers={"If-None-Match": tag} | accepted)
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    other = client.get("/view?page=/share&flow=import", headers={"If-None-Match": tag})
    assert other.status_code == 200
    assert other.headers["ETag"] != tag


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br, zstd", "zstd"), ("gzip", "gzip"), ("", None), ("gzp;q=much,\t;;q", None)],
)
def test_a_page_is_compressed_where_that_is_asked(
    client: FlaskClient, accepted: str, encoding: str | None
) -> None:
    """Any Accept-Encoding is accepted; compression leaves a fifth of the bytes or less."""
    whole = client.get("/view?page=/share&lang=ru").data
    answer = client.get("/view?page=/share&lang=ru", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert (len(answer.data) < len(whole) / 5) == (encoding is not None)
    if encoding == "gzip":
        assert gzip.decompress(answer.data) == whole


def test_payloads_are_cached_by_state(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two addresses of one state share a payload; an address with a mistake is not cached."""
    drawn: list[tuple[str, ...]] = []

    def content(
        _renderer: Renderer, _state: ViewState, problems: tuple[str, ...], _whole: bool
    ) -> dict[str, str]:
        drawn.append(problems)
        return {"view": "overview"}

    monkeypatch.setattr(payload, "_content", content)
    page = payload.KeptPayloads(renderer, whole=True)
    for path, query in (("/", "flow=import"), ("//", "flow=import&country="), ("/", "flow=1")):
        assert json.loads(page(path, query).body) == {"view": "overview"}
    assert [len(problems) for problems in drawn] == [0, 1, 1]
    page("/", "flow=import")
    page("/" + "x" * 200_000, "")
    assert len(drawn) == 4


def test_the_frame_of_a_page_brings_the_parameters(client: FlaskClient) -> None:
    """Scripts need them before the first `/view` answers."""
    layout = json.dumps(client.get("/_dash-layout").json)
    assert (
        json.dumps(json.dumps({"parameters": for_browser(), "places": SLUGS})[:-1])[:-1] in layout
    )
