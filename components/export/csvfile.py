"""CSV of a chart: its bytes and file name; and the variant for spreadsheets with a decimal comma.

The columns are the same for every chart; docs/csv.md describes them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from operator import attrgetter

from components.charts.kit.base import Chart, Frame
from components.state import DEFAULT, PARAMETERS, ViewState
from data.open.csvtext import number, safe

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


def to_csv(frame: Frame) -> bytes:
    """UTF-8 with a byte order mark (Excel needs it, pandas and R skip it), one line per Row.

    Numbers have all their digits, in the row's unit, with a decimal point and no grouping.
    """
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow(COLUMNS)
    for row in frame:
        out.writerow(
            [number(cell) if isinstance(cell, float) else _plain(str(cell)) for cell in _cells(row)]
        )
    return text.getvalue().encode("utf-8-sig")


#: HS codes and months as programs write them
_CODE = re.compile(r"[0-9]{2,6}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})(?!-)")
#: cells that spreadsheets would read as a number or a date
_AS_TEXT: Mapping[str, Callable[[str], str]] = {
    "commodity": lambda code: f"HS {code}" if _CODE.fullmatch(code) else code,
    "period": lambda code: _MONTH.sub(r"\1M\2", code),
    "place": lambda places: places.replace(",", " "),
}


def to_excel_csv(frame: Frame) -> bytes:
    """The CSV for spreadsheets whose system writes a decimal comma: `;` between cells, `1,5`.

    Excel guesses types when it opens a CSV, also those of quoted cells: `08` becomes 8, and
    `2024-03` a date. The codes are written as text that it keeps: `HS 08`, `2024M03`.
    """
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    out.writerow(COLUMNS)
    for row in frame:
        out.writerow(
            [
                number(cell).replace(".", ",")
                if isinstance(cell, float)
                else _plain(_AS_TEXT.get(name, str)(str(cell)))
                for name, cell in zip(FIELDS, _cells(row), strict=True)
            ]
        )
    return text.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    """Text for spreadsheets and programs, without the no-break spaces of the screen."""
    return safe(without_breaks(text))


def without_breaks(text: str) -> str:
    """Text without the no-break spaces of the screen."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def file_name(chart: Chart, state: ViewState, release: str, ending: str = ".csv") -> str:
    """`khorgos-2026.11-china-trade-kaz-export-2024.csv`: release, chart, and the filters set."""
    chosen = [
        getattr(state, name)
        for name in PARAMETERS
        if name in chart.uses and getattr(state, name) != getattr(DEFAULT, name)
    ]
    slug = "-".join(re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-") for value in chosen)
    return (
        "-".join(filter(None, ("khorgos", release, chart.id.replace("_", "-"), slug[:80]))) + ending
    )
