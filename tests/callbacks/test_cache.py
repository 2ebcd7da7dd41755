"""A cache in front: what it may keep, for how long, and what it asks when that time is over."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml
from flask.testing import FlaskClient
from hishel import CacheOptions, SqliteStorage
from hishel.requests import CacheAdapter
from werkzeug.serving import make_server

from data.load import ROOT

PAGES = ["/", "/share?flow=import&lang=ru", "/presenter"]
DATA = ["/view?page=/share", "/layout?page=/", "/search?page=/&q=oil", "/rows/headline",
        "/points/headline", "/quote/headline/title", "/_dash-layout", "/_ru/_dash-layout",
        "/_dash-dependencies"]  # fmt: skip
FILES = ["/csv/headline", "/csv/headline.xlsx", "/image/headline.png", "/favicon.ico",
         "/tables/totals.csv"]  # fmt: skip

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"


@pytest.fixture(scope="module")
def asked() -> list[tuple[str, int]]:
    """The requests that reached the app, and what it answered."""
    return []


@pytest.fixture(scope="module")
def home(client: FlaskClient, asked: list[tuple[str, int]]) -> Iterator[str]:
    """The app on a free port."""
    inner = client.application.wsgi_app

    def counted(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        def note(status: str, *rest: Any) -> Any:
            asked.append((environ["RAW_URI"], int(status[:3])))
            return start(status, *rest)

        return inner(environ, note)

    server = make_server("127.0.0.1", 0, counted, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def shared(home: str, tmp_path: Path) -> Callable[..., requests.Response]:
    """Ask as a reader behind a cache that all share (RFC 9111)."""
    session = requests.Session()
    storage = SqliteStorage(database_path=tmp_path / "kept.db")
    session.mount("http://", CacheAdapter(storage=storage, rfc=CacheOptions(shared=True)))

    def ask(address: str, **headers: str) -> requests.Response:
        return session.get(home + address, headers=headers)

    return ask


def test_a_second_reader_does_not_reach_the_app(
    shared: Callable[..., requests.Response],
    asked: list[tuple[str, int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """For a minute; then the cache asks whether it is still the same, and gets no body."""
    for address in (*PAGES, *DATA, *FILES):
        asked.clear()
        first = shared(address)
        assert first.status_code == 200, address
        assert shared(address).content == first.content
        assert asked == [(address, 200)]
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 90)
    for address in (*PAGES, *DATA):
        asked.clear()
        assert shared(address).status_code == 200
        assert asked == [(address, 304)]


def test_each_reader_gets_a_form_that_it_accepts(
    shared: Callable[..., requests.Response], asked: list[tuple[str, int]]
) -> None:
    """Whatever the one before accepted."""
    asked.clear()
    plain = shared("/csv/headline", **{"Accept-Encoding": "identity"})
    packed = shared("/csv/headline", **{"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert plain.content == packed.content
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("address", "status"),
    [("/nowhere", 404), ("/csv/nothing", 404), ("/csv/headline?flow=up", 400), ("/.env", 404)],
)
def test_refusals_are_not_kept(
    shared: Callable[..., requests.Response],
    asked: list[tuple[str, int]],
    address: str,
    status: int,
) -> None:
    """A page that a new release has would be missing for a while."""
    asked.clear()
    for _turn in range(2):
        assert shared(address).status_code == status
    assert len(asked) == 2


@pytest.mark.parametrize(
    "address",
    [
        *PAGES,
        *DATA,
        *FILES,
        "/releases.atom",
        "/nowhere",
        "/robots.txt",
        "/sitemap.xml",
        "/healthz",
        "/csv/no",
    ],
)
def test_every_answer_says_how_it_is_kept(client: FlaskClient, address: str) -> None:
    """What is found has a validator, which matches; a text names its charset once."""
    answer = client.get(address)
    assert answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"].count("charset") <= 1
    if answer.status_code == 200:
        tag = answer.headers["ETag"]
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
        assert client.head(address).headers["ETag"] == tag


def test_the_guide_says_how_long_answers_are_kept(client: FlaskClient) -> None:
    """docs/performance.md: one line for each kind."""
    rows = [
        [re.findall('src="([^"]*khorgos.js[^"]*)', client.get("/").text)[0]],
        [*PAGES, *DATA, "/csv/headline", "/assets/khorgos.js"],
        ["/image/headline.png", "/favicon.ico"],
        ["/robots.txt", "/sitemap.xml"],
        ["/nowhere", "/csv/nothing"],
    ]
    listed = (
        GUIDE.read_text("utf-8").partition("| address | `Cache-Control` |\n|---|---|\n")[2]
    ).split("\n\n")[0]
    for line, addresses in zip(listed.splitlines(), rows, strict=True):
        said = re.findall("`([^`]+)` \\|$", line)[0]
        assert {client.get(address).headers["Cache-Control"] for address in addresses} == {said}


def test_files_are_dated(client: FlaskClient) -> None:
    """With the date of the data. A copy of that date may be of other code, so it is sent again."""
    listed = yaml.safe_load((ROOT / "package.yaml").read_text("utf-8"))
    for address in ("/csv/headline", "/tables/totals.csv"):
        date = client.get(address).headers["Last-Modified"]
        assert parsedate_to_datetime(date).date().isoformat() == listed["data_date"]
        assert client.get(address, headers={"If-Modified-Since": date}).status_code == 200
