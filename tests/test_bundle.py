"""The plotly.js that we build has the traces of all charts and the version of the Python package."""

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
    """No trace is missing, and none is unused."""
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
    """Figures are checked against the Python package, so both must agree."""
    package = json.loads((FOLDER / "package.json").read_text("utf-8"))
    assert package["dependencies"]["plotly.js"] == get_plotlyjs_version()


def test_its_lock_has_hashes_and_no_addresses() -> None:
    """Every package is pinned by its hash; no line says where it was downloaded."""
    lock = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert len(packages) > 100
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
