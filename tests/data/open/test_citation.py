"""Citations that programs read, also of hostile titles."""

from __future__ import annotations

import re

import pytest
import yaml

from data.open.citation import FORMATS, Work, bibtex, cff, package_work, plain, ris

PACKAGE = package_work("2026.11", "2026-11-28", "https://example.org/data")


def test_the_package() -> None:
    """Version, date and address are in each format."""
    assert plain(PACKAGE) == (
        "Khorgos (2026). Trade between China and Central Asia, as counted by both sides. "
        "Data package 2026.11, 2026-11-28. https://example.org/data"
    )
    assert "year = {2026}" in bibtex(PACKAGE)
    assert r"\url{https://example.org/data}" in bibtex(PACKAGE)
    assert "ET  - 2026.11\r\n" in ris(PACKAGE)
    content = yaml.safe_load(cff(PACKAGE, "CC-BY-4.0"))
    assert (content["version"], content["date-released"]) == ("2026.11", "2026-11-28")
    assert content["license"] == "CC-BY-4.0"


def test_without_an_address() -> None:
    work = PACKAGE._replace(url="")
    assert plain(work).endswith("2026-11-28.")
    assert "url" not in bibtex(work) + ris(work) + cff(work, "x")


@pytest.mark.parametrize("title", ["50% of {x}_y & $z #1\\n", "a\r\nER  - \r\nTY  - BOOK", "a\nb"])
def test_hostile_titles(title: str) -> None:
    """Braces stay balanced, and a title is one line of a record."""
    work = Work("k", title, "2026.11", "2026-11-28", "https://example.org/?a=1&b=2")
    entry = re.sub(r"\\[{}]", "", bibtex(work))
    assert entry.count("{") == entry.count("}")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris(work).split("\r\n")[:-1])
    assert ris(work).count("ER  - \r\n") == 1
    assert ris(work).count("\nTY  - ") == 0
    assert all(write(work) for write in FORMATS.values())
