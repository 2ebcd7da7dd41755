"""Find a product by the keyboard, and drill from a chapter to a subheading by clicks and addresses."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser import plots
from tests.browser.test_axe import violations
from tests.browser.visitor import Visitor


def test_a_product_is_found_by_keyboard_alone(resident: Visitor) -> None:
    """Type, arrow down, Enter; the list says which result is chosen."""
    resident.go("/country/uzbekistan")
    page = resident.page
    field = page.get_by_role("combobox", name="Search")
    field.focus()
    page.keyboard.type("cars")
    options = page.locator("#found-list").get_by_role("option")
    expect(options.first).to_contain_text("8703")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "found-0")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    resident.arrived("/country/uzbekistan?commodity=8703")
    expect(field).to_have_value("")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator("#trail")).to_contain_text("8703")


def test_enter_does_not_wait_for_the_list(resident: Visitor) -> None:
    """Enter right after the last letter follows the first result when it comes."""
    resident.go("/commodities?country=KAZ")
    resident.page.get_by_role("combobox", name="Search").focus()
    resident.page.keyboard.type("8703")
    resident.page.keyboard.press("Enter")
    resident.arrived("/commodities?country=KAZ&commodity=8703")


def test_escape_closes_the_list_then_clears_the_field(resident: Visitor) -> None:
    resident.go("/")
    page = resident.page
    field = page.get_by_role("combobox", name="Search")
    field.focus()
    page.keyboard.type("zzzz")
    expect(page.locator("#found-said")).to_contain_text("“zzzz”")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()
    expect(field).to_have_value("zzzz")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")


@pytest.mark.parametrize(
    ("language", "words", "code"), [("ru", "автомобиль", "87"), ("zh", "汽车", "87")]
)
def test_an_old_link_with_words_lists_its_results(
    visitor: Visitor, language: str, words: str, code: str
) -> None:
    """`q=` fills the field and opens the list; a click on a result leads there."""
    visitor.open(f"/commodities?q={words}&lang={language}")
    expect(visitor.page.locator(".filter-q input")).to_have_value(words)
    options = visitor.page.locator("#found-list").get_by_role("option")
    expect(options.first).to_contain_text(code)
    options.first.click()
    visitor.until("() => location.search.includes('commodity=')")
    visitor.settled()
    assert "q=" not in visitor.address()


def test_clicks_lead_from_a_chapter_to_its_headings_and_back(resident: Visitor) -> None:
    """A click on a bar goes one level down; the path above the charts leads up."""
    resident.go("/commodities?country=KAZ&flow=import")
    page = resident.page
    plots.click(page, "products_inside", {"commodity": "87"})
    resident.arrived("/commodities?country=KAZ&flow=import&commodity=87")
    plots.click(page, "products_inside", {"commodity": "8703"})
    resident.arrived("/commodities?country=KAZ&flow=import&commodity=8703")
    steps = page.locator("#trail a")
    expect(steps).to_have_count(3)
    control = page.get_by_role("region", name="Filters").get_by_label("Commodity", exact=True)
    expect(control.first).to_have_value(re.compile("^8703 "))
    # the chart of chapters keeps the chapter, and says so
    expect(page.locator("#card-treemap .card-note")).to_contain_text("chapter 87")
    steps.nth(1).press("Enter")
    resident.arrived("/commodities?country=KAZ&flow=import&commodity=87")
    expect(control.first).to_have_value("87 Vehicles")
    steps.first.click()
    resident.arrived("/commodities?country=KAZ&flow=import")
    expect(steps).to_have_count(0)


def test_a_product_without_figures_falls_back_to_the_one_above(resident: Visitor) -> None:
    """The address becomes that of the heading, and a notice says so."""
    resident.page.goto("about:blank")
    resident.open("/commodities?country=KAZ&commodity=870399")
    assert resident.address() == "/commodities?country=KAZ&commodity=8703"
    expect(resident.page.locator("#notices")).to_contain_text("no figures for HS 870399")


def test_other_years_are_one_click_away(resident: Visitor) -> None:
    """A link in the card sets year and source."""
    resident.go("/commodities?country=KAZ&flow=import&commodity=87")
    link = resident.page.locator("#card-products_inside .card-others a").first
    link.click()
    resident.until("() => location.search.includes('period=')")
    resident.settled()
    assert "commodity=87" in resident.address()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_open_list_has_no_violation(width: int, visitor: Visitor) -> None:
    """It lies over the page, inside the window, with more results than fit."""
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 800})
    visitor.open("/commodities?country=KAZ&commodity=8703")
    visitor.search()
    page.keyboard.type("copper")
    expect(page.locator("#found-list").get_by_role("option").nth(8)).to_be_attached()
    box = page.locator("#found").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 800
    assert violations(visitor) == []


def test_solar_panels_to_uzbekistan_in_2025(visitor: Visitor) -> None:
    """A search and a choice lead from the first page to China's exports of that year."""
    visitor.open("/")
    page = visitor.page
    page.get_by_role("combobox", name="Search").focus()
    page.keyboard.type("solar panels to Uzbekistan 2025")
    option = page.locator("#found-list").get_by_role("option").filter(has_text="$304 m")
    expect(option).to_contain_text("Solar panels and cells")
    option.click()
    visitor.arrived("/commodities?country=UZB&period=2025&tech=solar")
    card = page.locator("#card-new_energy")
    expect(card).to_be_in_viewport()
    expect(card).to_contain_text("Solar panels and cells: China sold Uzbekistan $304 m in 2025")


def test_chinese_electric_cars_to_uzbekistan(visitor: Visitor) -> None:
    """Country, page, technology: the title has growth, and both sides' figures are drawn."""
    visitor.open("/")
    visitor.choose("Country", "Uzbekistan")
    visitor.page.get_by_role("navigation").get_by_text("Commodities").click()
    visitor.arrived("/commodities?country=UZB")
    plots.click(visitor.page, "new_energy", {"tech": "ev", "period": "2024"})
    visitor.arrived("/commodities?country=UZB&period=2024&tech=ev")
    card = visitor.page.locator("#card-new_energy")
    expect(card).to_contain_text("China sold Uzbekistan $1.25 bn in 2024 (+12%)")
    expect(card).to_contain_text("China’s figure $1.25 bn, the importer’s $576 m")


def test_a_question_typed_on_the_first_page_is_answered_there(resident: Visitor) -> None:
    """Country and flow are words of the search; the figure is of 2022 or later."""
    resident.go("/")
    resident.page.get_by_role("combobox", name="Search").focus()
    resident.page.keyboard.type("cars Uzbekistan imports from China, latest")
    resident.page.keyboard.press("Enter")
    resident.arrived("/commodities?country=UZB&flow=import&commodity=8703")
    title = resident.page.locator("#card-product_over_time .card-title")
    expect(title).to_contain_text("Uzbekistan")
    assert any(year in title.inner_text() for year in ("2022", "2023", "2024", "2025"))
