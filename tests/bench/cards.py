"""Measure how long each chart takes to draw a card that is not cached: `make bench-cards`.

The times are CPU time of this process, so other work on the machine changes them little. States
are sampled with a seed. All caches of the renderer and of the store are emptied before each card.
Each card is drawn several times, and the least time counts: interruptions only add to it.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from components import views  # noqa: E402
from components.charts.kit.base import Chart  # noqa: E402
from components.language.text import LANGUAGES  # noqa: E402
from components.render import Renderer  # noqa: E402
from components.state import ViewState, address  # noqa: E402
from data.load import read_package  # noqa: E402
from data.store import Store  # noqa: E402
from tests.bench.states import random_states  # noqa: E402

#: milliseconds: the slowest card, and 95 of 100 cards
SLOWEST, P95 = 60.0, 8.0
STATES, SEED, ROUNDS = 300, 14, 3


class Cost(NamedTuple):
    """What one card took: milliseconds of CPU, id of the chart, and the state."""

    ms: float
    chart: str
    state: ViewState


def forget(renderer: Renderer) -> None:
    """Empty every cache that depends on the data: of the renderer, its store, and the analysis."""
    analysis = [module for name, module in sys.modules.items() if name.startswith("data.analysis")]
    for holder in (renderer, renderer.store, *analysis):
        for value in vars(holder).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def measure(renderer: Renderer, states: Iterable[ViewState]) -> list[Cost]:
    """Draw each card of the pages of `states` without a cache."""
    costs = []
    for state in states:
        for chart in views.ALL[state.view].charts:
            least = min(_seconds(renderer, chart, state) for _round in range(ROUNDS))
            costs.append(Cost(least * 1e3, chart.id, state))
    return costs


def _seconds(renderer: Renderer, chart: Chart, state: ViewState) -> float:
    forget(renderer)
    start = time.thread_time()
    renderer.card(chart, state)
    return time.thread_time() - start


def p95(times: Sequence[float]) -> float:
    """Return the time that 95 of 100 do not exceed."""
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def report(costs: Sequence[Cost]) -> bool:
    """Print the table; return whether the bars are met."""
    by_chart: dict[str, list[Cost]] = defaultdict(list)
    for cost in costs:
        by_chart[cost.chart].append(cost)
    print(f"{'chart':24}{'cards':>6}{'median':>9}{'p95':>9}{'slowest':>9}   slowest state")
    for chart, own in sorted(by_chart.items(), key=lambda pair: -max(pair[1]).ms):
        times = [cost.ms for cost in own]
        slow = max(own, key=lambda cost: cost.ms)
        print(
            f"{chart:24}{len(own):6}{statistics.median(times):9.2f}{p95(times):9.2f}{slow.ms:9.2f}"
            f"   {address(slow.state)}"
        )
    times = [cost.ms for cost in costs]
    met = max(times) < SLOWEST and p95(times) < P95
    print(f"\n{len(costs)} cards, milliseconds of CPU, nothing cached")
    print(f"slowest {max(times):7.2f}   (bar: {SLOWEST:.0f})")
    print(f"p95     {p95(times):7.2f}   (bar: {P95:.0f})")
    print(f"median  {statistics.median(times):7.2f}")
    print("The bars are met." if met else "A bar is NOT met.")
    return met


def main() -> int:
    """Measure, print, and return 1 if a bar is not met."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--states", type=int, default=STATES)
    options.add_argument("--seed", type=int, default=SEED)
    chosen = options.parse_args()
    renderer = Renderer(Store(read_package()), views.PAGES)
    for language in LANGUAGES:  # catalogues and maps are read once
        for chart in renderer.charts.values():
            renderer.card(chart, ViewState(view=renderer.homes[chart.id], lang=language))
    gc.collect()
    gc.freeze()  # as the app does
    return (
        0 if report(measure(renderer, random_states(renderer, chosen.states, chosen.seed))) else 1
    )


if __name__ == "__main__":
    sys.exit(main())
