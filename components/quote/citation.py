"""A source as a citation: a line of text, and entries for BibTeX and RIS."""

from __future__ import annotations

import re
from dataclasses import dataclass

from components.language import numbers
from components.language.sources import publisher_name, title_of
from components.language.text import _, in_turn
from data.open.citation import bibtex_entry, escape_tex, ris_record
from data.records.sources import Source
from data.store import Store


@dataclass(frozen=True)
class Citation:
    """One source: `short` is publisher and year, `plain` a full line of text, `bibtex` and `ris`
    entries for programs that manage citations.

    All texts are in the reader's language, except the author in `bibtex` and `ris`, which is the
    publisher as recorded. `copy` is the address of the public copy that was read, if `url` is not
    that address, and `copy_name` its name.
    """

    id: str
    publisher: str
    title: str
    published: str
    read: str
    url: str
    licence: str
    short: str
    plain: str
    bibtex: str
    ris: str
    copy: str
    copy_name: str


def cite(store: Store, source_id: str) -> Citation:
    """The Citation of a source. Raises KeyError for an unknown id."""
    source, version = store.package.sources[source_id], store.package.meta.version
    title, publisher = title_of(store, source), publisher_name(store, source)
    where = source.url or (f"https://github.com/{source.repository}" if source.repository else "")
    date = source.date_published or ""
    published = numbers.period(date) if date else ""
    read = numbers.period(source.date_read)
    extract = ""
    if source.repository and source.commit:
        extract = _(" (extract at {repository}, commit {commit})").format(
            repository=source.repository, commit=source.commit[:10]
        )
    plain = _(
        "{publisher} ({date}). {title}{extract}. {url} Accessed {read}. "
        "Khorgos data package {version}."
    ).format(
        publisher=publisher,
        date=published or _("no date"),
        title=title,
        extract=extract,
        url=where,
        read=read,
        version=version,
    )
    return Citation(
        id=source_id,
        publisher=publisher,
        title=title,
        published=published,
        read=read,
        url=where,
        licence=_(source.licence),
        short=in_turn(publisher, date[:4]),
        # without an address two spaces are left, or one after a Chinese full stop
        plain=" ".join(plain.split()).replace("。 ", "。"),
        bibtex=_bibtex(source_id, source, title, where, version),
        ris=_ris(source, title, where, version),
        copy=_copy(source, where),
        copy_name=source.repository or "",
    )


def _copy(source: Source, where: str) -> str:
    """The address of the public copy of a file; empty if `where` already leads to it."""
    if not source.repository or source.repository in where:
        return ""
    path = source.path if source.path and not re.search(r"[*{]", source.path) else None
    parts = ("https://github.com", source.repository, "tree", source.commit, path)
    return "/".join(filter(None, parts if source.commit else parts[:2]))


def _bibtex(source_id: str, source: Source, title: str, where: str, version: str) -> str:
    note = f"Accessed {source.date_read}; Khorgos data package {version}"
    return bibtex_entry(
        source_id,
        {
            "author": f"{{{escape_tex(source.publisher)}}}",
            "title": f"{{{escape_tex(title)}}}",
            "year": (source.date_published or "")[:4],
            "howpublished": rf"\url{{{where}}}" if where else "",
            "urldate": source.date_read,
            "note": escape_tex(note),
        },
    )


def _ris(source: Source, title: str, where: str, version: str) -> str:
    return ris_record(
        {
            "AU": source.publisher,
            "TI": title,
            "PY": (source.date_published or "")[:4],
            "UR": where,
            "Y2": source.date_read.replace("-", "/"),
            "N1": f"Khorgos data package {version}",
        }
    )
