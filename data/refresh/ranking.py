"""Where a refreshed figure stands among the figures of its key.

The build ranks by family of sources (data/build/judge.py). A refreshed figure stands directly above
the older copies of its own publisher, and below the sources listed here.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.history import Row
from data.records.observation import COLUMNS
from data.records.refreshed import BACI, COMTRADE, GACC, IMF

RANK, SOURCE, STATUS = (COLUMNS.index(name) for name in ("rank", "source", "status"))
_YEARBOOKS = ("nbs-customs", "wits-bilateral")
_OFFICES = ("kaz-bns-partners", "kgz-nsc-partners", "uzb-siat-partners", "wits-bilateral")
_CONVERTED = f"{GACC}-converted"
#: ledger -> refreshed source -> beginnings of the ids of the sources that stay above it
_ABOVE: dict[str, dict[str, tuple[str, ...]]] = {
    "china": {
        GACC: _YEARBOOKS,
        COMTRADE: (*_YEARBOOKS, GACC),
        IMF: (*_YEARBOOKS, GACC, COMTRADE, "comtrade-"),
        _CONVERTED: (
            *_YEARBOOKS, COMTRADE, "comtrade-", IMF, "imf-", "china-exports-2023", "open-trade",
        ),
    },
    "partner": {
        COMTRADE: _OFFICES,
        IMF: (
            *_OFFICES, COMTRADE, "comtrade-", "kaz-bns-release", "kaz-bns-monthly", "wits-kaz-hs",
            "uzb-nsc-release",
        ),
    },
    "reconciled": {BACI: ()},
}  # fmt: skip
#: its derived figures are shares times a total, rounded: a refreshed figure stands above them
_ROUNDED = "kaz-bns-release"


def ranked(rows: Sequence[Row], new: Row | None, *, first: int = 1) -> list[Row]:
    """Return the rows of one key with their ranks; `new` is put in its place.

    `rows` are without the figure that `new` replaces. Ranks begin at `first`; rows of rank 0 stay.
    """
    held = [row for row in rows if row[RANK] == "0"]
    drawn = sorted((row for row in rows if row[RANK] != "0"), key=lambda row: int(row[RANK]))
    if new is not None:
        drawn.insert(_place(drawn, new), new)
    numbered = [
        [*row[:RANK], str(number), *row[RANK + 1 :]] for number, row in enumerate(drawn, first)
    ]
    return numbered + held


def _place(drawn: Sequence[Row], new: Row) -> int:
    if new[STATUS] == "estimate":
        return len(drawn)
    source, ledger = new[SOURCE], new[COLUMNS.index("ledger")]
    if source == GACC and new[STATUS] == "derived":
        source = _CONVERTED
    above = _ABOVE[ledger][source]
    places = [place for place, row in enumerate(drawn) if _is_above(row, above)]
    return places[-1] + 1 if places else 0


def _is_above(row: Row, above: tuple[str, ...]) -> bool:
    if not row[SOURCE].startswith(above):
        return False
    return not (row[SOURCE].startswith(_ROUNDED) and row[STATUS] == "derived")
