"""What a reader waits for, beside other dashboards: `make bench`, and shorter `make bench QUICK=1`.

Every app is measured in a real browser, in turn, round after round. Targets are ratios within a
round, so the speed of the machine hardly matters; milliseconds are those of this run only.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import Browser, Error, sync_playwright

from tests.bench import answers
from tests.bench.apps import BARE, DASH, OURS, STREAMLIT, VIZRO, App, served
from tests.bench.browsing import FULL, SLOW, Speed, Tab, profile
from tests.bench.floor import FLOOR, figures_of, floor_tab
from tests.bench.verdicts import (
    Measured,
    Round,
    Target,
    ratios,
    summary,
    told,
    values,
    verdicts,
)
from tests.browser import chromium
from tests.browser.visitor import launch

COUNTRIES = ["Uzbekistan", "Kyrgyzstan", "Kazakhstan"]


class Plan(NamedTuple):
    """The apps beside ours; of each kind of round the most, and the seconds after which none begins."""

    peers: list[str]
    changes: tuple[int, float]
    slow_changes: tuple[int, float]
    visits: tuple[int, float]
    slow_visits: tuple[int, float]


WHOLE = Plan([DASH, VIZRO, STREAMLIT, BARE], (9, 100), (3, 60), (4, 80), (1, 0))
QUICK = Plan([DASH, BARE], (4, 40), (0, 0), (2, 30), (0, 0))


def tell(text: str) -> None:
    """Print, at once."""
    print(text, flush=True)


def repeated(limit: tuple[int, float], measure: Callable[[], Round]) -> list[Round]:
    """Measure round after round, at least once unless none is wanted, until one limit is reached."""
    most, seconds = limit
    end = time.monotonic() + seconds
    rounds: list[Round] = []
    while len(rounds) < most and (not rounds or time.monotonic() < end):
        rounds.append(measure())
    return rounds


def changes(
    browser: Browser, apps: list[App], plan: Plan
) -> tuple[list[Round], list[Round], list[float]]:
    """Change the country in each app, in turn; return the rounds at full and at slow speed.

    Last come the longest tasks of some more changes of ours, in milliseconds of processor time.
    """
    ours = apps[0]
    with ExitStack() as stack:
        tabs = []
        for app in apps:
            tab = Tab(stack.enter_context(profile(browser)), FULL)
            tab.visit(app)
            tabs.append((tab, app))
        found = figures_of(browser, ours, COUNTRIES)
        tabs.append(floor_tab(stack.enter_context(profile(browser)), ours, *found))
        turn = cycle(COUNTRIES)

        def measure() -> Round:
            country = next(turn)
            return {app.name: tab.change(app, country) for tab, app in tabs}

        measure()  # servers and scripts warm up
        full = repeated(plan.changes, measure)
        tab, app = tabs[0]
        longest = [tab.longest_task(app, next(turn)) for _ in COUNTRIES]
        tell_jumps([tab.jump(app, next(turn)) for _ in COUNTRIES])
        for tab, _app in tabs:
            tab.slow_down(SLOW)
        return full, repeated(plan.slow_changes, measure), longest


def visits(
    browser: Browser, apps: list[App], speed: Speed, limit: tuple[int, float]
) -> list[tuple[Round, Round]]:
    """Visit each app with an empty cache, then again; return the rounds of first and second visits.

    A peer that does not show all of its charts in time is told of, and left out of the round.
    """

    def twice(app: App) -> tuple[Measured, Measured]:
        with profile(browser) as context:
            first = Tab(context, speed)
            one = first.visit(app)
            first.page.close()
            return one, Tab(context, speed).visit(app)

    firsts: list[Round] = []

    def measure() -> Round:
        found = {}
        for app in apps:
            try:
                found[app.name] = twice(app)
            except Error as fault:
                if app.name == OURS:
                    raise
                tell(f"{app.name}: {fault.message.splitlines()[0]}")
        firsts.append({name: one for name, (one, _two) in found.items()})
        return {name: two for name, (_one, two) in found.items()}

    seconds = repeated(limit, measure)
    return list(zip(firsts, seconds, strict=True))


def targets(
    change: list[Round], longest: list[float], first: list[Round], second: list[Round]
) -> list[Target]:
    """Return what readers were promised, with what was measured at full speed."""
    seen, all_ = (OURS, "visible"), (OURS, "all")
    kilobytes = told(size / 1000 for size in values(second, OURS, "bytes"))
    return [
        Target(
            "Filter change: charts in the window, of plain Dash's",
            0.35,
            told(ratios(change, seen, (DASH, "visible"))),
        ),
        Target(
            "Filter change: all charts that are drawn at once, of plain Dash's",
            0.7,
            told(ratios(change, all_, (DASH, "all"))),
        ),
        Target(
            "Filter change: charts in the window, of the floor's",
            1.6,
            told(ratios(change, seen, (FLOOR, "visible"))),
        ),
        Target("Filter change: longest task, CPU time", 120, told(longest), "ms"),
        Target(
            "First visit: first chart, of bare Dash's one",
            1.0,
            told(ratios(first, (OURS, "first"), (BARE, "first"))),
        ),
        Target("Second visit", 60, kilobytes, "kB"),
    ]


#: columns of the tables of changes and of visits (verdicts.py)
_CHANGE = (
    "charts",
    "in the window",
    "visible, ms",
    "all, ms",
    "main thread, CPU ms",
    "longest task, ms",
    "waits for server, ms",
    "requests",
    "kB",
)
_VISIT = ("first chart, ms", "all, ms", "main thread, CPU ms", "longest task, ms", "requests", "kB")


def tell_changes(rounds: list[Round], speed: Speed) -> None:
    """Print the table of filter changes."""
    if rounds:
        shares = {
            "visible / Dash": ("visible", DASH),
            "all / Dash": ("all", DASH),
            "visible / floor": ("visible", FLOOR),
        }
        tell(
            f"\nFilter change, {speed.name}: medians of {len(rounds)} rounds\n\n{summary(rounds, _CHANGE, shares)}"
        )


def tell_jumps(jumps: list[tuple[int, float]]) -> None:
    """Print what charts cost that were far from the window, when a reader jumps to them."""
    charts, times = zip(*jumps, strict=True)
    tell(
        f"\n{told(charts).text(0)} charts that waited at the end of the page:"
        f" {told(times).text(0)} ms from a jump to their paint"
    )


def tell_visits(rounds: list[tuple[Round, Round]], speed: Speed) -> None:
    """Print the tables of first and second visits."""
    for name, part in (("First", 0), ("Second", 1)) if rounds else ():
        found = [one[part] for one in rounds]
        shares = {"first chart / bare": ("first", BARE), "all / Dash": ("all", DASH)}
        tell(
            f"\n{name} visit, {speed.name}: medians of {len(rounds)} rounds\n\n{summary(found, _VISIT, shares)}"
        )


def main(plan: Plan) -> int:
    """Measure and print; return 1 if a target is missed."""
    start = time.monotonic()
    answers.main()
    os.environ.setdefault("CHROMIUM", chromium.found() or "")
    with served(plan.peers) as apps, sync_playwright() as tool:
        browser = launch(tool)
        alone = list(apps.values())
        change, slow_change, longest = changes(browser, [app for app in alone if app.opener], plan)
        tell_changes(change, FULL)
        tell_changes(slow_change, SLOW)
        visited = visits(browser, alone, FULL, plan.visits)
        tell_visits(visited, FULL)
        tell_visits(visits(browser, alone, SLOW, plan.slow_visits), SLOW)
        browser.close()
    first, second = ([one[part] for one in visited] for part in (0, 1))
    found = targets(change, longest, first, second)
    tell(f"\nVerdicts ({time.monotonic() - start:.0f} s)\n\n{verdicts(found)}")
    return int(not all(target.is_met for target in found))


if __name__ == "__main__":
    sys.exit(main(QUICK if "--quick" in sys.argv[1:] else WHOLE))
