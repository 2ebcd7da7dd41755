"""The answer to a search: products as links, with their newest figures."""

from __future__ import annotations

from typing import Any

import pytest

from components.language.text import speaking
from components.render import Renderer
from components.state import ViewState
from components.views.finder import MOST, Finder


@pytest.fixture(scope="module")
def finder(renderer: Renderer) -> Finder:
    """A finder of the small package."""
    return Finder(renderer)


@pytest.fixture(scope="module")
def live_finder(live: Renderer) -> Finder:
    """A finder of the published package."""
    return Finder(live)


def find(finder: Finder, query: str, **chosen: str) -> list[dict[str, Any]]:
    """The results of a search on the page of commodities."""
    state = ViewState(**{"view": "commodities", "q": query, **chosen})
    with speaking(state.lang):
        return finder.find(state).results


def test_a_product_is_a_link_with_its_newest_figure(finder: Finder) -> None:
    """Electric cars in Uzbekistan: its own figure of 2024, not the average of 2022-23."""
    first = find(finder, "870380", country="UZB", flow="import", theme="dark")[0]
    assert first["code"] == "870380"
    assert first["parent"].startswith("8703 ")
    assert first["figure"] == "imports $200 m, 2024"
    assert first["href"] == "/commodities?country=UZB&flow=import&commodity=870380&theme=dark"


def test_words_for_a_country_and_a_flow_are_filters(finder: Finder) -> None:
    """In any language; China is the default and adds nothing."""
    for query in (
        "cars Uzbekistan imports from China, latest",
        "импорт автомобилей Узбекистана из Китая",
        "乌兹别克斯坦自中国进口汽车",
    ):
        first = find(finder, query)[0]
        assert first["code"][:2] == "87", query
        assert first["href"].startswith("/commodities?country=UZB&flow=import&commodity=87"), query


def test_a_country_alone_leads_to_its_total_and_to_all_its_commodities(finder: Finder) -> None:
    """How much did China buy from Tajikistan, by whose count, and what?"""
    total, result = find(finder, "Tajikistan exports to China", view="overview")
    assert total["name"] == "Exports to China"
    assert total["figure"] == "$500 m, China’s customs, 2024; $500 m, national statistics, 2024"
    assert total["href"] == "/country/tajikistan?flow=export"
    assert result["name"] == "All commodities"
    assert result["parent"] == "Tajikistan, exports"
    assert result["href"] == "/commodities?country=TJK&flow=export"
    total, result = find(finder, "экспорт Таджикистана 2023")
    assert "2023" in total["figure"]
    assert result["href"] == "/commodities?country=TJK&flow=export&period=2023"


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("What did China buy from Tajikistan in 2023?", "country=TJK&flow=export&period=2023"),
        ("What does China export to Uzbekistan", "country=UZB&flow=import"),
        ("China's imports from Tajikistan", "country=TJK&flow=export"),
        ("Tajikistan buys from China", "country=TJK&flow=import"),
        ("Tajikistan exports to China", "country=TJK&flow=export"),
        ("Chinese exports to Central Asia", "flow=import"),
        ("экспорт Китая в Узбекистан", "country=UZB&flow=import"),
        ("импорт Узбекистана из Китая", "country=UZB&flow=import"),
        ("中国对乌兹别克斯坦出口", "country=UZB&flow=import"),
        ("乌兹别克斯坦对中国出口", "country=UZB&flow=export"),
    ],
)
def test_a_question_about_chinas_trade_is_turned_to_the_countrys_side(
    finder: Finder, query: str, chosen: str
) -> None:
    """What China buys are the country's exports; questions are understood with their verbs."""
    result = find(finder, query, view="overview")[-1]
    assert result["href"] == f"/commodities?{chosen}"


def test_a_year_that_only_new_energy_has_leads_there_first(live_finder: Finder) -> None:
    """Solar panels by HS code end in 2023: the figure of 2025 comes first."""
    first, second = find(live_finder, "solar panels to Uzbekistan 2025", view="overview")[:2]
    assert first["figure"] == "imports $304 m, 2025"
    assert "period=2025&tech=solar" in first["href"]
    assert second["code"] == "854143"
    newest, older = find(live_finder, "solar panels to Uzbekistan")[:2]
    assert ("tech=solar" in newest["href"], older["code"]) == (True, "854143")


def test_pages_without_products_lead_to_the_page_of_commodities(finder: Finder) -> None:
    """A country's page keeps its reader."""
    assert find(finder, "87", view="overview", country="KAZ")[0]["href"] == (
        "/commodities?country=KAZ&commodity=87"
    )
    assert find(finder, "87", view="country", country="KAZ")[0]["href"] == (
        "/country/kazakhstan?commodity=87#card-products_inside"
    )


