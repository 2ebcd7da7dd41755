"""Rows as a Parquet file. The library is imported when somebody asks for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any


def to_parquet(columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return rows as Parquet, compressed with zstd; the same rows give the same bytes.

    `columns` is the name of each column -> `string`, `number` (a double) or `integer`. An empty
    text stays an empty text; None is null.
    """
    from arro3.core import Array, DataType, Table
    from arro3.io import write_parquet

    types = {
        "string": DataType.string(),
        "number": DataType.float64(),
        "integer": DataType.int64(),
    }
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    table = Table.from_pydict(
        {
            name: Array(list(column), types[kind])
            for (name, kind), column in zip(columns.items(), cells, strict=True)
        }
    )
    file = BytesIO()
    write_parquet(table, file, compression="zstd(3)")
    return file.getvalue()
