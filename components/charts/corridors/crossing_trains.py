"""How many trains cross into China, and where?"""

from __future__ import annotations

from components.charts.kit import traffic
from components.language.text import mark

CHART = traffic.chart(
    "crossing_trains",
    mark("How many trains cross into China, and where?"),
    title=mark("{name}: {value} trains ran in {when}"),
    measures=("trips",),
    subjects=("khorgos-rail", "alashankou-rail"),
)
