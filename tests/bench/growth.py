"""Measure pages, start-up and memory with 10 and 100 times the rows: `make growth`.

The package grows as such data do: by detail. Every figure of an HS code of 4 or 6 digits is there
for more partners, so that the pages show as much as before. The kept form of the package
(data/kept.py) is made larger, and the app starts from it in a process of its own. The rules are not
asked: the copies have the values of their originals.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from pathlib import Path
from typing import Any

import msgspec
import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from components import views  # noqa: E402
from components.language.text import LANGUAGES  # noqa: E402
from components.render import Renderer  # noqa: E402
from components.state import address  # noqa: E402
from components.views.payload import KeptPayloads  # noqa: E402
from components.views.warm import warm  # noqa: E402
from data import kept  # noqa: E402
from data.load import read_package  # noqa: E402
from data.store import Store  # noqa: E402
from tests.bench.cards import forget  # noqa: E402
from tests.bench.states import random_states  # noqa: E402

FACTORS = (1, 10, 100)
#: a page may take this many times as long; start-up and memory, for each row that is added
SLOWER, LINEAR = 1.2, 1.2
STATES, SEED, ROUNDS = 120, 14, 3
#: bytes of memory for each row, to say beforehand that there is not enough
_ROW = 500
_COLUMNS = tuple(kept._TYPES)


def grown(original: kept._Kept, factor: int) -> kept._Kept:
    """Return the content of a kept file with `factor` times the rows, or as many as there can be.

    Copies of rows below HS chapters get other partners of the package.
    """
    tables = [_unpacked(table) for table in original.tables]
    detail = [_detail(table) for table in tables]
    rows, below = sum(len(table[1][0]) for table in tables), sum(map(len, detail))
    copies = min(round((factor - 1) * rows / below), len(original.rest.partners) - 2)
    partners = [code for code in original.rest.partners if code not in ("CHN", "WLD")][:copies]
    return original._replace(
        tables=[
            _with_copies(table, places, partners)
            for table, places in zip(tables, detail, strict=True)
        ]
    )


#: file, arrays of places by column, distinct cells by column, arrays of floats
_Unpacked = tuple[str, list[Any], list[list[Any]], list[Any]]


def _unpacked(table: kept._Table) -> _Unpacked:
    places = [array(kept._code_of(column.distinct), column.places) for column in table.others]
    floats = [array("d", content) for content in table.floats]
    return table.file, places, [list(column.distinct) for column in table.others], floats


def _detail(table: _Unpacked) -> list[int]:
    """Return the places of the rows below HS chapters with China or the world."""
    _file, places, distinct, _floats = table
    commodity, partner = _COLUMNS.index("commodity"), _COLUMNS.index("partner")
    below = [len(code) in (4, 6) for code in distinct[commodity]]
    main = [code in ("CHN", "WLD") for code in distinct[partner]]
    pairs = zip(places[commodity], places[partner], strict=True)
    return [row for row, (code, other) in enumerate(pairs) if below[code] and main[other]]


def _with_copies(table: _Unpacked, rows: list[int], partners: list[str]) -> kept._Table:
    file, places, distinct, floats = table
    partner = _COLUMNS.index("partner")
    for column in (*places, *floats):
        copied = array(column.typecode, [column[row] for row in rows])
        if column is not places[partner]:
            column.extend(copied * len(partners))
    cells = distinct[partner]
    for code in partners if rows else ():
        if code not in cells:
            cells.append(code)
        places[partner].extend(array(places[partner].typecode, [cells.index(code)]) * len(rows))
    columns = [
        kept._Column(own, numbers.tobytes()) for own, numbers in zip(distinct, places, strict=True)
    ]
    return kept._Table(file, [column.tobytes() for column in floats], columns)


def make_file(path: Path, factor: int) -> None:
    """Write a kept file with `factor` times the rows."""
    original = kept._pack(read_package())
    body = msgspec.msgpack.encode(grown(original, factor), enc_hook=kept._plain)
    with path.open("wb") as file:
        path.chmod(0o600)
        file.write(kept._MAGIC + hashlib.sha256(body).digest())
        file.write(body)


def measured(path: Path) -> dict[str, Any]:
    """Start from a kept file, draw pages, and return what that took."""
    start = time.process_time()
    package = kept._load(path)
    assert package is not None, "the file was refused"
    loaded = time.process_time()
    store = Store(package)
    indexed = time.process_time()
    renderer = Renderer(store, views.PAGES)
    gc.collect()
    gc.freeze()  # as the app does
    warm(renderer)
    return {
        "rows": len(package.observations),
        "load": loaded - start,
        "index": indexed - loaded,
        "memory": psutil.Process().memory_info().rss / 1e6,
        "pages": pages(renderer),
    }


def pages(renderer: Renderer) -> list[float]:
    """Return milliseconds of CPU for each page of the sample: the median of some rounds."""
    for language in LANGUAGES:
        for chart in renderer.charts.values():
            renderer.card(chart, next(random_states(renderer, 1, 0)).with_(lang=language))
    states = list(random_states(renderer, STATES, SEED))
    return [
        statistics.median(_time(renderer, f"{address(state)}") for _round in range(ROUNDS))
        for state in states
    ]


def _time(renderer: Renderer, where: str) -> float:
    forget(renderer)
    build = KeptPayloads(renderer, whole=True)
    path, _mark, query = where.partition("?")
    start = time.thread_time()
    build(path, query)
    return (time.thread_time() - start) * 1e3


def in_process(*arguments: str) -> str:
    """Run this script in a process of its own and return what it prints."""
    done = subprocess.run(
        [sys.executable, __file__, *arguments], check=True, stdout=subprocess.PIPE, cwd=ROOT
    )
    return done.stdout.decode()


def report(results: list[dict[str, Any]]) -> bool:
    """Print the table; return whether the bars are met."""
    base, met = results[0], True
    print(f"{'rows':>12}{'pages':>9}{'p95':>9}{'load':>9}{'index':>9}{'memory':>10}   CPU, bars")
    for result in results:
        more = result["rows"] / base["rows"]
        ratios = [new / old for new, old in zip(result["pages"], base["pages"], strict=True)]
        slower = statistics.median(ratios)
        start = (result["load"] + result["index"]) / (base["load"] + base["index"])
        memory = result["memory"] / base["memory"]
        good = slower <= SLOWER and start <= more * LINEAR and memory <= more * LINEAR
        met = met and good
        p95 = statistics.quantiles(result["pages"], n=20)[-1]
        print(
            f"{result['rows']:12,}{statistics.median(result['pages']):7.1f}ms{p95:7.1f}ms"
            f"{result['load']:8.2f}s{result['index']:8.2f}s{result['memory']:8.0f}MB"
            f"   page {slower:.2f} times ({SLOWER}), start {start:.1f} and memory {memory:.1f}"
            f" times ({more * LINEAR:.1f})"
        )
    print("The bars are met." if met else "A bar is NOT met.")
    return met


def main() -> int:
    """Measure each factor, print, and return 1 if a bar is not met."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--factors", type=int, nargs="+", default=list(FACTORS))
    options.add_argument("--make", nargs=2, metavar=("FILE", "FACTOR"))
    options.add_argument("--measure", metavar="FILE")
    chosen = options.parse_args()
    if chosen.make:
        make_file(Path(chosen.make[0]), int(chosen.make[1]))
        return 0
    if chosen.measure:
        print(json.dumps(measured(Path(chosen.measure))))
        return 0
    results: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        for factor in chosen.factors:
            needed = factor * (results[0]["rows"] if results else 250_000) * _ROW
            if needed > psutil.virtual_memory().available:
                print(f"{factor} times the rows need {needed / 1e9:.0f} GB of memory: left out")
                continue
            path = Path(folder) / "grown"
            in_process("--make", str(path), str(factor))
            results.append(json.loads(in_process("--measure", str(path))))
            path.unlink()
    return 0 if report(results) else 1


if __name__ == "__main__":
    sys.exit(main())
