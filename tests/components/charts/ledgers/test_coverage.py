"""How many values there are, and who publishes them."""

from __future__ import annotations

from components.charts.ledgers.coverage import CHART, figure
from components.state import ViewState
from data.store import Store


def test_turkmenistan_has_no_statistics_of_its_own_after_2000(store: Store) -> None:
    """Two years of its own; years without values have no row."""
    rows = CHART.table(store, ViewState(flow="import"))
    own = [r.period for r in rows if (r.country, r.ledger) == ("TKM", "partner")]
    assert own == ["1999", "2000"]
    assert all(row.value >= 1 for row in rows)


def test_suspect_years_have_the_weak_colour(store: Store) -> None:
    """Turkmen exports of 2016 as reconciled."""
    state = ViewState(flow="export")
    frame = CHART.table(store, state)
    weak = [
        r.period
        for r in frame
        if (r.country, r.ledger, r.status) == ("TKM", "reconciled", "suspect")
    ]
    assert weak == ["2016"]
    assert len(figure(frame, state)["data"]) == 3


def test_every_cell_is_drawn_once_and_sets_country_year_and_ledger(store: Store) -> None:
    """Fifteen lines, one per country and ledger; a click sets what the cell shows."""
    state = ViewState()
    frame = CHART.table(store, state)
    drawn = figure(frame, state)
    assert len(drawn["layout"]["yaxis"]["tickvals"]) == 15
    cells = [
        (click["country"], click["period"], click["ledger"])
        for trace in drawn["data"]
        for line in trace["customdata"]
        for click in line
        if click is not None
    ]
    assert len(cells) == len(frame)
    assert ("KAZ", "2023", "partner") in cells


def test_hover_names_the_publisher(store: Store) -> None:
    """Kazakhstan's own figures of 2023 come from its bureau of statistics."""
    rows = CHART.table(store, ViewState())
    row = next(r for r in rows if (r.country, r.ledger, r.period) == ("KAZ", "partner", "2023"))
    assert "Bureau of Statistics" in row.note


def test_months_of_a_commodity_are_no_years(store: Store) -> None:
    """Kazakhstan's imports of footwear from Russia are published for January to August 2025."""
    for partner in store.partner_codes():
        state = ViewState(view="data", flow="import", partner=partner)
        rows = CHART.table(store, state)
        assert all(len(row.period) == 4 for row in rows), partner
        assert not rows or figure(rows, state)["data"]
