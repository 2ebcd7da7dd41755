"""Scripts, styles and icon: at addresses with a hash of their bytes, compressed once."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from callbacks import pressed
from callbacks.forms import EXPAND, QUICK
from callbacks.pressed import BEST, FAIR, press
from components.views.payload import tagged

ALL = {"Accept-Encoding": "gzip, deflate, br, zstd"}


def named(client: FlaskClient) -> list[str]:
    """The files that the page names."""
    return re.findall(r' (?:src|href)="([^"]*\.(?:js|css|ico)[^"]*)"', client.get("/").text)


def test_every_file_of_a_page_is_kept_by_browsers_for_good(client: FlaskClient) -> None:
    """Its address has a hash of its bytes; it is sent in the shortest form that was stored."""
    files = named(client)
    assert len(files) > 10
    for address in files:
        assert re.search(r"\?v=[0-9a-f]{16}$", address), address
        answer = client.get(address, headers=ALL)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        plain = client.get(address).data
        assert address.endswith(tagged(plain).etag[:16])
        encoding = answer.headers["Content-Encoding"]
        assert EXPAND[encoding](answer.data) == plain
        sizes = {
            name: len(client.get(address, headers={"Accept-Encoding": name}).data) for name in QUICK
        }
        assert len(answer.data) == min(sizes.values())


def test_another_hash_is_not_kept(client: FlaskClient) -> None:
    """The file of another release: browsers ask again, until the server has it."""
    for address in named(client):
        path = address.partition("?")[0]
        for wrong in (path, path + "?v=", path + "?v=0123456789abcdef", path + "?m=1.5"):
            answer = client.get(wrong)
            assert answer.status_code == 200
            assert "immutable" not in answer.headers["Cache-Control"]
            assert answer.cache_control.max_age == 0


def test_scripts_that_are_loaded_by_name_are_asked_again(client: FlaskClient) -> None:
    """Those of Dash's libraries, under any version."""
    for path in (
        "dcc/async-markdown.js",
        "dcc/async-graph.v9_9_9m99.js",
        "deps/react@18.3.1.min.js",
    ):
        answer = client.get(f"/_dash-component-suites/dash/{path}", headers=ALL)
        assert answer.status_code == 200
        assert answer.cache_control.max_age == 0
        again = {"If-None-Match": answer.headers["ETag"]}
        path = f"/_dash-component-suites/dash/{path}"
        assert client.get(path, headers=ALL | again).status_code == 304


@pytest.mark.parametrize(
    "path", ["nothing.js", "src/index.js", "%2e%2e/app.py", "khorgos.js/x", ""]
)
def test_nothing_else_is_served(client: FlaskClient, path: str) -> None:
    assert client.get(f"/assets/{path}").status_code == 404


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which levels were used; the best ones cost no time here."""
    used: list[str] = []

    def watched(name: str, work: Any) -> Any:
        def compress(body: bytes) -> bytes:
            used.append(name)
            return bytes(work(body))

        return compress

    for name in ("BEST", "FAIR"):
        levels = {encoding: watched(name, work) for encoding, work in QUICK.items()}
        monkeypatch.setattr(pressed, name, levels)
    return used


SCRIPT = tagged(b"function one() { return 1; }\n" * 100)


def test_forms_are_made_at_the_first_start(
    tmp_path: Path, slow: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others read them, if they give the bytes: also where nothing can be written any more."""
    folder = tmp_path / "new" / "cache"
    forms = press([SCRIPT], folder)
    assert {name: EXPAND[name](form) for name, form in forms[SCRIPT.etag].items()} == dict.fromkeys(
        QUICK, SCRIPT.body
    )
    assert slow == ["BEST"] * 3
    monkeypatch.setattr(pressed, "_can_write", lambda folder: pytest.fail("it writes"))
    assert press([SCRIPT], folder) == forms
    assert slow == ["BEST"] * 3
    assert sorted(path.suffix for path in folder.iterdir()) == [".br", ".gzip", ".zstd"]
    assert all(path.stat().st_mode & 0o444 == 0o444 for path in folder.iterdir())


@pytest.mark.parametrize("content", [b"", b"not compressed", QUICK["br"](b"alert(1)" * 99)])
def test_a_damaged_form_is_made_again(tmp_path: Path, slow: list[str], content: bytes) -> None:
    """A cut file, or the form of other bytes."""
    forms = press([SCRIPT], tmp_path)
    (tmp_path / f"{SCRIPT.etag}.br").write_bytes(content)
    assert press([SCRIPT], tmp_path) == forms
    assert slow == ["BEST"] * 4


def test_without_a_folder_all_is_kept_in_memory(
    tmp_path: Path, slow: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Made quickly at each start, and the log says so. A file stands where the folder should be."""
    (tmp_path / "taken").write_text("")
    for folder in (tmp_path / "taken" / "cache", None):
        forms = press([SCRIPT], folder)
        assert EXPAND["br"](forms[SCRIPT.etag]["br"]) == SCRIPT.body
        assert slow.pop() == slow.pop() == slow.pop() == "FAIR"
        assert "less" in caplog.text
        caplog.clear()


def test_old_forms_are_deleted(tmp_path: Path, slow: list[str]) -> None:
    """Those that are not in use, after a month; nothing else in the folder."""
    press([SCRIPT], tmp_path)
    (tmp_path / "note.txt").write_text("")
    for path in tmp_path.iterdir():
        os.utime(path, (0, 0))
    other = tagged(b"function two() { return 2; }\n" * 100)
    press([SCRIPT, other], tmp_path)
    assert len(list(tmp_path.iterdir())) == 7
    press([tagged(other.body + b" ")], tmp_path)
    assert {path.name.partition(".")[0] for path in tmp_path.iterdir()} == {
        "note",
        other.etag,
        tagged(other.body + b" ").etag,
    }


def test_the_best_forms_are_shorter() -> None:
    """Of a script as it is; those that each start makes are longer."""
    script = Path(pressed.__file__).read_bytes() * 3
    for encoding in ("br", "zstd"):
        sizes = [len(levels[encoding](script)) for levels in (BEST, FAIR, QUICK)]
        assert sizes == sorted(sizes)
