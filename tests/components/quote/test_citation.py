"""A source as a line of text, and as entries for programs that manage citations."""

from __future__ import annotations

from dataclasses import replace

import pytest

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
    for entry in ("TY  - DATA\r\nAU  - Office\r\nTI  - Table\r\n", f"N1  - {version}\r\n",
                  "Y2  - 2026/01/01\r\n"):  # fmt: skip
        assert entry in citation.ris
    assert (f"PY  - {year}\r\n" in citation.ris) == bool(year)
    assert (f"UR  - {url}\r\n" in citation.ris) == bool(url)
    for entry in ("author = {{Office}}", "title = {{Table}}", "urldate = {2026-01-01}",
                  f"Accessed 2026-01-01; {version}"):  # fmt: skip
        assert entry in citation.bibtex
    assert (f"year = {{{year}}}" in citation.bibtex) == bool(year)
    assert (rf"howpublished = {{\url{{{url}}}}}" in citation.bibtex) == bool(url)
