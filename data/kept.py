"""The checked package in a binary file, so that a start need not check 200,000 rows again.

`kept_package` returns what `read_package` returns. The file is valid for one content of the
package folder, one state of the program and one version of Python and of the libraries that read
the package: its name is the sha256 of all of them (`fingerprint`). After any change, of one byte
too, the text is read and checked as before and a new file is written.

The file may be damaged or forged. It is used only if it and its folder belong to this user and
nobody else may write there, if its sha256 is right, and if every value has the type of its record.
msgspec makes nothing but values of these types, so no file can run code, as a pickle could. Who can
write as this user could change the program as well: against that there is no defence here.

Rows of figures are columns of distinct values and places among them: texts repeat in all tables,
and so they are read once and share their memory.
"""

from __future__ import annotations

import gc
import hashlib
import os
import stat
import sys
import tempfile
from array import array
from collections.abc import Iterator, Mapping, Sized
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple, get_type_hints

import msgspec
import platformdirs
import pydantic
import yaml

from data.load import ROOT, read_only, read_package
from data.records.claims import ClaimFigure
from data.records.codes import COUNTRY_INFO
from data.records.observation import Observation, Ratio
from data.records.package import Package

#: begins each file; another form of the file has another number
_MAGIC = b"khorgos package 1\n"
_DIGEST = hashlib.sha256().digest_size
#: largest file that is read, in bytes; that of the published package has 10 MB
_MOST = 2_000_000_000
#: files that stay in the folder: several checkouts may share it
_FILES_KEPT = 4
_DATA = Path(__file__).resolve().parent
_BINARY = getattr(os, "O_BINARY", 0)  # Windows
#: columns whose cells rarely repeat, and the others with the types of their cells
_FLOATS = ("value_usd", "value")
_SPECIAL: Mapping[str, type | tuple[type, ...]] = {
    "rank": int,
    "growth_pct": (float, type(None)),
}
_TYPES = {name: _SPECIAL.get(name, str) for name in Observation._fields if name not in _FLOATS}
_row = partial(tuple.__new__, Observation)


class _Column(NamedTuple):
    """Cells of one column: the distinct ones, and bytes of an array with the place of each cell."""

    distinct: list[str | int | float | None]
    places: bytes


class _Table(NamedTuple):
    """Rows of one file, by columns. `floats` are arrays of doubles, `others` the rest in order."""

    file: str
    floats: list[bytes]
    others: list[_Column]


class _Figure(NamedTuple):
    """A ClaimFigure without its row, and the place of that among observations and ratios, or -1."""

    claim: str
    name: str
    value: float
    unit: str
    sources: tuple[str, ...]
    status: str
    kind: str
    row: int


#: fields of a Package that `_Table` and `_Figure` hold; msgspec checks the others by their types
_HELD = ("tables", "observations", "claim_figures")
_Rest = msgspec.defstruct(
    "_Rest",
    [
        (name, of_type)
        for name, of_type in get_type_hints(Package, include_extras=True).items()
        if name not in _HELD
    ],
)


class _Kept(NamedTuple):
    """Content of a file; `rest` has the fields of the package that the other two do not hold."""

    tables: list[_Table]
    figures: list[_Figure]
    rest: _Rest  # type: ignore[valid-type]


def folder_of(setting: Path | None) -> Path | None:
    """Return the folder of kept files: `setting`, or that of the user's caches; None without one.

    It is made for this user alone. None too if it cannot be written, or if others can write there.
    """
    try:
        folder = setting or Path(platformdirs.user_cache_dir("khorgos"))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK) or not _is_own(os.stat(folder)):
            return None
    except (OSError, RuntimeError, ValueError):  # no home, a name that is too long ...
        return None
    return folder


def kept_package(root: Path = ROOT, folder: Path | None = None) -> Package:
    """Return the package in `root`, from its kept file in `folder` if there is a valid one.

    Otherwise the text is read and checked, and a file is written if `folder` is not None. Raises
    PackageError as `read_package` does.
    """
    if folder is None:
        return read_package(root)
    name = fingerprint(root)
    package = _load(folder / f"{name}.package") if name else None
    if package is not None:
        return package
    package = read_package(root)
    # Only if nothing changed while it was read, so that the name fits the content.
    if name and fingerprint(root) == name:
        _save(folder, name, package)
    return package


def fingerprint(root: Path) -> str:
    """Return the sha256 of all files of a package, of the code that reads it, and of versions.

    Empty if a file cannot be read.
    """
    versions = (sys.version, sys.byteorder, pydantic.VERSION, yaml.__version__, msgspec.__version__)
    digest = hashlib.sha256(_MAGIC)
    # The codes of countries, which are types of cells, come from the live package.
    digest.update(repr((versions, COUNTRY_INFO)).encode())
    try:
        for name, path in (*_code(), *_files(root)):
            content = path.read_bytes()
            digest.update(f"\n{name}\n{len(content)}\n".encode())
            digest.update(content)
    except OSError:
        return ""
    return digest.hexdigest()


