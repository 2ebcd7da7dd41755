"""The briefing in a real browser: linked from the country's page, printed on two pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from components.language.text import LANGUAGES
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


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FOLDERS.values())
def test_it_prints_on_two_pages(name: str, lang: str, resident: Visitor) -> None:
    """On A4 and on Letter, also in Russian, whose sentences are the longest."""
    resident.open(f"/country/{name}/brief" + ("" if lang == "en" else f"?lang={lang}"))
    for paper in PAPERS:
        assert len(printed(resident.page, paper).pages) == 2, paper
