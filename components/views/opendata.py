"""The section of `/data` about the open data: everything at once, licence, citation, each table."""

from __future__ import annotations

from typing import Any

from dash import html

from components.language import numbers
from components.language.text import _, mark
from components.shell.markup import filled, templates
from data.open.citation import FORMATS, package_work, plain
from data.open.describe import about, columns_of
from data.open.schema import types_of
from data.open.tables import TABLES, OpenTable, counts
from data.open.terms import terms_book
from data.store import Store

_TEMPLATE = templates(__file__).get_template("opendata.html")
_MEGA, _KILO = 1e6, 1e3
_CITED = {"txt": mark("Text"), "bib": "BibTeX", "ris": "RIS"}
assert _CITED.keys() == FORMATS.keys()


def open_data(store: Store, asof: str) -> html.Section:
    """Return the section, the same for every state; `asof` is the earlier release that it is of."""
    package, meta = store.package, store.package.meta
    sizes = package.open_sizes
    tables = [_table(store, table) for table in TABLES]
    work = package_work(meta.version, meta.data_date, "")
    left_out = sum(table["left_out"] for table in tables)
    return html.Section(
        [
            html.H2(_("Open data"), id="open-data"),
            filled(
                _TEMPLATE,
                query=f"?asof={asof}" if asof else "",
                size=_size(sizes.zip) if sizes else "",
                version=_("Data package {version}, {date}").format(
                    version=meta.version, date=numbers.period(meta.data_date)
                ),
                licence=terms_book().compilation,
                citation=plain(work),
                citations={form: _(name) for form, name in _CITED.items()},
                left_out=_left_out(left_out),
                releases=[
                    {
                        "name": f"{release.version}, {numbers.period(date)}",
                        "lines": [_(line.text) for line in release.lines],
                    }
                    for date, release in package.releases.items()
                ],
                tables=tables,
            ),
        ],
        className="block",
    )


def _left_out(count: int) -> str:
    return _(
        "{count} rows are left out of these files, because the terms of UN Comtrade and WITS do "
        "not allow to pass rows on. Charts draw and cite them. The README in the zip says where "
        "to get them."
    ).format(count=numbers.decimal(count, 0))


def _table(store: Store, table: OpenTable) -> dict[str, Any]:
    """Return the texts of one table, by the names in templates/opendata.html."""
    package = store.package
    size = package.open_sizes.tables[table.name] if package.open_sizes else None
    rows, left_out = (size.rows, size.left_out) if size else counts(table, package)
    said = [_("{count} rows").format(count=numbers.decimal(rows, 0))]
    if left_out:
        said.append(_("{count} left out").format(count=numbers.decimal(left_out, 0)))
    types = types_of(table)
    return {
        "name": table.name,
        "title": _(about(table).title),
        "text": _(about(table).text),
        "rows": " · ".join(said),
        "size": _size(size.bytes) if size else "",
        "left_out": left_out,
        "columns": [
            {
                "name": name,
                "type": types[name],
                "unit": column.unit,
                "text": _(column.text),
                "is_key": name in table.key,
            }
            for name, column in columns_of(table).items()
        ],
    }


def _size(count: int) -> str:
    """Return a number of bytes as text: `3.2 MB`."""
    if count >= _MEGA:
        return f"{numbers.decimal(count / _MEGA, 1)} MB"
    return f"{numbers.decimal(max(1, count / _KILO), 0)} kB"
