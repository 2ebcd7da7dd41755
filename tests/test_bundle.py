"""The plotly.js that we build has what the charts need, and is of the Python package's version."""

from __future__ import annotations

import json
import re
from pathlib import Path

from plotly.offline import get_plotlyjs_version

from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS
from data.records.codes import COUNTRIES

FOLDER = Path(__file__).resolve().parents[1] / ".web"


def test_the_traces_of_the_bundle_are_those_of_the_charts(renderer: Renderer) -> None:
    """None is missing, and none is carried for nothing."""
    used = set()
    for chart in CHARTS.values():
        for country in COUNTRIES:
            drawn = renderer.draw(chart, ViewState(view=renderer.homes[chart.id], country=country))
            if drawn.frame and chart.kind != "tiles":
                figure = chart.figure(drawn.frame, drawn.state)
                used |= {trace["type"] for trace in figure["data"]}
    entry = (FOLDER / "plotly.js").read_text("utf-8")
    assert {"scatter", *re.findall(r'"plotly\.js/lib/(?!core)(\w+)"', entry)} == used


def test_the_bundle_is_of_the_python_packages_version() -> None:
    """Another version of plotly.js might draw another picture."""
    package = json.loads((FOLDER / "package.json").read_text("utf-8"))
    assert package["dependencies"]["plotly.js"] == get_plotlyjs_version()


def test_its_lock_has_hashes_and_no_addresses() -> None:
    """Every package is pinned by its hash; no line says where it was downloaded."""
    lock = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert len(packages) > 100
    assert [name for name, one in packages.items() if "integrity" not in one] == []
    assert [name for name, one in packages.items() if "resolved" in one] == []
