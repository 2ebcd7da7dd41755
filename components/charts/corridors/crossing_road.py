"""How many vehicles cross into China, and where?"""

from __future__ import annotations

from components.charts.kit import traffic
from components.language.text import mark

CHART = traffic.chart(
    "crossing_road",
    mark("How many vehicles cross into China, and where?"),
    said=mark("{name}: {value} vehicles crossed in {when}"),
    measures=("vehicle_crossings", "vehicles_exported"),
    # where vehicles are counted that crossed; exported ones are another count, shown when chosen
    only=("kazakhstan-china-road", "torugart", "irkeshtam"),
)
