"""The briefing in a real browser: linked from the country's page, printed on two pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from data.records.codes import FOLDERS
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


@pytest.mark.parametrize("query", ["", "?lang=ru"])
@pytest.mark.parametrize("name", FOLDERS.values())
def test_it_prints_on_two_pages(name: str, query: str, resident: Visitor) -> None:
    """Two pages of A4, also in Russian, whose sentences are the longest."""
    resident.open(f"/country/{name}/brief{query}")
    printed = resident.page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
