"""The steps, each of which is done once: parts of files, tables of periods, rows for the package.

Each step writes a folder under another name and renames it when it is whole. A run that was ended
goes on with what is there; what belongs to files that changed has another stamp and is made anew.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
import re
import shutil
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq
from ibis.expr.types import Table
from pyarrow import fs

from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES
from data.rollup import expressions
from data.rollup.concordance import Link
from data.rollup.engine import Engine
from data.rollup.inputs import Chunk, InputError
from data.rollup.shapes import (
    BACI,
    COMTRADE,
    MOST_NAMED,
    BadRowError,
    Rule,
    Shape,
    bad_rows,
    broken_rules,
    header_of,
)

#: part of every stamp: another number makes everything anew
_FORMAT = 1
Names = Mapping[int, str]


class Job(NamedTuple):
    """One source: its files, the codes of its countries, what its codes are brought to.

    `system` holds the Parquet files. `several` are codes that were not divided, with the reason.
    """

    source: str
    chunks: Sequence[Chunk]
    names: Names
    target: str
    links: Sequence[Link]
    several: Mapping[str, str]
    system: fs.FileSystem | None = None

    @property
    def whole(self) -> bool:
        """Return whether the files have rows of the world and of all goods."""
        return COMTRADE.whole if self.source == "comtrade" else BACI.whole


def parts(job: Job, engine: Engine, work: Path, note: Callable[[str], None]) -> list[Path]:
    """Make the part of each file that has none yet; return their folders. Raises BadRowError."""
    known = {name: code for name, code in job.names.items() if code}
    folders = []
    for chunk in job.chunks:
        stamp = _stamp(chunk.stamp, sorted(known.items()))
        folder = work / "parts" / f"{job.source}-{chunk.period or 'all'}-{stamp}"
        folders.append(folder)
        if folder.exists():
            note(f"{chunk.name}: done before")
            continue
        with _local(chunk, job.system, work / "scratch") as file:
            _part(chunk, file, known, engine, folder)
        note(f"{chunk.name}: read")
    return folders


def _stamp(*parts: object) -> str:
    return hashlib.sha256(json.dumps([_FORMAT, *parts], default=str).encode()).hexdigest()[:12]


@contextmanager
def _local(chunk: Chunk, system: fs.FileSystem | None, scratch: Path) -> Iterator[Path]:
    """Give the file on this machine's disk, under a name that no engine takes for a pattern.

    What was unpacked for it is deleted after.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    suffix = ".csv" if chunk.is_packed else Path(chunk.path).suffix
    target = scratch / f"{chunk.stamp}{suffix}"
    target.unlink(missing_ok=True)  # of a run that was ended
    try:
        if system is not None:
            fs.copy_files(chunk.path, str(target), source_filesystem=system)
        elif not chunk.is_packed:
            target.symlink_to(Path(chunk.path).resolve())
        else:
            with (
                zipfile.ZipFile(chunk.path) as packed,
                packed.open(chunk.member) as raw,
                target.open("wb") as out,
            ):
                shutil.copyfileobj(raw, out, 1 << 20)
        yield target
    except (zipfile.BadZipFile, EOFError, gzip.BadGzipFile) as error:
        raise BadRowError(f"{chunk.name}: damaged: {error}") from error
    finally:
        target.unlink(missing_ok=True)


