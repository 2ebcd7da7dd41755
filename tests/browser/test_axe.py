"""No accessibility fault that axe can find, on any view, narrow and wide, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from components.state import VIEWS, home
from tests.browser.visitor import Visitor


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("view", list(VIEWS))
def test_no_violation(view: str, width: int, theme: str, visit: Callable[..., Visitor]) -> None:
    """With a table open, so that it is looked at as well."""
    visitor = visit(width=width)
    visitor.open(f"{home(view)}?theme={theme}")
    button = visitor.page.get_by_role("button", name="Table").first
    button.click()
    visitor.page.locator(".card-table table").first.wait_for()
    found = Axe().run(visitor.page).response["violations"]
    told = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]
    assert told == []
