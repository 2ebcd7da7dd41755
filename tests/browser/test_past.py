"""A page of an earlier release: it says so, leads to the present, and can be cited."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from callbacks.service.settings import Settings
from data.build.seal import seal
from data.refresh.releases import write_release
from data.refresh.tables import read_tables, table_bytes
from tests.browser.visitor import Visitor, arrive

TABLE = "countries/kazakhstan/totals.csv"


@pytest.fixture(scope="module")
def home(small_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app on the small package, with a release in which a note changed."""
    folder = Path(shutil.copytree(small_folder, tmp_path_factory.mktemp("past") / "package"))
    before = read_tables(folder)
    table = before[TABLE]
    first = [*table.rows[0][: table.header.index("note")], "Read again.", ""]
    after = before | {TABLE: table._replace(rows=[first, *table.rows[1:]])}
    (folder / TABLE).write_bytes(table_bytes(after[TABLE]))
    seal(folder)
    write_release(folder, before, after, ["imf"], "0" * 64, date(2026, 11, 30))
    import app

    flask = app.create_app(folder, Settings()).server
    server = make_server("127.0.0.1", 0, flask, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def reader(browser: Browser, home: str) -> Iterator[Visitor]:
    visitor = arrive(browser, home)
    yield visitor
    visitor.page.context.close()
    visitor.check()


def test_from_a_footnote_to_the_present_and_back(reader: Visitor) -> None:
    """The banner has the release, and a link to the same page; a footnote names what is shown."""
    page = reader.page
    reader.open("/share?country=KAZ&asof=2026.11")
    banner = page.locator(".past")
    expect(banner).to_contain_text("2026.11 of ")
    box = banner.bounding_box()
    assert box
    assert box["width"] <= page.viewport_size["width"]
    banner.get_by_role("link", name="See the current data").click()
    reader.arrived("/share?country=KAZ")
    expect(banner).to_have_count(0)
    reader.open_menu("china_share", "Share").get_by_role(
        "menuitem", name="Copy link for a footnote"
    ).click()
    expect(page.get_by_text("Copied").first).to_be_attached()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith(f"{reader.home}/share?")
    assert "asof=2026.11.1" in copied
