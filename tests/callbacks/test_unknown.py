"""Addresses at which there is nothing."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

NOTHING = "There is nothing at this address.\n"


@pytest.mark.parametrize(
    "path",
    ["/readyz/x", "/metrics", "/.env", "/csv", "/csv/china_trade/", "/tables/", "/wp-login.php",
     "/_alive", "/points/", "/share/index.html"],
)  # fmt: skip
def test_a_program_gets_one_line(client: FlaskClient, path: str) -> None:
    """404 and a sentence, not the frame of a page."""
    answer = client.get(path)
    assert (answer.status_code, answer.text) == (404, NOTHING)


@pytest.mark.parametrize("path", ["/shares", "/share/x", "/country/nowhere", "/д"])
def test_a_reader_gets_the_page_that_says_so(client: FlaskClient, path: str) -> None:
    """404, with the frame of the page, whose notice names the address."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "khorgos.js" in answer.text
    notices = client.get("/view", query_string=f"page={path}").json["notices"]
    assert any(path.split("/")[-1] in notice for notice in notices)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/share",
        "/country/kazakhstan/brief",
        "/share/",
        "/SHARE",
        "/share.",
        "/share)，",
        "/country/KAZ",
    ],
)
def test_pages_are_found(client: FlaskClient, path: str) -> None:
    """With a slash at the end, in capital letters, with a sign of the text around the link."""
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("name", ["nope", "dash/x.js", "dash_mantine_components/nope.js", "a/b/c"])
def test_a_script_that_no_library_has(client: FlaskClient, name: str) -> None:
    """404 without a trace in the log: anybody can ask for it."""
    answer = client.get(f"/_dash-component-suites/{name}")
    assert answer.status_code == 404
    assert answer.mimetype == "text/plain"


@pytest.mark.parametrize("page", ["http://[", "http://a?lang=ru#http://[", "?lang=xx", "\xff"])
def test_an_odd_referer_gives_a_frame(client: FlaskClient, page: str) -> None:
    """The referring page decides nothing: the frame is in the language of its address."""
    answer = client.get("/_dash-layout", headers={"Referer": page})
    assert answer.status_code == 200
    assert answer.data == client.get("/_dash-layout").data


def test_a_reader_who_mistypes_a_file_gets_the_page(client: FlaskClient) -> None:
    """A browser asks for HTML; its reader is offered the pages that may have been meant."""
    answer = client.get("/share.html", headers={"Accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == 404
    assert "khorgos.js" in answer.text
