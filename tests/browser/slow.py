"""A server whose answers wait until a test releases them."""

from __future__ import annotations

import time

from playwright.sync_api import Page, Route


class Slow:
    """Hold the answers of the server until the test releases them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.held: list[Route] = []
        self.waits = True
        for asked in ("**/view?**", "**/layout?**", "**/rows/**", "**/quote/**"):
            page.route(asked, self._take)

    def _take(self, route: Route) -> None:
        if self.waits:
            self.held.append(route)
        else:
            route.continue_()

    def wait(self, count: int) -> None:
        """Wait until `count` requests are held."""
        deadline = time.monotonic() + 20
        while len(self.held) < count:
            assert time.monotonic() < deadline, len(self.held)
            self.page.wait_for_timeout(20)

    def answer(self) -> None:
        """Release all held requests, and let later ones pass."""
        self.waits = False
        for route in self.held:
            route.continue_()
        self.held.clear()
