"""`/tables`: the open tables and the zip; `/api/tables` lists them."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.answer import own_host
from callbacks.api.answers import answer, as_json, refused
from components.api.declared import CITED_AS, CSV, PARQUET, ZIP, listed
from components.render import Renderer
from data.open.bundle import Bundle
from data.open.citation import FORMATS as CITATIONS
from data.open.citation import package_work
from data.open.describe import about, columns_of
from data.open.schema import types_of
from data.open.tables import BY_NAME, TABLES
from data.records.package import Package

#: address of the zip of the latest release
EVERYTHING = "khorgos.zip"
#: older names of tables
_OLD = {"products": "hs_codes"}


def register(server: Flask, renderer: Renderer) -> None:
    """Add the routes."""
    package = renderer.store.package
    bundle = Bundle(package)
    date = package.meta.data_date

    @server.get("/api/tables")
    def api_tables() -> Response:
        return as_json(_listing(package, own_host()), date)

    @server.get("/api/citation.<form>")
    def package_citation(form: str) -> Response:
        if form not in CITATIONS:
            return refused(404, (f"There is no format with that name. {listed(CITATIONS)}",))
        work = package_work(package.meta.version, date, f"{own_host()}/data")
        name = f"{work.key}.{form}" if form != "txt" else ""
        return answer(CITATIONS[form](work).encode(), CITED_AS[form], date, name)

    @server.get(f"/tables/{EVERYTHING}")
    def everything() -> Response:
        return answer(bundle.zip(), ZIP, date, bundle.name)

    @server.get("/tables/<path:path>")
    def table(path: str) -> Response:
        name, _dot, ending = path.partition(".")
        if name in BY_NAME and ending == "csv":
            return answer(bundle.csv(name), CSV, date, path)
        if name in BY_NAME and ending == "parquet":
            return answer(bundle.parquet(name), PARQUET, date, path)
        older = _renamed(name)
        if older and ending in ("csv", "csv.gz"):
            return Response(status=308, headers={"Location": f"{own_host()}/tables/{older}.csv"})
        files = (EVERYTHING, *(f"{table.name}.csv" for table in TABLES))
        return refused(404, (f"There is no table with that name. {listed(files)}",))


def _renamed(name: str) -> str:
    """Return the table that has the rows of an older path; empty if none has.

    Until 2026.11 there was a file for each country: `countries/kazakhstan/totals.csv`.
    """
    folder, _slash, last = name.rpartition("/")
    if not folder:
        return ""
    found = _OLD.get(last, last) if folder == "reference" else last
    return found if found in BY_NAME else ""


def _listing(package: Package, host: str) -> dict[str, object]:
    sizes = package.open_sizes
    return {
        "release": package.meta.version,
        "everything": f"{host}/tables/{EVERYTHING}",
        "bytes": sizes.zip if sizes else None,
        "tables": [
            {
                "name": table.name,
                "title": about(table).title,
                "rows": sizes.tables[table.name].rows if sizes else None,
                "left_out": sizes.tables[table.name].left_out if sizes else None,
                "bytes": sizes.tables[table.name].bytes if sizes else None,
                "csv": f"{host}/tables/{table.name}.csv",
                "parquet": f"{host}/tables/{table.name}.parquet",
                "columns": [
                    {
                        "name": name,
                        "type": types_of(table)[name],
                        "unit": column.unit,
                        "meaning": column.text,
                    }
                    for name, column in columns_of(table).items()
                ],
            }
            for table in TABLES
        ],
    }
