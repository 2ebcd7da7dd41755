"""The presenter's view: a second window with notes, next scene and clock, in touch with the stage."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_deck import SCENES, panel, with_deck
from tests.browser.visitor import Visitor


def presenting(visitor: Visitor) -> Page:
    """Present the deck, open the presenter's view, and return its window."""
    with_deck(visitor)
    panel(visitor.page).get_by_role("button", name="Present the deck").click()
    expect(visitor.page.locator("#ribbon-scene")).to_have_text("Scene 1 of 3")
    return opened(visitor)


def opened(visitor: Visitor) -> Page:
    """Open the presenter's view with its key."""
    with visitor.page.context.expect_page() as found:
        visitor.page.keyboard.press("n")
    return found.value


def test_both_windows_drive_the_scenes(visit: Callable[..., Visitor]) -> None:
    """Note, next scene with its picture, and clocks; keys and buttons of either window move both."""
    visitor = visit(width=1280, height=720)
    notes = presenting(visitor)
    said: list[str] = []
    notes.on("console", lambda message: said.append(message.text))
    stage = visitor.page.locator("#ribbon-scene")
    state = notes.locator("#state")
    expect(state).to_have_text("Scene 1 of 3")
    expect(notes.locator("#now")).to_have_text("Five countries")
    expect(notes.locator("#note")).to_have_text("Slow")
    expect(notes.locator("#next")).to_have_text("Two counts")
    expect(notes.locator("#pictures img")).to_have_count(1)
    expect(notes.locator("#elapsed")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(notes.locator("#time")).to_have_text(re.compile(r"\d\d:\d\d"))
    notes.keyboard.press("ArrowRight")
    expect(stage).to_have_text("Scene 2 of 3")
    expect(state).to_have_text("Scene 2 of 3")
    expect(notes.locator("#note")).to_have_text("No note for this scene")
    expect(notes.locator("#next")).to_have_text(SCENES[2]["title"])
    notes.get_by_role("button", name="Previous scene").click()
    expect(stage).to_have_text("Scene 1 of 3")
    visitor.page.keyboard.press("3")
    expect(state).to_have_text("Scene 3 of 3")
    expect(notes.locator("#next")).to_have_text("This is the last scene")
    expect(notes.locator("#pictures img")).to_have_count(0)
    notes.keyboard.press("b")
    expect(visitor.page.locator(".blank")).to_be_visible()
    notes.keyboard.press("b")
    expect(visitor.page.locator(".blank")).to_have_count(0)
    # a question: the stage leaves the deck, and either window leads back
    visitor.page.get_by_label("Another country").select_option("Tajikistan")
    expect(state).to_have_text("The screen has left scene 3 of 3")
    notes.get_by_role("button", name="Return to the deck").click()
    expect(stage).to_have_text("Scene 3 of 3")
    expect(state).to_have_text("Scene 3 of 3")
    assert said == []


def test_either_window_may_be_closed_or_loaded_again(visit: Callable[..., Visitor]) -> None:
    """The other one goes on, and they find each other again."""
    visitor = visit(width=1280, height=720)
    notes = presenting(visitor)
    state = notes.locator("#state")
    expect(state).to_have_text("Scene 1 of 3")
    visitor.page.reload()
    visitor.settled()
    expect(state).to_have_text("Scene 1 of 3")
    notes.reload()
    expect(state).to_have_text("Scene 1 of 3")
    notes.keyboard.press("End")
    expect(visitor.page.locator("#ribbon-scene")).to_have_text("Scene 3 of 3")
    notes.close()
    visitor.page.keyboard.press("Home")
    expect(visitor.page.locator("#ribbon-scene")).to_have_text("Scene 1 of 3")
    again = opened(visitor)
    expect(again.locator("#state")).to_have_text("Scene 1 of 3")
    visitor.page.goto("about:blank")
    expect(again.locator("#state")).to_have_text(
        "The window with the presentation is closed or loading"
    )


def test_a_blocked_window_is_told(visitor: Visitor) -> None:
    """The browser may refuse the second window: the page says what to do."""
    visitor.open("/?present=1")
    visitor.page.evaluate("() => { window.open = () => null; }")
    visitor.page.get_by_role("button", name="Notes").click()
    told = "The browser blocked the second window: allow pop-ups for this site, then press n again"
    expect(visitor.page.locator(".flash")).to_have_text(told)
    expect(visitor.page.locator("#spoken")).to_have_text(told)


def test_notes_are_not_on_the_stage(visitor: Visitor) -> None:
    """The audience sees no note, not even as a tooltip."""
    with_deck(visitor)
    panel(visitor.page).get_by_role("button", name="Present the deck").click()
    expect(visitor.page.locator("#ribbon-scene")).to_have_text("Scene 1 of 3")
    assert "Slow" not in visitor.page.locator("body").evaluate("(body) => body.outerHTML")


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_the_view_on_a_small_screen(resident: Visitor, lang: str) -> None:
    """Axe finds nothing, and the page does not scroll sideways, before there is a stage."""
    page = resident.page
    for width in (390, 960):
        page.set_viewport_size({"width": width, "height": 680})
        page.goto(f"{resident.home}/presenter?lang={lang}")
        assert page.locator("html").get_attribute("lang") == lang
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"][:2]]) for one in found] == []
        assert page.evaluate(
            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
