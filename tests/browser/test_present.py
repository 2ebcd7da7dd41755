"""Present mode: what the audience sees, and the presenter's keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from components.state import home
from components.views import PAGES
from tests.browser.visitor import Visitor

CHART = "turnover_by_country"
#: the charts after the headline on the overview
SECOND, THIRD = "year_to_date_by_country", "months"
SCREENS = [(1280, 720), (1920, 1080), (3840, 2160)]


def fitted(visitor: Visitor, *charts: str) -> None:
    """Wait until each chart on the screen is drawn for the present size of its frame."""
    visitor.settled()
    visitor.until(
        """(charts) => charts.every((chart) => {
          const card = document.getElementById("card-" + chart);
          if (!card) return false;
          const frame = card.querySelector(".plot");
          const drawn = card.querySelector(".main-svg");
          if (card.dataset.fitted !== frame.clientWidth + "x" + frame.clientHeight) return false;
          const box = drawn && drawn.getBoundingClientRect();
          return box && Math.abs(box.width - frame.clientWidth) < 3
            && Math.abs(box.height - frame.clientHeight) < 3;
        })""",
        list(charts),
    )


def press(visitor: Visitor, key: str) -> None:
    """Press a key."""
    visitor.page.keyboard.press(key)


def ribbon(page: Page) -> str:
    """Return the text of the ribbon."""
    return page.locator("#ribbon").inner_text()


def box(page: Page, chart: str) -> dict[str, float]:
    """Return where a chart is on the screen, in pixels."""
    found: Any = page.locator(f"#card-{chart} .main-svg").first.bounding_box()
    return found


def type_size(page: Page, chart: str) -> float:
    """Return the height in pixels of the smallest text of a chart on the screen."""
    return page.evaluate(
        """(chart) => Math.min(...[...document.querySelectorAll(
             "#card-" + chart + " .xtick text, #card-" + chart + " .annotation-text")]
             .map((text) => {
               const box = text.getBoundingClientRect();
               return Math.min(box.width, box.height);
             }).filter((size) => size > 0))""",
        chart,
    )


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_a_chart_fills_the_screen(resident: Visitor, width: int, height: int) -> None:
    """It has over 70% of the height; nothing scrolls, no frame is left, type grows with the screen."""
    visitor = resident
    visitor.page.set_viewport_size({"width": width, "height": height})
    visitor.open("/")
    visitor.drawn()
    page = visitor.page
    before = type_size(page, CHART)
    page.locator(f"#card-{CHART}").get_by_role("button", name="Present").click()
    visitor.arrived(f"/?present=1&show={CHART}")
    fitted(visitor, CHART)
    place = box(page, CHART)
    assert place["height"] > 0.7 * height
    assert place["width"] > 0.9 * width
    assert place["y"] + place["height"] <= height
    assert type_size(page, CHART) > max(before * 1.3, height / 60)
    for hidden in (".header", ".filter-bar", ".footer", ".lede", ".card-buttons"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("article.card:visible")).to_have_count(1)
    assert ribbon(page) == "Central Asia · total trade · China’s customs · 1992–2025"
    assert page.evaluate(
        "() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
    ) == [height, width]


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_a_pair_stands_side_by_side(resident: Visitor, width: int, height: int) -> None:
    """Two charts of equal width, complete on the screen, in the order of the address."""
    visitor = resident
    visitor.page.set_viewport_size({"width": width, "height": height})
    visitor.open(f"/?present=1&show=what_changed~{CHART}")
    fitted(visitor, "what_changed", CHART)
    left, right = box(visitor.page, "what_changed"), box(visitor.page, CHART)
    assert left["x"] + left["width"] <= right["x"]
    assert right["x"] + right["width"] <= width
    assert abs(left["width"] - right["width"]) < 2
    assert min(left["height"], right["height"]) > 0.6 * height


def test_keys_walk_the_charts_blank_and_leave(visit: Callable[..., Visitor]) -> None:
    """p, arrows, s, b, ?, Escape: each does what the list of keys says."""
    visitor = visit(width=1280, height=720)
    visitor.open("/")
    page = visitor.page
    press(visitor, "p")
    visitor.arrived("/?present=1")
    expect(page.locator("#card-headline")).to_be_visible()
    press(visitor, "ArrowRight")
    visitor.arrived(f"/?present=1&show={SECOND}")
    press(visitor, "s")
    visitor.arrived(f"/?present=1&show={SECOND}~{THIRD}")
    press(visitor, "s")
    visitor.arrived(f"/?present=1&show={SECOND}")
    press(visitor, "b")
    expect(page.locator(".blank")).to_be_visible()
    press(visitor, "x")
    expect(page.locator(".blank")).to_have_count(0)
    press(visitor, "?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_contain_text("blank the screen; any key brings it back")
    press(visitor, "Escape")
    expect(keys).to_have_count(0)
    assert visitor.address() == f"/?present=1&show={SECOND}"
    press(visitor, "Escape")
    visitor.arrived("/")
    expect(page.locator(".header")).to_be_visible()
    plain = page.locator(f"#card-{SECOND} .main-svg").first
    expect(plain).to_be_visible()
    visitor.until(
        """() => document.querySelector("#card-year_to_date_by_country .main-svg")
          .getBoundingClientRect().height < 450"""
    )


def test_letters_typed_into_a_field_stay_letters(visitor: Visitor) -> None:
    """Keys do nothing while somebody types or holds Ctrl."""
    visitor.open("/commodities")
    field = visitor.page.get_by_role("combobox", name="Search")
    field.click()
    visitor.page.keyboard.type("pbo?")
    expect(visitor.page.locator("#found-said")).to_contain_text("“pbo”")
    expect(field).to_have_value("pbo?")
    assert visitor.address() == "/commodities"
    expect(visitor.page.locator("dialog, .blank")).to_have_count(0)
    visitor.page.locator("h1").click()
    press(visitor, "Control+p")
    assert "present" not in visitor.address()


def test_the_chart_follows_the_window(visit: Callable[..., Visitor]) -> None:
    """For a projector of another size the chart is drawn again."""
    visitor = visit(width=1280, height=720)
    visitor.open(f"/?present=1&show={CHART}")
    fitted(visitor, CHART)
    visitor.page.set_viewport_size({"width": 1920, "height": 1080})
    fitted(visitor, CHART)
    assert box(visitor.page, CHART)["height"] > 0.7 * 1080


def test_filters_change_under_a_pinned_value(visit: Callable[..., Visitor]) -> None:
    """A pinned value stays on the screen, whatever is shown next, until it is unpinned."""
    visitor = visit(width=1280, height=720)
    visitor.open("/?present=1")
    page = visitor.page
    page.locator("#card-headline .tile-value").first.click()
    expect(page.locator("#picked")).to_be_visible()
    press(visitor, "Escape")  # the drawer
    expect(page.get_by_role("dialog")).to_have_count(0)
    press(visitor, "k")
    pin = page.locator(".pin")
    expect(pin).to_contain_text("Central Asia’s total trade with China, 2025: $106.3 bn")
    press(visitor, "ArrowRight")
    visitor.arrived(f"/?present=1&show={SECOND}")
    expect(pin).to_contain_text("$106.3 bn")
    visitor.page.reload()
    visitor.settled()
    expect(pin).to_contain_text("$106.3 bn")
    pin.get_by_role("button", name="Unpin").click()
    expect(pin).to_have_count(0)


def test_a_pin_says_where_its_value_was_chosen(visitor: Visitor) -> None:
    """The pin names the filters of the click, even if they have changed since."""
    visitor.open("/")
    page = visitor.page
    page.locator("#card-headline .tile-value").first.click()
    press(visitor, "Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    visitor.choose("Country", "Turkmenistan")
    page.locator("h1").click()
    press(visitor, "k")
    expect(page.locator(".pin-text")).to_contain_text("Central Asia’s total trade")
    expect(page.locator(".pin-where")).to_contain_text("Central Asia")


def beyond_the_edge(page: Page) -> list[str]:
    """Return the buttons of the line at the top that cannot be reached."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".ribbon button, .ribbon select")]
             .filter((button) => button.checkVisibility()
               && button.getBoundingClientRect().right > innerWidth)
             .map((button) => button.textContent)"""
    )
    return found


def test_on_a_phone_buttons_walk_the_charts_and_leave(visit: Callable[..., Visitor]) -> None:
    """There are no keys: every button of the line can be reached, and the chart ends on the screen."""
    visitor = visit(width=390, height=844, has_touch=True)
    visitor.open("/?present=1")
    page = visitor.page
    page.get_by_role("button", name="Next scene or chart").tap()
    visitor.arrived(f"/?present=1&show={SECOND}")
    fitted(visitor, SECOND)
    assert beyond_the_edge(page) == []
    place = box(page, SECOND)
    assert place["y"] + place["height"] <= 844
    page.get_by_role("button", name="Previous scene or chart").tap()
    visitor.arrived("/?present=1&show=headline")
    page.get_by_role("button", name="Exit").tap()
    visitor.arrived("/")
    page.set_viewport_size({"width": 834, "height": 1112})  # a tablet, and longer words
    visitor.open(f"/?lang=ru&present=1&show={SECOND}")
    assert beyond_the_edge(page) == []


@pytest.mark.parametrize("asked", ["nothing", "headline~headline", "a~b~c", "ledger_ratios"])
def test_a_bad_choice_of_charts_is_told(resident: Visitor, asked: str) -> None:
    """The first chart is shown instead, and a notice says why."""
    resident.go(f"/?present=1&show={asked}")
    assert resident.address() == "/?present=1"
    expect(resident.page.locator("#notices")).to_have_text(
        f"“{asked}” is not a chart or a pair of charts on this page."
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_violation(theme: str, resident: Visitor) -> None:
    """Axe finds nothing, in present mode and in the list of keys."""
    visitor = resident
    visitor.page.set_viewport_size({"width": 1280, "height": 720})
    visitor.open(f"/?theme={theme}&present=1&show={CHART}")
    fitted(visitor, CHART)
    for _ in range(2):
        found = Axe().run(visitor.page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"][:2]]) for one in found] == []
        press(visitor, "?")


def test_a_chart_of_any_view_fills_the_screen(resident: Visitor) -> None:
    """Charts of every view, also one that is not the first of its page."""
    visitor = resident
    visitor.open("/?present=1")
    for view, charts in PAGES.items():
        for chart in [chart for chart in charts if chart.kind != "tiles"][:2]:
            visitor.follow(f"{home(view)}?present=1&show={chart.id}")
            fitted(visitor, chart.id)
            width = visitor.page.locator(f"#card-{chart.id} .plot").evaluate("(e) => e.clientWidth")
            assert width > 0.93 * 1440, chart.id


def test_letters_can_be_turned_off(visitor: Visitor) -> None:
    """A switch in the list of keys turns letters off for good (WCAG 2.1.4); arrows still work."""
    page = visitor.page
    for letters in (False, True):
        visitor.open("/")
        page.get_by_role("contentinfo").get_by_role("button", name="Keys").press("Enter")
        choice = page.get_by_label("Use letters and ? as shortcut keys")
        expect(choice).to_be_checked(checked=not letters)
        choice.press("Space")
        press(visitor, "Escape")
        visitor.open("/")
        press(visitor, "p")
        if not letters:
            page.get_by_role("button", name="Deck").press("Enter")  # after the key was handled
            expect(page.get_by_role("dialog", name="Deck")).to_be_visible()
            press(visitor, "Escape")
        visitor.arrived("/?present=1" if letters else "/")
    press(visitor, "ArrowRight")
    visitor.arrived(f"/?present=1&show={SECOND}")
