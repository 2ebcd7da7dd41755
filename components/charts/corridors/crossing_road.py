"""How many vehicles cross into China, and where?"""

from __future__ import annotations

from components.charts.kit import traffic
from components.language.text import mark

CHART = traffic.chart(
    "crossing_road",
    mark("How many vehicles cross into China, and where?"),
    title=mark("{name}: {value} vehicles crossed in {when}"),
    measures=("vehicle_crossings", "vehicles_exported"),
    # vehicles that crossed; exported ones are another count, drawn if their crossing is chosen
    subjects=("kazakhstan-china-road", "torugart", "irkeshtam"),
)
