"""A briefing consists of the findings of charts for its country."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from components.export.sources import sources_of
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS, brief
from data.records.codes import COUNTRIES
from tests.components.views.nodes import texts


@pytest.fixture(scope="module")
def pages(renderer: Renderer) -> list[Any]:
    """The parts above and below the charts, of all countries."""
    return [*brief.above(renderer), *brief.extra(renderer)]


def text_of(pages: list[Any], country: str) -> str:
    """Return the text of one country's briefing."""
    return " ".join(
        texts(page) for page in pages if page.to_plotly_json()["props"]["data-only"] == country
    )


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_sentence_is_the_finding_of_a_chart(
    country: str, renderer: Renderer, pages: list[Any]
) -> None:
    """The finding of the first ledger that has rows of the country is in the text."""
    briefing = text_of(pages, country)
    for _title, charts in brief.SECTIONS:
        for chart, chosen in charts:
            findings = [
                chart.finding(drawn.frame, drawn.state)
                for ledger in ("", *chart.ledgers)
                for state in (ViewState(country=country, ledger=ledger).with_(**chosen),)
                for drawn in (renderer.draw(chart, state),)
                if any(row.country == country for row in drawn.frame)
            ]
            assert not findings or findings[0] in briefing


def test_no_number_is_written_by_hand() -> None:
    """The texts of the module have no digits, except in `A4`."""
    source = Path(brief.__file__).read_text("utf-8")
    messages = re.findall(r'(?:_|mark)\(\s*"([^"]+)"', source)
    assert len(messages) > 8
    assert [text for text in messages if re.search(r"\d", text.replace("A4", ""))] == []


def test_kazakhstan_has_its_figures(pages: list[Any]) -> None:
    """The balance of 2025, and who counted it."""
    briefing = text_of(pages, "KAZ")
    assert "Kazakhstan ran a trade deficit of $22.8 bn with China in 2025." in briefing
    assert "China’s customs" in briefing


@pytest.mark.parametrize(
    ("country", "offices"),
    [
        ("KAZ", ("Agency of Uzbekistan",)),
        ("TKM", ("Agency of Uzbekistan", "UN Comtrade")),
        ("UZB", ("Bureau of Statistics",)),
    ],
)
def test_a_sentence_names_no_office_of_another_country(
    country: str, offices: tuple[str, ...], pages: list[Any]
) -> None:
    """Some sentences come from charts of all countries; their sources are those of this one."""
    briefing = text_of(pages, country)
    assert [office for office in offices if office in briefing] == []


def test_of_each_publisher_the_first_source_is_named_in_order(renderer: Renderer) -> None:
    """Sources are in the order of `sources_of`."""
    state = ViewState(view="share", country="UZB")
    frame = renderer.draw(CHARTS["china_share"], state).frame
    rows = tuple(row for row in frame if row.country == "UZB")
    ranked = sources_of(renderer.store, rows)
    first = [
        source["id"]
        for index, source in enumerate(ranked)
        if source["publisher"] not in {earlier["publisher"] for earlier in ranked[:index]}
    ]
    assert len(ranked) >= len(first) > 1
    assert brief._source_ids(renderer, rows) == first[:2]
