"""Events in a real browser: drawn over a chart, selected, cleared, downloaded."""

from __future__ import annotations

import io

import pandas as pd
from playwright.sync_api import expect

from tests.browser.visitor import Visitor


def test_an_event_is_shown_zoomed_and_let_go(visitor: Visitor) -> None:
    """The control draws them; a click zooms to their years and says what happened."""
    visitor.open("/share")
    page = visitor.page
    card = page.locator("#card-china_share")
    expect(card.locator(".card-note")).to_be_empty()
    visitor.control("Events").click()
    page.get_by_role("option", name="Borders and crossings", exact=True).click()
    visitor.arrived("/share?events=border")
    point = card.locator(".xy9 .point, .scatterlayer .trace:last-child .point").last
    box = point.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(*middle)
    visitor.until("() => location.search.includes('around=')")
    visitor.settled()
    expect(card.locator(".card-note")).not_to_be_empty()
    with page.expect_download() as waiting:
        visitor.open_menu("china_share")
        visitor.csv_link("china_share").click()
    table = pd.read_csv(io.BytesIO(waiting.value.path().read_bytes()), keep_default_na=False)
    events = table[table["measure"] == "event"]
    assert len(events) > 5
    assert (events["item_name"] != "").all()
    assert (events["source_id"] != "").all()
    page.get_by_role("button", name="Clear filters").click()
    visitor.arrived("/share")
    expect(card.locator(".card-note")).to_be_empty()


def test_views_without_time_have_no_control(visitor: Visitor) -> None:
    """A map of projects and a list of claims have no time axis."""
    visitor.open("/claims")
    expect(visitor.page.locator(".filter-events")).to_be_hidden()
