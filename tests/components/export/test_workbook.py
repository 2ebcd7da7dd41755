"""The workbook of a chart, as a spreadsheet reads it."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pandas as pd
import pytest

from components.export.csvfile import COLUMNS
from components.export.workbook import About, to_xlsx
from tests.components.export.test_csvfile import row

ABOUT = About("Sources and notes", [("A title",), (), ("source_id", "Licence"), ("a", "=1+1")])


def book(*rows: object) -> bytes:
    """A workbook of rows, with the date of the data in its properties."""
    return to_xlsx(rows, ABOUT, "2026-11-28")  # type: ignore[arg-type]


def test_codes_are_text_and_values_are_numbers() -> None:
    """With the digits that Excel keeps; a month is no date."""
    content = book(row(commodity="08", period="2024-03", value=0.1 + 0.2), row(value=106.3e9))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Data"]
    head, first, second = sheet.iter_rows()
    assert tuple(cell.value for cell in head) == COLUMNS
    cells = dict(zip(COLUMNS, first, strict=True))
    assert (cells["commodity"].value, cells["commodity"].data_type) == ("08", "s")
    assert (cells["period"].value, cells["period"].data_type) == ("2024-03", "s")
    assert cells["value"].value == pytest.approx(0.1 + 0.2, rel=1e-15)  # Excel keeps 15 digits
    assert second[COLUMNS.index("value")].value == 106.3e9
    assert second[COLUMNS.index("value")].number_format == "#,##0"
    assert sheet.freeze_panes == "A2"


def test_no_text_is_a_formula_or_a_link() -> None:
    """Whatever it begins with; it is not changed either."""
    content = book(row(note="=1+1", item_name="https://example.org", country_name="@SUM(A1)"))
    loaded = openpyxl.load_workbook(io.BytesIO(content))
    cells = dict(zip(COLUMNS, list(loaded["Data"].iter_rows())[1], strict=True))
    for name, text in (("note", "=1+1"), ("country_name", "@SUM(A1)")):
        assert (cells[name].value, cells[name].data_type) == (text, "s")
    assert cells["item_name"].hyperlink is None
    assert loaded["Sources and notes"]["B4"].data_type == "s"


def test_characters_that_xml_has_not() -> None:
    """Control characters and a note that is too long give a file that opens."""
    loaded = openpyxl.load_workbook(io.BytesIO(book(row(note="a\x01b" + "x" * 40_000))))
    assert len(list(loaded["Data"].iter_rows())) == 2


def test_pandas_reads_the_codes() -> None:
    """With the line of docs/csv.md."""
    content = io.BytesIO(book(row(commodity="08", period="2024", value=1.5)))
    table = pd.read_excel(content, dtype={"commodity": str, "period": str})
    assert table["commodity"].tolist() == ["08"]
    assert table["value"].tolist() == [1.5]


def test_the_same_rows_give_the_same_bytes() -> None:
    """So that a file can be compared with an older one, and a cache can keep it."""
    assert book(row()) == book(row())
    with zipfile.ZipFile(io.BytesIO(book())) as empty:
        assert empty.testzip() is None
