"""Links from a text to its sources on the data page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from dash import html

from components.charts.terms import route_name
from components.text import _
from data.checks_models import Source
from data.store import Store


def site_of(source: Source) -> str:
    """What a link to a source is called: the site of a page, else the publisher."""
    host = (urlsplit(source.url or "").hostname or "").removeprefix("www.")
    return host if source.kind == "page" and host else source.publisher


def title_of(store: Store, source: Source) -> str:
    """The title of a source; where none was recorded, what the page was read for."""
    if source.title:
        return source.title
    routes = (one for one in store.package.routes if one.name == source.about)
    route = next(routes, None)
    what = route_name(route) if route else _(str(source.about))
    return _("Page on: {what}").format(what=what)


def source_links(store: Store, ids: Iterable[str], *, brackets: bool = True) -> list[Any]:
    """A link to each source's entry on the data page, named by its site or publisher."""
    known = store.package.sources
    parts: list[Any] = []
    for one in ids:
        link = html.A(site_of(known[one]), href=f"/data#source-{one}")
        parts += [*([", "] if parts else []), link]
    if not parts:
        return []
    return [html.Span(["(", *parts, ")"] if brackets else parts, className="note-source")]
