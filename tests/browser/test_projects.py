"""/projects in a real browser: filters, the list, the map, the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import plots
from tests.browser.visitor import Visitor

SHOWN = """() => [...document.querySelectorAll('#project-list article[data-item^="P"]')]
  .filter((one) => !one.hidden).map((one) => one.dataset.item)"""
ON_MAP = """() => document.querySelector("#card-projects_map .js-plotly-plot").data
  .flatMap((trace) => trace.customdata || []).map((one) => one.item)
  .filter((item) => item.startsWith("P"))"""


def opened(visitor: Visitor, address: str = "/projects") -> Visitor:
    """The visitor on the page, newly loaded, once its list is in step."""
    visitor.open(address)
    visitor.until("() => document.querySelector('#project-list')?.dataset.shown")
    return visitor


def test_filters_hide_cards_and_points_alike(resident: Visitor) -> None:
    visitor = opened(resident)
    assert len(visitor.page.evaluate(SHOWN)) == 95
    visitor.choose("Sector", "Raw materials")
    assert visitor.address() == "/projects?sector=raw"
    visitor.choose("Country", "Tajikistan")
    shown = visitor.page.evaluate(SHOWN)
    assert 0 < len(shown) < 17
    assert set(visitor.page.evaluate(ON_MAP)) <= set(shown)
    expect(visitor.page.locator("#item-P080")).to_be_visible()
    expect(visitor.page.locator("#item-P040")).to_be_hidden()
    visitor.page.get_by_role("button", name="Clear filters").click()
    visitor.arrived("/projects")
    assert len(visitor.page.evaluate(SHOWN)) == 95


def test_a_link_opens_with_its_filters_and_its_project(resident: Visitor) -> None:
    """The selected card comes first and is marked; projects of other countries are hidden."""
    visitor = opened(resident, "/projects?country=UZB&item=P040")
    card = visitor.page.locator("#item-P040")
    visitor.until(
        "() => document.getElementById('item-P040').classList.contains('chosen')"
        " && document.getElementById('item-P077').hidden"
    )
    first = visitor.page.locator("#item-P001")
    there, other = card.bounding_box(), first.bounding_box()
    assert there
    assert other
    assert (there["y"], there["x"]) < (other["y"], other["x"])
    assert len(visitor.page.evaluate(SHOWN)) == 26


def test_a_card_sets_the_item_and_the_map_marks_it(resident: Visitor) -> None:
    visitor = opened(resident)
    button = visitor.page.locator("#item-P040").get_by_role("button", name="Show on the map")
    button.focus()
    visitor.page.keyboard.press("Enter")
    visitor.arrived("/projects?item=P040")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(visitor.page.locator("#card-projects_map .card-title")).to_contain_text("Karakul")
    assert "chosen" in visitor.page.evaluate(
        "() => document.querySelector('#card-projects_map .js-plotly-plot').data.map((t) => t.name)"
    )
    button.press("Enter")
    visitor.arrived("/projects")
    expect(button).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("item", ["P005", "torugart"])
def test_a_click_on_the_map_opens_the_card(resident: Visitor, item: str) -> None:
    visitor = opened(resident)
    plots.click(visitor.page, "projects_map", {"item": item})
    visitor.arrived(f"/projects?item={item}")
    card = visitor.page.locator(f"#item-{item}")
    expect(card).to_have_class("note-card project-card chosen")
    expect(visitor.page.locator("#picked-text")).not_to_be_empty()
    visitor.page.get_by_role("link", name="Open its card").click()
    expect(card).to_be_in_viewport()
    expect(card).to_be_focused()


def test_the_way_by_keyboard(resident: Visitor) -> None:
    """From the table to a card, and from the card to the claim about it."""
    visitor = opened(resident, "/projects?country=UZB")
    fold = visitor.page.locator(".project-fold summary")
    fold.press("Enter")
    link = visitor.page.locator('.project-table tr[data-item="P040"] th a')
    link.press("Enter")
    card = visitor.page.locator("#item-P040")
    expect(card).to_be_in_viewport()
    card.get_by_role("link", name="What the interview said about it").press("Enter")
    visitor.until("() => location.pathname === '/claims'")
    visitor.settled()
    expect(visitor.page.locator("#claim-i")).to_be_in_viewport()


def test_a_project_leads_to_its_countrys_goods(resident: Visitor) -> None:
    visitor = opened(resident)
    visitor.page.locator("#item-P041").get_by_role("link", name="Uzbekistan").click()
    visitor.arrived("/commodities?country=UZB")
    # parameters of this view only are not carried along
    visitor.open("/projects?sector=raw&item=P001")
    visitor.page.get_by_role("link", name="Overview", exact=True).click()
    visitor.arrived("/")


def test_a_phone_has_it_all(resident: Visitor) -> None:
    resident.page.set_viewport_size({"width": 390, "height": 800})
    visitor = opened(resident)
    assert visitor.page.evaluate("() => document.documentElement.scrollWidth") == 390
    expect(visitor.page.locator("#item-P001")).to_be_visible()
