"""The engine that a connection string names: DuckDB or Spark. What they do in different words.

Everything that is computed is in expressions.py, once for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

import ibis
from ibis.expr.types import Table

#: memory that DuckDB takes before it writes to the disk; threads share it
USUAL = "duckdb://?memory_limit=1GB&threads=2"


class EngineError(Exception):
    """The connection string names no engine that can be used here."""


class Engine(Protocol):
    """What both can do."""

    con: Any

    def csv(self, path: Path, columns: Sequence[str], separator: str) -> Table:
        """Return the rows of a file as text; a row of another length is an error."""

    def parquet(self, pattern: str) -> Table:
        """Return the rows of Parquet files."""

    def write(self, table: Table, folder: Path) -> None:
        """Write rows as Parquet files into a new folder."""


class Duck:
    """DuckDB, inside this process; what exceeds its memory goes to files in `scratch`."""

    def __init__(self, options: Mapping[str, str], scratch: Path) -> None:
        """Connect to a database in memory."""
        scratch.mkdir(parents=True, exist_ok=True)
        words: dict[str, Any] = {
            "temp_directory": str(scratch),
            "preserve_insertion_order": False,
            **options,
        }
        self.con = ibis.duckdb.connect(**words)

    def csv(self, path: Path, columns: Sequence[str], separator: str) -> Table:
        """Return the rows of a file."""
        return self.con.read_csv(
            str(path), columns=dict.fromkeys(columns, "VARCHAR"), header=True, delim=separator,
            auto_detect=False, quote='"', nullstr="\x00",
        )  # fmt: skip

    def parquet(self, pattern: str) -> Table:
        """Return the rows of Parquet files."""
        return self.con.read_parquet(pattern)

    def write(self, table: Table, folder: Path) -> None:
        """Write one file."""
        folder.mkdir(parents=True)
        self.con.to_parquet(table, folder / "rows.parquet", compression="zstd")


class Spark:
    """Spark: local, or a cluster that sees the same folders."""

    def __init__(self, options: Mapping[str, str]) -> None:
        """Start a session, or take the one that runs."""
        try:
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise EngineError("Spark is not installed: run `make spark`") from error
        builder = SparkSession.builder.appName("khorgos rollup")
        for name, value in {"spark.ui.enabled": "false", **options}.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        # or a row of another length is not noticed
        session.conf.set("spark.sql.csv.parser.columnPruning.enabled", "false")
        self.con = ibis.pyspark.connect(session)

    def csv(self, path: Path, columns: Sequence[str], separator: str) -> Table:
        """Return the rows of a file."""
        return self.con.read_csv(
            str(path), schema=", ".join(f"`{column}` string" for column in columns), header=True,
            sep=separator, mode="FAILFAST", nullValue="\x00", emptyValue="",
        )  # fmt: skip

    def parquet(self, pattern: str) -> Table:
        """Return the rows of Parquet files."""
        return self.con.read_parquet(pattern)

    def write(self, table: Table, folder: Path) -> None:
        """Write a file for each part of the rows."""
        self.con.to_parquet(table, folder, compression="zstd")


def connect(address: str, scratch: Path) -> Engine:
    """Return the engine of `duckdb://?memory_limit=1GB` or `pyspark://?spark.master=local[2]`.

    Options are those of the engine. Raises EngineError.
    """
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    try:
        if parts.scheme == "duckdb":
            return Duck(options, scratch)
        if parts.scheme == "pyspark":
            return Spark(options)
    except EngineError:
        raise
    except Exception as error:  # an engine raises its own kinds for a wrong option
        raise EngineError(f"{address}: {str(error)[:300]}") from error
    raise EngineError(f"no engine {address!r}: use duckdb://?… or pyspark://?… (docs/rollup.md)")
