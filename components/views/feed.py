"""`/releases.atom`: the releases of the data as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from components.language.text import LANGUAGES, _, language
from data.records.package import Package

#: where the feed is
FEED = "/releases.atom"
_ATOM = "http://www.w3.org/2005/Atom"
#: ids are made from it and a version: they stay when the site moves. Never change it.
_IDS = UUID("6b7c9a52-3f0e-4d0b-9d5c-8a1f2b6e4c11")


class _Entry(NamedTuple):
    version: str
    date: str
    lines: tuple[str, ...]


def feed_path(code: str) -> str:
    """Return the address of the feed in a language."""
    return FEED if code == LANGUAGES[0] else f"{FEED}?lang={code}"


def feed(package: Package, releases: Collection[str], host: str) -> bytes:
    """Return the feed, latest release first, in the language that is spoken.

    `releases` are those that an address can name with `asof`, `host` is what addresses begin with.
    """
    ET.register_namespace("", _ATOM)
    code = language()
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": code})
    entries = sorted(_entries(package), key=lambda entry: entry.date, reverse=True)
    _add(root, "title", _("Khorgos: releases of the data"))
    _add(root, "id", _id(f"feed {code}"))
    _add(root, "updated", _moment(entries[0].date))
    _add(root, "link", rel="self", type="application/atom+xml", href=host + feed_path(code))
    suffix = "" if code == LANGUAGES[0] else f"lang={code}"
    _add(root, "link", rel="alternate", type="text/html", href=_page(host, suffix))
    _add(_add(root, "author"), "name", "Khorgos")
    for entry in entries:
        node = _add(root, "entry")
        _add(node, "title", _("Data package {version}").format(version=entry.version))
        _add(node, "id", _id(f"{entry.version} {code}"))
        _add(node, "updated", _moment(entry.date))
        asof = f"asof={entry.version}" if entry.version in releases else ""
        query = "&".join(filter(None, (suffix, asof)))
        _add(node, "link", rel="alternate", type="text/html", href=_page(host, query))
        _add(node, "summary", "\n".join(entry.lines) or _("Figures were brought up to date."))
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _entries(package: Package) -> Iterator[_Entry]:
    """Yield the releases, latest first. Of one day, releases.yaml has the last."""
    told = {release.version: release.lines for release in package.releases.values()}
    dates = {release.version: date for date, release in package.releases.items()}
    dates |= {row.release: row.date for row in package.history}
    last_first = [row.release for row in reversed(package.history)]
    for version in dict.fromkeys((*last_first, *dates)):
        lines = tuple(_(line.text) for line in told.get(version, ()))
        yield _Entry(version, dates[version], lines)


def _page(host: str, query: str) -> str:
    return f"{host}/data{'?' if query else ''}{query}#changes"


def _id(name: str) -> str:
    return uuid5(_IDS, name).urn


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    node = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    node.text = text or None
    return node
