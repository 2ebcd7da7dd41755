"""The HTML page that everything is shown in, with the styles that follow from data."""

from __future__ import annotations

from pathlib import Path

from data.records.codes import COUNTRIES

_PAGE = Path(__file__).with_name("index.html")
_PLACE = "{%generated_css%}"


def index() -> str:
    """The page for Dash's `index_string`: index.html with the generated styles in its head."""
    page = _PAGE.read_text("utf-8")
    assert _PLACE in page
    return page.replace(_PLACE, styles())


def styles() -> str:
    """Rules that a style sheet cannot write without repeating codes of countries.

    A part of the page with `data-only="KAZ"` is shown while that country is chosen.
    """
    only = ",".join(f':root[data-country="{code}"] [data-only="{code}"]' for code in COUNTRIES)
    return f"{only}{{display:block}}"
