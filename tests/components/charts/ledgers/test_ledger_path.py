"""Both sides over time, and freight."""

from __future__ import annotations

import re

import pytest

from components.charts.ledgers.ledger_path import CHART, figure, finding, subtitle
from components.state import ViewState
from data.records.codes import COUNTRIES
from data.store import Store


def edges(store: Store, state: ViewState, year: str) -> tuple[float, float]:
    """Low and high of a year."""
    rows = {r.measure: r.value for r in CHART.table(store, state) if r.period == year}
    return rows["cif_low"], rows["cif_high"]


def test_imports_the_country_is_the_importer(store: Store) -> None:
    """Kazakhstan 2024: 26 bn by China plus 5-10% is 27.3 to 28.6 bn; 20 were recorded."""
    state = ViewState(country="KAZ", flow="import")
    low, high = edges(store, state, "2024")
    assert low == pytest.approx(27.3e9)
    assert high == pytest.approx(28.6e9)
    assert finding(CHART.table(store, state), state) == (
        "Kazakhstan’s imports in 2024: China recorded $26.0 bn, Kazakhstan $20.0 bn; "
        "freight of 5–10% widens the gap to at least $7.30 bn"
    )
    band = next(row for row in CHART.table(store, state) if row.measure == "cif_low")
    assert band.ledger == "china"
    assert band.status == "derived"
    assert band.note.startswith("China’s figure x 1.05")


def test_exports_china_is_the_importer(store: Store) -> None:
    """Kazakhstan 2024: 10 bn plus 5-10% includes China's 10.8, so freight can explain the gap."""
    state = ViewState(country="KAZ", flow="export", period="2024")
    low, high = edges(store, state, "2024")
    assert (low, high) == (pytest.approx(10.5e9), pytest.approx(11e9))
    assert finding(CHART.table(store, state), state).endswith(
        "freight of 5–10% could explain the gap"
    )
    band = next(row for row in CHART.table(store, state) if row.measure == "cif_high")
    assert band.ledger == "partner"
    assert band.note.startswith("the country’s exports x 1.1")


def test_the_band_can_be_set(store: Store) -> None:
    """10-20% of the same base; the subtitle and the title say which."""
    state = ViewState(country="KGZ", flow="import", cif="10-20")
    low, high = edges(store, state, "2024")
    assert low == pytest.approx(22e9)
    assert high == pytest.approx(24e9)
    frame = CHART.table(store, state)
    assert "plus 10–20% for freight and insurance" in subtitle(frame, state)
    assert "to at least $17.0 bn" in finding(frame, state)


def test_the_gap_is_smaller_than_freight(store: Store) -> None:
    """Uzbekistan's imports of 2023: 9 bn by both sides."""
    state = ViewState(country="UZB", flow="import", period="2023")
    title = finding(CHART.table(store, state), state)
    assert title.endswith("the gap is smaller than freight of 5–10% would make it")


def test_a_turnover_has_a_band_only_where_its_two_flows_fit(store: Store) -> None:
    """Turkmenistan 2000, exports 2 and imports 1: 2.1 + 0.95. Uzbekistan 2024 (services): none."""
    low, high = edges(store, ViewState(country="TKM"), "2000")
    assert low == pytest.approx(2e9 * 1.05 + 1e9 / 1.05)
    assert high == pytest.approx(2e9 * 1.1 + 1e9 / 1.1)
    state = ViewState(country="UZB", period="2024")
    frame = CHART.table(store, state)
    assert [r.period for r in frame if r.measure == "cif_low"] == ["2020", "2021", "2022", "2023"]
    assert "freight" not in finding(frame, state)
    assert "add up to its total trade" in subtitle(frame, state)
    notes = {
        (r.measure, r.period): r.note
        for r in CHART.table(store, ViewState(country="TKM"))
        if r.measure.startswith("cif_")
    }
    assert "exports x 1.05 + its imports / 1.05" in notes[("cif_low", "2000")]
    assert "exports x 1.1 + its imports / 1.1" in notes[("cif_high", "2000")]


