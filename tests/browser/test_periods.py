"""The year control lists what its page has figures of."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.visitor import Visitor


def _years(visitor: Visitor) -> list[str]:
    """The options of the year control, which is closed again."""
    visitor.control("Year").click()
    options = visitor.page.get_by_role("option")
    expect(options.first).to_be_visible()
    labels = options.all_inner_texts()
    visitor.page.keyboard.press("Escape")
    return labels


def test_the_year_control_follows_page_and_filters(visitor: Visitor) -> None:
    """Chapters begin in 2010, totals in 1992; of 2026 a part is known."""
    visitor.open("/commodities?country=UZB")
    assert "1995" not in {label[:4] for label in _years(visitor)}
    visitor.follow("/country/uzbekistan")
    years = _years(visitor)
    assert years[0] == "Latest year"
    assert "1995 · China’s customs only" in years
    visitor.choose("Partner", "All partners")
    visitor.settled()
    assert "2026 · part of the year" in _years(visitor)
    visitor.choose("Year", "2026 · part of the year")
    visitor.settled()
    expect(visitor.page.locator("#card-year_to_date h2")).to_contain_text("Jan–May 2026")
