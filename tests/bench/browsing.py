"""What a reader does, and what the browser tells of it: visits, and changes of the country."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.bench.apps import App
from tests.bench.verdicts import Measured, longest_after_click

PAINTED = Path(__file__).with_name("painted.js").read_text("utf-8")
WIDTH, HEIGHT = 1440, 900
#: a hand rests on an option before it presses, and presses for a moment; milliseconds
RESTS, PRESSES = 120, 60
_TRACED = "devtools.timeline,disabled-by-default-devtools.timeline"
#: jump to the end of our page; resolves with the charts that were drawn for that, and the milliseconds
_JUMP = """() => new Promise((done) => {
  const isHere = (one) => one.getBoundingClientRect().top < innerHeight;
  const waiting = [...document.querySelectorAll(".plot[aria-busy]")];
  const start = performance.now();
  scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  const here = waiting.filter(isHere).filter((one) => one.getBoundingClientRect().bottom > 0);
  const look = () => {
    if (here.some((one) => one.hasAttribute("aria-busy"))) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel(); // after this frame
    port1.onmessage = () => done([here.length, performance.now() - start]);
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
})"""


class Speed(NamedTuple):
    """How fast the machine and its network are.

    slower    factor by which the processor is slowed down
    network   what CDP's `Network.emulateNetworkConditions` gets, or None
    quiet     milliseconds without a drawing after which a change counts as finished
    patience  milliseconds after which it counts as failed
    """

    name: str
    slower: int
    network: dict[str, Any] | None
    quiet: int
    patience: int


FULL = Speed("full speed", 1, None, 600, 90_000)
_PHONE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 90_000,
}
SLOW = Speed("4x slower processor, 1.6 Mbps, 150 ms", 4, _PHONE, 2000, 150_000)


class Tab:
    """A page of a browser that counts its requests and bytes, at a given speed."""

    def __init__(self, context: BrowserContext, speed: Speed) -> None:
        self.speed = speed
        self.page: Page = context.new_page()
        self.page.add_init_script(PAINTED)
        self.line: CDPSession = context.new_cdp_session(self.page)
        # time that the thread was running: another process that takes the processor does not count
        self.line.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.line.send("Network.enable")
        if speed.network:
            self.slow_down(speed)
        self._kept: set[str] = set()  # requests that the cache answered
        self._sent: set[str] = set()
        self.bytes = 0.0
        self.line.on("Network.requestWillBeSent", self._note_request)
        self.line.on("Network.requestServedFromCache", lambda one: self._kept.add(one["requestId"]))
        self.line.on("Network.responseReceived", self._note_answer)
        self.line.on("Network.loadingFinished", self._note_bytes)
        self.line.on("Network.webSocketFrameReceived", self._note_frame)

    def slow_down(self, speed: Speed) -> None:
        """From now on, load and compute at this speed."""
        self.speed = speed
        self.line.send("Network.emulateNetworkConditions", speed.network)
        self.line.send("Emulation.setCPUThrottlingRate", {"rate": speed.slower})

    def _note_request(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self._sent.add(event["requestId"])

    def _note_answer(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._kept.add(event["requestId"])

    def _note_bytes(self, event: dict[str, Any]) -> None:
        self.bytes += event["encodedDataLength"]

    def _note_frame(self, event: dict[str, Any]) -> None:
        text = event["response"]["payloadData"]
        self.bytes += len(text) * (0.75 if event["response"]["opcode"] == 2 else 1)

    @property
    def requests(self) -> int:
        """Requests that went over the network."""
        return len(self._sent - self._kept)

    def busy(self) -> float:
        """Milliseconds of processor time that the main thread has taken so far."""
        told = self.line.send("Performance.getMetrics")["metrics"]
        return 1000 * next(one["value"] for one in told if one["name"] == "TaskDuration")

    def finished(self) -> Measured:
        """Wait until all charts are painted; return what painted.js measured."""
        call = "([quiet, patience]) => bench.finished(quiet, patience)"
        found: Measured = self.page.evaluate(call, [self.speed.quiet, self.speed.patience])
        return found

    def visit(self, app: App) -> Measured:
        """Load the page of an app; return times from the start of the navigation, requests, bytes."""
        self.page.goto(app.url, wait_until="commit", timeout=self.speed.patience)
        found = self.finished()
        return {**found, "main": self.busy(), "requests": self.requests, "bytes": self.bytes}

    def longest_task(self, app: App, country: str) -> float:
        """Choose a country; return the milliseconds of processor time of the longest task.

        A task of which the browser tells its length may be long only because another process had the
        processor meanwhile. The trace tells how long it ran.
        """
        events: list[dict[str, Any]] = []
        ended: list[object] = []
        self.line.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
        self.line.on("Tracing.tracingComplete", lambda end: ended.append(end))
        self.line.send("Tracing.start", {"transferMode": "ReportEvents", "categories": _TRACED})
        self.change(app, country)
        self.line.send("Tracing.end")
        while not ended:
            self.page.wait_for_timeout(20)
        return longest_after_click(events)

    def jump(self, app: App, country: str) -> tuple[int, float]:
        """Choose a country in our app, then jump to the end of the page; return to the top.

        Returns the number of charts that waited there, and the milliseconds until they are painted.
        """
        self.change(app, country)
        charts, time = self.page.evaluate(_JUMP)
        self.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        return charts, time

    def change(self, app: App, country: str) -> Measured:
        """Choose a country; return times from the click on its name, requests and bytes."""
        self.page.bring_to_front()
        requests, size = self.requests, self.bytes  # what is asked for ahead counts
        if app.opener:
            self.page.locator(app.opener).first.click()
        option = self.page.get_by_role("option", name=country, exact=True)
        option.hover(position={"x": 12, "y": 8})  # when it has come to rest
        mouse = self.page.mouse
        self.page.wait_for_timeout(RESTS)
        self.page.evaluate("bench.arm()")
        busy = self.busy()
        mouse.down()
        self.page.wait_for_timeout(PRESSES)
        mouse.up()
        found = self.finished()
        return {
            **found,
            "main": self.busy() - busy,
            "requests": self.requests - requests,
            "bytes": self.bytes - size,
        }


@contextmanager
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile with an empty cache."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB")
    yield context
    context.close()
