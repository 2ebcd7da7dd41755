"""The arithmetic of `make bench`: medians, ratios within a round, targets, and their tables.

A round measures every app once, one after the other, so that a busy moment of the machine meets all
of them. A ratio is taken within each round; its median and range over the rounds are told.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

#: what one visit or change measured: name -> value (milliseconds, bytes or a number of things)
Measured = Mapping[str, float]
#: app -> what it measured
Round = Mapping[str, Measured]


class Told(NamedTuple):
    """The median of some values, and the least and the largest of them."""

    median: float
    low: float
    high: float

    def text(self, digits: int = 2) -> str:
        """Return `0.21 (0.18–0.26)`."""
        return f"{self.median:.{digits}f} ({self.low:.{digits}f}–{self.high:.{digits}f})"


def told(values: Iterable[float]) -> Told:
    """Return median and range. Raises ValueError if there are no values."""
    found = sorted(values)
    if not found:
        raise ValueError("nothing was measured")
    return Told(statistics.median(found), found[0], found[-1])


def values(rounds: Sequence[Round], app: str, what: str) -> list[float]:
    """Return what an app measured in each round in which it took part."""
    return [one[app][what] for one in rounds if app in one]


def ratios(rounds: Sequence[Round], over: tuple[str, str], under: tuple[str, str]) -> list[float]:
    """Return the ratio of two measurements, each an app and a name, within each round."""
    return [
        one[over[0]][over[1]] / one[under[0]][under[1]]
        for one in rounds
        if over[0] in one and under[0] in one and one[under[0]][under[1]]
    ]


class Target(NamedTuple):
    """A value that may not be exceeded, and what was measured. `unit` is that of both."""

    text: str
    bar: float
    found: Told
    unit: str = ""

    @property
    def is_met(self) -> bool:
        """Is the median at most the bar?"""
        return self.found.median <= self.bar

    def row(self) -> tuple[str, ...]:
        """Return the target as a row of the table of verdicts."""
        digits = 0 if self.unit else 2
        bar = f"≤ {self.bar:g}{self.unit and ' '}{self.unit}"
        return (self.text, bar, self.found.text(digits), "met" if self.is_met else "MISSED")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown whose columns are as wide as their longest cell."""
    lines = [tuple(head), *map(tuple, rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(map(str.ljust, cells, widths)) + " |"

    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([line(lines[0]), rule, *map(line, lines[1:])])


def longest_after_click(events: Iterable[Mapping[str, Any]]) -> float:
    """Return the milliseconds of processor time of the longest task from the last click on.

    `events` are those of a trace of Chromium; only tasks of the thread that got the click count.
    Raises ValueError if there was no click.
    """
    known = list(events)
    clicks = [
        one
        for one in known
        if one.get("name") == "EventDispatch" and one["args"]["data"]["type"] == "click"
    ]
    if not clicks:
        raise ValueError("no click was traced")
    click = max(clicks, key=lambda one: one["ts"])
    tasks = [
        one["tdur"]
        for one in known
        if one.get("name") == "RunTask"
        and "dur" in one  # the end of the trace cuts off a task
        and (one["pid"], one["tid"]) == (click["pid"], click["tid"])
        and one["ts"] + one["dur"] >= click["ts"]
    ]
    return max(tasks, default=0) / 1000


#: column of a table -> the measurement, what it is divided by, and its digits
_COLUMNS: Mapping[str, tuple[str, float, int]] = {
    "charts": ("charts", 1, 0),
    "in the window": ("seen", 1, 0),
    "first chart, ms": ("first", 1, 0),
    "visible, ms": ("visible", 1, 0),
    "all, ms": ("all", 1, 0),
    "main thread, CPU ms": ("main", 1, 0),
    "longest task, ms": ("longest", 1, 0),
    "long tasks, ms": ("long", 1, 0),
    "waits for server, ms": ("waiting", 1, 0),
    "requests": ("requests", 1, 0),
    "kB": ("bytes", 1000, 0),
}


def summary(
    rounds: Sequence[Round],
    columns: Sequence[str],
    shares: Mapping[str, tuple[str, str]],
) -> str:
    """Return a table of medians, one row for each app.

    `shares` are further columns: heading -> a measurement, and the app by whose measurement of the
    same name it is divided.
    """
    apps = list(dict.fromkeys(app for one in rounds for app in one))
    rows = []
    for app in apps:
        row = [app]
        for what, by, digits in map(_COLUMNS.__getitem__, columns):
            row.append(f"{told(values(rounds, app, what)).median / by:.{digits}f}")
        for what, base in shares.values():
            found = ratios(rounds, (app, what), (base, what))
            row.append(told(found).text() if found else "")
        rows.append(row)
    return table(["", *columns, *shares], rows)


def verdicts(targets: Sequence[Target]) -> str:
    """Return the table of verdicts."""
    return table(["target", "bar", "measured (range)", "verdict"], [one.row() for one in targets])