def _part(chunk: Chunk, file: Path, names: Names, engine: Engine, folder: Path) -> None:
    """Read one file once, refuse it if a row breaks a rule, and add up what is left."""
    shape = COMTRADE if chunk.kind == "comtrade" else BACI
    own = _own_rules(chunk)
    rules = (*shape.rules, *own)
    if chunk.kind == "parquet":
        rows = _as_text(engine.parquet(str(file)), chunk)
    else:
        rows = engine.csv(file, header_of(file, shape, chunk.name), shape.separator)
    numbers = [number for number, code in names.items() if code in COUNTRIES]
    sifted = (
        expressions.sift_comtrade(rows, rules, chunk)
        if chunk.kind == "comtrade"
        else expressions.sift_baci(rows, rules, numbers)
    )
    kept = folder.with_name(f".sifted-{folder.name}")
    shutil.rmtree(kept, ignore_errors=True)
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        try:
            engine.write(sifted, kept)
            table = engine.parquet(str(kept / "*.parquet"))
            bad = int(table.filter(table.bad).count().execute())
        except Exception as error:  # an engine raises its own kinds for rows that it cannot read
            _name_bad_rows(chunk, file, shape, own)
            raise BadRowError(f"{chunk.name}: cannot be read: {str(error)[:500]}") from error
        if bad:
            _name_bad_rows(chunk, file, shape, own)
            raise BadRowError(f"{chunk.name}: {bad} rows that break a rule")
        codes = expressions.names_table(names)
        if chunk.kind == "comtrade":
            reporter = names[int(chunk.reporter)]
            part = expressions.part_of_comtrade(table, codes, reporter, chunk.edition)
        else:
            part = expressions.part_of_baci(table, codes, chunk.edition)
        write_once(engine, part, folder)
    finally:
        shutil.rmtree(kept, ignore_errors=True)


def _own_rules(chunk: Chunk) -> tuple[Rule, ...]:
    """Return what the name of the file says of its rows."""
    if chunk.kind == "parquet":
        return ()
    text = f"{chunk.period}, which is in the file's name"
    if chunk.kind == "baci":
        return (Rule("t", f"^ *{chunk.period} *$", text),)
    number = int(chunk.reporter)
    return (
        Rule("period", f"^ *{chunk.period} *$", text),
        Rule("reporterCode", f"^ *0*{number} *$", f"{number}, which is in the file's name"),
    )


def _as_text(rows: Table, chunk: Chunk) -> Table:
    """Return the columns of a Parquet file as text; a code that is a number gets its zero."""
    missing = [name for name in BACI.columns if name not in rows.columns]
    if missing:
        raise BadRowError(f"{chunk.name}: no column {', '.join(missing)}")
    texts = {name: rows[name].cast("string") for name in BACI.columns}
    if rows.k.type().is_integer():
        texts["k"] = texts["k"].lpad(6, "0")
    return rows.select(**texts)


def _name_bad_rows(chunk: Chunk, file: Path, shape: Shape, own: Sequence[Rule]) -> None:
    """Raise BadRowError with file, line and rule of the first bad rows, if Python finds one."""
    try:
        found = (
            _bad_in_parquet(file, chunk.name)
            if chunk.kind == "parquet"
            else bad_rows(file, shape, chunk.name, own)
        )
        texts = list(islice(found, MOST_NAMED))
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise BadRowError(f"{chunk.name}: damaged: {error}") from error
    if texts:
        more = ["…"] if len(texts) == MOST_NAMED else []
        raise BadRowError("\n".join([*texts, *more]))


def _bad_in_parquet(file: Path, name: str) -> Iterator[str]:
    rules = [(rule, re.compile(rule.pattern, re.ASCII)) for rule in BACI.rules]
    row = 0
    for batch in pq.ParquetFile(file).iter_batches(columns=list(BACI.columns)):
        for cells in batch.to_pylist():
            row += 1
            texts = {key: "" if cell is None else str(cell) for key, cell in cells.items()}
            if isinstance(cells["k"], int):
                texts["k"] = texts["k"].zfill(6)
            yield from (f"{name}, row {row}: {text}" for text in broken_rules(texts, rules))


def write_once(engine: Engine, table: Table, folder: Path) -> None:
    """Write a table so that its folder is there whole, or not at all."""
    beside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.parent.mkdir(parents=True, exist_ok=True)
    engine.write(table, beside)
    os.replace(beside, folder)


class Period(NamedTuple):
    """Where the tables of one period are."""

    period: str
    trade: Path
    top: Path
    unmatched: Path


