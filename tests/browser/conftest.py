"""A real server, a real browser, and pages without console messages or requests to other hosts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from tests.browser.serving import free_port, serve
from tests.browser.visitor import HEIGHT, WIDTH, Visitor, arrive, launch, new_profile

expect.set_options(timeout=20_000)

#: pages of http://localhost at this port may show charts in frames
FRAMING_PORT = free_port()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in this folder as one that needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Serve the app; yield its address."""
    with serve(settings={"KHORGOS_EMBED_HOSTS": f"http://localhost:{FRAMING_PORT}"}) as url:
        yield url


@pytest.fixture(scope="session")
def playwright_tool() -> Iterator[Playwright]:
    """Start Playwright once."""
    with sync_playwright() as tool:
        yield tool


@pytest.fixture(scope="session")
def browser(playwright_tool: Playwright) -> Iterator[Browser]:
    """One browser for all tests."""
    running = launch(playwright_tool)
    yield running
    running.close()


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile for all tests: scripts that it has compiled once need not be again."""
    context = new_profile(browser)
    yield context
    context.close()


@pytest.fixture
def visit(
    browser: Browser, profile: BrowserContext, server: str
) -> Iterator[Callable[..., Visitor]]:
    """Return a function that makes visitors; check all at the end.

    The first has the common profile, and leaves it as it was; others have profiles of their own, as
    has one with `options` of a browser context.
    """
    made: list[Visitor] = []

    def new(width: int = WIDTH, height: int = HEIGHT, **options: Any) -> Visitor:
        if made or options:
            visitor = arrive(browser, server, width, height, **options)
        else:
            visitor = Visitor(profile.new_page(), server)
            visitor.page.set_viewport_size({"width": width, "height": height})
        made.append(visitor)
        return visitor

    yield new
    for visitor in made:
        if visitor.page.context is profile:
            emptied(profile, server)
        else:
            visitor.page.context.close()
    for visitor in made:
        visitor.check()


def emptied(profile: BrowserContext, server: str) -> None:
    """Close the pages of a profile, and remove what they have stored."""
    last, *others = profile.pages
    for page in others:
        page.close()
    last.goto("about:blank")  # or the page is told that its storage was emptied
    session = profile.new_cdp_session(last)
    session.send("Storage.clearDataForOrigin", {"origin": server, "storageTypes": "all"})
    last.close()
    profile.clear_cookies()


@pytest.fixture
def visitor(visit: Callable[..., Visitor]) -> Visitor:
    """One visitor with a desktop window."""
    return visit()


@pytest.fixture(scope="module")
def stays(browser: Browser, server: str) -> Iterator[Visitor]:
    """A visitor for a whole file of tests: loading the page again takes longer than most tests."""
    visitor = arrive(browser, server)
    yield visitor
    visitor.page.context.close()


@pytest.fixture
def resident(stays: Visitor) -> Iterator[Visitor]:
    """That visitor, with no dialog open, nothing focused, and a server that answers at once."""
    stays.page.evaluate(
        """() => {
          for (const one of document.querySelectorAll("dialog[open]")) one.close();
          if (document.activeElement) document.activeElement.blur();
        }"""
    )
    yield stays
    stays.page.unroute_all()
    stays.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    stays.check()
