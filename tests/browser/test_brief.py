"""The briefing in a real browser: linked from the country's page, printed on two pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from data.records.codes import FOLDERS
from tests.browser.paper import PAPERS, printed
from tests.browser.visitor import Visitor


def test_the_way_there_and_to_another_country(visitor: Visitor) -> None:
    """A link on the country's page leads there; the filter changes the country, and the text follows."""
    visitor.open("/country/kazakhstan?ledger=china")
    visitor.page.get_by_role("link", name="Kazakhstan: printable briefing").click()
    visitor.arrived("/country/kazakhstan/brief")
    shown = visitor.page.locator(".brief-text:visible")
    expect(shown.first).to_contain_text("Kazakhstan")
    visitor.choose("Country", "Tajikistan")
    assert visitor.address() == "/country/tajikistan/brief"
    expect(shown.first).to_contain_text("Tajikistan")
    expect(shown.first).not_to_contain_text("Kazakhstan ran")


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        *((name, "ru") for name in FOLDERS.values()),
        *(("kazakhstan", lang) for lang in ("en", "zh")),
    ],
)
def test_it_prints_on_two_pages(name: str, lang: str, resident: Visitor) -> None:
    """On A4 and on Letter; each country in Russian, whose sentences are the longest."""
    resident.open(f"/country/{name}/brief" + ("" if lang == "en" else f"?lang={lang}"))
    for paper in PAPERS:
        assert len(printed(resident.page, paper).pages) == 2, paper


def test_both_columns_of_text_begin_at_one_height(visitor: Visitor) -> None:
    """A margin counts at the top of the first column only; and columns stand below the cards."""
    visitor.page.set_viewport_size({"width": 1440, "height": 900})
    visitor.open("/country/uzbekistan/brief")
    tops, lefts = visitor.page.evaluate(
        """() => {
            const seen = (one) => one.getClientRects().length > 0;
            const boxes = (found) =>
                [...document.querySelectorAll(found)].filter(seen).map((one) => one.getBoundingClientRect());
            const heads = boxes(".grid ~ * .brief-section h2, .grid ~ .brief-text .brief-section h2");
            const left = Math.max(...heads.map((box) => box.left));
            const columns = [heads.filter((box) => box.left < left), heads.filter((box) => box.left === left)];
            const card = Math.max(...boxes(".grid .card").map((box) => box.left));
            return [columns.map((of) => Math.min(...of.map((box) => box.top))), [left, card]];
        }"""
    )
    assert tops[0] == pytest.approx(tops[1], abs=1)
    assert lefts[0] == pytest.approx(lefts[1], abs=1)
