"""The search in the header, from any page and by keyboard."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.test_axe import violations
from tests.browser.visitor import Visitor


def test_a_slash_leads_to_the_search(resident: Visitor) -> None:
    """Also on a Russian keyboard, where the key types a full stop; typed into a field it is a letter."""
    page = resident.page
    resident.open("/share")
    field = page.get_by_role("combobox", name="Search")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("1/2")
    expect(field).to_have_value("1/2")
    page.locator("h1").click()
    page.evaluate(
        """() => document.body.dispatchEvent(
          new KeyboardEvent("keydown", {key: ".", code: "Slash", bubbles: true}))"""
    )
    expect(field).to_be_focused()


def test_results_come_in_groups_and_lead_there(resident: Visitor) -> None:
    """A project is found on any page and opens on its own."""
    page = resident.page
    resident.open("/")
    resident.search()
    page.keyboard.type("gas pipeline line D")
    groups = page.locator("#found-list").get_by_role("group")
    expect(groups.filter(has_text="line D").first).to_be_visible()
    names = groups.evaluate_all("(all) => all.map((one) => one.getAttribute('aria-label'))")
    assert "Projects" in names
    assert len(names) == len(set(names))
    assert violations(resident) == []
    page.get_by_role("option").filter(has_text="line D").first.click()
    resident.until("() => location.search.includes('item=')")
    assert resident.address().startswith("/projects?item=")


def test_a_misspelt_word_is_corrected_by_enter(resident: Visitor) -> None:
    """The first result is the search that was meant; the next Enter follows its first result."""
    page = resident.page
    resident.open("/share")
    field = resident.search()
    page.keyboard.type("kazakstan")
    first = page.locator("#found-list").get_by_role("option").first
    expect(first).to_have_text("Did you mean Kazakhstan?")
    page.keyboard.press("Enter")
    expect(field).to_have_value("Kazakhstan")
    expect(first).to_contain_text("China’s customs")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    resident.arrived("/country/kazakhstan")


def test_on_a_phone_a_button_opens_the_search(resident: Visitor) -> None:
    """The field lies over the header, and closes on Escape."""
    page = resident.page
    page.set_viewport_size({"width": 390, "height": 844})
    resident.open("/share")
    field = resident.search()
    expect(field).to_be_focused()
    page.keyboard.type("copper")
    expect(page.locator("#found-list").get_by_role("option").first).to_be_visible()
    assert violations(resident) == []
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(page.locator(".search-open")).to_be_focused()


def test_a_link_with_words_opens_the_search_on_a_phone(resident: Visitor) -> None:
    """The results hang below the field, which a button hides there."""
    resident.page.set_viewport_size({"width": 390, "height": 844})
    resident.open("/commodities?q=8703")
    expect(resident.page.locator("#found a").first).to_be_visible()
