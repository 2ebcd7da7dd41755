"""A package that is exchanged under a running app, or while it starts."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from callbacks.service.settings import Settings
from data.load import read_package, read_tables
from data.rules.faults import PackageError

TABLE = "countries/kazakhstan/totals.csv"


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
    listed = read_package(folder).meta.tables[TABLE].sha256
    before = ours.get("/csv/turnover_by_country").data
    whole = (folder / TABLE).read_bytes()
    for content in (whole.replace(b"1", b"2"), whole[: len(whole) // 2], b""):
        (folder / TABLE).write_bytes(content)
        answer = ours.get(f"/tables/{TABLE}")
        assert hashlib.sha256(answer.data).hexdigest() == listed
        assert answer.headers["ETag"] == f'"{listed}"'
    shutil.rmtree(folder)
    assert ours.get(f"/tables/{TABLE}").data == whole
    assert ours.get("/csv/turnover_by_country").data == before
    assert ours.get("/tables/countries/kazakhstan/periods.csv").status_code == 200


@pytest.mark.parametrize("content", [b"", b"country\n", None])
def test_a_package_that_changes_during_the_start_is_refused(
    folder: Path, content: bytes | None
) -> None:
    """Between the check and the reading of what is served; the message names the file."""
    meta = read_package(folder).meta
    assert read_tables(folder, meta)[TABLE] == (folder / TABLE).read_bytes()
    (folder / TABLE).unlink()
    if content is not None:
        (folder / TABLE).write_bytes(content)
    with pytest.raises(PackageError, match=TABLE):
        read_tables(folder, meta)
