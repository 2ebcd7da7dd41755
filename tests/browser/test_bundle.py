"""Charts are drawn with our own plotly.js, and with the whole one if ours is missing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route
from plotly.offline import get_plotlyjs_version

from tests.browser.serving import ROOT
from tests.browser.visitor import Visitor

VERSION = "() => window.Plotly.version"


@pytest.mark.skipif(
    not (ROOT / "assets" / "00-plotly.js").exists(),
    reason="no npm here: the whole plotly.js is served",
)
def test_the_small_one_is_enough(visitor: Visitor) -> None:
    """It has the version that the Python package expects, and the whole one is not requested."""
    visitor.open("/commodities")  # has every kind of trace except a heatmap
    visitor.open("/data")
    assert visitor.page.evaluate(VERSION) == get_plotlyjs_version()
    assert [url for url in visitor.went if "plotly.min.js" in url] == []


def test_the_whole_one_steps_in(visitor: Visitor) -> None:
    """The charts are drawn as well."""

    def empty(route: Route) -> None:
        route.fulfill(body="", content_type="text/javascript")

    visitor.page.route("**/00-plotly.js*", empty)
    visitor.open("/commodities")
    assert visitor.page.evaluate(VERSION) == get_plotlyjs_version()
    assert any("plotly.min.js" in url for url in visitor.went)
