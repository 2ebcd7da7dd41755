"""The bytes of a CSV, as researchers and spreadsheets read them."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from components.charts.kit.base import Row
from components.export.csvfile import COLUMNS, FIELDS, file_name, safe, to_csv
from components.state import ViewState
from components.views import CHARTS


def row(**changes: object) -> Row:
    """A Row with some fields changed."""
    fields: dict[str, object] = dict.fromkeys(FIELDS, "x") | {"value": 1.5}
    return Row(**(fields | changes))  # type: ignore[arg-type]


def test_pandas_reads_back_what_was_written() -> None:
    """Full precision, header first; the byte order mark is skipped."""
    content = to_csv((row(value=106.3e9), row(value=0.1 + 0.2, note='a, "quoted"\nnote')))
    assert content.startswith(b"\xef\xbb\xbfcountry,")
    table = pd.read_csv(io.BytesIO(content))
    assert tuple(table.columns) == COLUMNS
    assert table["value"].tolist() == [106.3e9, 0.1 + 0.2]
    assert table["note"][1] == 'a, "quoted"\nnote'


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_text_cannot_become_a_formula(cell: str) -> None:
    """Each sign that starts a formula in some spreadsheet gets an apostrophe."""
    assert safe(cell) == "'" + cell
    assert safe("Kazakhstan") == "Kazakhstan"


def test_negative_numbers_stay_numbers() -> None:
    """A balance is a number, not a quoted text."""
    assert b",-5," in to_csv((row(value=-5.0),))


def test_files_are_named_by_their_filters() -> None:
    """The chart, then the filters that it uses and that are set, in the order of addresses."""
    chart = CHARTS["turnover_by_country"]
    assert file_name(chart, ViewState(), "2026.11") == "khorgos-2026.11-turnover-by-country.csv"
    state = ViewState(country="KAZ", flow="import", theme="dark", commodity="27")
    assert (
        file_name(chart, state, "2026.11") == "khorgos-2026.11-turnover-by-country-kaz-import.csv"
    )
    hostile = ViewState(period='../"\r\n')
    assert file_name(chart, hostile, "2026.11") == "khorgos-2026.11-turnover-by-country.csv"
