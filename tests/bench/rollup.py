"""`make rollup-bench`: time and peak memory of a rollup, on DuckDB, Spark and pandas.

Rows of BACI's shape are generated, 12 years of them, with the five in one row of 14. Each engine
runs in a process of its own; memory is that of the process and of those it started (Spark's Java).
pandas does the same sums with all rows in memory, as far as they fit.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import psutil

ROOT = Path(__file__).resolve().parents[2]
YEARS = range(2013, 2025)
#: numbers of the five, China and Russia, then of others
NUMBERS = (398, 417, 762, 795, 860, 156, 643)
_OTHERS = 63
#: pandas needs this many bytes for a row of text and numbers
_PANDAS_ROW = 400
ENGINES = {
    "duckdb": "duckdb://?memory_limit=1GB&threads=2",
    "spark": "pyspark://?spark.master=local[2]&spark.driver.memory=1g&spark.sql.shuffle.partitions=8",
}
_GENERATED = """
copy (
  select {year} as t, list_extract({numbers}, 1 + (a % {count})::int) as i,
    list_extract({numbers}, 1 + ((a // {count}) % {count})::int) as j,
    lpad(((a // {pairs}) % 97 + 1)::varchar, 2, '0')
      || lpad(((a // {pairs} // 97) % 100)::varchar, 2, '0')
      || lpad(((a // {pairs} // 9700) % 100)::varchar, 2, '0') as k,
    ((a * 7919) % 100000000) / 1000.0 as v,
    case when a % 50 = 0 then 'NA' else (((a * 104729) % 1000000) / 1000.0)::varchar end as q
  from range({rows}) as numbered(a)
) to '{file}' (header, delimiter ',')
"""


def generate(folder: Path, rows: int) -> int:
    """Write the years into a folder; return the bytes."""
    numbers = [*NUMBERS, *range(901, 901 + _OTHERS)]
    con = duckdb.connect()
    con.execute("set threads = 2")
    for year in YEARS:
        file = folder / f"BACI_HS92_Y{year}_V202601.csv"
        con.execute(
            _GENERATED.format(
                year=year, numbers=numbers, count=len(numbers), pairs=len(numbers) ** 2,
                rows=rows // len(YEARS), file=file,
            )
        )  # fmt: skip
    names = ["KAZ", "KGZ", "TJK", "TKM", "UZB", "CHN", "RUS", *["XXX"] * _OTHERS]
    lines = [f"{n},x,x,{name}" for n, name in zip(numbers, names, strict=True)]
    text = "\n".join(["country_code,country_name,country_iso2,country_iso3", *lines, ""])
    (folder / "country_codes_V202601.csv").write_text(text)
    return sum(path.stat().st_size for path in folder.iterdir())


def measured(command: list[str]) -> tuple[float, float, int]:
    """Return seconds, the peak of resident memory in MB, and the exit code."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    watched = psutil.Process(process.pid)
    peak = 0
    while process.poll() is None:
        total = 0
        try:
            for one in (watched, *watched.children(recursive=True)):
                total += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
        peak = max(peak, total)
        time.sleep(0.1)
    seconds = time.monotonic() - start
    if process.returncode:
        print((process.stderr.read() if process.stderr else "")[-1500:], file=sys.stderr)
    return seconds, peak / 1e6, process.returncode


def with_pandas(folder: Path) -> None:
    """Do the sums of a rollup with all rows in memory."""
    import pandas as pd

    five = NUMBERS[:5]
    kinds = {"t": "int16", "i": "int16", "j": "int16", "k": "str", "v": "float64", "q": "float64"}
    rows = pd.concat(
        pd.read_csv(path, dtype=kinds, na_values="NA") for path in sorted(folder.glob("BACI_*.csv"))
    )
    both = [
        rows[rows[own].isin(five)].rename(columns={own: "country", other: "partner"}).assign(flow=flow)
        for own, other, flow in (("i", "j", "export"), ("j", "i", "import"))
    ]  # fmt: skip
    sides = pd.concat(both)
    sides["weighed"] = sides.v.where(sides.q.notna())
    keys = ["country", "t", "flow", "code"]
    total = 0
    for digits in (0, 2, 4, 6):
        sides["code"] = sides.k.str[:digits]
        total += len(sides.groupby(["partner", *keys])[["v", "q", "weighed"]].sum())
        total += len(sides.groupby(keys)[["v", "q", "weighed"]].sum())
    print(f"{total:,} rows of tables")


def main() -> int:
    """Measure as the command line says; print lines for docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("--engines", default="duckdb,spark,pandas")
    parser.add_argument("--pandas", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.pandas:
        with_pandas(options.pandas)
        return 0
    worst = 0
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build) as name:
        folder = Path(name) / "baci"
        folder.mkdir()
        size = generate(folder, options.rows)
        print(f"{options.rows:,} rows, {size / 1e6:,.0f} MB of CSV; load {os.getloadavg()[0]:.1f}")
        print("| rows | engine | time | peak memory |\n|---|---|---|---|", flush=True)
        for engine in options.engines.split(","):
            head = f"| {options.rows:,} | {engine} |"
            if engine == "pandas":
                if options.rows * _PANDAS_ROW > psutil.virtual_memory().available:
                    print(f"{head} not run: it does not fit into memory | |")
                    continue
                words = ["-m", "tests.bench.rollup", "0", "--pandas", str(folder)]
            else:
                words = ["-m", "data.rollup", "--baci", str(folder), "--no-proposal"]
                words += ["--engine", ENGINES[engine], "--out", f"{name}/{engine}"]
            seconds, peak, code = measured([sys.executable, *words])
            print(f"{head} {seconds:,.0f} s | {peak:,.0f} MB |{' failed' * bool(code)}", flush=True)
            worst = max(worst, code)
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
