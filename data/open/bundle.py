"""Everything as one zip, made once, when somebody asks. Equal packages give equal bytes.

The tables are kept compressed in the zip only: a file of a table is read from it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from functools import cached_property
from threading import Lock
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from data.open import citation, papers
from data.open.csvtext import cells
from data.open.descriptor import FileFacts, descriptor
from data.open.parquet import to_parquet
from data.open.schema import types_of
from data.open.tables import BY_NAME, TABLES, OpenTable, open_rows
from data.open.terms import terms_book
from data.records.package import Package

#: the earliest date that a zip can have: the time of making must not change its bytes
_DATE = (1980, 1, 1, 0, 0, 0)
#: rows that are written to the zip at a time
_AT_ONCE = 5000


class _File(NamedTuple):
    """A file of the zip: name and text."""

    name: str
    text: str


class Bundle:
    """The files of the open data of one package. Threads may share it."""

    def __init__(self, package: Package, url: str = "") -> None:
        """`url` is the address of the data page, for citations."""
        self.package = package
        self._url = url
        self._making = Lock()
        self._parquet: dict[str, bytes] = {}

    @property
    def name(self) -> str:
        """Return the name of the zip."""
        return f"khorgos-{self.package.meta.version}.zip"

    def zip(self) -> bytes:
        """Return the zip."""
        with self._making:
            return self._zip

    def csv(self, name: str) -> bytes:
        """Return a table as CSV: UTF-8, commas, one header line. Raises KeyError if unknown."""
        table = BY_NAME[name]
        with ZipFile(io.BytesIO(self.zip())) as files:
            return files.read(f"data/{table.name}.csv")

    def parquet(self, name: str) -> bytes:
        """Return a table as Parquet. Raises KeyError if unknown."""
        table = BY_NAME[name]
        with self._making:
            if name not in self._parquet:
                rows = open_rows(table, self.package)
                self._parquet[name] = to_parquet(types_of(table), rows)
            return self._parquet[name]

    @cached_property
    def _zip(self) -> bytes:
        file = io.BytesIO()
        with ZipFile(file, "w") as files:
            facts = {table.name: _write_table(files, table, self.package) for table in TABLES}
            sums = {f"data/{name}.csv": fact.sha256 for name, fact in facts.items()}
            for name, text in self._texts(facts):
                content = text.encode("utf-8")
                files.writestr(_info(name), content)
                sums[name] = hashlib.sha256(content).hexdigest()
            lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
            files.writestr(_info("SHA256SUMS"), lines)
        return file.getvalue()

    def _texts(self, facts: Mapping[str, FileFacts]) -> tuple[_File, ...]:
        package, meta = self.package, self.package.meta
        described = json.dumps(descriptor(package, facts), indent=2, ensure_ascii=False) + "\n"
        work = citation.package_work(meta.version, meta.data_date, self._url)
        rows = {name: fact.rows for name, fact in facts.items()}
        return (
            _File("datapackage.json", described),
            _File("README.md", papers.readme(package, rows, papers.left_out_by_source(package))),
            _File("COLUMNS.md", papers.column_page(package)),
            _File("CHANGES.md", papers.changes(package)),
            _File("CITATION.cff", citation.cff(work, terms_book().compilation.name)),
        )


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, _DATE)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3  # Unix, on every system
    info.external_attr = 0o644 << 16
    return info


def _write_table(files: ZipFile, table: OpenTable, package: Package) -> FileFacts:
    """Write a table into the zip in pieces; return its size, sha256 and rows."""
    digest, size, count = hashlib.sha256(), 0, 0
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(table.columns)
    with files.open(_info(f"data/{table.name}.csv"), "w") as file:
        for count, row in enumerate(open_rows(table, package), start=1):
            out.writerow(cells(row))
            if count % _AT_ONCE == 0:
                size += _flush(text, file, digest)
        size += _flush(text, file, digest)
    return FileFacts(size, digest.hexdigest(), count)


def _flush(text: io.StringIO, file: object, digest: object) -> int:
    """Move what was written to the zip; return its bytes."""
    piece = text.getvalue().encode("utf-8")
    file.write(piece)  # type: ignore[attr-defined]
    digest.update(piece)  # type: ignore[attr-defined]
    text.seek(0)
    text.truncate()
    return len(piece)
