"""A package that is exchanged under a running app."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from callbacks.service.settings import Settings

TABLE = "countries/kazakhstan/totals.csv"
ASKED = ("/csv/turnover_by_country", "/tables/totals.csv", "/tables/khorgos.zip")


@pytest.fixture
def folder(small_folder: Path, tmp_path: Path) -> Path:
    """A package that a test may change."""
    return Path(shutil.copytree(small_folder, tmp_path / "package"))


def test_what_was_checked_is_served(
    client: FlaskClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever lies on disk now: other bytes, half of a file, or nothing."""
    import app

    monkeypatch.setattr(app, "warm", lambda renderer: None)
    ours = app.create_app(folder, Settings()).server.test_client()
    other = app.create_app(folder, Settings()).server.test_client()  # asked only afterwards
    before = [ours.get(address).data for address in ASKED]
    whole = (folder / TABLE).read_bytes()
    for content in (whole.replace(b"1", b"2"), whole[: len(whole) // 2], b""):
        (folder / TABLE).write_bytes(content)
        assert [ours.get(address).data for address in ASKED] == before
    shutil.rmtree(folder)
    assert [other.get(address).data for address in ASKED] == before
