"""How much cargo crosses the border with China, and where?"""

from __future__ import annotations

from components.charts.kit import traffic
from components.language.text import mark

CHART = traffic.chart(
    "crossing_cargo",
    mark("How much cargo crosses the border with China, and where?"),
    title=mark("{name}: {value} of cargo crossed in {when}"),
    measures=("cargo",),
    # by rail; figures of all modes include pipeline gas and are drawn if their crossing is chosen
    subjects=("khorgos-rail", "alashankou-rail", "kazakhstan-china-rail"),
)
