"""What a reader's browser loads: on the first visit, and on the next one."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser

from tests.browser.visitor import Visitor


def load(browser_context: Any, home: str) -> int:
    """Open the overview in a new tab; return the bytes that came over the network."""
    page = browser_context.new_page()
    wire = browser_context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    visitor = Visitor(page, home)
    visitor.open("/")
    visitor.page.wait_for_load_state("networkidle")
    visitor.check()
    page.close()
    return sum(sizes)


def test_a_second_visit_is_small(browser: Browser, server: str) -> None:
    """At most 60 kB: scripts are there, and what is asked for again has not changed."""
    context = browser.new_context()
    first, second = load(context, server), load(context, server)
    context.close()
    assert second < 60_000 < first
