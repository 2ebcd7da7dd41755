"""A chart in a frame of another site: shown where the service allows it, refused elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FRAMING_PORT
from tests.browser.visitor import Visitor


@pytest.fixture
def news(server: str) -> Iterator[None]:
    """A site of this machine whose only page frames a chart of the service."""
    frame = f"<iframe src='{server}/embed/china_share?country=KAZ' width=700 height=500></iframe>"
    page = f"<!DOCTYPE html><title>News</title><link rel=icon href=data:,>{frame}".encode()

    class News(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_parts: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", FRAMING_PORT), News) as site:
        Thread(target=site.serve_forever).start()
        yield
        site.shutdown()


@pytest.mark.parametrize(("host", "is_named"), [("localhost", True), ("127.0.0.1", False)])
def test_who_may_frame_a_chart(
    host: str, is_named: bool, visit: Callable[..., Visitor], news: None
) -> None:
    """The browser keeps the rule: a site that the service does not name gets an empty frame."""
    visitor = visit()
    visitor.page.goto(f"http://{host}:{FRAMING_PORT}/")
    title = visitor.page.frame_locator("iframe").get_by_role("heading")
    if is_named:
        expect(title.first).to_contain_text("Kazakhstan")
        assert visitor.said == []
    else:
        visitor.until("() => document.readyState === 'complete'")
        assert title.count() == 0
        assert "frame-ancestors" in visitor.said[0]
    visitor.said.clear()  # the browser reports what it refuses
    visitor.went.clear()  # the page of the other site
