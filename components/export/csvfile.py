"""CSV of a chart: its bytes and file name.

The columns are the same for every chart; docs/csv.md describes them.
"""

from __future__ import annotations

import csv
import io
import re
from operator import attrgetter

from components.charts.kit.base import Chart, Frame
from components.state import DEFAULT, PARAMETERS, ViewState

#: fields of a Row that are columns, in this order; the others are in its note
FIELDS: tuple[str, ...] = (
    "country",
    "country_name",
    "partner",
    "partner_name",
    "period",
    "flow",
    "commodity",
    "commodity_name",
    "measure",
    "value",
    "unit",
    "ledger",
    "status",
    "source",
    "note",
    "item",
    "item_name",
    "sector",
    "stage",
    "place",
    "counted_by",
    "via",
)
COLUMNS: tuple[str, ...] = tuple("source_id" if name == "source" else name for name in FIELDS)
_cells = attrgetter(*FIELDS)
#: a text cell that begins with one of these is a formula for some spreadsheet
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def safe(cell: str) -> str:
    """A text cell that no spreadsheet evaluates: with an apostrophe before a formula sign."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def to_csv(frame: Frame) -> bytes:
    """UTF-8 with a byte order mark (Excel needs it, pandas and R skip it), one line per Row.

    Numbers have all their digits, in the row's unit, with a decimal point and no grouping.
    """
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow(COLUMNS)
    for row in frame:
        out.writerow(
            [
                _number(cell) if isinstance(cell, float) else _plain(str(cell))
                for cell in _cells(row)
            ]
        )
    return text.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    """Text for spreadsheets and programs, without the no-break spaces of the screen."""
    return safe(text.replace("\N{NO-BREAK SPACE}", " "))


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def file_name(chart: Chart, state: ViewState) -> str:
    """`khorgos-china-trade-kaz-export-2024.csv`: the chart, then each filter that is set."""
    chosen = [
        getattr(state, name)
        for name in PARAMETERS
        if name in chart.uses and getattr(state, name) != getattr(DEFAULT, name)
    ]
    slug = "-".join(re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-") for value in chosen)
    return "-".join(filter(None, ("khorgos", chart.id.replace("_", "-"), slug[:80]))) + ".csv"
