"""A visitor: a browser page, the actions of our tests, and a log of its messages and requests."""

from __future__ import annotations

import os
import time
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright


def launch(tool: Playwright) -> Browser:
    """Start the Chromium that tests/browser/chromium.py found."""
    return tool.chromium.launch(
        executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium",
        args=[
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
        ],
    )


#: a desktop window
WIDTH, HEIGHT = 1440, 1000


def new_profile(
    browser: Browser, width: int = WIDTH, height: int = HEIGHT, **options: object
) -> BrowserContext:
    """Return a browser profile; `options` are those of the context."""
    return browser.new_context(
        viewport={"width": width, "height": height},
        permissions=["clipboard-read", "clipboard-write"],
        **options,  # type: ignore[arg-type]
    )


def arrive(
    browser: Browser, home: str, width: int = WIDTH, height: int = HEIGHT, **options: object
) -> Visitor:
    """Return a visitor with a browser profile of its own; `options` are those of the context."""
    return Visitor(new_profile(browser, width, height, **options).new_page(), home)


class Visitor:
    """A page of a browser. `said` has its console messages, `went` the URLs of its requests."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        #: the path that the site is below; empty if it has the host to itself
        self.base = urlsplit(home).path
        self.said: list[str] = []
        self.went: list[str] = []
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("request", lambda request: self.went.append(request.url))

    def open(self, address: str) -> None:
        """Load an address and wait until it is shown."""
        self.page.goto(self.home + address)
        self.settled()

    def follow(self, address: str) -> None:
        """Follow a link to an address, without loading the page again; wait until it is shown."""
        self.page.evaluate(
            """(address) => {
              const link = document.createElement("a");
              link.href = address;
              document.body.append(link);
              link.click();
              link.remove();
            }""",
            address,
        )
        self.settled()

    def go(self, address: str) -> None:
        """Follow a link if a page of the app is open; otherwise load the address."""
        (self.follow if self.page.url.startswith(self.home) else self.open)(address)

    def settled(self) -> None:
        """Wait until the page shows the state of the address bar, and all near charts are drawn.

        Others may wait until a reader comes near or rests, empty; `drawn` draws them.
        """
        self.until(
            """() => {
              const at = document.documentElement.dataset.address;
              const base = document.documentElement.dataset.base;
              if (base + at !== location.pathname + location.search) return false;
              const cards = [...document.querySelectorAll("article.card")];
              // the cards of the previous view stay until those of this one are laid out
              const mine = " " + document.documentElement.dataset.view + "?";
              const told = window.khorgos.shown().cards;
              return cards.length > 0 && cards.every((card) => {
                if (!card.dataset.key || !card.dataset.key.includes(mine)) return false;
                if (card.getAttribute("aria-busy") === "true") return false;
                const link = card.querySelector(".card-buttons a");
                const csv = base + told[card.id.slice(5)].csv;
                if (!link || link.getAttribute("href") !== csv) return false;
                const frame = card.querySelector(".plot");
                // a card beside the stage is drawn when it comes back
                if (!frame || !frame.clientWidth) return true;
                const { top, bottom } = card.getBoundingClientRect();
                const isFar = bottom < -innerHeight || top > 2 * innerHeight;
                if (isFar && frame.getAttribute("aria-busy") === "true") return true;
                const plot = frame.querySelector(".js-plotly-plot");
                return plot && plot.layout && plot.layout.meta
                  && card.dataset.key.endsWith(plot.layout.meta.key)
                  && plot._fullLayout && frame.querySelector(".main-svg");
              });
            }"""
        )

    def drawn(self) -> None:
        """Have all charts drawn, also those far from the window."""
        self.settled()
        self.page.evaluate("() => khorgos.drawAll()")
        self.settled()

    def arrived(self, address: str) -> None:
        """Wait until the address bar has `address` and the page shows it."""
        there = self.base + address
        self.until("(address) => location.pathname + location.search === address", there)
        self.settled()

    def address(self) -> str:
        """Return path and query of the address bar, within the site."""
        parts = urlsplit(self.page.url)
        return parts.path.removeprefix(self.base) + (f"?{parts.query}" if parts.query else "")

    def until(self, condition: str, argument: object = None, seconds: float = 25) -> None:
        """Wait until a JavaScript condition holds. Playwright's own wait breaks our content policy."""
        deadline = time.monotonic() + seconds
        while not self.page.evaluate(condition, argument):
            if time.monotonic() > deadline:
                raise AssertionError(
                    f"never came true: {condition}\nat {self.page.url}\n{self.said}"
                )
            self.page.wait_for_timeout(40)

    def emptied(self, listing: str, seconds: float = 5) -> None:
        """Wait until a JavaScript function returns an empty list; the failure shows the list."""
        deadline = time.monotonic() + seconds
        while left := self.page.evaluate(listing):
            assert time.monotonic() < deadline, left
            self.page.wait_for_timeout(40)

    def choose(self, label: str, option: str) -> None:
        """Choose another option of a select in the filter bar, by visible texts."""
        before = self.base + self.address()
        self.control(label).click()
        self.page.get_by_role("option", name=option, exact=True).click()
        self.until("(before) => location.pathname + location.search !== before", before)
        self.settled()

    def control(self, label: str) -> Locator:
        """Return a select of the filter bar or the settings; open the panel that it is in."""
        control = self.page.locator(".filter").get_by_label(label, exact=True).first
        control.wait_for(state="attached")
        for panel in ("filters", "more-filters", "settings"):
            opener = self.page.locator(f"[data-opens={panel}][aria-expanded=false]")
            inside = self.page.locator(f"#{panel}").get_by_label(label, exact=True)
            if inside.count() and not control.is_visible() and opener.is_visible():
                opener.click()
        return control

    def search(self) -> Locator:
        """Return the search field with the focus; on a phone a button opens it."""
        opener = self.page.locator(".search-open")
        if opener.is_visible() and opener.get_attribute("aria-expanded") == "false":
            opener.click()
        field = self.page.get_by_role("combobox", name="Search")
        field.focus()
        return field

    def csv_link(self, chart: str) -> Locator:
        """Return the link to a card's CSV, which is in its Download menu."""
        return self.page.locator(f"#card-{chart} .card-buttons a[data-file='.csv']")

    def open_menu(self, chart: str, button: str = "Download") -> Locator:
        """Open a menu of a card; return it."""
        card = self.page.locator(f"#card-{chart}")
        card.get_by_role("button", name=button, exact=True).click()
        menu = card.get_by_role("menu")
        menu.wait_for()
        return menu

    def asked(self) -> int:
        """Return how many pages, layouts and callbacks were requested so far."""
        return sum(
            urlsplit(url).path.startswith(("/view", "/layout", "/quote/")) for url in self.went
        )

    def key(self, chart: str) -> str:
        """Return the key of what a card shows: theme, view, and the state that its chart uses."""
        return self.page.locator(f"#card-{chart}").get_attribute("data-key") or ""

    def check(self) -> None:
        """Fail if there was a console message or a request to another host."""
        assert self.said == [], self.said
        away = [url for url in self.went if not url.startswith((self.home + "/", "data:", "blob:"))]
        assert away == [], away
