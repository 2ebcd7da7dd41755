"""A source as a line of text, and as entries for programs that manage citations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.language.text import speaking
from components.quote.citation import cite
from data.store import Store
from tests.small.invented import SOURCES, store_of


@pytest.mark.parametrize(
    ("fields", "plain", "copy"),
    [
        (
            {"url": "https://a.example/b", "date_published": "2025-03-01"},
            "Office (1 Mar 2025). Table. https://a.example/b Accessed 1 Jan 2026. ",
            "",
        ),
        ({}, "Office (no date). Table. Accessed 1 Jan 2026. ", ""),
        (
            {"repository": "a/b", "commit": "0123456789abcdef", "path": "c.csv"},
            "Office (no date). Table (extract at a/b, commit 0123456789). https://github.com/a/b"
            " Accessed 1 Jan 2026. ",
            "",
        ),
        (
            {"url": "https://a.example", "repository": "a/b", "commit": "01", "path": "c.csv"},
            "Office (no date). Table (extract at a/b, commit 01). https://a.example"
            " Accessed 1 Jan 2026. ",
            "https://github.com/a/b/tree/01/c.csv",
        ),
        (
            {"url": "https://a.example", "repository": "a/b", "commit": "01", "path": "c*.csv"},
            "Office (no date). Table (extract at a/b, commit 01). https://a.example"
            " Accessed 1 Jan 2026. ",
            "https://github.com/a/b/tree/01",
        ),
        (
            {"url": "https://a.example", "repository": "a/b", "path": "c.csv"},
            "Office (no date). Table. https://a.example Accessed 1 Jan 2026. ",
            "https://github.com/a/b",
        ),
    ],
)
def test_the_line_of_a_citation(
    small_store: Store, fields: dict[str, str], plain: str, copy: str
) -> None:
    """Who published what and when, where it is, and when it was read."""
    store = store_of(small_store, sources={"a": replace(SOURCES["table"], **fields)})
    citation = cite(store, "a")
    version = f"Khorgos data package {store.package.meta.version}"
    assert citation.plain == f"{plain}{version}."
    assert (citation.copy, citation.copy_name) == (copy, fields.get("repository", ""))
    assert (citation.id, citation.publisher, citation.title) == ("a", "Office", "Table")
    assert citation.licence == "free"
    url = fields.get("url") or ("https://github.com/a/b" if "repository" in fields else "")
    year = fields.get("date_published", "")[:4]
    assert (citation.url, citation.short) == (url, f"Office, {year}" if year else "Office")
    ris = {"TY": "DATA", "AU": "Office", "TI": "Table", "PY": year, "UR": url, "Y2": "2026/01/01",
           "N1": version}  # fmt: skip
    lines = (f"{name}  - {value}\r\n" for name, value in ris.items() if value)
    assert citation.ris == "".join(lines) + "ER  - \r\n"
    bibtex = {
        "author": "{Office}", "title": "{Table}", "year": year,
        "howpublished": rf"\url{{{url}}}" if url else "", "urldate": "2026-01-01",
        "note": f"Accessed 2026-01-01; {version}",
    }  # fmt: skip
    fields_of_entry = ",\n".join(f"  {key} = {{{value}}}" for key, value in bibtex.items() if value)
    assert citation.bibtex == f"@misc{{a,\n{fields_of_entry}\n}}"


def test_a_chinese_line_has_no_space_where_the_address_would_be(small_store: Store) -> None:
    store = store_of(small_store, sources={"a": SOURCES["table"]})
    version = store.package.meta.version
    with speaking("zh"):
        plain = cite(store, "a").plain
    assert plain == f"Office（无日期）。Table。2026年1月1日查阅，Khorgos数据包{version}。"
