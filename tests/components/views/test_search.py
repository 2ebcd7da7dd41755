"""The answer to a search: what there is, by kind, or which word was meant."""

from __future__ import annotations

from typing import Any

import pytest

from components.language.text import speaking
from components.render import Renderer
from components.state import ViewState
from components.views.search import Search


@pytest.fixture(scope="module")
def search(live: Renderer) -> Search:
    """A search of the published package."""
    return Search(live)


def answer(search: Search, query: str, **chosen: str) -> dict[str, Any]:
    """The answer to a search on the overview."""
    state = ViewState(q=query, **chosen)
    with speaking(state.lang):
        return search.answer(state)


@pytest.mark.parametrize(
    ("query", "lang", "group", "href"),
    [
        ("Kazakhstan", "", "Countries", "/country/kazakhstan"),
        ("uzb", "", "Countries", "/country/uzbekistan"),
        ("Russia", "", "Countries", "/?partner=RUS"),
        ("8703", "", "Products", "/commodities?commodity=8703"),
        ("cars", "", "Products", "/commodities?commodity=8703"),
        ("gas pipeline line D", "", "Projects", "/projects?item=P003"),
        ("Khorgos road", "", "Crossings and routes", "/projects?item=khorgos-road"),
        ("Mirror statistics", "", "Pages", "/ledgers"),
        ("licence", "", "Pages", "/data"),
        ("UN Comtrade Kazakhstan chapters", "", "Sources", "/data#source-comtrade-china-kaz"),
        ("Таджикистан", "ru", "Страны", "/country/tajikistan?lang=ru"),
        ("коридоры", "ru", "Страницы", "/corridors?lang=ru"),
        ("哈萨克", "zh", "国家", "/country/kazakhstan?lang=zh"),
        ("霍尔果斯", "zh", "项目", "/projects?item=P007&lang=zh"),
    ],
)
def test_each_kind_is_found(search: Search, query: str, lang: str, group: str, href: str) -> None:
    """By its name in the reader's language, in the group of its kind."""
    results = answer(search, query, lang=lang)["results"]
    hrefs = [result["href"] for result in results if result["group"] == group]
    assert any(found.startswith(href) for found in hrefs), results


@pytest.mark.parametrize(
    ("query", "lang", "href"),
    [
        ("China's share of imports", "", "/share?flow=import"),
        ("which depends most on China for its imports", "", "/share?flow=import"),
        ("why Kyrgyzstan figures disagree", "", "/ledgers?country=KGZ"),
        ("зависимость от Китая импорт", "ru", "/share?flow=import&lang=ru"),
        ("进口 对华依存度", "zh", "/share?flow=import&lang=zh"),
    ],
)
def test_a_page_is_found_with_its_filters(search: Search, query: str, lang: str, href: str) -> None:
    """The subject is the page, a country and a flow are its filters. The flow is the country's."""
    assert answer(search, query, lang=lang)["results"][0]["href"] == href


def test_groups_stay_together_and_the_page_that_is_named_comes_first(search: Search) -> None:
    """A reader can see what kind each result is of."""
    groups = [result["group"] for result in answer(search, "gas pipeline")["results"]]
    assert list(dict.fromkeys(groups)) == [
        group for place, group in enumerate(groups) if not place or group != groups[place - 1]
    ]
    assert groups[0] == "Products"
    assert answer(search, "projects")["results"][0]["href"] == "/projects"


def test_a_country_has_the_figure_of_each_side(search: Search) -> None:
    """Also while its name is being typed."""
    first = answer(search, "kazakh")["results"][0]
    assert first["name"] == "Kazakhstan"
    assert "China’s customs" in first["figure"]
    assert "national statistics" in first["figure"]


@pytest.mark.parametrize(
    ("query", "lang", "meant"),
    [
        ("kazakstan", "", "Kazakhstan"),
        ("kazakstan exports", "", "Kazakhstan exports"),
        ("coper", "", "copper"),
        ("туркминистан", "ru", "Туркменистан"),
    ],
)
def test_a_misspelt_word_is_corrected(search: Search, query: str, lang: str, meant: str) -> None:
    """The first result is a search for what was meant."""
    first = answer(search, query, lang=lang)["results"][0]
    assert first["try"] == meant
    assert meant in first["name"]


@pytest.mark.parametrize("query", ["zzzz", "", "?!"])
def test_what_can_be_searched_is_said_when_nothing_is_found(search: Search, query: str) -> None:
    """With the word that nothing has."""
    told = answer(search, query)
    assert told["results"] == []
    assert told["said"].endswith("pages and sources.")
    if query == "zzzz":
        assert told["said"].startswith("Nothing found for “zzzz”.")
