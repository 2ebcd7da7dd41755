"""A briefing says what the charts say, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS, brief
from data.records.codes import COUNTRIES
from tests.components.views.nodes import texts


@pytest.fixture(scope="module")
def pages(renderer: Renderer) -> list[Any]:
    """What stands above and below the charts, for all five."""
    return [*brief.above(renderer), *brief.extra(renderer)]


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_sentence_is_the_finding_of_a_chart(
    country: str, renderer: Renderer, pages: list[Any]
) -> None:
    """Or tells why there is none; each section has at least one."""
    own = " ".join(
        texts(one) for one in pages if one.to_plotly_json()["props"]["data-only"] == country
    )
    for _title, charts in brief.SECTIONS:
        for chart, chosen in charts:
            found = [
                chart.finding(drawn.frame, drawn.state)
                for ledger in ("", *chart.ledgers)
                for state in (ViewState(country=country, ledger=ledger).with_(**chosen),)
                for drawn in (renderer.draw(chart, state),)
                if any(row.country == country for row in drawn.frame)
            ]
            assert not found or found[0] in own


def test_no_number_is_written_by_hand() -> None:
    """The texts of the module hold no digit but the paper's name."""
    source = Path(brief.__file__).read_text("utf-8")
    texts = re.findall(r'(?:_|mark)\(\s*"([^"]+)"', source)
    assert len(texts) > 8
    assert [one for one in texts if re.search(r"\d", one.replace("A4", ""))] == []


def test_kazakhstan_has_its_figures(pages: list[Any]) -> None:
    """China's customs, 2025, and the source by name."""
    own = " ".join(
        texts(one) for one in pages if one.to_plotly_json()["props"]["data-only"] == "KAZ"
    )
    assert "Kazakhstan ran a trade deficit of $22.8 bn with China in 2025." in own
    assert "China’s customs" in own


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
    """Charts of all five stand behind some sentences; those speak of one, and so do sources."""
    own = " ".join(
        texts(one) for one in pages if one.to_plotly_json()["props"]["data-only"] == country
    )
    assert [one for one in offices if one in own] == []


def test_of_each_publisher_the_first_source_is_named_in_order(renderer: Renderer) -> None:
    """The sources that a chart ranks first come first here too."""
    state = ViewState(view="share", country="UZB")
    frame = renderer.draw(CHARTS["china_share"], state).frame
    own = tuple(row for row in frame if row.country == "UZB")
    ranked = renderer.sources(own)
    first = [
        one["id"]
        for place, one in enumerate(ranked)
        if one["publisher"] not in {before["publisher"] for before in ranked[:place]}
    ]
    assert len(ranked) >= len(first) > 1
    assert brief._source_ids(renderer, own) == first[:2]
