"""How much cargo crosses the border with China, and where?"""

from __future__ import annotations

from components.charts.kit import traffic
from components.language.text import mark

CHART = traffic.chart(
    "crossing_cargo",
    mark("How much cargo crosses the border with China, and where?"),
    said=mark("{name}: {value} of cargo crossed in {when}"),
    measures=("cargo",),
    # by rail; all modes together, with pipeline gas, are another matter, shown when chosen
    only=("khorgos-rail", "alashankou-rail", "kazakhstan-china-rail"),
)
