"""A downloaded table as text cells, whatever kind of file it is: XLS, XLSX, HTML or CSV."""

from __future__ import annotations

import csv
import io

import openpyxl
import xlrd
from lxml import html

from data.refresh.client import excerpt
from data.refresh.reading import ShapeError

Grid = list[list[str]]
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
#: first bytes of sheets of Excel 2, 3, 4 and 5 that are not in an OLE file
_BIFF = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
_ENCODINGS = ("utf-8-sig", "gb18030")
#: most columns that a cell of a page may span
_WIDEST = 64


def grids(content: bytes) -> list[Grid]:
    """Return the sheets of a workbook, the tables of a page, or the lines of a CSV.

    A cell of a page that spans several is repeated in each; of a workbook's it is in the first.
    Raises ShapeError if the bytes are none of these.
    """
    try:
        if content.startswith(_ZIP):
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
            return [[[_text(cell) for cell in row] for row in s.values] for s in book.worksheets]
        if content.startswith((_OLE, *_BIFF)):
            old = xlrd.open_workbook(file_contents=content, logfile=io.StringIO())
            return [
                [[_text(cell) for cell in sheet.row_values(n)] for n in range(sheet.nrows)]
                for sheet in old.sheets()
            ]
        text = _decoded(content)
        if text.lstrip()[:1] == "<":
            page = html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
            return [_table(element) for element in page.iter("table")]
        return [[[_text(c) for c in row] for row in csv.reader(io.StringIO(text, newline=""))]]
    except ShapeError:
        raise
    except Exception as error:  # readers of broken workbooks raise anything
        raise ShapeError(f"not a whole table: {type(error).__name__}: {error}") from error


def _table(element: html.HtmlElement) -> Grid:
    """Return the cells of a table; one that spans several is repeated in each."""
    rows: dict[int, dict[int, str]] = {}
    for place, line in enumerate(element.iter("tr")):
        cells = rows.setdefault(place, {})
        column = 0
        for cell in line.iterchildren("td", "th"):
            while column in cells:
                column += 1
            text = _text(cell.text_content())
            for down in range(_span(cell, "rowspan")):
                for right in range(_span(cell, "colspan")):
                    rows.setdefault(place + down, {})[column + right] = text
            column += 1
    return [
        [cells.get(column, "") for column in range(max(cells, default=-1) + 1)]
        for _place, cells in sorted(rows.items())
    ]


def _span(cell: html.HtmlElement, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), _WIDEST) if text.isdigit() else 1


def _text(cell: object) -> str:
    """Return a cell on one line; whole numbers without a decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else " ".join(str(cell).replace("\u3000", " ").split())


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ShapeError(f"text in an unknown encoding: {excerpt(content)}")