def test_more_freight_can_lower_a_turnover(store: Store) -> None:
    """Kyrgyzstan buys far more than it sells: the band is below the Kyrgyz figure."""
    low, high = edges(store, ViewState(country="KGZ"), "2023")
    assert low == pytest.approx(9e6 * 1.1 + 4.5e9 / 1.1)
    assert high == pytest.approx(9e6 * 1.05 + 4.5e9 / 1.05)
    assert high < 4.509e9
    notes = {
        r.measure: r.note
        for r in CHART.table(store, ViewState(country="KGZ"))
        if r.period == "2023"
    }
    assert "x 1.1 " in notes["cif_low"]
    assert "x 1.05 " in notes["cif_high"]


def test_the_region_shows_the_widest_gap(store: Store) -> None:
    """In dollars, among countries that still publish figures."""
    assert {row.country for row in CHART.table(store, ViewState())} == {"KGZ"}
    assert {row.country for row in CHART.table(store, ViewState(country="TKM"))} == {"TKM"}


def test_lines_differ_by_dash_marker_and_label(store: Store) -> None:
    """Solid line and circles for China, dashes and squares for the country, labels at the ends."""
    state = ViewState(country="KAZ", flow="import")
    drawn = figure(CHART.table(store, state), state)
    lines = [t for t in drawn["data"] if t.get("customdata")]
    assert [t["line"]["dash"] for t in lines] == ["solid", "dash"]
    assert lines[0]["marker"]["symbol"][0].startswith("circle")
    assert lines[1]["marker"]["symbol"][0].startswith("square")
    labels = [note["text"] for note in drawn["layout"]["annotations"]]
    assert {"China", "Kazakhstan"} <= {label.split(",")[0] for label in labels}
    areas = [t for t in drawn["data"] if t.get("fill") == "toself"]
    assert areas
    assert [area["showlegend"] for area in areas] == [True] + [False] * (len(areas) - 1)


def test_uzbekistans_own_total_is_in_the_line_and_the_subtitle(store: Store) -> None:
    """14 bn is in the country's line of 2024, as in the other charts of this view."""
    state = ViewState(country="UZB")
    frame = CHART.table(store, state)
    own = {row.period: row for row in frame if row.ledger == "partner"}
    assert own["2024"].value == 14e9
    assert own["2024"].measure == "value_printed"
    assert subtitle(frame, state).endswith(
        "Uzbekistan 2024: goods and services, as the agency counts"
    )


def test_a_year_without_a_pair_is_named(store: Store) -> None:
    """China's total of 2019 was not found: the title has the latest pair, the subtitle says so."""
    state = ViewState(country="KAZ", period="2019")
    frame = CHART.table(store, state)
    assert finding(frame, state).startswith("Kazakhstan’s total trade in 2024")
    assert subtitle(frame, state).endswith("no figures from both sides for 2019")


def test_no_more_is_unexplained_than_the_gap(live_store: Store) -> None:
    """ "Freight leaves $17.4 bn unexplained" of a gap of $17.1 bn: freight makes that gap wider."""
    for country in COUNTRIES:
        for flow in ("export", "import", "turnover"):
            state = ViewState(country=country, flow=flow)
            frame = CHART.table(live_store, state)
            for year in {row.period for row in frame if row.measure == "cif_low"}:
                title = finding(frame, state.with_(period=year))
                amounts = re.findall(r"\$([\d.]+) (bn|m|k)", title)
                dollars = [
                    float(number) * {"bn": 1e9, "m": 1e6, "k": 1e3}[unit]
                    for number, unit in amounts
                ]
                gap = abs(dollars[0] - dollars[1])
                if "unexplained" in title:
                    assert dollars[2] <= gap * 1.02, title  # the figures are rounded
                elif "widens" in title:
                    assert dollars[2] >= gap * 0.98, title
