"""The list of claims: bars of the interview's figure and of those found."""

from __future__ import annotations

from tests.browser.visitor import Visitor

_OUTSIDE = """() => [...document.querySelectorAll('.claim-bar')].filter((bar) => {
  const [inner, cell] = [bar, bar.parentElement].map((node) => node.getBoundingClientRect());
  return inner.left < cell.left - 1 || inner.right > cell.right + 1
    || inner.top < cell.top - 1 || inner.bottom > cell.bottom + 1;
}).length"""


def test_each_bar_of_a_claim_is_drawn_in_its_row(visitor: Visitor) -> None:
    """They once lay over the source of the chart, in one heap."""
    visitor.open("/claims")
    assert visitor.page.locator(".claim-bar").count() > 20
    assert visitor.page.evaluate(_OUTSIDE) == 0
