"""Rows and bytes of the open tables (open.yaml), written by `make data` and `make seal`.

Counting them takes seconds, so it is done when the package is made or sealed, not when the app
starts. `of` is a hash of the tables that the sizes are those of: after another change of a table
they no longer fit, and the app counts rows and shows no bytes.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from zipfile import ZipFile

import yaml
from pydantic import TypeAdapter, ValidationError

from data.open.bundle import Bundle
from data.open.tables import TABLES, counts
from data.records.package import OpenSize, OpenSizes, Package, PackageMeta

FILE = "open.yaml"
_SIZES = TypeAdapter(OpenSizes)
_HERE = Path(__file__).parent
#: files besides the tables that change what is in the zip
_ALSO = ("terms.yaml", "columns.yaml", "tables.py", "csvtext.py", "papers.py")


def fingerprint(meta: PackageMeta) -> str:
    """Return a hash of the tables of a package, and of what decides how they are written."""
    digest = hashlib.sha256()
    for name, table in sorted(meta.tables.items()):
        digest.update(f"{name} {table.sha256}\n".encode())
    for name in _ALSO:
        digest.update((_HERE / name).read_bytes())
    return digest.hexdigest()


def read_sizes(root: Path, meta: PackageMeta) -> OpenSizes | None:
    """Return the sizes in open.yaml; None if there are none, or they are those of other tables."""
    try:
        content = yaml.safe_load((root / FILE).read_text("utf-8"))
        sizes = _SIZES.validate_python(content)
    except (OSError, ValueError, RecursionError, yaml.YAMLError, ValidationError):
        return None
    fits = sizes.of == fingerprint(meta) and sizes.tables.keys() == {t.name for t in TABLES}
    return sizes if fits else None


def sizes_of(package: Package) -> OpenSizes:
    """Return the sizes that open.yaml has for this package, by making the zip."""
    content = Bundle(package).zip()
    with ZipFile(io.BytesIO(content)) as files:
        sizes = {
            table.name: OpenSize(
                *counts(table, package), files.getinfo(f"data/{table.name}.csv").file_size
            )
            for table in TABLES
        }
    return OpenSizes(fingerprint(package.meta), len(content), MappingProxyType(sizes))


def write_sizes(root: Path, package: Package) -> bool:
    """Write open.yaml unless it fits; return whether it was written."""
    if read_sizes(root, package.meta):
        return False
    sizes = sizes_of(package)
    tables: Mapping[str, dict[str, int]] = {
        name: {"rows": size.rows, "left_out": size.left_out, "bytes": size.bytes}
        for name, size in sizes.tables.items()
    }
    content = {"of": sizes.of, "zip": sizes.zip, "tables": dict(tables)}
    (root / FILE).write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return True
