"""Readers return to where they were on a page, and links to a card lead to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.visitor import Visitor

TOP = "() => Math.round(scrollY)"
IS_NEAR = "(top) => Math.abs(scrollY - top) < 3"
#: below the header, however many lines it has, and in the upper half of the window
IS_AT_CARD = """(id) => {
  const top = document.getElementById(id)?.getBoundingClientRect().top ?? -1;
  return top >= 0 && top < innerHeight / 2;
}"""


def scrolled(visitor: Visitor, pixels: int) -> int:
    """Scroll with the wheel; return where the page is then."""
    visitor.page.mouse.move(700, 500)
    visitor.page.mouse.wheel(0, pixels)
    visitor.until("() => scrollY > 300")
    visitor.page.wait_for_timeout(300)  # the wheel scrolls smoothly
    return int(visitor.page.evaluate(TOP))


def test_back_and_forward_return_to_the_place(visit: Callable[..., Visitor]) -> None:
    """On another page, after a filter, after a reload; each entry of the history has its own place."""
    reader = visit()
    reader.open("/")
    first = scrolled(reader, 1500)
    reader.follow("/corridors")
    assert reader.page.evaluate(TOP) == 0
    second = scrolled(reader, 600)
    reader.page.go_back()
    reader.arrived("/")
    reader.until(IS_NEAR, first)
    reader.page.go_forward()
    reader.arrived("/corridors")
    reader.until(IS_NEAR, second)
    reader.page.reload()
    reader.settled()
    reader.until(IS_NEAR, second)
    reader.follow("/corridors?terms=real")
    reader.page.go_back()
    reader.arrived("/corridors")
    reader.until(IS_NEAR, second)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_link_to_a_card_leads_to_it(visit: Callable[..., Visitor], width: int) -> None:
    """On the first page and after navigation, once every card has its height; back leads back."""
    reader = visit(width=width, height=800)
    reader.open("/#card-flows_by_country")
    reader.until(IS_AT_CARD, "card-flows_by_country")
    reader.follow("/corridors#card-gas_share")
    reader.until(IS_AT_CARD, "card-gas_share")
    place = reader.page.evaluate(TOP)
    reader.page.go_back()
    reader.arrived("/")
    reader.until(IS_AT_CARD, "card-flows_by_country")
    reader.page.go_forward()
    reader.arrived("/corridors")
    reader.until(IS_NEAR, place)
