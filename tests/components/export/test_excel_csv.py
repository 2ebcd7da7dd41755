"""The CSV for spreadsheets: opening it changes no code, no period and no number."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from components.export.csvfile import COLUMNS, to_csv, to_excel_csv
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS
from tests.components.export.spreadsheet import kind, opened
from tests.components.export.test_csvfile import row


@pytest.mark.parametrize("cell", ["08", "8703", "2024-03", "1,5", "12%", "1/2", "=1+1", "true"])
def test_what_a_spreadsheet_would_change(cell: str) -> None:
    """These cells are not text for it, in quotes or without."""
    assert kind(cell) != "text"


@pytest.mark.parametrize("chart", CHARTS)
def test_opening_changes_nothing(chart: str, renderer: Renderer) -> None:
    """Only `value` and a period that is a year are numbers; all else is text as written."""
    for state in (ViewState(), ViewState(country="KAZ", flow="import"), ViewState(country="TKM")):
        frame = renderer.draw(CHARTS[chart], state).rows
        lines = opened(to_excel_csv(frame))
        assert len(lines) == len(frame)
        for line, drawn in zip(lines, frame, strict=True):
            assert kind(line.pop("value")) == "number"
            period = line.pop("period")
            assert kind(period) in ("number", "text") or drawn.period.count("-") == 2
            for name, cell in line.items():
                assert kind(cell) == "text", (name, cell)


def test_codes_months_and_decimals() -> None:
    """HS codes, months and places are written so that they stay; groups and years as ever."""
    line = opened(
        to_excel_csv((row(commodity="08", period="2024-03", value=-1234.5, place="44.2,80.4"),))
    )[0]
    assert (line["commodity"], line["period"]) == ("HS 08", "2024M03")
    assert (line["value"], line["place"]) == ("-1234,5", "44.2 80.4")
    (plain,) = opened(to_excel_csv((row(commodity="TOTAL", period="2025-01/2025-09", value=8.0),)))
    assert (plain["commodity"], plain["period"]) == ("TOTAL", "2025M01/2025M09")
    assert plain["value"] == "8"
    (day,) = opened(to_excel_csv((row(period="2024-03-18"),)))
    assert (day["period"], kind(day["period"])) == ("2024-03-18", "date")


def test_formulas_stay_text() -> None:
    """The signs are as guarded as in the other file."""
    (line,) = opened(to_excel_csv((row(note="=1+1", item_name="＝1"),)))
    assert (line["note"], line["item_name"]) == ("'=1+1", "'＝1")


def test_pandas_reads_both_files_alike(live: Renderer) -> None:
    """With the lines of docs/csv.md: codes are text, values are equal."""
    frame = live.draw(CHARTS["treemap"], ViewState(country="KAZ", flow="export")).rows
    types = {"commodity": str, "period": str}
    plain = pd.read_csv(io.BytesIO(to_csv(frame)), dtype=types, keep_default_na=False)
    excel = pd.read_csv(
        io.BytesIO(to_excel_csv(frame)),
        sep=";",
        decimal=",",
        dtype=types,
        keep_default_na=False,
    )
    assert tuple(excel.columns) == COLUMNS
    assert "08" in set(plain["commodity"])
    assert excel["value"].tolist() == plain["value"].tolist()
    assert excel["commodity"].str.removeprefix("HS ").tolist() == plain["commodity"].tolist()
