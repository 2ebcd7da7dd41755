"""How many freight trains run between China and Europe?"""

from __future__ import annotations

from components.charts.kit import traffic
from components.language.text import mark

CHART = traffic.chart(
    "trains_europe",
    mark("How many freight trains run between China and Europe?"),
    said=mark("{name}: {value} trains ran in {when}"),
    measures=("trips",),
    only=("china-europe-trains", "china-europe-asia-trains", "xinjiang-two-rail-ports"),
    strict=True,  # these pass the crossings, whose own trains are another count
    missing=mark(
        "Trains between China and Europe are counted in total, not by country: choose Central Asia."
    ),
)
