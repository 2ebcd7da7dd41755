"""Contributions of partners to the growth of a country's trade."""

from __future__ import annotations

import pytest

from components.charts.partners.growth_partners import CHART
from components.render import Renderer
from components.state import ViewState


def test_points_are_of_the_trade_with_all_partners(live: Renderer) -> None:
    """Kazakhstan's exports of 2023: what China added, in percent of all exports of 2022."""
    rows = live.draw(CHART, ViewState("country", country="KAZ", flow="export")).rows
    (china,) = (row for row in rows if row.partner == "CHN")
    assert (china.base, china.period, china.unit) == ("2022", "2023", "points")
    store = live.store
    sold = store.annual("KAZ", "export", "partner", "CHN")
    world = store.annual("KAZ", "export", "partner", "WLD")["2022"].value_usd
    change = sold["2023"].value_usd - sold["2022"].value_usd
    assert china.value == pytest.approx(100 * change / world)
    assert [row.value for row in rows] == sorted((row.value for row in rows), reverse=True)


def test_a_partner_without_a_figure_did_not_fall_to_zero(live: Renderer) -> None:
    """The source has no trade of Turkmenistan with Afghanistan in 2020; in 2019 it was large."""
    drawn = live.draw(CHART, ViewState("country", country="TKM"))
    assert {row.period for row in drawn.rows} == {"2020"}
    assert "AFG" not in {row.partner for row in drawn.rows}
    assert drawn.rows[-1].partner == "CHN"


def test_the_chosen_partner_has_a_bar(live: Renderer) -> None:
    """Germany is not among the ten."""
    state = ViewState("country", country="KAZ", flow="export")
    codes = [
        {row.partner for row in live.draw(CHART, chosen).rows}
        for chosen in (state, state.with_(partner="DEU"))
    ]
    assert codes[1] - codes[0] == {"DEU"}
    assert len(codes[0]) == 10


def test_chosen_years_are_compared(live: Renderer) -> None:
    """2020 with 2015, if one source has both."""
    state = ViewState("country", country="KAZ", ledger="reconciled", period="2020", base="2015")
    rows = live.draw(CHART, state).rows
    assert {(row.base, row.period) for row in rows} == {("2015", "2020")}
    assert live.draw(CHART, state.with_(base="2024")).rows == ()
