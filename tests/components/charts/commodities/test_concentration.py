"""How many products the trade rests on."""

from __future__ import annotations

import pytest

from components.charts.commodities.concentration import CHART, figure, finding
from components.state import ViewState
from data.store import Store


def test_one_product_is_one_product(store: Store) -> None:
    """Turkmen exports are 98 % fuels, 1 % salt, and a tenth of a percent ten times."""
    rows = CHART.table(store, ViewState(flow="export", ledger="reconciled"))
    row = next(row for row in rows if (row.country, row.period) == ("TKM", "2019"))
    assert row.value == pytest.approx(1 / (0.98**2 + 0.01**2 + 10 * 0.001**2))
    assert row.note.startswith("Herfindahl index 0.96 over 12")


def test_nothing_is_below_one_or_above_the_number_of_chapters(store: Store) -> None:
    """The bounds of the measure."""
    for flow in ("export", "import"):
        for row in CHART.table(store, ViewState(flow=flow, ledger="reconciled")):
            count = int(row.note.split(" over ")[1].split()[0])
            assert 1.0 <= row.value <= count


def test_a_mean_is_not_on_a_year(store: Store) -> None:
    """The average of 2022-23 is a diamond between the years, joined to no line."""
    state = ViewState(flow="import", ledger="reconciled")
    frame = CHART.table(store, state)
    drawn = figure(frame, state)
    averages = [trace for trace in drawn["data"] if trace["mode"] == "markers"]
    assert [trace["x"] for trace in averages] == [[2022.5]] * 5
    assert "2022–23<br>average" in [note["text"] for note in drawn["layout"]["annotations"]]
    assert "2022–23 average" in finding(frame, state)
