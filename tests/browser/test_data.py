"""The data page: its long tables and lists are part of the first picture."""

from __future__ import annotations

from tests.browser.visitor import Visitor

#: note how many tables and sources there are in the first frame that has the page
_FIRST_FRAME = """
  const look = () => {
    if (!document.getElementById("open-data")) return requestAnimationFrame(look);
    const count = (rule) => document.querySelectorAll(rule).length;
    window.first = [count(".open-table"), count("[id^=source-]"), count("[data-html]")];
  };
  requestAnimationFrame(look);
"""


def test_tables_and_sources_are_in_the_first_picture(visitor: Visitor) -> None:
    """Nothing of theirs is loaded later, so that nothing moves."""
    visitor.page.add_init_script(_FIRST_FRAME)
    visitor.open("/data")
    tables, sources, empty = visitor.page.evaluate("() => window.first")
    assert tables > 10
    assert sources > 100
    assert empty == 0
    visitor.open("/")
    visitor.follow("/data")
    assert visitor.page.locator(".open-table").count() == tables
