"""On the stage: nothing covers anything, keys on every keyboard, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from components.present.decks import ALL
from components.state import address, home
from components.views import PAGES
from tests.browser.boxes import FAULTS
from tests.browser.test_deck import DECK, accept, code, panel, with_deck
from tests.browser.test_present import press
from tests.browser.visitor import Visitor

#: window -> pixels that boxes may share: a few, at the scale of the stage
SCREENS = {(1280, 720): 7, (1920, 1080): 11}


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("view", PAGES)
def test_no_label_covers_another(view: str, size: tuple[int, int], resident: Visitor) -> None:
    """Texts and marks of every chart, and those of the ready-made decks, have their places."""
    visitor = resident
    visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
    scenes = [f"{home(view)}?present=1&show={chart.id}" for chart in PAGES[view]]
    scenes += [
        address(scene.state) for deck in ALL for scene in deck.scenes if scene.state.view == view
    ]
    for scene in dict.fromkeys(scenes):
        visitor.go(scene)
        visitor.emptied(f"() => ({FAULTS})({SCREENS[size]})")


def test_keys_work_on_other_layouts_and_in_older_browsers(visitor: Visitor) -> None:
    """Russian letters, no `checkVisibility`, no full screen: the last is told."""
    visitor.page.add_init_script(
        "delete Element.prototype.checkVisibility; delete Element.prototype.requestFullscreen"
    )
    visitor.open("/")
    typed = """([key, code]) => document.body.dispatchEvent(
      new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }))"""
    visitor.page.evaluate(typed, ["з", "KeyP"])
    visitor.arrived("/?present=1")
    visitor.page.evaluate(typed, ["и", "KeyB"])
    expect(visitor.page.locator(".blank")).to_be_visible()
    visitor.page.evaluate(typed, ["и", "KeyB"])
    expect(visitor.page.locator(".blank")).to_have_count(0)
    visitor.page.evaluate(typed, ["а", "KeyF"])
    told = "This browser does not allow full screen here"
    expect(visitor.page.locator(".flash")).to_have_text(told)


def test_the_page_is_where_it_was(visit: Callable[..., Visitor]) -> None:
    """After present mode, the chart that was left is on the screen, and its button has the focus."""
    visitor = visit(width=1280, height=720)
    visitor.open("/")
    button = visitor.page.locator("#card-larger_partner [data-act=show]")
    button.scroll_into_view_if_needed()
    before = visitor.page.evaluate("() => scrollY")
    assert before > 400
    button.press("Enter")
    visitor.arrived("/?present=1&show=larger_partner")
    press(visitor, "p")
    visitor.arrived("/")
    expect(button).to_be_focused()
    visitor.until("(before) => Math.abs(scrollY - before) < 60", before)


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("ru", 1280), ("ru", 1440)])
def test_away_from_the_deck_the_line_stays_one_line(
    lang: str, width: int, visit: Callable[..., Visitor]
) -> None:
    """It has the way back, does not wrap, and covers nothing."""
    visitor = visit(width=width, height=720)
    scenes = [scene | {"address": f"{scene['address']}&lang={lang}"} for scene in DECK["scenes"]]  # type: ignore[index, operator]
    visitor.open(f"/?lang={lang}#deck=" + code(DECK | {"scenes": scenes}))
    dialog = visitor.page.locator("dialog.deck")
    dialog.locator("[data-name=offer_take]").click()
    dialog.locator("[data-name=start]").click()
    visitor.page.locator(".ribbon select").select_option("TJK")
    expect(visitor.page.locator(".ribbon .back-to-deck")).to_be_visible()
    visitor.settled()
    assert visitor.page.evaluate(
        """() => {
          const line = document.querySelector(".ribbon");
          const plot = document.querySelector("article.card[data-shown] .plot");
          return [line.scrollHeight <= line.clientHeight, line.scrollWidth <= line.clientWidth,
            line.getBoundingClientRect().bottom <= plot.getBoundingClientRect().top];
        }"""
    ) == [True, True, True]


def test_a_scene_that_does_not_come_is_not_claimed(visitor: Visitor) -> None:
    """The number is that of the scene on the screen; the next key tries again."""
    with_deck(visitor)
    panel(visitor.page).get_by_role("button", name="Present the deck").click()
    where = visitor.page.locator("#ribbon-scene")
    expect(where).to_have_text("Scene 1 of 3")
    visitor.page.route(re.compile("/view.*show=ledger_gap"), lambda route: route.abort())
    press(visitor, "ArrowRight")
    expect(visitor.page.get_by_role("button", name="Try again")).to_be_visible()
    expect(where).to_have_text("Scene 1 of 3")
    visitor.page.unroute_all()
    visitor.page.get_by_role("button", name="Try again").click()
    expect(where).to_have_text("Scene 2 of 3")
    visitor.said[:] = [line for line in visitor.said if "ERR_FAILED" not in line]


def test_the_walk_stays_at_its_scene_when_scenes_move(visitor: Visitor) -> None:
    """Another scene moves before it: its number changes, the scene and the next one are right."""
    visitor.open("/#deck=" + code(DECK))
    accept(visitor)
    panel(visitor.page).get_by_role("button", name="Present the deck").click()
    where = visitor.page.locator("#ribbon-scene")
    expect(where).to_have_text("Scene 1 of 3")
    press(visitor, "d")
    panel(visitor.page).get_by_label("Scene 1 down").press("Enter")
    press(visitor, "Escape")
    expect(where).to_have_text("Scene 2 of 3")
    press(visitor, "ArrowRight")
    expect(where).to_have_text("Scene 3 of 3")
    visitor.arrived(str(DECK["scenes"][2]["address"]))  # type: ignore[index]
