"""All charts, found by looking: a module below this folder that has a CHART is a chart."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import components.charts as folder
from components.charts.kit.base import Chart


def _discover() -> Mapping[str, Chart]:
    found = []
    for module in pkgutil.walk_packages(folder.__path__, f"{folder.__name__}."):
        if module.name == __name__:
            continue
        chart = getattr(import_module(module.name), "CHART", None)
        if chart is not None:
            if chart.id != module.name.rpartition(".")[2]:
                raise ValueError(f"chart {chart.id!r} must live in {chart.id}.py")
            found.append(chart)
    found.sort(key=lambda chart: (chart.view, chart.order))
    return MappingProxyType({chart.id: chart for chart in found})


CHARTS: Mapping[str, Chart] = _discover()


#: views without charts of their own -> the charts of others that they show
BORROWED: Mapping[str, tuple[str, ...]] = {
    "brief": ("headline", "china_trade", "partner_groups", "mix_year"),
}


def charts_in(view: str) -> tuple[Chart, ...]:
    """The charts on the page of a view, its own or borrowed, in their order."""
    return charts_of(view) or tuple(CHARTS[one] for one in BORROWED.get(view, ()))


def charts_of(view: str) -> tuple[Chart, ...]:
    """The charts of one view, in their order."""
    return tuple(chart for chart in CHARTS.values() if chart.view == view)
