"""The figures of both sides compared."""

from __future__ import annotations

import pytest

from components.charts.kit.base import show
from components.charts.kit.bothcounts import figure
from components.charts.ledgers.ledger_gap import CHART, finding, subtitle
from components.state import ViewState
from data.records.codes import COUNTRIES
from data.store import Store

Y2024 = ViewState(period="2024")


@pytest.mark.parametrize(
    ("country", "china", "own", "ratio"),
    [
        ("KAZ", "$36.8 bn", "$30.0 bn", "×1.23"),
        ("UZB", "$12.0 bn", "$14.0 bn", "×0.86"),
        ("KGZ", "$20.0 bn", "$5.01 bn", "×4.0"),
        ("TJK", "$4.00 bn", "$1.50 bn", "×2.67"),
    ],
)
def test_turnover_of_2024_as_published(
    store: Store, country: str, china: str, own: str, ratio: str
) -> None:
    """Both values, the difference and the ratio of each country, with the ledger of who counted."""
    rows = [row for row in CHART.table(store, Y2024) if row.country == country]
    assert [show(row) for row in rows[:2]] == [china, own]
    assert [row.ledger for row in rows[:2]] == ["china", "partner"]
    gap, times = rows[2:]
    assert (gap.measure, gap.unit, times.measure, times.unit) == ("gap", "USD", "ratio", "ratio")
    assert gap.value == pytest.approx(rows[0].value - rows[1].value)
    assert show(times) == ratio
    assert show(gap).startswith("−" if country == "UZB" else "+")
    assert (gap.ledger, times.ledger) == ("china", "china")
    assert times.note.startswith("China’s customs / national statistics")
    assert set(rows[0].source.split(";")) < set(times.source.split(";"))


def test_the_uzbek_agencys_own_total_is_marked_and_explained(store: Store) -> None:
    """14 bn is goods and services: the note and the subtitle say so, the label has a star."""
    frame = CHART.table(store, Y2024)
    own = next(row for row in frame if (row.country, row.ledger) == ("UZB", "partner"))
    assert own.measure == "value_printed"
    assert own.source == "office-page"
    assert own.note.startswith("goods and services, as the agency counts; ")
    assert "$12.0 bn from UN Comtrade" in own.note
    texts = [text for trace in figure(frame, Y2024)["data"] for text in trace.get("text", ())]
    assert "$14.0 bn*" in texts
    described = subtitle(frame, Y2024)
    assert "* Uzbekistan 2024: goods and services, as the agency counts" in described
    assert "*" not in subtitle(CHART.table(store, ViewState()), ViewState())


def test_services_are_named_where_the_drawn_figure_has_them(store: Store) -> None:
    """The agency counts services until 2023."""
    rows = CHART.table(store, ViewState(period="2023"))
    own = next(row for row in rows if (row.country, row.ledger) == ("UZB", "partner"))
    assert own.measure == "value"
    assert own.note.startswith("goods and services")


def test_turkmenistan_has_a_line_that_says_why_there_is_one_figure(store: Store) -> None:
    """China's figure with the reason; in 1999 there are both."""
    frame = CHART.table(store, ViewState())
    (row,) = (row for row in frame if row.country == "TKM")
    assert row.ledger == "china"
    assert row.note.startswith("no national figure published after 2000")
    texts = [note["text"] for note in figure(frame, ViewState())["layout"]["annotations"]]
    assert any("after 2000" in text.replace("<br>", " ") for text in texts)
    early = [r for r in CHART.table(store, ViewState(period="1999")) if r.country == "TKM"]
    assert [r.measure for r in early] == ["value", "value", "gap", "ratio"]


def test_a_line_for_each_country_in_every_year(store: Store) -> None:
    """A country without figures has a line too, and its label says so."""
    state = ViewState(period="2019")
    frame = CHART.table(store, state)
    drawn = figure(frame, state)["layout"]
    assert len(drawn["yaxis"]["ticktext"]) == len(COUNTRIES)
    assert any(
        "no figure from either side" in note["text"].replace("<br>", " ")
        for note in drawn["annotations"]
    )
    assert finding(frame, state) == "No country has figures from both sides for 2019"


def test_the_newest_year_is_each_countrys_own(store: Store) -> None:
    """Without a choice Uzbekistan has 2025, for which its own figure is the larger one."""
    rows = [row for row in CHART.table(store, ViewState()) if row.country == "UZB"]
    assert {row.period for row in rows} == {"2025"}
    assert show(rows[-1]) == "×0.90"
    assert rows[2].value < 0


def test_bars_start_at_zero_and_differ_by_pattern(store: Store) -> None:
    """A length is an amount; the country's own bars are striped: colour is not needed."""
    drawn = figure(CHART.table(store, Y2024), Y2024)
    axis = drawn["layout"]["xaxis"]
    assert (axis.get("type"), axis["range"][0]) == (None, 0)
    bars = [t for t in drawn["data"] if t["type"] == "bar" and t.get("customdata")]
    assert [set(trace["marker"]["pattern"]["shape"]) for trace in bars] == [{""}, {"/"}]
    (ratios,) = [trace for trace in drawn["data"] if trace["type"] == "scatter"]
    assert {"<b>×4.0</b>", "<b>×0.86</b>"} <= set(ratios["text"])
    assert drawn["layout"]["xaxis2"]["tickvals"] == [1]


def test_the_title_is_the_chosen_or_the_widest(store: Store) -> None:
    """A sentence with year, both values and the ratio."""
    frame = CHART.table(store, Y2024)
    assert finding(frame, Y2024) == (
        "Kyrgyzstan’s total trade in 2024: China recorded $20.0 bn, Kyrgyzstan $5.01 bn (×4.0)"
    )
    chosen = ViewState(period="2024", country="TJK")
    assert finding(frame, chosen).startswith(
        "Tajikistan’s total trade in 2024: China recorded $4.00 bn"
    )
    unpaired = ViewState(country="TKM")
    assert finding(CHART.table(store, unpaired), unpaired).endswith(
        "no national figure published after 2000"
    )
