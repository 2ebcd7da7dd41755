"""Who counted a figure of a web page, from the publisher that the research files name."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

from data.build.manifest import settings

FILE = Path(__file__).parents[1] / "package" / "reference" / "counters.csv"
#: remarks that mark a figure given by the partner country, not by the country itself
_OTHER_SIDE = (
    (re.compile(r"(?i)Russian customs"), "Russia’s customs"),
    (re.compile(r"(?i)Russian[ -]side"), "Russian officials"),
    (re.compile(r"(?i)Turkish[ -](side|customs)"), "Turkish officials"),
)


def other_side(notes: str) -> str:
    """Return the counter in the partner country that a remark names; empty if it names none."""
    return next((counter for pattern, counter in _OTHER_SIDE if pattern.search(notes)), "")


def counter(side: str, record: dict[str, str]) -> str:
    """Return who counted the figure of a record; `side` is `china` or `national`.

    Raises KeyError for a publisher that counters.yaml does not know.
    """
    found = of_publisher(side, record["publisher"])
    # what an official of the other side quotes from the office is the office's figure
    if side == "national" and not found and "quoted by" not in record["publisher"]:
        found = other_side(record["notes"])
    return found or offices().get(record["reporter"], "")


@lru_cache
def of_publisher(side: str, publisher: str) -> str:
    """Return the counter of a publisher's figures; empty for the office of the reporter."""
    for name, patterns in settings("counters.yaml")[side].items():
        if any(re.search(pattern, publisher) for pattern in patterns):
            return "" if name == "reporter" else name
    raise KeyError(f"publisher not known: {publisher!r}; say in counters.yaml who counted")


@lru_cache
def offices() -> dict[str, str]:
    """Return reporter -> the counter of its own figures, from reference/counters.csv."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["reporter"]: row["counter"] for row in csv.DictReader(file) if row["reporter"]}