def periods(
    job: Job, folders: Iterable[Path], engine: Engine, work: Path,
    groups: Mapping[str, Sequence[str]], note: Callable[[str], None],
) -> list[Period]:  # fmt: skip
    """Make the tables of each period that has none yet; return where all are."""
    by_period = _by_period(folders, engine)
    converts = any(chunk.edition != job.target for chunk in job.chunks)
    done = []
    for period, found in sorted(by_period.items()):
        stamp = _stamp([path.name for path in found], job.target, job.links, groups)
        place = Period(
            period,
            *(
                work / name / job.source / f"{period}-{stamp}"
                for name in ("trade", "top", "unmatched")
            ),
        )
        done.append(place)
        if not all(path.exists() for path in place[1:]):
            _period(place, found, job, engine, groups, converts)
            note(f"{job.source} {period}: done")
        else:
            note(f"{job.source} {period}: done before")
    _drop_others(work, job.source, done)
    return done


def _by_period(folders: Iterable[Path], engine: Engine) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = defaultdict(list)
    for folder in folders:
        rows = engine.parquet(str(folder / "*.parquet"))
        for period in rows.select("period").distinct().to_pyarrow()["period"].to_pylist():
            found[period].append(folder)
    return found


def _period(
    place: Period, found: Sequence[Path], job: Job, engine: Engine,
    groups: Mapping[str, Sequence[str]], converts: bool,
) -> None:  # fmt: skip
    rows = None
    for folder in found:
        part = engine.parquet(str(folder / "*.parquet"))
        part = part.filter(part.period == place.period)
        rows = part if rows is None else rows.union(part)
    assert rows is not None
    links = expressions.links_table(job.links) if converts else None
    rows = expressions.converted(rows, links, job.target)
    for path in place[1:]:
        shutil.rmtree(path, ignore_errors=True)
    write_once(engine, expressions.unmatched(rows), place.unmatched)
    by_group = expressions.groups_table(groups)
    write_once(engine, expressions.tables(rows, by_group, whole=job.whole), place.trade)
    trade = engine.parquet(str(place.trade / "*.parquet"))
    write_once(engine, expressions.top_partners(trade, list(groups)), place.top)


def _drop_others(work: Path, source: str, done: Sequence[Period]) -> None:
    """Delete tables that were made of other files: a reader of the folder must not add them up."""
    kept = {path for place in done for path in place[1:]}
    for name in ("trade", "top", "unmatched"):
        for path in (work / name / source).glob("*"):
            if path not in kept:
                shutil.rmtree(path)


def reporters(names: Names) -> set[int]:
    """Return the numbers of those whose files are read: the five and China."""
    return {number for number, code in names.items() if code in (*COUNTRIES, CHINA)}


def package_rows(
    done: Sequence[Period], engine: Engine, levels: Sequence[int], since: str
) -> Iterator[list[str]]:
    """Yield country, partner, period, flow, commodity, ledger, dollars for a proposal, sorted."""
    columns = ("country", "partner", "period", "flow", "commodity", "ledger", "value_usd")
    for place in done:
        if place.period[:4] < since:
            continue
        trade = engine.parquet(str(place.trade / "*.parquet"))
        top = engine.parquet(str(place.top / "*.parquet"))
        wanted = expressions.for_package(trade, top, levels, since)
        if len(place.period) > 4:  # the package has goods by year only
            wanted = wanted.filter(wanted.commodity == ALL_COMMODITIES)
        rows = wanted.select(*columns).to_pyarrow().to_pylist()
        yield from sorted([str(row[name]) for name in columns] for row in rows)


def lost(done: Sequence[Period], job: Job, engine: Engine) -> Iterator[list[str]]:
    """Yield the codes without a counterpart: edition, code, where, dollars, rows, reason."""
    columns = ("edition", "old", "country", "period", "flow", "ledger", "value_usd", "rows")
    for place in done:
        rows = engine.parquet(str(place.unmatched / "*.parquet")).to_pyarrow().to_pylist()
        for cells in sorted([str(row[name]) for name in columns] for row in rows):
            reason = job.several.get(f"{cells[0]} {cells[1]}", f"no counterpart in {job.target}")
            yield [*cells, reason]


def check_reporters(chunks: Sequence[Chunk], names: Names) -> list[Chunk]:
    """Return the files of the five and China. Raises InputError if there are none."""
    wanted = reporters(names)
    kept = [chunk for chunk in chunks if int(chunk.reporter) in wanted]
    if not kept:
        raise InputError("no file of China or one of the five among Comtrade's")
    return kept
