"""How many freight trains run between China and Europe?"""

from __future__ import annotations

from components.charts.kit import traffic
from components.language.text import mark

CHART = traffic.chart(
    "trains_europe",
    mark("How many freight trains run between China and Europe?"),
    said=mark("{name}: {value} trains, {when}"),
    measures=("trips",),
    only=("china-europe-trains", "china-europe-asia-trains", "xinjiang-two-rail-ports"),
    strict=True,  # these pass the crossings, whose own trains are another count
    missing=mark(
        "Trains between China and Europe are counted as a whole, not by country: "
        "choose Central Asia."
    ),
)
