"""Code that reads a chart's rows by their address, for "Use this in code" (docs/api.md)."""

from __future__ import annotations

from typing import NamedTuple

from components.api.content import csv_address
from components.charts.kit.base import Chart
from components.export.csvfile import COLUMNS
from components.state import ViewState

#: columns whose codes look like numbers: `08`, `2024`
_CODES = ("period", "commodity")


class Snippet(NamedTuple):
    """Code in a language: id, its name, and the code."""

    id: str
    name: str
    code: str


def snippets(chart: Chart, state: ViewState, host: str) -> tuple[Snippet, ...]:
    """Return the code in each language. `host` is the origin of the site."""
    csv = csv_address(chart, state, host)
    parquet = csv_address(chart, state, host, ".parquet")
    xlsx = csv_address(chart, state, host, ".xlsx")
    places = " ".join(str(COLUMNS.index(name) + 1) for name in _CODES)
    types = ", ".join(f'"{name}": str' for name in _CODES)
    return (
        Snippet(
            "pandas",
            "Python, pandas",
            "import pandas as pd\n\n"
            f'table = pd.read_csv("{csv}", dtype={{{types}}}, keep_default_na=False)\n',
        ),
        Snippet(
            "polars",
            "Python, Polars",
            f'import polars as pl\n\ntable = pl.read_parquet("{parquet}")\n',
        ),
        Snippet(
            "r",
            "R",
            f'table <- read.csv("{csv}",\n'
            '  fileEncoding = "UTF-8-BOM", na.strings = "",\n'
            '  colClasses = c(period = "character", commodity = "character"))\n',
        ),
        Snippet(
            "stata",
            "Stata",
            f'import delimited "{csv}", ///\n  encoding("utf-8") stringcols({places}) clear\n',
        ),
        Snippet(
            "duckdb",
            "DuckDB",
            f"select * from read_parquet('{parquet}');\n",
        ),
        Snippet("curl", "curl", f'curl --fail --location --output table.csv "{csv}"\n'),
        Snippet(
            "excel",
            "Excel, Power Query",
            "let\n"
            f'  File = Excel.Workbook(Web.Contents("{xlsx}"), true, true),\n'
            '  Data = File{[Item = "Data", Kind = "Sheet"]}[Data]\n'
            "in\n"
            "  Data\n",
        ),
    )
