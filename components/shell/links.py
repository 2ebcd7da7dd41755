"""Links to sources on the data page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import html

from components.language.sources import site_of
from components.language.text import spoken_sign
from data.store import Store


def source_links(store: Store, ids: Iterable[str], *, brackets: bool = True) -> list[Any]:
    """Return links to the entries of sources on the data page, named by site or publisher."""
    known = store.package.sources
    parts: list[Any] = []
    for source_id in ids:
        link = html.A(site_of(store, known[source_id]), href=f"/data#source-{source_id}")
        parts += [*([spoken_sign(", ")] if parts else []), link]
    if not parts:
        return []
    if brackets:
        parts = [spoken_sign("("), *parts, spoken_sign(")")]
    return [html.Span(parts, className="note-source")]
