"""Names of sources and publishers."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from components.language.terms import route_name
from components.language.text import _, joined, kept_by_language, language
from data.records.sources import Source
from data.store import Store


def publisher_name(store: Store, publisher: Source | str) -> str:
    """Return the name of a publisher, or of that of a source, in the reader's language.

    Without a translation (reference/publishers.csv) it is the name that the source gives.
    """
    name = publisher if isinstance(publisher, str) else publisher.publisher
    record = store.package.publishers.get(name)
    if record is None:
        return name
    return {"ru": record.name_ru, "zh": record.name_zh}.get(language(), name)


def counter_name(store: Store, counter: str) -> str:
    """Return the name of who counted a figure, in the reader's language."""
    record = store.package.counters.get(counter)
    if record is None:
        return counter
    return {"ru": record.name_ru, "zh": record.name_zh}.get(language(), counter)


@kept_by_language
def counter_names(store: Store, counters: str) -> str:
    """Return the names of counters that `;` joins, as a list in the reader's language."""
    if ";" not in counters:
        return counter_name(store, counters)
    names = (counter_name(store, counter) for counter in counters.split(";") if counter)
    return joined(dict.fromkeys(names), "; ")


@lru_cache(maxsize=1024)
def is_own(store: Store, counters: str, ledger: str) -> bool:
    """Return True if counters that `;` joins are the offices of a ledger, or who reconciled it."""
    known = store.package.counters
    records = (known[name] for name in counters.split(";") if name in known)
    if ledger == "reconciled":
        return all(record.kind == "reconciled" for record in records)
    return all(record.reporter for record in records)


@kept_by_language
def read_at(store: Store, sources: str) -> str:
    """Return where sources (ids joined by `;`) were read: web sites, files, copies of files."""
    known = (store.package.sources.get(source_id) for source_id in sources.split(";"))
    return joined(dict.fromkeys(via(store, source) for source in known if source), "; ")


def via(store: Store, source: Source) -> str:
    """Return where a source was read: its web site, its publisher, or a copy of a public file."""
    if source.repository and source.kind != "page":
        return _("{publisher}, via a public copy").format(publisher=publisher_name(store, source))
    return site_of(store, source)


def published(store: Store, source: Source) -> str:
    """Return the publisher of a source, and that a public copy was read if one was.

    The publisher of a page says who is quoted and by whom.
    """
    return publisher_name(store, source) if source.kind == "page" else via(store, source)


def site_of(store: Store, source: Source) -> str:
    """Return the name of a link to a source: the site of a web page, otherwise the publisher."""
    host = (urlsplit(source.url or "").hostname or "").removeprefix("www.")
    return host if source.kind == "page" and host else publisher_name(store, source)


def title_of(store: Store, source: Source) -> str:
    """Return the title of a source, or a title from its subject if none was recorded."""
    if source.title:
        return source.title
    routes = (route for route in store.package.routes if route.name == source.about)
    route = next(routes, None)
    what = route_name(route) if route else _(str(source.about))
    return _("Web page about {what}").format(what=what)
