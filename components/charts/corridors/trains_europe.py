"""How many freight trains run between China and Europe?"""

from __future__ import annotations

from components.charts.kit import traffic
from components.language.text import mark

CHART = traffic.chart(
    "trains_europe",
    mark("How many freight trains run between China and Europe?"),
    title=mark("{name}: {value} trains ran in {when}"),
    measures=("trips",),
    subjects=("china-europe-trains", "china-europe-asia-trains", "xinjiang-two-rail-ports"),
    strict=True,  # the trains of a single crossing are another count
    missing=mark(
        "Trains between China and Europe are counted in total, not by country: choose Central Asia."
    ),
)
