"""The table of a card: what varies, one unit a column, statuses at the end."""

from __future__ import annotations

from typing import Any

import pytest

from components.charts.kit.base import Row
from components.export.table import table_of
from components.language.columns import scale_of
from components.language.text import speaking
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS


def texts(table: dict[str, Any]) -> list[list[str]]:
    """The cells of the rows as text."""
    return [[cell["text"] if cell else "" for cell in row] for row in table["rows"]]


def heads(table: dict[str, Any]) -> list[str]:
    return [column["label"] for column in table["columns"]]


def test_columns_are_what_varies(renderer: Renderer) -> None:
    """Two flows of one country by year: country and partner are in the caption, the unit in the head."""
    state = ViewState(view="country", country="TKM", ledger="partner")
    frame = renderer.draw(CHARTS["china_trade"], state).frame
    table = table_of(frame)
    assert heads(table) == ["Period", "Flow", "Amount, US$ million", "Data status"]
    assert [column["kind"] for column in table["columns"]] == ["text", "text", "number", "status"]
    assert len(table["rows"]) == len(frame) == 6
    assert texts(table)[:2] == [
        ["1999", "exports", "2,000", "as published"],
        ["2000", "exports", "2,000", "as published"],
    ]
    for fixed in ("Turkmenistan", "China"):
        assert fixed in table["caption"]


def test_a_single_row_has_a_column_for_its_period(renderer: Renderer) -> None:
    """No rows give an empty body."""
    frame = renderer.draw(CHARTS["crossing_road"], ViewState(country="KGZ")).frame
    table = table_of(frame)
    assert texts(table) == [["2024", "50,000", "as published"]]
    assert "Torugart" in table["caption"]
    assert table_of(()) | {"decimal": "."} == {
        "caption": "",
        "decimal": ".",
        "columns": [
            {"label": "Period", "kind": "text"},
            {"label": "Value", "kind": "number"},
            {"label": "Data status", "kind": "status"},
        ],
        "rows": [],
    }


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_every_number_is_there_and_leads_to_its_row(chart: str, lang: str, live: Renderer) -> None:
    """Each row of a frame has one cell, whose number is that of the row in the column's unit."""
    frame = live.draw(CHARTS[chart], ViewState(country="KAZ", lang=lang)).rows
    with speaking(lang):
        table = table_of(frame)
    cells = [cell for row in table["rows"] for cell in row if cell and "row" in cell]
    assert sorted(cell["row"] for cell in cells) == list(range(len(frame)))
    sizes: dict[tuple[int, str], set[float]] = {}
    for row in table["rows"]:
        assert len(row) == len(table["columns"])
        for at, cell in enumerate(row):
            if cell and "value" in cell and frame[cell["row"]].value:
                size = frame[cell["row"]].value / cell["value"]
                sizes.setdefault((at, frame[cell["row"]].unit), set()).add(round(size, 3))
    assert all(len(found) == 1 for found in sizes.values())
    columns = [at for at, _unit in sizes]
    assert len(columns) == len(set(columns)), "two units in a column"


def test_measures_of_the_same_thing_stand_in_one_line(live: Renderer) -> None:
    """The lower and the upper edge of the band beside the amount."""
    frame = live.draw(CHARTS["ledger_path"], ViewState(country="KAZ")).rows
    table = table_of(frame)
    assert len(table["rows"]) < len(frame)
    assert heads(table)[2:] == [
        "Amount, US$ million",
        "Lower edge of the band, US$ million",
        "Upper edge of the band, US$ million",
        "Data status",
    ]


def test_codes_periods_and_statuses(live: Renderer) -> None:
    """A code stands before its goods, a period sorts by time, a weak status has its sign."""
    frame = live.draw(CHARTS["treemap"], ViewState(country="KAZ", flow="export")).rows
    names = {row[0] for row in texts(table_of(frame))}
    assert any(name.startswith("08 ") for name in names)
    frame = live.draw(CHARTS["china_share"], ViewState()).rows
    table = table_of(frame)
    at = heads(table).index("Period")
    assert {row[at]["order"] for row in table["rows"]} == {row.period for row in frame}
    assert "⊗ estimate" in {row[-1] for row in texts(table)}


@pytest.mark.parametrize(
    ("lang", "unit", "values", "name", "shown"),
    [
        ("en", "USD", [43.8e9, -1.5e6], "US$ million", ["43,800", "−1.5"]),
        ("ru", "USD", [43.8e9, 1234567890], "млн долл.", ["43 800", "1 235"]),
        ("zh", "USD", [43.8e9, 1.25e8], "亿美元", ["438", "1.25"]),
        ("zh", "USD", [794174.0], "万美元", ["79.42"]),
        ("en", "percent", [12.0, 0.0632, 100 / 3], "percent", ["12.0", "0.063", "33.3"]),
        ("en", "ratio", [1.4286], "", ["1.43"]),
        ("en", "t", [1234.5678, 0.0], "tonnes", ["1,235", "0"]),
        ("en", "USD_real", [2e6], "US$ million, prices of 2024", ["2"]),
    ],
)
def test_numbers_of_a_column(
    lang: str, unit: str, values: list[float], name: str, shown: list[str]
) -> None:
    """One unit for all; no digit that the value does not have, except those of a percentage."""
    with speaking(lang):
        scale = scale_of(unit, values)
        assert scale.name == name
        assert [scale.text(value).replace("\N{NO-BREAK SPACE}", " ") for value in values] == shown


def test_a_place_on_the_map_has_no_number(renderer: Renderer) -> None:
    """It says so, and still leads to its row."""
    frame = renderer.draw(CHARTS["projects_map"], ViewState()).rows
    rows: list[Row] = [row for row in frame if row.unit == "place"]
    cells = [cell for line in table_of(frame)["rows"] for cell in line if cell and "row" in cell]
    wordy = [cell for cell in cells if "value" not in cell]
    assert len(wordy) == len(rows) > 0
    assert all(not cell["text"][0].isdigit() for cell in wordy)
