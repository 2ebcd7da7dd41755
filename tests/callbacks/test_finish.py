"""The last step of an answer: compressed forms, ETags, parts, and what is kept of them."""

from __future__ import annotations

import gzip
import re
from types import SimpleNamespace
from typing import Any

import brotli
import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from callbacks import finish
from callbacks.answer import answer_of
from callbacks.forms import EXPAND, QUICK, Forms, kept, zstd
from components.views.payload import Payload, tagged

BODY = b"Trade between China and Central Asia. " * 100
PAYLOAD = tagged(BODY)


class Counted(dict[str, Any]):
    """The ways to compress, which say how often they were used."""

    def __init__(self) -> None:
        super().__init__({name: self._counted(work) for name, work in QUICK.items()})
        self.count = 0

    def _counted(self, work: Any) -> Any:
        def compress(body: bytes) -> bytes:
            self.count += 1
            return bytes(work(body))

        return compress


@pytest.fixture
def compress() -> Counted:
    return Counted()


@pytest.fixture
def client(compress: Counted) -> FlaskClient:
    """A server with one page of each kind."""
    server = Flask("small")
    finish.register(SimpleNamespace(server=server), Forms(compress=compress))  # type: ignore[arg-type]
    server.add_url_rule("/kept", "kept", lambda: answer_of(PAYLOAD, "text/csv"))
    server.add_url_rule("/plain", "plain", lambda: Response(BODY, mimetype="text/plain"))
    server.add_url_rule("/short", "short", lambda: Response(b"OK", mimetype="text/plain"))
    server.add_url_rule("/picture", "picture", lambda: Response(BODY, mimetype="image/png"))
    server.add_url_rule("/bad", "bad", lambda: Response(BODY, 404, mimetype="text/plain"))
    server.add_url_rule("/post", "post", lambda: Response(BODY), methods=["POST"])
    return server.test_client()


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, br", "br"),
        ("br;q=0.5, gzip", "gzip"),
        ("gzip;q=0, *", "zstd"),
        ("gzip;q=0", None),
        ("identity, gzip;q=0.5", None),
        ("*;q=0", None),
        ("gzp;q=much,\t;;q", None),
        ("", None),
    ],
)
def test_the_form_is_one_that_the_client_accepts(
    client: FlaskClient, accepted: str, encoding: str | None
) -> None:
    """By its own order, then ours; each form reads as the same bytes, and says what it varies by."""
    answer = client.get("/kept", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding
    assert (EXPAND[encoding](answer.data) if encoding else answer.data) == BODY
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_each_form_is_made_once(client: FlaskClient, compress: Counted) -> None:
    """For all addresses that give the same bytes."""
    for _turn in range(3):
        for path in ("/kept", "/plain"):
            client.get(path, headers={"Accept-Encoding": "br"})
            client.get(path, headers={"Accept-Encoding": "gzip"})
    assert compress.count == 2


@pytest.mark.parametrize("path", ["/kept", "/plain", "/short", "/picture"])
def test_each_form_has_its_own_validator(client: FlaskClient, path: str) -> None:
    """Strong, and a browser that has a form gets no body; a proxy may have made it weak."""
    tags = set()
    for encoding in ("zstd", "br", "gzip", ""):
        accepted = {"Accept-Encoding": encoding}
        tag = client.get(path, headers=accepted).headers["ETag"]
        assert re.fullmatch(r'"[\w-]+"', tag)
        tags.add(tag)
        for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            again = client.get(path, headers=accepted | {"If-None-Match": sent})
            assert (again.status_code, again.data) == (304, b"")
            assert again.headers["ETag"] == tag
            assert again.headers.get("Vary") == ("Accept-Encoding" if path != "/picture" else None)
            assert "Cache-Control" in again.headers
        assert client.get(path, headers=accepted | {"If-None-Match": '"other"'}).status_code == 200
    assert len(tags) == (4 if path in ("/kept", "/plain") else 1)


def test_head_says_what_get_would(client: FlaskClient) -> None:
    """Without a body."""
    for accepted in ({}, {"Accept-Encoding": "br"}):
        whole, head = (method("/kept", headers=accepted) for method in (client.get, client.head))
        assert head.data == b""
        for name in ("Content-Length", "ETag", "Content-Encoding", "Cache-Control", "Vary"):
            assert head.headers.get(name) == whole.headers.get(name)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=3790-", 3790, 3799),
        ("bytes=-5", 3795, 3799),
        ("bytes=3-9999", 3, 3799),
    ],
)
def test_a_part_of_a_file(client: FlaskClient, asked: str, first: int, last: int) -> None:
    """A download that broke off goes on."""
    answer = client.get("/kept", headers={"Range": asked})
    assert (answer.status_code, answer.data) == (206, BODY[first : last + 1])
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/3800"
    assert "Accept-Ranges" in client.get("/kept").headers


