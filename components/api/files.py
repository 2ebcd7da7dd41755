"""A chart's rows in each format: CSV, CSV for Excel, workbook, JSON, Parquet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import orjson

from components.api.content import cells_of, chart_content
from components.api.declared import CSV, JSON, PARQUET, XLSX
from components.charts.kit.base import Chart, Frame
from components.charts.kit.groups import with_compositions
from components.export.csvfile import COLUMNS, FIELDS, to_csv, to_excel_csv
from components.export.workbook import to_xlsx
from components.language.text import speaking
from components.quote.origin import about_file
from components.render import Renderer
from components.state import ViewState
from data.open.parquet import to_parquet


class File(NamedTuple):
    """A format: ending of the file, media type, and how its bytes are made.

    `write` takes the renderer, a chart, a state, and the origin of the site (`https://host`), which
    the file names if `names_host`.
    """

    ending: str
    media_type: str
    write: Callable[[Renderer, Chart, ViewState, str], bytes]
    names_host: bool = False


#: column -> its type in Parquet
_TYPES = {
    column: "number" if name == "value" else "string"
    for column, name in zip(COLUMNS, FIELDS, strict=True)
}


def rows_of(renderer: Renderer, chart: Chart, state: ViewState) -> Frame:
    """Return the rows of every file of a chart."""
    rows = renderer.draw(chart, state).rows
    with speaking(state.lang):
        return with_compositions(renderer.store, rows)


def _csv(renderer: Renderer, chart: Chart, state: ViewState, host: str) -> bytes:
    return to_csv(rows_of(renderer, chart, state))


def _excel_csv(renderer: Renderer, chart: Chart, state: ViewState, host: str) -> bytes:
    return to_excel_csv(rows_of(renderer, chart, state))


def _xlsx(renderer: Renderer, chart: Chart, state: ViewState, host: str) -> bytes:
    with speaking(state.lang):
        about = about_file(renderer, chart, state, host)
    return to_xlsx(rows_of(renderer, chart, state), about, renderer.store.package.meta.data_date)


def _json(renderer: Renderer, chart: Chart, state: ViewState, host: str) -> bytes:
    rows = rows_of(renderer, chart, state)
    return orjson.dumps(chart_content(renderer, chart, state, rows, host))


def _parquet(renderer: Renderer, chart: Chart, state: ViewState, host: str) -> bytes:
    rows = rows_of(renderer, chart, state)
    return to_parquet(_TYPES, (tuple(cells_of(row).values()) for row in rows))


EXCEL_CSV = File(".excel.csv", CSV, _excel_csv)
#: format of `/api/charts/<id>` -> its file; the first is the default
FORMATS: Mapping[str, File] = {
    "json": File(".json", JSON, _json, names_host=True),
    "csv": File(".csv", CSV, _csv),
    "parquet": File(".parquet", PARQUET, _parquet),
    "xlsx": File(".xlsx", XLSX, _xlsx, names_host=True),
}
