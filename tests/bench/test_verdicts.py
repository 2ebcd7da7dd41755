"""The arithmetic of the bench. No time is measured here."""

from __future__ import annotations

import pytest

from tests.bench.verdicts import Target, longest_after_click, ratios, summary, table, told

ROUNDS = [
    {"ours": {"all": 100, "bytes": 2000}, "theirs": {"all": 400, "bytes": 8000}},
    {"ours": {"all": 900, "bytes": 2000}, "theirs": {"all": 1000, "bytes": 8000}},
    {"ours": {"all": 120, "bytes": 2000}, "theirs": {"all": 400, "bytes": 0}},
]


def test_a_ratio_is_taken_within_each_round() -> None:
    """A busy moment of the machine, as in the second round, meets both apps."""
    assert ratios(ROUNDS, ("ours", "all"), ("theirs", "all")) == [0.25, 0.9, 0.3]
    assert told(ratios(ROUNDS, ("ours", "all"), ("theirs", "all"))).text() == "0.30 (0.25–0.90)"


def test_rounds_without_one_of_the_two_do_not_count() -> None:
    assert ratios([{"ours": {"all": 1}}], ("ours", "all"), ("theirs", "all")) == []
    assert ratios(ROUNDS, ("ours", "bytes"), ("theirs", "bytes")) == [0.25, 0.25]


def test_nothing_measured_is_no_verdict() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        told([])


@pytest.mark.parametrize(("found", "verdict"), [([0.2, 0.35, 0.9], "met"), ([0.36], "MISSED")])
def test_the_median_decides_and_the_bar_itself_is_met(found: list[float], verdict: str) -> None:
    target = Target("visible", 0.35, told(found))
    assert target.row()[1] == "≤ 0.35"
    assert target.row()[-1] == verdict


def test_values_with_a_unit_are_whole_numbers() -> None:
    assert Target("second visit", 60, told([59.7]), "kB").row()[1:3] == ("≤ 60 kB", "60 (60–60)")


def test_a_summary_has_a_row_for_each_app() -> None:
    text = summary(ROUNDS, ["all, ms", "kB"], {"all / theirs": ("all", "theirs")})
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()]
    assert cells[0] == ["", "all, ms", "kB", "all / theirs"]
    assert cells[2] == ["ours", "120", "2", "0.30 (0.25–0.90)"]
    assert cells[3] == ["theirs", "400", "8", "1.00 (1.00–1.00)"]


def test_columns_of_a_table_are_as_wide_as_their_longest_cell() -> None:
    assert table(["a", "bb"], [["ccc", "d"]]) == "| a   | bb |\n|-----|----|\n| ccc | d  |"


def test_the_longest_task_is_one_of_the_page_after_the_click() -> None:
    """Times of a trace are in microseconds: `ts` when, `dur` how long, `tdur` of that running."""
    task = {"name": "RunTask", "pid": 1, "tid": 2}
    click = {"name": "EventDispatch", "pid": 1, "tid": 2, "args": {"data": {"type": "click"}}}
    events = [
        task | {"ts": 0, "dur": 900_000, "tdur": 900_000},  # before the click
        click | {"ts": 1_000_000},
        task | {"ts": 999_000, "dur": 9000, "tdur": 8000},  # it has the click
        task | {"ts": 2_000_000, "dur": 400_000, "tdur": 70_000},
        task | {"ts": 2_000_000, "dur": 500_000, "tdur": 500_000, "tid": 3},  # another thread
        task | {"ts": 2_500_000},  # the end of the trace cuts it off
    ]
    assert longest_after_click(events) == 70
    with pytest.raises(ValueError, match="no click"):
        longest_after_click(events[:1])
