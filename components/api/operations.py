"""Every route for programs, declared. callbacks/api answers them, document.py describes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from components.api.declared import (
    CITED_AS,
    CSV,
    JSON,
    JSONL,
    PARQUET,
    XLSX,
    ZIP,
    Operation,
    Param,
    rows_schema,
)
from components.api.indicators import indicator_operations
from components.render import Renderer
from components.state import PARAMETERS, Vocabulary
from data.changes import logged_releases
from data.open.citation import FORMATS as CITATIONS
from data.open.differences import Difference
from data.open.observations import MOMENT
from data.open.tables import TABLES
from data.records.codes import COUNTRIES, FLOWS, LEDGERS, REGION, STATUSES, WORLD
from data.records.observation import COLUMNS

#: ViewState fields that change nothing in a file, and the release, which every route has
_LOOKS = frozenset({"theme", "present", "show", "q", "asof"})
_PAGE = 1000
_LANG = Param(
    name="lang",
    text="language of names, titles and notes; empty: English",
    values=PARAMETERS["lang"].values(Vocabulary())[1:] if PARAMETERS["lang"].values else (),
)
_OBJECT: Mapping[str, Any] = {"type": "object"}


class Operations:
    """The declarations by id. They are made at the first request, from the codes in the data."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def __getitem__(self, name: str) -> Operation:
        """Return a declaration. Raises KeyError if there is none."""
        return self._by_id[name]

    def all(self) -> tuple[Operation, ...]:
        """Return all declarations in order."""
        return tuple(self._by_id.values())

    @cached_property
    def _by_id(self) -> Mapping[str, Operation]:
        release = Param(
            name="asof",
            text="an earlier release of the data; empty: the current one",
            values=self._renderer.vocabulary.releases,
        )
        return {
            operation.id: operation
            if any(param.name == release.name for param in operation.params)
            else replace(operation, params=(*operation.params, release))
            for operation in _declare(self._renderer)
        }


def _declare(renderer: Renderer) -> tuple[Operation, ...]:
    charts = tuple(renderer.charts)
    chart = Param(name="chart", text="id of a chart", values=charts, where="path")
    view = _view_params(renderer)
    return (
        Operation(
            id="charts",
            path="/api/charts",
            summary="List of charts",
            text="Each chart with its question, its parameters and its address.",
            refuses=(),
            group="Charts",
        ),
        Operation(
            id="chart",
            path="/api/charts/{chart}",
            summary="One chart: title, rows, sources",
            text="The rows that the chart draws for the parameters, which are those of the pages. "
            "The header Accept or the end of the address chooses the format.",
            params=(chart, *view),
            answers=(JSON, CSV, PARQUET, XLSX),
            refuses=(400, 404, 406, 414),
            group="Charts",
        ),
        Operation(
            id="chart_file",
            path="/api/charts/{chart}.{format}",
            summary="One chart as a file",
            params=(
                chart,
                Param(
                    name="format",
                    text="format of the file",
                    values=("json", "csv", "parquet", "xlsx"),
                    where="path",
                ),
                *view,
            ),
            answers=(JSON, CSV, PARQUET, XLSX),
            refuses=(400, 404, 414),
            group="Charts",
        ),
        Operation(
            id="citation",
            path="/api/charts/{chart}/citation.{format}",
            summary="Citation of a chart",
            params=(
                chart,
                _citation(),
                *view,
            ),
            answers=tuple(CITED_AS.values()),
            refuses=(400, 404, 414),
            group="Charts",
        ),
        Operation(
            id="code",
            path="/api/charts/{chart}/code",
            summary="Code that reads a chart: pandas, Polars, R, Stata, DuckDB, curl, Excel",
            params=(chart, *view),
            refuses=(400, 404, 414),
            group="Charts",
        ),
        _observations(renderer, ""),
        _observations(renderer, ".csv"),
        _observations(renderer, ".jsonl"),
        _series(renderer),
        *indicator_operations(renderer.vocabulary),
        Operation(
            id="tables",
            path="/api/tables",
            summary="List of the open tables: rows, bytes, columns",
            text="Rows whose terms forbid it are not in the tables; `left_out` counts them.",
            refuses=(),
        ),
        Operation(
            id="table",
            path="/tables/{table}.{format}",
            summary="One table as a file",
            params=(
                Param(
                    name="table",
                    text="name of a table",
                    values=tuple(table.name for table in TABLES),
                    where="path",
                ),
                Param(
                    name="format", text="csv or parquet", values=("csv", "parquet"), where="path"
                ),
            ),
            answers=(CSV, PARQUET),
            refuses=(404,),
        ),
        Operation(
            id="everything",
            path="/tables/khorgos.zip",
            summary="Everything as one zip: a Frictionless data package",
            answers=(ZIP,),
            refuses=(),
        ),
        _changes(renderer),
        Operation(
            id="package_citation",
            path="/api/citation.{format}",
            summary="Citation of the data package",
            params=(_citation(),),
            answers=tuple(CITED_AS.values()),
            refuses=(404,),
        ),
        Operation(
            id="sources",
            path="/api/sources",
            summary="Every source with its licence",
            params=(_LANG,),
            content=rows_schema({}, _OBJECT),
        ),
        Operation(
            id="search",
            path="/api/search",
            summary="Find countries, HS codes, projects, pages and sources by words",
            params=(
                Param(name="q", text="words or an HS code", required=True, example="cars"),
                _LANG,
            ),
        ),
        Operation(
            id="health",
            path="/api/health",
            summary="Versions of app and data",
            refuses=(),
            group="Service",
        ),
    )


