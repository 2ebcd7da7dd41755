"""The overview answers first: tiles with their series, a map as a way in, what is new."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import plots
from tests.browser.visitor import Visitor


def test_a_tile_draws_the_series_of_its_figure(visitor: Visitor) -> None:
    """Screen readers hear where it begins and ends; a figure without a series has no line."""
    visitor.open("/country/kazakhstan")
    tiles = visitor.page.locator("#card-headline .tile")
    line = tiles.first.get_by_role("img")
    expect(line).to_have_attribute("aria-label", "from $368 m in 1992 to $48.7 bn in 2025")
    expect(line.locator(".line-run")).to_have_count(1)
    visitor.follow("/")
    expect(tiles.nth(4).locator(".tile-value")).to_have_text("24.1%")
    expect(tiles.nth(4).get_by_role("img")).to_have_count(0)
    visitor.check()


def test_a_tile_leads_to_mirror_statistics(visitor: Visitor) -> None:
    visitor.open("/?country=KGZ")
    visitor.page.locator("#card-headline .tile-link").click()
    visitor.settled()
    assert visitor.address() == "/ledgers?country=KGZ"
    visitor.check()


def test_a_click_in_a_country_on_the_map_chooses_it(visitor: Visitor) -> None:
    """Also far from its label; a second click lets it go."""
    visitor.open("/")
    plots.click(visitor.page, "region_map", {"country": "UZB"})
    visitor.until("() => location.search === '?country=UZB'")
    visitor.settled()
    expect(visitor.page.locator("#card-region_map h2")).to_contain_text("Uzbekistan")
    plots.click(visitor.page, "region_map", {"country": "UZB"})
    visitor.until("() => location.search === ''")
    visitor.settled()
    visitor.check()


def test_the_map_links_to_the_pages_of_the_countries(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.locator("#card-region_map .card-others a", has_text="Tajikistan").click()
    visitor.settled()
    assert visitor.address() == "/country/tajikistan"
    visitor.check()


def test_what_is_new_leads_to_the_card_with_the_period(visitor: Visitor) -> None:
    visitor.open("/")
    row = visitor.page.locator(".news tr", has_text="Jan–Aug 2026")
    row.get_by_role("link", name="Uzbekistan").click()
    visitor.settled()
    expect(visitor.page.locator("#card-year_to_date")).to_contain_text("2026")
    visitor.check()
