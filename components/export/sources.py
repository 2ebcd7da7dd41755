"""The sources of a chart: for its source line, its pictures and its files."""

from __future__ import annotations

from components.charts.kit.base import Frame
from components.charts.kit.literal import literal
from components.language.sources import published, title_of
from components.language.text import _, joined
from data.store import Store

#: id, publisher and title
Sourced = dict[str, str]
#: most publishers in a source line
_NAMED = 3


def sources_of(store: Store, frame: Frame) -> list[Sourced]:
    """Return the sources of a frame, most used first."""
    counts: dict[str, int] = {}
    for row in frame:
        for source_id in row.source.split(";"):
            counts[source_id] = counts.get(source_id, 0) + 1
    known = store.package.sources
    return [
        {
            "id": source_id,
            "publisher": published(store, known[source_id]),
            "title": title_of(store, known[source_id]),
        }
        for source_id in sorted(counts, key=lambda source_id: -counts[source_id])
        if source_id in known
    ]


def one_per_publisher(sources: list[Sourced]) -> tuple[list[Sourced], list[Sourced]]:
    """Return the first source of each publisher: three at most, and those of the others.

    Publishers are told apart before the list is cut: a publisher with many sources counts once.
    """
    first: dict[str, Sourced] = {}
    for source in sources:
        first.setdefault(source["publisher"], source)
    named = list(first.values())
    return named[:_NAMED], named[_NAMED:]


def caption(named: list[Sourced], more: list[Sourced]) -> str:
    """Return the publishers for a picture, which says how many more its address leads to."""
    names = [source["publisher"] for source in named]
    if len(more) == 1:
        names += [more[0]["publisher"]]
    elif more:
        names += [_("{count} more at the address below").format(count=len(more))]
    return literal(joined(names, "; "))
