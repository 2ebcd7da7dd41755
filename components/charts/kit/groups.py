"""What a group of partners consists of, told where the group is shown: the EU-27, the EAEU."""

from __future__ import annotations

from collections.abc import Iterator

from components.charts.kit.base import Frame
from components.language.text import _, joined, sentence
from data.store import Store


def compositions(store: Store, frame: Frame) -> tuple[str, ...]:
    """One sentence for each group among the partners of a frame: `EU-27: today's 27 members …`"""
    names = {row.partner: row.partner_name for row in frame}
    return tuple(text for code in names for text in _composition(store, code, names[code]))


def with_compositions(store: Store, frame: Frame) -> Frame:
    """The rows for a file: the notes of those about a group say what it consists of."""
    if not any(row.partner in store.package.groups for row in frame):
        return frame
    return tuple(
        row._replace(
            note=joined(
                filter(None, (row.note, *_composition(store, row.partner, row.partner_name))), "; "
            )
        )
        for row in frame
    )


def _composition(store: Store, code: str, name: str) -> Iterator[str]:
    group = store.package.groups.get(code)
    if group and group.note:
        yield sentence(joined((name, _(group.note)), ": "))
