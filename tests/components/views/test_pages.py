"""Pages list their charts, and every chart is in a page."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from components import charts
from components.render import Renderer, homes_of
from components.state import VIEWS
from components.views import ALL, CHARTS, PAGES
from data.store import Store


def test_every_chart_module_stands_in_a_page() -> None:
    """A module with a CHART has the chart's id as its name, and a view lists the chart."""
    declared = {}
    for module in pkgutil.walk_packages(charts.__path__, f"{charts.__name__}."):
        chart = getattr(import_module(module.name), "CHART", None)
        if chart is not None:
            declared[module.name.rpartition(".")[2]] = chart
    assert {name: chart.id for name, chart in declared.items()} == {name: name for name in declared}
    assert set(declared.values()) == set(CHARTS.values())


def test_no_page_has_a_chart_twice() -> None:
    for view, page_charts in PAGES.items():
        assert len(set(page_charts)) == len(page_charts), view


def test_addresses_and_pages_are_of_the_same_views_in_the_same_order() -> None:
    assert list(ALL) == list(VIEWS)


def test_a_link_to_a_chart_opens_the_first_page_that_has_it(store: Store) -> None:
    """The briefing repeats charts of the overview and of country pages."""
    homes = homes_of(PAGES)
    assert homes["headline"] == "overview"
    assert homes["china_trade"] == "country"
    renderer = Renderer(store, {"share": PAGES["overview"], "overview": PAGES["overview"]})
    assert set(renderer.homes.values()) == {"share"}
    assert list(renderer.charts) == [chart.id for chart in PAGES["overview"]]
