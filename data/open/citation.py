"""A citation of the data package, or of one chart of it: a line of text, BibTeX, RIS, CFF."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import yaml

AUTHOR = "Khorgos"
#: characters with a meaning in TeX
_TEX = re.compile(r"([&%$#_{}])")


class Work(NamedTuple):
    """What is cited. `version` is the release of the data, `date` its date (`2026-11-28`).

    `key` names the entry, `url` is empty if the address is not known.
    """

    key: str
    title: str
    version: str
    date: str
    url: str


def package_work(version: str, date: str, url: str) -> Work:
    """Return the package as a work. `url` is the address of its page."""
    title = "Trade between China and Central Asia, as counted by both sides"
    return Work(f"khorgos-{version}", title, version, date, url)


def plain(work: Work) -> str:
    """Return the citation as one line of text."""
    line = f"{AUTHOR} ({work.date[:4]}). {work.title}. Data package {work.version}, {work.date}."
    return f"{line} {work.url}" if work.url else line


def bibtex(work: Work) -> str:
    """Return an entry for BibTeX."""
    return bibtex_entry(
        work.key,
        {
            "author": f"{{{AUTHOR}}}",
            "title": f"{{{escape_tex(work.title)}}}",
            "year": work.date[:4],
            "howpublished": rf"\url{{{work.url}}}" if work.url else "",
            "note": f"Data package {work.version}, {work.date}",
        },
    )


def bibtex_entry(key: str, fields: Mapping[str, str]) -> str:
    """Return an entry of fields, whose texts are TeX; empty ones are left out."""
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def ris(work: Work) -> str:
    """Return a record in the RIS format."""
    return ris_record(
        {
            "AU": AUTHOR,
            "TI": work.title,
            "PY": work.date[:4],
            "DA": work.date.replace("-", "/"),
            "ET": work.version,
            "UR": work.url,
        }
    )


def ris_record(fields: Mapping[str, str]) -> str:
    """Return a record of a data set; lines end as the format asks, in CR LF. Empty fields go."""
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in fields.items() if value]
    return "\r\n".join(("TY  - DATA", *lines, "ER  - ", ""))


def cff(work: Work, licence: str) -> str:
    """Return a CITATION.cff of a data set. `licence` is its SPDX id."""
    content: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Please cite these data as below, with the source of each figure.",
        "type": "dataset",
        "title": work.title,
        "authors": [{"name": AUTHOR}],
        "version": work.version,
        "date-released": work.date,
        "license": licence,
    }
    if work.url:
        content["url"] = work.url
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=1000)


#: format -> the function that writes it
FORMATS: Mapping[str, Callable[[Work], str]] = {
    "txt": lambda work: plain(work) + "\n",
    "bib": lambda work: bibtex(work) + "\n",
    "ris": ris,
}


def escape_tex(text: str) -> str:
    """Return a text in which no character has a meaning in TeX."""
    return _TEX.sub(r"\\\1", text.replace("\\", "/"))


def _one_line(text: str) -> str:
    return " ".join(text.split())
