"""A chart's rows as an Excel workbook: codes are text, values are numbers, sources are beside them.

docs/csv.md describes the sheets.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from components.charts.kit.base import Frame
from components.export.csvfile import COLUMNS, FIELDS, without_breaks

#: most characters of a cell
_MOST = 32_767
#: widths of columns in characters; the others have the first one
_WIDTH = 14
_WIDTHS = {"commodity_name": 28, "value": 20, "source_id": 28, "note": 60, "item_name": 40}
_ABOUT_WIDTHS = (28, 36, 70, 40, 14, 60)
#: numbers from here on are shown without decimals: Excel would show 1E+11
_NO_DECIMALS = 1e5
DATA_SHEET = "Data"


class About(NamedTuple):
    """The second sheet: its name, at most 31 characters, and its lines of cells.

    A line of one cell is a paragraph. The first line, and the first of several cells, are headings.
    """

    sheet: str
    lines: Sequence[Sequence[str]]


def to_xlsx(frame: Frame, about: About, dated: str) -> bytes:
    """The workbook of a frame. The same rows give the same bytes.

    `dated` is the ISO date that the file says it was made on: that of the data.

    Text is written as text: none is a formula or a link, whatever it begins with.
    """
    import xlsxwriter  # 50 ms and some memory, which serving pages need not pay for

    content = io.BytesIO()
    # in memory: the server may not write to its disk
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": datetime.fromisoformat(dated), "author": "Khorgos"})
    strong = book.add_format({"bold": True})
    text_cell = book.add_format({"num_format": "@"})
    number_cell, whole_cell = book.add_format(), book.add_format({"num_format": "#,##0"})
    data = book.add_worksheet(DATA_SHEET)
    for column, name in enumerate(COLUMNS):
        data.write_string(0, column, name, strong)
        data.set_column(column, column, _WIDTHS.get(name, _WIDTH))
    for line, row in enumerate(frame, start=1):
        for column, name in enumerate(FIELDS):
            cell = getattr(row, name)
            if isinstance(cell, float):
                is_whole = cell.is_integer() or abs(cell) >= _NO_DECIMALS
                data.write_number(line, column, cell, whole_cell if is_whole else number_cell)
            elif cell:
                data.write_string(line, column, _text(cell), text_cell)
    data.freeze_panes(1, 0)
    data.autofilter(0, 0, len(frame), len(COLUMNS) - 1)
    notes = book.add_worksheet(about.sheet)
    for column, width in enumerate(_ABOUT_WIDTHS):
        notes.set_column(column, column, width)
    head = next((line for line, cells in enumerate(about.lines) if len(cells) > 1), 0)
    for line, cells in enumerate(about.lines):
        for column, cell in enumerate(cells):
            notes.write_string(line, column, _text(cell), strong if line in (0, head) else None)
    book.close()
    return content.getvalue()


def _text(cell: str) -> str:
    return without_breaks(cell)[:_MOST]
