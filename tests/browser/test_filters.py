"""The frame of a page: the answer is on the first screen, and the filter bar says what is chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from components.state import VIEWS, home
from tests.browser.test_axe import violations
from tests.browser.visitor import Visitor

#: labels of controls, buttons and links of the frame whose text does not fit
_CUT = """() => [...document.querySelectorAll(
    ".filter input, .filter-bar button, .header a, .header button")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.clientWidth > 1
    && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.value || one.textContent)"""

_FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.mark.parametrize("lang", ["en", "ru"])  # Chinese is shorter than both
def test_the_first_screen_has_the_answer(lang: str, visitor: Visitor) -> None:
    """At 1280 x 720 the first card begins in the upper 200 px, the header is one row, nothing is cut."""
    visitor.page.set_viewport_size({"width": 1280, "height": 720})
    for view in VIEWS:
        visitor.go(home(view) + ("" if lang == "en" else f"?lang={lang}"))
        page = visitor.page
        first = page.locator(".grid .card, .claim-list, .page .block").first.bounding_box()
        header = page.locator(".header").bounding_box()
        bar = page.locator(".filter-bar").bounding_box()
        assert first is not None
        assert header is not None
        assert bar is not None
        if view not in ("brief", "claims", "data"):
            assert first["y"] <= 200, view
        assert header["height"] <= 56, view
        assert bar["height"] <= 48, view
        assert page.evaluate(_CUT) == [], view


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_chosen_value_is_cut(lang: str, visitor: Visitor) -> None:
    """The longest values, from a phone to a wide screen, in the bar, the panel and the sheet."""
    page = visitor.page
    words = f"&lang={lang}" if lang != "en" else ""
    page.set_viewport_size({"width": 1280, "height": 720})
    for address in (
        "/country/kazakhstan?flow=turnover&ledger=partner&period=2026&base=2015&partner=EU27"
        "&commodity=8703&terms=real",
        "/projects?country=TKM&period=2019&sector=energy&stage=construction",
        "/data?country=UZB&partner=WLD&flow=balance",
        "/ledgers?cif=10-20&period=2024",
    ):
        visitor.go(address + words)
        for width in (1920, 1280, 820, 390):
            page.set_viewport_size({"width": width, "height": 844})
            for panel in ("filters", "more-filters"):
                opener = page.locator(f"[data-opens={panel}]")
                if opener.is_visible():
                    opener.click()
            visitor.emptied(_CUT)
            page.keyboard.press("Escape")
            visitor.until(_FITS)


def test_the_bar_says_what_is_set(resident: Visitor) -> None:
    """More filters counts its own; Clear is there only if there is something to clear."""
    page = resident.page
    resident.open("/")
    more = page.get_by_role("button", name="More filters")
    clear = page.get_by_role("button", name="Clear filters")
    expect(more).to_have_text("More filters")
    expect(clear).to_be_hidden()
    resident.choose("Shown in", "Percent of GDP")
    expect(more).to_have_text("More filters (1)")
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
    expect(page.locator("#more-filters")).to_be_hidden()
    clear.click()
    resident.arrived("/")
    expect(more).to_have_text("More filters")
    expect(clear).to_be_hidden()


def test_a_filter_without_effect_is_told(resident: Visitor) -> None:
    """The projects have no flow: the control is absent, and the bar says that the choice has no effect."""
    resident.open("/projects?flow=import&period=2019")
    bar = resident.page.get_by_role("region", name="Filters")
    expect(bar.get_by_label("Flow", exact=True)).to_be_hidden()
    expect(bar).to_contain_text("No effect on this page: Imports")
    resident.open("/share?flow=import&period=2019")
    expect(bar).not_to_contain_text("No effect")
    expect(bar.get_by_label("Flow", exact=True).first).to_have_value("Imports")


def test_filters_open_as_a_sheet_on_a_phone(resident: Visitor) -> None:
    """One line says what is chosen; a tap opens all controls, Escape and the button close them."""
    page = resident.page
    page.set_viewport_size({"width": 390, "height": 844})
    resident.open("/country/uzbekistan?flow=import&period=2023")
    line = page.locator(".filter-open")
    expect(line).to_have_text("Uzbekistan · Imports · 2023")
    line.click()
    assert violations(resident) == []
    resident.choose("Flow", "Exports")
    expect(line).to_have_text("Uzbekistan · Exports · 2023")
    page.get_by_role("button", name="Show the page").click()
    expect(page.locator("#filters")).to_be_hidden()
    expect(line).to_be_focused()


def test_the_bar_stays_and_covers_no_anchor(resident: Visitor) -> None:
    """Further down the page the bar is at the top of the window, above a card that was linked to."""
    resident.page.set_viewport_size({"width": 1280, "height": 720})
    resident.open("/country/kazakhstan")
    resident.follow("/country/kazakhstan#card-gains_losses")
    resident.until(
        """() => {
          const bar = document.querySelector(".filter-bar").getBoundingClientRect();
          const card = document.querySelector("#card-gains_losses").getBoundingClientRect();
          return bar.top === 0 && card.top >= bar.bottom && card.top < 300;
        }"""
    )


def test_how_to_read_this_opens_and_closes(resident: Visitor) -> None:
    """The key of the marks is one click away on the page, and in the drawer of a value."""
    page = resident.page
    resident.open("/share")
    button = page.get_by_role("button", name="How to read this")
    button.click()
    expect(page.locator("#reading")).to_contain_text("suspect, incomplete or an estimate")
    assert violations(resident) == []
    page.keyboard.press("Escape")
    expect(page.locator("#reading")).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [1280, 390])
def test_wider_spacing_of_text_cuts_nothing(width: int, visitor: Visitor) -> None:
    """Readers may set the spacing of WCAG 1.4.12: header and filters wrap, and the page fits."""
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 800})
    visitor.open("/country/kazakhstan?flow=import&ledger=partner&period=2024&lang=ru")
    page.evaluate(
        """() => {
          for (const one of document.querySelectorAll(".header *, .page-head *, .filter-bar *")) {
            one.style.letterSpacing = "0.12em";
            one.style.wordSpacing = "0.16em";
            one.style.lineHeight = "1.5";
          }
        }"""
    )
    visitor.until(_FITS)
    visitor.emptied(_CUT)
