"""The second sheet of a workbook says what the file shows and where its figures come from."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from components.charts.kit.base import row_of
from components.quote.origin import about_file
from components.state import ViewState
from components.views import CHARTS
from data.store import Store
from tests.small.invented import figure, store_of

CARD = {
    "title": "A title", "subtitle": "A subtitle", "note": "A note", "link": "/china#card-x",
    "empty": {"text": "No figures."},
}  # fmt: skip


@pytest.mark.parametrize("known", [True, False])
def test_the_lines_above_the_sources(small_store: Store, *, known: bool) -> None:
    """Without figures it says so, and names no source and no release of them."""
    store = store_of(small_store)
    rows = (row_of(store, figure(1.0)),) if known else ()
    renderer = SimpleNamespace(
        store=store, homes={"headline": "overview"}, card_parts=lambda chart, state: CARD,
        draw=lambda chart, state: SimpleNamespace(rows=rows),
    )  # fmt: skip
    about = about_file(cast("Any", renderer), CHARTS["headline"], ViewState(), "https://h.example")
    meta = store.package.meta
    assert about.sheet == "Sources and notes"
    assert about.lines == [
        ("A title",),
        ("A subtitle",),
        ("A note" if known else "No figures.",),
        ("https://h.example/china#card-x",),
        (
            f"Khorgos, data package {meta.version}, data of 23 Nov 2026. "
            "Missing figures are missing, never zero.",
        ),
        *([(f"Figures of release {meta.version} (23 Nov 2026)",)] if known else []),
        ("The figures are their publishers’. Each source has its own licence, listed here.",),
        (),
        ("source_id", "Publisher", "Title", "Licence", "Accessed", "Address"),
        *([("table", "Office", "Table", "free", "1 Jan 2026", "")] if known else []),
    ]