def test_a_part_of_what_the_client_has_is_not_sent(client: FlaskClient) -> None:
    """The condition comes before the range (RFC 9110, 13.2.2)."""
    both = {"If-None-Match": client.get("/kept").headers["ETag"], "Range": "bytes=0-9"}
    assert client.get("/kept", headers=both).status_code == 304


def test_a_part_of_a_compressed_form(client: FlaskClient) -> None:
    """It is a part of what is sent, never a compressed part; and only of the same form."""
    accepted = {"Accept-Encoding": "gzip"}
    start = client.get("/kept", headers=accepted | {"Range": "bytes=0-19"})
    rest = {"Range": "bytes=20-", "If-Range": start.headers["ETag"]}
    end = client.get("/kept", headers=accepted | rest)
    assert gzip.decompress(start.data + end.data) == BODY
    other = client.get("/kept", headers=rest)  # it no longer accepts gzip
    assert (other.status_code, other.data) == (200, BODY)


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-1,5-6",
        "lines=0-9",
        "bytes=a-b",
        "bytes=-",
        "0-9",
        "bytes=5-2",
        "bytes=" + "9" * 4000,
    ],
)
def test_an_odd_range_gives_the_whole_or_a_refusal(client: FlaskClient, asked: str) -> None:
    answer = client.get("/kept", headers={"Range": asked})
    assert answer.status_code in (200, 416)
    assert answer.data == (BODY if answer.status_code == 200 else b"")


def test_a_range_outside_the_file_is_refused(client: FlaskClient) -> None:
    """With the length that there is."""
    answer = client.get("/kept", headers={"Range": "bytes=4000-", "Accept-Encoding": "gzip, br"})
    assert (answer.status_code, answer.data) == (416, b"")
    assert answer.headers["Content-Range"].startswith("bytes */")
    assert "Content-Encoding" not in answer.headers


def test_what_is_not_compressed(client: FlaskClient) -> None:
    """A picture is compressed already; headers outweigh what a short text saves."""
    accepted = {"Accept-Encoding": "zstd"}
    for path in ("/picture", "/short"):
        assert "Content-Encoding" not in client.get(path, headers=accepted).headers
    assert zstd.decompress(client.post("/post", headers=accepted).data) == BODY


def test_refusals_are_not_kept_by_caches(client: FlaskClient, compress: Counted) -> None:
    """Nor by us: there is no end of wrong addresses."""
    answer = client.get("/bad", headers={"Accept-Encoding": "br"})
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    assert brotli.decompress(answer.data) == BODY
    assert compress.count == 0
    assert client.get("/plain").headers["Cache-Control"] == "no-cache"


def test_forms_have_a_bound(compress: Counted) -> None:
    """The longest unused go first; one that is larger than the bound is made each time."""
    one, two, three = (tagged(letter * 2000) for letter in (b"a", b"b", b"c"))
    size = len(QUICK["gzip"](one.body))
    forms = Forms(room=2 * size + 5, compress=compress)
    for payload in (one, two, one, three, one):
        forms.form(payload, "gzip")
    assert compress.count == 3
    forms.form(two, "gzip")
    assert compress.count == 4
    small = Forms(room=3, compress=compress)
    assert small.form(one, "gzip") == small.form(one, "gzip")
    assert compress.count == 6


def test_answers_have_a_bound() -> None:
    """By the bytes of their bodies, whatever their number."""
    made = []

    def make(name: str) -> Payload:
        made.append(name)
        return tagged(name.encode() * 1000)

    keeper = kept(make, room=3500 + 3 * 1000)
    for name in ("a", "b", "c", "a", "d", "a", "b", "large" * 4, "large" * 4):
        assert keeper(name).body == name.encode() * 1000
    assert made == ["a", "b", "c", "d", "b", "large" * 4, "large" * 4]