def _code() -> Iterator[tuple[str, Path]]:
    """Yield name and path of each module of `data` that a running app imports."""
    for room in ("", "records", "rules", "analysis", "open"):
        for path in sorted((_DATA / room).glob("*.py")):
            yield f"code/{room}/{path.name}", path


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield name and path of each file of a package."""
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path


def _is_own(status: os.stat_result) -> bool:
    """Return True if a file or folder is this user's, and nobody else may write to it.

    Systems without users, such as Windows, have no such numbers: there the user's folder of caches
    is closed to others.
    """
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _load(path: Path) -> Package | None:
    """Return the package in a kept file; None if there is none or if anything is wrong with it."""
    try:
        # O_NOFOLLOW: a link might lead to a file that others write
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _BINARY)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if not (stat.S_ISREG(status.st_mode) and _is_own(status)) or status.st_size > _MOST:
                return None
            content = memoryview(file.read())
    except OSError:
        return None
    start = len(_MAGIC) + _DIGEST
    if content[: len(_MAGIC)] != _MAGIC:
        return None
    if hashlib.sha256(content[start:]).digest() != content[len(_MAGIC) : start]:
        return None
    # As in data/load.py: garbage collection would scan the growing lists and free nothing.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _unpack(msgspec.msgpack.decode(content[start:], type=_Kept))
    except (msgspec.DecodeError, ValueError, IndexError, KeyError, TypeError):
        return None
    finally:
        if collecting:
            gc.enable()


def _save(folder: Path, name: str, package: Package) -> None:
    """Write the file of a package, and delete the oldest ones. A full disk is no fault."""
    body = msgspec.msgpack.encode(_pack(package), enc_hook=_plain)
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")  # mode 0600
        with os.fdopen(handle, "wb") as file:
            file.write(_MAGIC + hashlib.sha256(body).digest() + body)
        os.replace(temporary, folder / f"{name}.package")
        temporary = None
        files = sorted(folder.glob("*.package"), key=lambda path: path.stat().st_mtime)
        for path in files[:-_FILES_KEPT]:
            path.unlink()
    except OSError:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)


def _plain(value: Any) -> Any:
    """Return a read-only mapping as one that msgspec can write."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be kept")


def _pack(package: Package) -> _Kept:
    places: dict[int, int] = {}
    for place, row in enumerate((*package.observations, *package.ratios)):
        places[id(row)] = place
    figures = [
        _Figure(claim, name, *figure[:5], -1 if figure.row is None else places[id(figure.row)])
        for claim, of_claim in package.claim_figures.items()
        for name, figure in of_claim.items()
    ]
    tables = [_pack_table(file, rows) for file, rows in package.tables.items()]
    rest = {name: getattr(package, name) for name in _Rest.__struct_fields__}
    return _Kept(tables, figures, _Rest(**rest))


def _pack_table(file: str, rows: tuple[Observation, ...]) -> _Table:
    cells = dict(zip(Observation._fields, zip(*rows, strict=True), strict=True)) if rows else {}
    floats = [array("d", cells.get(name, ())).tobytes() for name in _FLOATS]
    return _Table(file, floats, [_pack_column(cells.get(name, ())) for name in _TYPES])


def _pack_column(cells: tuple[Any, ...]) -> _Column:
    distinct = {cell: place for place, cell in enumerate(dict.fromkeys(cells))}
    places = array(_code_of(distinct), map(distinct.__getitem__, cells))
    return _Column(list(distinct), places.tobytes())


def _code_of(distinct: Sized) -> str:
    """Return the type of an array of places among `distinct`: two bytes each, or four."""
    return "H" if len(distinct) <= 0x10000 else "I"


def _unpack(kept: _Kept) -> Package:
    tables = {table.file: _unpack_table(table) for table in kept.tables}
    rest: Any = kept.rest
    observations = tuple(chain.from_iterable(tables.values()))
    rows: tuple[Observation | Ratio, ...] = (*observations, *rest.ratios)
    figures: dict[str, dict[str, ClaimFigure]] = {claim: {} for claim in rest.claims.claims}
    for figure in kept.figures:
        row = None if figure.row == -1 else rows[figure.row]
        figures[figure.claim][figure.name] = ClaimFigure(*figure[2:7], row)
    return read_only(
        Package(
            tables=tables,
            observations=observations,
            claim_figures=figures,
            **{name: getattr(rest, name) for name in _Rest.__struct_fields__},
        )
    )


def _unpack_table(table: _Table) -> tuple[Observation, ...]:
    columns: dict[str, list[Any]] = {}
    for name, content in zip(_FLOATS, table.floats, strict=True):
        columns[name] = array("d", content).tolist()
    for name, column in zip(_TYPES, table.others, strict=True):
        of_type = _TYPES[name]
        if not all(isinstance(cell, of_type) for cell in column.distinct):
            raise TypeError(name)
        distinct = [intern(cell) if isinstance(cell, str) else cell for cell in column.distinct]
        places = array(_code_of(distinct), column.places)
        columns[name] = list(map(distinct.__getitem__, places))
    return tuple(map(_row, zip(*(columns[name] for name in Observation._fields), strict=True)))
