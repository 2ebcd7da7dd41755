"""Who counted a row and where it was read, for rows that no observation has told."""

from __future__ import annotations

from components.charts.kit.base import Frame, Row
from components.language.sources import publisher_name, read_at
from components.language.terms import PRESS, ledger_name
from components.language.text import joined
from data.store import Store


def attributed(store: Store, frame: Frame) -> Frame:
    """The frame with `counted_by` and `via` in each row.

    Rows of trade have both already. Announcements and traffic are their publisher's.
    """
    if all(row.counted_by and row.via for row in frame):
        return frame
    return tuple(
        row
        if row.counted_by and row.via
        else row._replace(
            counted_by=row.counted_by or row.publisher or _counter(store, row),
            via=row.via or read_at(store, row.source),
        )
        for row in frame
    )


def _counter(store: Store, row: Row) -> str:
    """The publishers of a row's sources; for figures of trade the name of their ledger."""
    if row.ledger != PRESS:
        return ledger_name(row.ledger)
    known = (store.package.sources.get(source_id) for source_id in row.source.split(";"))
    names = (publisher_name(store, source) for source in known if source)
    return joined(dict.fromkeys(names), "; ")
