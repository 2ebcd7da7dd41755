"""A chart in a frame of another site: shown where the service allows it, refused elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import FRAMED_BY
from tests.browser.visitor import Visitor

CHART = "china_share"


@pytest.mark.parametrize(("host", "is_shown"), [(FRAMED_BY, True), ("http://other.example", False)])
def test_who_may_frame_a_chart(host: str, is_shown: bool, visit: Callable[..., Visitor]) -> None:
    """The browser itself keeps the rule: a frame of a host that is not named stays empty."""
    visitor = visit()
    page = visitor.page
    address = f"{visitor.home}/embed/{CHART}?country=KAZ"
    text = f"<!DOCTYPE html><title>News</title><iframe src='{address}' width=700 height=500></iframe>"

    def answer(route: Route) -> None:
        route.fulfill(body=text, content_type="text/html")

    page.route(f"{host}/", answer)
    page.goto(f"{host}/")
    framed = page.frames[1]
    framed.wait_for_load_state()
    assert (framed.locator("svg text, img").count() > 0) is is_shown
    assert ("Kazakhstan" in framed.locator("body").inner_text()) is is_shown
    told = [line for line in visitor.said if "frame-ancestors" in line]
    assert bool(told) is not is_shown
    visitor.said.clear()  # the browser reports the frame that it refuses
    visitor.went.clear()  # the page of the other site
