"""A visitor: a page, what our tests do on it, and a record of what it said and where it went."""

from __future__ import annotations

import os
import time
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright


def launch(tool: Playwright) -> Browser:
    """The Chromium that tests/browser/chromium.py found."""
    return tool.chromium.launch(
        executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium",
        args=[
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
        ],
    )


#: a window on a desk
WIDTH, HEIGHT = 1440, 1000


def arrive(
    browser: Browser, home: str, width: int = WIDTH, height: int = HEIGHT, **options: object
) -> Visitor:
    """A visitor with a browser profile of his own; `options` are those of the context."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        permissions=["clipboard-read", "clipboard-write"],
        **options,  # type: ignore[arg-type]
    )
    return Visitor(context.new_page(), home)


class Visitor:
    """A page with what our tests do on it, and a record of what it said and where it went."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        self.said: list[str] = []
        self.went: list[str] = []
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("request", lambda request: self.went.append(request.url))

    def open(self, address: str) -> None:
        """Go to an address and wait until it is shown."""
        self.page.goto(self.home + address)
        self.settled()

    def follow(self, address: str) -> None:
        """Go there by a link of the page, which loads nothing anew, and wait until it is shown."""
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
        """Come to an address anew, or by a link where a page of ours is open."""
        (self.follow if self.page.url.startswith(self.home) else self.open)(address)

    def settled(self) -> None:
        """Wait until the shown state is the address bar's, and each chart in it is drawn."""
        self.until(
            """() => {
              const at = document.documentElement.dataset.address;
              if (at !== location.pathname + location.search) return false;
              const cards = [...document.querySelectorAll("article.card")];
              // the cards of the view before stand there until those of this one are laid out
              const mine = " " + document.documentElement.dataset.view + "?";
              const told = window.khorgos.shown().cards;
              return cards.length > 0 && cards.every((card) => {
                if (!card.dataset.key || !card.dataset.key.includes(mine)) return false;
                // a key is set before the page is; its texts and links come together
                const link = card.querySelector(".card-buttons a");
                if (!link || link.getAttribute("href") !== told[card.id.slice(5)].csv) return false;
                const frame = card.querySelector(".plot");
                if (!frame || frame.hidden) return true;
                const plot = frame.querySelector(".js-plotly-plot");
                return plot && plot.layout && plot.layout.meta
                  && card.dataset.key.endsWith(plot.layout.meta.key)
                  && plot._fullLayout && frame.querySelector(".main-svg");
              });
            }"""
        )

    def arrived(self, address: str) -> None:
        """Wait until the address bar has come to `address` and that is shown."""
        self.until("(address) => location.pathname + location.search === address", address)
        self.settled()

    def address(self) -> str:
        """Path and query in the address bar."""
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def until(self, condition: str, argument: object = None, seconds: float = 25) -> None:
        """Wait until a JavaScript condition holds (through evaluate, which our policy allows)."""
        deadline = time.monotonic() + seconds
        while not self.page.evaluate(condition, argument):
            if time.monotonic() > deadline:
                raise AssertionError(
                    f"never came true: {condition}\nat {self.page.url}\n{self.said}"
                )
            self.page.wait_for_timeout(40)

    def emptied(self, listing: str, seconds: float = 5) -> None:
        """Wait until a JavaScript function lists nothing any more; tells what is left."""
        deadline = time.monotonic() + seconds
        while left := self.page.evaluate(listing):
            assert time.monotonic() < deadline, left
            self.page.wait_for_timeout(40)

    def choose(self, label: str, option: str) -> None:
        """Choose another option of a select of the filter bar, by their visible texts."""
        before = self.address()
        self.page.get_by_role("region", name="Filters").get_by_label(
            label, exact=True
        ).first.click()
        self.page.get_by_role("option", name=option, exact=True).click()
        self.until("(before) => location.pathname + location.search !== before", before)
        self.settled()

    def asked(self) -> int:
        """How many pages and callbacks the server was asked for so far."""
        return sum(urlsplit(url).path in ("/view", "/_dash-update-component") for url in self.went)

    def key(self, chart: str) -> str:
        """What a card shows: theme, view and the part of the state that its chart uses."""
        return self.page.locator(f"#card-{chart}").get_attribute("data-key") or ""

    def check(self) -> None:
        """Nothing was said on the console, and no request left the host."""
        assert self.said == []
        away = [url for url in self.went if not url.startswith((self.home + "/", "data:", "blob:"))]
        assert away == []
