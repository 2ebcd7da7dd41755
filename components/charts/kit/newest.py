"""Which of several frames a card shows: the one with the chosen year, else the latest figures."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.kit.base import Frame
from data.records.codes import REGION
from data.store import is_year


def end_of(period: str) -> str:
    """The last month of a period: `2025-12` for 2025, `2025-10` for January to October 2025."""
    last = period[-7:] if "-" in period else period[-4:]
    return f"{last}-12" if is_year(last) else last


def covers(frame: Frame, period: str) -> bool:
    """True if a row is of that period or of a part of it."""
    return any(row.period == period or row.period.startswith(f"{period}-") for row in frame)


def newest(frames: Sequence[Frame], period: str, country: str = REGION) -> int:
    """The place of the frame to show; `frames` are in order of preference, `period` may be empty.

    Frames without rows are shown last. A frame that has the chosen period goes before others, then
    the one that ends latest, then the preferred one. Frames of several countries are compared by
    the rows of the chosen country: one ledger may have newer figures of it, or the only ones.
    Without a country they are not compared, because a newer ledger may lack the others.
    """
    several = any(len({row.country for row in frame}) > 1 for frame in frames)

    def key(place: int) -> tuple[bool, bool, str, int]:
        frame = frames[place]
        compared = [row for row in frame if not several or row.country == country]
        end = max((end_of(row.period) for row in compared), default="")
        return bool(frame), not period or covers(frame, period), end, -place

    return max(range(len(frames)), key=key)