def test_a_product_without_a_figure_has_none(finder: Finder) -> None:
    """Live animals are not traded in the small package."""
    assert find(finder, "01", country="KAZ")[0]["figure"] == ""


def test_the_list_is_short(finder: Finder) -> None:
    """A word of many products gives the first twelve."""
    assert len(find(finder, "parts")) <= MOST


@pytest.mark.parametrize(
    ("query", "chapters"),
    [
        ("solar", {"85"}),
        ("phone", {"85"}),
        ("electric car", {"87"}),
        ("battery", {"85"}),
        ("copper cathode", {"74"}),
        ("8703", {"87"}),
        ("car", {"87"}),
        ("медь", {"74"}),
        ("автомобили", {"87"}),
        ("铜", {"74"}),
        ("汽车", {"87"}),
    ],
)
def test_published_products_are_found(query: str, chapters: set[str], live_finder: Finder) -> None:
    """The first result of everyday words, in three languages."""
    assert find(live_finder, query)[0]["code"][:2] in chapters


@pytest.mark.parametrize(
    ("query", "tech", "figure"),
    [
        ("solar panels to Uzbekistan 2025", "period=2025&tech=solar", "imports $304 m, 2025"),
        ("Chinese electric cars to Uzbekistan", "tech=ev", "imports $1.10 bn, 2025"),
        ("солнечные панели Узбекистан", "tech=solar", "imports $304 m, 2025"),
        ("电动汽车 乌兹别克斯坦", "tech=ev", "imports $1.10 bn, 2025"),
        ("wind turbines Uzbekistan 2023", "period=2023&tech=wind", "imports $242 m, 2023"),
    ],
)
def test_new_energy_is_found_by_its_words(
    query: str, tech: str, figure: str, live_finder: Finder
) -> None:
    """Beside the HS codes there is a link to the card, with the figure of the year asked for."""
    (result,) = (one for one in find(live_finder, query) if "tech=" in one["href"])
    assert result["href"] == f"/commodities?country=UZB&{tech}#card-new_energy"
    assert result["figure"] == figure


@pytest.mark.parametrize(
    ("query", "href"),
    [
        ("What did China buy from Tajikistan in 2023", "country=TJK&flow=export&period=2023"),
        ("What did Tajikistan buy from China in 2023?", "country=TJK&flow=import&period=2023"),
        ("Что Китай купил у Таджикистана в 2023", "country=TJK&flow=export&period=2023"),
        ("what does Kazakhstan sell to China", "country=KAZ&flow=export"),
    ],
)
def test_a_question_in_words_sets_the_filters(query: str, href: str, live_finder: Finder) -> None:
    """What one side buys is what the other side sells."""
    result = live_finder.find(ViewState(view="commodities", q=query)).results[-1]
    assert result["href"] == f"/commodities?{href}"


@pytest.mark.parametrize(
    ("query", "first"),
    [("electric cars Uzbekistan", "tech=ev"), ("electric car", "commodity=")],
)
def test_the_newest_figures_of_a_country_come_first(
    query: str, first: str, live_finder: Finder
) -> None:
    """Uzbekistan's electric cars: Ember has 2025, the HS code an average of 2022 and 2023."""
    assert first in find(live_finder, query)[0]["href"]


def test_gas_leads_to_pipeline_gas(live_finder: Finder) -> None:
    """Propane, of which Turkmenistan has no figure, came first."""
    found = live_finder.find(ViewState(view="commodities", q="gas from Turkmenistan")).results
    assert [result["code"] for result in found][:1] == ["271121"]


def test_a_trivial_flow_does_not_answer_for_a_product(live_finder: Finder) -> None:
    """Kazakhstan sells refined copper for billions; the region's imports are worth thousands."""
    first = find(live_finder, "copper cathode")[0]
    assert first["figure"] == "Kazakhstan: exports $2.68 bn, 2024"
    assert first["href"] == "/commodities?country=KAZ&commodity=7403"
    asked = find(live_finder, "copper cathode", flow="import")[0]
    assert asked["figure"].startswith("imports $78 k")


def test_how_much_a_country_exported_by_whose_count(live_finder: Finder) -> None:
    """Both counts of Kazakhstan's exports in 2024 stand in the first result."""
    first = find(live_finder, "Kazakhstan exports to China 2024", view="overview")[0]
    assert first["figure"] == "$15.9 bn, China’s customs, 2024; $14.9 bn, national statistics, 2024"
    assert first["href"] == "/country/kazakhstan?flow=export&period=2024"
