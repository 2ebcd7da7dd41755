"""Readers do not wait: actions before an answer has come, or in the middle of something else."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from components.views import PAGES
from tests.browser import plots
from tests.browser.slow import Slow
from tests.browser.test_quoting import open_table
from tests.browser.visitor import Visitor

SCENES = "() => JSON.parse(localStorage.getItem('khorgos.decks')).decks[0].scenes"


def pick(page: Page, label: str, option: str) -> None:
    """Choose in a select without waiting for the result."""
    page.get_by_role("region", name="Filters").get_by_label(label, exact=True).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def nav(page: Page, name: str) -> None:
    """Click a link of the navigation."""
    page.get_by_role("navigation").get_by_text(name, exact=True).click()


def test_a_choice_goes_along_before_it_is_answered(resident: Visitor) -> None:
    resident.go("/")
    slow = Slow(resident.page)
    pick(resident.page, "Flow", "Imports")
    nav(resident.page, "Share")
    slow.answer()
    resident.arrived("/share?flow=import")


def test_the_second_thought_counts(resident: Visitor) -> None:
    resident.go("/")
    slow = Slow(resident.page)
    pick(resident.page, "Flow", "Imports")
    pick(resident.page, "Flow", "Total trade")
    slow.answer()
    resident.arrived("/")
    pick(resident.page, "Flow", "Imports")
    resident.arrived("/?flow=import")


def test_a_late_answer_does_not_replace_a_newer_one(resident: Visitor) -> None:
    """The first request is answered after the second."""
    resident.go("/share")
    page = resident.page
    slow = Slow(page)
    pick(page, "Flow", "Imports")
    slow.wait(1)
    first = slow.held.pop()
    pick(page, "Flow", "Exports")
    slow.wait(1)
    slow.answer()
    resident.arrived("/share?flow=export")
    first.continue_()
    resident.choose("Year", "2020")
    assert resident.address() == "/share?flow=export&period=2020"
    assert resident.key("dependence").endswith("flow=export&period=2020")


@pytest.mark.parametrize("fault", ["network", "status"])
def test_a_page_that_could_not_be_fetched_is_told(visitor: Visitor, fault: str) -> None:
    """After three attempts address and controls are back at the charts; the button tries again."""
    visitor.open("/share")
    page = visitor.page
    before = visitor.key("china_share")
    tries: list[str] = []

    def fail(route: Route) -> None:
        tries.append(route.request.url)
        if fault == "network":
            route.abort()
        else:
            route.fulfill(status=503, body="Too busy.")

    page.route("**/view?**", fail)
    pick(page, "Flow", "Imports")
    notices = page.locator("#notices")
    expect(notices).to_contain_text("so the charts did not change.")
    assert len(tries) == 3
    assert visitor.key("china_share") == before
    assert visitor.address() == "/share"
    flow = page.get_by_role("region", name="Filters").get_by_label("Flow", exact=True).first
    expect(flow).to_have_value("Total trade")
    expect(page.locator("#page")).to_have_attribute("aria-busy", "false")
    page.unroute("**/view?**")
    notices.get_by_role("button", name="Try again").click()
    visitor.arrived("/share?flow=import")
    expect(notices).to_be_empty()
    expect(flow).to_have_value("Imports")
    visitor.said[:] = [one for one in visitor.said if "Failed to load resource" not in one]


def test_the_page_is_marked_busy_until_the_answer_is_shown(resident: Visitor) -> None:
    """For screen readers, and with a bar at the top."""
    resident.go("/share")
    page = resident.page
    slow = Slow(page)
    pick(page, "Flow", "Imports")
    slow.wait(1)
    expect(page.locator("#page")).to_have_attribute("aria-busy", "true")
    slow.answer()
    resident.arrived("/share?flow=import")
    expect(page.locator("#page")).to_have_attribute("aria-busy", "false")


def test_a_page_that_the_server_refuses_can_be_loaded_again(visitor: Visitor) -> None:
    """After a deploy the old page may ask for what the new server does not know."""
    visitor.open("/share")
    page = visitor.page
    page.route("**/view?**", lambda route: route.fulfill(status=400, body="Unknown."))
    pick(page, "Flow", "Imports")
    notices = page.locator("#notices")
    expect(notices).to_contain_text("This page has been renewed on the server.")
    assert visitor.address() == "/share"
    page.unroute("**/view?**")
    notices.get_by_role("button", name="Load again").click()
    visitor.arrived("/share?flow=import")
    visitor.said[:] = [line for line in visitor.said if "Failed to load resource" not in line]


def test_a_page_whose_layout_could_not_be_fetched_is_not_begun(visitor: Visitor) -> None:
    """Cards of the old page stood under the new heading. Now the old page stays as a whole."""
    visitor.open("/share")
    page = visitor.page
    page.route("**/layout?**", lambda route: route.abort())
    nav(page, "Mirror statistics")
    notices = page.locator("#notices")
    expect(notices).to_contain_text("The server did not answer, so the charts did not change.")
    assert visitor.address() == "/share"
    visitor.settled()
    expect(page.locator("#card-china_share")).to_be_visible()
    page.unroute("**/layout?**")
    notices.get_by_role("button", name="Try again").click()
    visitor.arrived("/ledgers")
    expect(page.locator("#card-ledger_gap")).to_be_visible()
    expect(page.locator("#card-china_share")).to_have_count(0)
    visitor.said.clear()  # the browser reports the requests that failed


def test_a_choice_and_a_click_on_a_chart_are_both_kept(resident: Visitor) -> None:
    resident.go("/")
    slow = Slow(resident.page)
    plots.click(resident.page, "what_changed", {"country": "KGZ"})
    slow.wait(1)
    pick(resident.page, "Flow", "Imports")
    nav(resident.page, "Mirror statistics")
    slow.answer()
    resident.arrived("/ledgers?country=KGZ&flow=import")


def test_another_language_and_another_page(visitor: Visitor) -> None:
    """The Russian page is still loading when the reader goes to another page."""
    visitor.open("/?country=KGZ")
    visitor.page.evaluate(
        """() => {
          khorgos.go("/?country=KGZ&lang=ru");
          document.querySelector('nav a[href="/share"]').click();
        }"""
    )
    expect(visitor.page).to_have_url(re.compile("/share.*lang=ru"))
    visitor.settled()
    assert visitor.page.evaluate("() => document.documentElement.lang") == "ru"


def test_filters_go_along_from_a_page_that_has_not_come_yet(visitor: Visitor) -> None:
    slow = Slow(visitor.page)
    visitor.page.goto(visitor.home + "/?country=KGZ&theme=dark")
    visitor.page.locator('nav a[href="/share"]').wait_for()
    slow.wait(1)
    nav(visitor.page, "Share")
    slow.answer()
    visitor.arrived("/share?country=KGZ&theme=dark")


def test_a_table_never_has_the_rows_of_another_state(resident: Visitor) -> None:
    """The card already shows imports while the rows are still on their way."""
    resident.go("/share")
    open_table(resident, "china_share")
    card = resident.page.locator("#card-china_share")
    before = card.locator("tbody").inner_text()
    slow = Slow(resident.page)
    pick(resident.page, "Flow", "Imports")
    slow.wait(1)
    slow.held.pop().continue_()
    resident.settled()
    slow.wait(1)
    expect(card.locator("table")).to_have_count(0)
    expect(card.get_by_role("region")).to_contain_text("The table is loading")
    slow.answer()
    expect(card.locator("table")).to_be_visible()
    assert card.locator("tbody").inner_text() != before


def test_a_table_that_could_not_be_fetched_is_told(visitor: Visitor) -> None:
    """A button fetches it again."""
    visitor.open("/share")
    page = visitor.page
    page.route("**/rows/**", lambda route: route.fulfill(status=400, body="Unknown."))
    card = page.locator("#card-china_share")
    card.locator(".table-button").click()
    expect(card.get_by_role("alert")).to_have_text("The table could not be loaded.")
    page.unroute("**/rows/**")
    card.get_by_role("button", name="Try again").click()
    expect(card.locator("tbody tr").first).to_be_visible()
    expect(card.get_by_role("alert")).to_have_count(0)
    visitor.said[:] = [line for line in visitor.said if "Failed to load resource" not in line]


def test_keys_come_faster_than_answers(resident: Visitor) -> None:
    resident.go("/")
    page = resident.page
    slow = Slow(page)
    page.keyboard.press("p")
    page.keyboard.press("p")
    slow.answer()
    resident.arrived("/")
    resident.go("/?present=1&show=headline")
    slow = Slow(page)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    slow.answer()
    fourth = PAGES["overview"][3].id
    resident.arrived(f"/?present=1&show={fourth}")


def test_a_scene_is_of_the_page_that_was_asked_for(visitor: Visitor) -> None:
    visitor.open("/")
    page = visitor.page
    slow = Slow(page)
    nav(page, "Share")
    page.keyboard.press("a")
    slow.answer()
    visitor.arrived("/share")
    visitor.until("() => localStorage.getItem('khorgos.decks') !== null")
    assert [one["address"] for one in page.evaluate(SCENES)] == [
        "/share?present=1&show=china_share"
    ]


def test_a_search_stays_on_its_page(resident: Visitor) -> None:
    """The answer comes when the reader is already on another page: no list opens there."""
    resident.go("/commodities")
    page = resident.page
    held: list[Route] = []
    page.route("**/search?**", lambda route: held.append(route))
    page.get_by_role("combobox", name="Search").click()
    page.keyboard.type("copper")
    deadline = time.monotonic() + 20
    while not held:
        assert time.monotonic() < deadline
        page.wait_for_timeout(20)
    page.locator('nav a[href="/share"]').evaluate("(one) => one.click()")
    resident.arrived("/share")
    expect(page.locator("#found")).to_be_hidden()


def test_words_of_a_search_stay_apart(resident: Visitor) -> None:
    """The answer to the first word comes before the second is typed."""
    resident.go("/commodities")
    field = resident.page.get_by_role("combobox", name="Search")
    field.click()
    resident.page.keyboard.type("mineral ")
    expect(resident.page.locator("#found")).to_be_visible()
    resident.page.keyboard.type("fuels")
    expect(resident.page.get_by_role("option").first).to_contain_text("27")
    expect(field).to_have_value("mineral fuels")
    assert resident.address() == "/commodities"


@pytest.mark.parametrize("query", ["lang=ru", "country=KGZ"])
def test_sources_are_found_whatever_is_chosen(visitor: Visitor, query: str) -> None:
    """The link in the footer works on the very page that it leads to, and filters stay."""
    address = f"/data?{query}"
    visitor.open(address)
    visitor.page.locator('.footer a[href="/data#sources"]').click()
    expect(visitor.page.locator("#sources")).to_be_in_viewport()
    assert visitor.page.url == visitor.home + address + "#sources"


def test_a_letter_after_a_choice_is_a_key(resident: Visitor) -> None:
    """Also after a choice in a searchable select: its list is closed."""
    resident.go("/")
    resident.choose("Year", "2020")
    resident.page.keyboard.press("p")
    resident.arrived("/?period=2020&present=1")


def test_arrows_walk_on_after_a_click_on_a_chart(resident: Visitor) -> None:
    resident.go("/?present=1&show=turnover_by_country")
    frame = resident.page.locator("#card-turnover_by_country .plot")
    frame.click(position={"x": 5, "y": 5})
    resident.page.keyboard.press("ArrowRight")
    resident.arrived("/?present=1&show=flows_by_country")


def test_what_lies_over_a_page_goes_with_it(resident: Visitor) -> None:
    """Drawer, deck, menu and blank screen close when the back button or a link leaves the page."""
    page = resident.page
    dialog = page.get_by_role("dialog")
    resident.go("/share")
    for open_it in (
        lambda: page.locator("#card-headline .quote-link").first.click(),
        lambda: page.keyboard.press("d"),
    ):
        nav(page, "Overview")
        resident.arrived("/")
        open_it()
        dialog.wait_for()
        page.go_back()
        resident.arrived("/share")
        expect(dialog).to_have_count(0)
    nav(page, "Mirror statistics")
    resident.arrived("/ledgers")
    resident.open_menu("ledger_gap")
    page.go_back()
    resident.arrived("/share")
    expect(page.get_by_role("menu")).to_have_count(0)
    resident.go("/")
    page.locator("#card-headline .quote-link").first.click()
    dialog.get_by_role("link", name="In the list of sources").first.click()
    resident.until("() => location.pathname === '/data'")
    resident.settled()
    expect(dialog).to_have_count(0)
    resident.go("/")
    page.keyboard.press("p")
    resident.arrived("/?present=1")
    page.keyboard.press("b")
    page.go_back()
    resident.arrived("/")
    expect(page.locator(".blank")).to_have_count(0)


def test_one_click_is_enough_after_typing(visit: Callable[..., Visitor]) -> None:
    """In the deck panel, what was typed is kept and the first click presses the button."""
    visitor = visit(width=1280, height=900)
    visitor.open("/")
    page = visitor.page
    page.keyboard.press("a")
    page.get_by_role("dialog").get_by_role("button", name="Done").click()
    page.keyboard.press("d")
    panel = page.get_by_role("dialog", name="Deck", exact=True)
    panel.get_by_label("Title of the deck").fill("For Monday")
    with page.expect_download() as saved:
        panel.get_by_role("button", name="Save file").click()
    assert json.loads(saved.value.path().read_text())["title"] == "For Monday"
    panel.get_by_label("Title of scene 1").fill("First")
    panel.get_by_role("button", name="Present the deck").click()
    expect(page.locator("#ribbon-scene")).to_have_text("Scene 1 of 1")
    assert page.evaluate(SCENES)[0]["title"] == "First"


def test_a_notice_takes_nothing_that_is_being_typed(visitor: Visitor) -> None:
    """A message appears, or another tab adds a scene, while the reader types a note."""
    visitor.open("/")
    page = visitor.page
    page.keyboard.press("a")
    page.get_by_role("dialog").get_by_role("button", name="Done").click()
    page.keyboard.press("d")
    note = page.get_by_label("Note of scene 1")
    note.click()
    page.keyboard.type("Speak sl")
    page.evaluate("() => khorgos.decks.say([['link_copied', {}]])")
    expect(page.get_by_role("dialog")).to_contain_text("Link copied")
    page.keyboard.type("owly")
    expect(note).to_have_value("Speak slowly")
    page.keyboard.press("Tab")
    visitor.until("() => (" + SCENES + ")()[0].note === 'Speak slowly'")
