"""Links from a text to its sources on the data page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from dash import html

from data.store import Store


def source_links(store: Store, ids: Iterable[str], *, brackets: bool = True) -> list[Any]:
    """A link to each source's entry on the data page, named by its site or publisher."""
    known = store.package.sources
    parts: list[Any] = []
    for one in ids:
        source = known[one]
        host = (urlsplit(source.url or "").hostname or "").removeprefix("www.")
        name = host if source.kind == "page" and host else source.publisher
        parts += [*([", "] if parts else []), html.A(name, href=f"/data#source-{one}")]
    if not parts:
        return []
    return [html.Span(["(", *parts, ")"] if brackets else parts, className="note-source")]
