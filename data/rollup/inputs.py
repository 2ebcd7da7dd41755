"""The bulk files in a folder: which file holds what, and which of them are read.

A chunk is one file, or one member of a zip: what is read, kept and resumed at a time.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from pyarrow import fs

Kind = Literal["baci", "comtrade", "parquet"]
_BACI = re.compile(r"BACI_(HS\d\d)_Y(\d{4})_V(\d{6}b?)\.csv$")
_COUNTRIES = re.compile(r"country_codes_V\d{6}b?\.csv$")
_COMTRADE = re.compile(
    r"COMTRADE-FINAL-C([AM])(\d{3})(\d{4}|\d{6})(H\d)\[(\d{4}-\d\d-\d\d)\](?:\.txt)?\.gz$"
)
#: the editions of the HS as UN Comtrade numbers them
EDITIONS = {
    f"H{place}": name
    for place, name in enumerate(("HS92", "HS96", "HS02", "HS07", "HS12", "HS17", "HS22"))
}


class InputError(Exception):
    """The files cannot be used as they are. The text says why and what to do."""


class Chunk(NamedTuple):
    """A file, or `member` of a zip. `period` is a year or year and month; empty if it has several.

    `stamp` is short and different for a file of another name, size or content.
    """

    kind: Kind
    path: str
    member: str
    edition: str
    period: str
    release: str
    reporter: str
    stamp: str

    @property
    def name(self) -> str:
        """Return how messages name it."""
        return f"{Path(self.path).name}: {self.member}" if self.member else Path(self.path).name

    @property
    def is_packed(self) -> bool:
        """Return True for a member of a zip."""
        return self.path.endswith(".zip")


def _stamp(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]


def _edition_order(edition: str) -> int:
    return list(EDITIONS.values()).index(edition)


def _walk(folder: Path) -> Iterator[tuple[Path, str, str, object]]:
    """Yield path, member, name and state of each file, and of those inside zips."""
    if not folder.exists():
        raise InputError(f"{folder}: there is no such folder or file")
    paths = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
    for path in paths:
        if path.suffix == ".zip":
            try:
                with zipfile.ZipFile(path) as packed:
                    for info in packed.infolist():
                        yield path, info.filename, info.filename, (info.file_size, info.CRC)
            except (zipfile.BadZipFile, OSError) as error:
                raise InputError(f"{path.name}: not a whole zip: {error}") from error
        elif path.is_file():
            state = path.stat()
            yield path, "", path.name, (state.st_size, state.st_mtime_ns)


def baci(folder: Path) -> tuple[list[Chunk], tuple[Path, str]]:
    """Return the years in a folder, and where the list of countries is. Raises InputError."""
    chunks, countries = [], []
    for path, member, name, state in _walk(folder):
        match = _BACI.search(name)
        if match:
            edition, year, release = match.groups()
            if edition not in EDITIONS.values():
                raise InputError(f"{name}: no edition {edition}: {', '.join(EDITIONS.values())}")
            stamp = _stamp("baci", name, state)
            chunks.append(Chunk("baci", str(path), member, edition, year, release, "", stamp))
        elif _COUNTRIES.search(name):
            countries.append((path, member))
    if not chunks:
        raise InputError(f"{folder}: no file BACI_HS.._Y...._V.......csv, and no zip with one")
    releases = sorted({chunk.release for chunk in chunks})
    if len(releases) > 1:
        raise InputError(f"{folder}: releases {', '.join(releases)}: keep one, they do not mix")
    if not countries:
        raise InputError(f"{folder}: no country_codes_V{releases[0]}.csv: it is in CEPII's zip")
    return chunks, countries[0]


def comtrade(folder: Path) -> list[Chunk]:
    """Return the newest file of each reporter and period. Raises InputError."""
    found: dict[tuple[str, str], list[Chunk]] = defaultdict(list)
    for path, member, name, state in _walk(folder):
        match = _COMTRADE.search(name)
        if not match or member:
            continue
        frequency, reporter, period, edition, release = match.groups()
        if len(period) != {"A": 4, "M": 6}[frequency] or edition not in EDITIONS:
            raise InputError(f"{name}: not a period or an edition of the HS")
        stamp = _stamp("comtrade", name, state)
        found[reporter, period].append(
            Chunk("comtrade", str(path), "", EDITIONS[edition], period, release, reporter, stamp)
        )
    if not found:
        raise InputError(f"{folder}: no file COMTRADE-FINAL-C....[date].gz")
    for (reporter, period), chunks in found.items():
        editions = sorted({chunk.edition for chunk in chunks})
        if len(editions) > 1:
            raise InputError(
                f"{folder}: reporter {reporter}, {period} is there in {' and '.join(editions)}:"
                " keep one, or the trade is counted twice"
            )
    return [max(chunks, key=lambda chunk: chunk.release) for _key, chunks in sorted(found.items())]


def parquet(address: str, edition: str) -> tuple[list[Chunk], fs.FileSystem]:
    """Return the Parquet files below a folder or `s3://` address, with columns as BACI's.

    The store's address and keys come from the variables that S3 tools use. Raises InputError.
    """
    try:
        system, root = (
            fs.FileSystem.from_uri(address)
            if "://" in address
            else (fs.LocalFileSystem(), str(Path(address).resolve()))
        )
        infos = system.get_file_info(fs.FileSelector(root, recursive=True))
    except (OSError, ValueError) as error:
        raise InputError(f"{address}: {error}") from error
    chunks = [
        Chunk(
            "parquet", info.path, "", edition, "", "", "",
            _stamp("parquet", info.path, info.size, info.mtime_ns),
        )
        for info in sorted(infos, key=lambda info: info.path)
        if info.path.endswith(".parquet")
    ]  # fmt: skip
    if not chunks:
        raise InputError(f"{address}: no file .parquet")
    return chunks, system


def target_of(chunks: Iterable[Chunk], wanted: str) -> str:
    """Return the edition of the HS that all years are brought to.

    Without a choice the oldest: published conversions lead from newer editions to older ones.
    """
    editions = {chunk.edition for chunk in chunks}
    if wanted and wanted not in EDITIONS.values():
        raise InputError(f"no edition {wanted!r}: there are {', '.join(EDITIONS.values())}")
    return wanted or min(editions, key=_edition_order)


def one_per_year(chunks: Sequence[Chunk], target: str) -> list[Chunk]:
    """Return one chunk for each year: that of the target edition, else of the newest."""
    best: dict[str, Chunk] = {}
    for chunk in sorted(chunks, key=lambda c: (c.edition == target, _edition_order(c.edition))):
        best[chunk.period] = chunk
    return [chunk for _year, chunk in sorted(best.items())]