def _changes(renderer: Renderer) -> Operation:
    releases = logged_releases(renderer.store.package)
    row = {"type": "object", "required": list(Difference._fields)}
    return Operation(
        id="changes",
        path="/api/changes",
        summary="What changed between two releases, by country",
        text="One row for each figure that is different, with its old and its new value. Rows "
        "whose terms forbid it are left out; `left_out` counts them.",
        params=(
            Param(name="from", text="a release", values=releases, default=releases[-2:][0]),
            Param(
                name="to",
                text="the release that is compared with it",
                values=releases,
                default=releases[-1],
            ),
            Param(name="format", text="json or csv", values=("json", "csv"), default="json"),
        ),
        answers=(JSON, CSV),
        content=rows_schema({"left_out": {"type": "integer", "minimum": 0}}, row),
    )


def _citation() -> Param:
    return Param(
        name="format", text="txt, bib (BibTeX) or ris", values=tuple(CITATIONS), where="path"
    )


def _view_params(renderer: Renderer) -> tuple[Param, ...]:
    """Return the parameters of addresses that some chart uses (components/state/parameters.py)."""
    used = {name for chart in renderer.charts.values() for name in chart.fields} - _LOOKS
    params = []
    for field, parameter in PARAMETERS.items():
        if field not in used:
            continue
        values = parameter.values(renderer.vocabulary) if parameter.values else ()
        params.append(
            Param(
                name=parameter.name,
                text=parameter.meaning.partition(" ([")[0].format(
                    values="one of the list", names=""
                ),
                values=tuple(value for value in values if value),
                pattern="" if values else r"[a-z~]{0,60}",
            )
        )
    return tuple(params)


def _meaning(text: str) -> str:
    """Return what docs/url.md says of a parameter, without links to other pages of it."""
    plain = text.partition(" ([")[0]
    return plain.format(values="one of the list", names="kazakhstan, uzbekistan ...")


def _observations(renderer: Renderer, ending: str) -> Operation:
    package = renderer.store.package
    partners = {row.partner for row in package.observations}
    codes = {row.commodity for row in package.observations}
    params = (
        Param(
            name="country",
            text="codes of countries; CHN is China's own trade",
            values=(REGION, *COUNTRIES, "CHN"),
            many=True,
        ),
        Param(
            name="partner",
            text="codes of partners; WLD is the world",
            values=tuple(sorted(partners, key=lambda code: (code != WORLD, code))),
            many=True,
        ),
        Param(
            name="flow",
            text="seen from the country; the balance is not stored",
            values=FLOWS[:3],
            many=True,
        ),
        Param(
            name="commodity",
            text="TOTAL, or HS codes of 2, 4 or 6 digits",
            values=tuple(sorted(codes, key=lambda code: (code != "TOTAL", code))),
            many=True,
        ),
        Param(name="ledger", text="who counted", values=LEDGERS, many=True),
        Param(name="status", text="how firm the figure is", values=STATUSES, many=True),
        Param(
            name="from", text="first year or month, such as 2020 or 2024-03", pattern=MOMENT.pattern
        ),
        Param(name="to", text="last year or month", pattern=MOMENT.pattern),
        Param(
            name="ranks",
            text="drawn: one figure for each key, as charts draw them; all: those of other "
            "sources, too",
            values=("drawn", "all"),
            default="drawn",
        ),
    )
    if ending:
        return Operation(
            id=f"observations_{ending[1:]}",
            path=f"/api/observations{ending}",
            summary=f"All observations by filter, streamed as {ending[1:].upper()}",
            params=params,
            answers=(CSV if ending == ".csv" else JSONL,),
        )
    paging = (
        Param(
            name="limit",
            text="most rows of a page",
            numbers=(1, 10_000),
            default=str(_PAGE),
        ),
        Param(
            name="cursor",
            text="`next` of the page before, as it was given",
            pattern=r"[0-9.]{7,12}-[0-9]{1,9}",
        ),
    )
    row = {"type": "object", "required": list(COLUMNS)}
    more = {
        "next": {"type": ["string", "null"]},
        "left_out": {"type": "integer", "minimum": 0},
    }
    return Operation(
        id="observations",
        path="/api/observations",
        summary="Observations by filter, in pages",
        text="Rows whose terms forbid it are left out; `left_out` counts those that would match. "
        "`next` is the cursor of the next page, or null; it holds for one release of the data.",
        params=(*params, *paging),
        content=rows_schema(more, row),
    )


def _series(renderer: Renderer) -> Operation:
    vocabulary = renderer.vocabulary
    return Operation(
        id="series",
        path="/api/series",
        summary="One series with its breaks",
        text="As charts draw it: one figure for each period, the turnover and the sum of the "
        "region computed where nobody publishes them. A break is a change of source, or a gap: "
        "figures on both sides of it must not be compared.",
        params=(
            Param(
                name="country",
                text="code of a country, or of the region",
                values=(REGION, *COUNTRIES),
                required=True,
            ),
            Param(name="flow", text="seen from the country", values=FLOWS, required=True),
            Param(name="ledger", text="who counted", values=LEDGERS, required=True),
            Param(
                name="partner",
                text="code of the partner",
                values=vocabulary.partners,
                default="CHN",
            ),
            Param(
                name="commodity",
                text="TOTAL, or an HS code of 2, 4 or 6 digits",
                values=("TOTAL", *vocabulary.chapters, *vocabulary.products),
                default="TOTAL",
            ),
            Param(
                name="frequency",
                text="year, or part: months and years to date (of all goods)",
                values=("year", "part"),
                default="year",
            ),
            _LANG,
        ),
        content=rows_schema({"breaks": {"type": "array", "items": {"type": "object"}}}, _OBJECT),
    )
