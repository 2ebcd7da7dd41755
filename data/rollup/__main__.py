"""`python -m data.rollup --baci FOLDER`: from bulk files to tables of commodities and a proposal.

The tables are Parquet below build/rollup. What the package holds of them goes into a proposal that
`make accept` applies. A run that was ended goes on where it was.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycountry
import yaml

from data.build.names import from_code, from_number
from data.records.codes import WORLD
from data.records.countries import PACKAGE
from data.refresh.__main__ import OUT as REFRESH
from data.refresh.__main__ import main as refresh
from data.refresh.cache import write_whole
from data.refresh.rollup import COLUMNS
from data.rollup import concordance, inputs, run
from data.rollup.engine import USUAL, Engine, EngineError, connect
from data.rollup.inputs import Chunk, InputError
from data.rollup.shapes import BadRowError

OUT = Path("build/rollup")
#: source of the rollup -> the name under which a refresh reads its rows
SERVICE = {"baci": "baci", "comtrade": "bulk", "parquet": "baci"}
_LOST = ("edition", "code", "country", "period", "flow", "ledger", "value_usd", "rows", "reason")


def main(arguments: list[str] | None = None, engine: Engine | None = None) -> int:
    """Roll up as the command line says. Return 0; 1 if a file was refused; 2 for a wrong word.

    `engine` is that of a test that has started one.
    """
    options = _parser().parse_args(arguments)
    levels = options.hs.split(",")
    if not set(levels) <= {"2", "4", "6"}:
        print(
            f"--hs is 2, 4 or 6, or several joined by commas, not {options.hs!r}", file=sys.stderr
        )
        return 2
    try:
        jobs = list(_jobs(options))
        if not jobs:
            raise InputError("give --baci, --comtrade or --parquet (docs/rollup.md)")
        engine = engine or connect(options.engine, options.out / "scratch")
        words = [_rolled(job, engine, options, [int(level) for level in levels]) for job in jobs]
    except (InputError, EngineError) as error:
        print(error, file=sys.stderr)
        return 2
    except BadRowError as error:
        print(f"{error}\nThis file was not taken; the others are kept.", file=sys.stderr)
        return 1
    since = options.since or min(year for _word, year in words)
    if options.no_proposal:
        return 0
    places = ["--package", str(options.package), "--out", str(options.refresh)]
    places += ["--cache", str(options.refresh / "answers")]
    return refresh([*(word for word, _year in words), "--since", since, *places])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.rollup", description=__doc__)
    parser.add_argument("--baci", type=Path, help="CEPII's zip, or a folder with zips or CSV")
    parser.add_argument("--comtrade", type=Path, help="folder of UN Comtrade's bulk files")
    parser.add_argument("--parquet", help="folder or s3:// address of Parquet files as BACI's")
    parser.add_argument("--countries", type=Path, help="country_codes CSV, for --parquet")
    parser.add_argument("--edition", default="HS92", help="edition of the HS of --parquet")
    parser.add_argument("--concordance", type=Path, help="folder of concordances (CSV)")
    parser.add_argument("--to", default="", help="edition of the HS of the tables (the oldest)")
    parser.add_argument("--engine", default=USUAL, help="duckdb://?… or pyspark://?…")
    parser.add_argument("--hs", default="2", help="levels for the package: 2, or 2,4,6")
    parser.add_argument("--since", default="", help="first year for the package (the newest)")
    parser.add_argument("--no-proposal", action="store_true", help="make the tables only")
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the tables")
    parser.add_argument("--package", type=Path, default=PACKAGE)
    parser.add_argument("--refresh", type=Path, default=REFRESH, help="folder of the proposal")
    return parser


def _jobs(options: argparse.Namespace) -> Iterable[run.Job]:
    if options.baci:
        chunks, (path, member) = inputs.baci(options.baci)
        yield _job("baci", chunks, _numbers(_content(path, member)), options)
    if options.comtrade:
        names = _un_numbers()
        found = run.check_reporters(inputs.comtrade(options.comtrade), names)
        yield _job("comtrade", found, names, options)
    if options.parquet:
        if not options.countries:
            raise InputError("--parquet needs --countries: CEPII's country_codes CSV")
        if options.baci:
            raise InputError("--parquet and --baci are the same source: give one")
        chunks, system = inputs.parquet(options.parquet, options.edition)
        names = _numbers(_content(options.countries, ""))
        yield _job("parquet", chunks, names, options)._replace(system=system)


def _job(
    source: str, chunks: Sequence[Chunk], names: run.Names, options: argparse.Namespace
) -> run.Job:
    target = inputs.target_of(chunks, options.to)
    if source == "baci":
        chunks = inputs.one_per_year(chunks, target)
    needed = {chunk.edition for chunk in chunks} - {target}
    links, several = concordance.read(options.concordance, needed, target)
    return run.Job(source, chunks, names, target, links, several)


def _content(path: Path, member: str) -> str:
    try:
        if member:
            with zipfile.ZipFile(path) as packed:
                return packed.read(member).decode("utf-8-sig")
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise InputError(f"{member or path}: cannot be read: {error}") from error


def _numbers(text: str) -> dict[int, str]:
    """Return CEPII's number -> code; empty for one that the package does not know."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if not {"country_code", "country_iso3"} <= set(rows.fieldnames or ()):
        raise InputError("country_codes: no columns country_code and country_iso3")
    names = {}
    for row in rows:
        if not row["country_code"].strip().isdigit():
            raise InputError(f"country_codes, line {rows.line_num}: {row['country_code']!r}")
        try:
            names[int(row["country_code"])] = from_code(row["country_iso3"].strip()) or ""
        except KeyError:
            names[int(row["country_code"])] = ""
    return names


def _un_numbers() -> dict[int, str]:
    """Return UN number -> code; the world is 0."""
    names = {0: WORLD}
    for country in pycountry.countries:
        names[int(country.numeric)] = from_number(country.numeric) or ""
    return names


def _groups(package: Path) -> dict[str, list[str]]:
    text = (package / "reference/partner_groups.yaml").read_text("utf-8")
    return {code: entry["members"] for code, entry in yaml.safe_load(text).items()}


def _rolled(
    job: run.Job, engine: Engine, options: argparse.Namespace, levels: Sequence[int]
) -> tuple[str, str]:
    """Make all tables of a source; return the word for the refresh, and the first year of it."""

    def note(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    folders = run.parts(job, engine, options.out, note)
    done = run.periods(job, folders, engine, options.out, _groups(options.package), note)
    if not done:
        raise InputError(f"{job.source}: no row of the five")
    newest = done[-1].period[:4]
    rows = list(run.package_rows(done, engine, levels, options.since or newest))
    file = options.out / f"{job.source}.csv"
    write_whole(file, _csv(COLUMNS, rows))
    missing = list(run.lost(done, job, engine))
    write_whole(options.out / f"{job.source}-unmatched.csv", _csv(_LOST, missing))
    if missing:
        dollars = sum(float(cells[6]) for cells in missing)
        note(
            f"{len({tuple(cells[:2]) for cells in missing})} codes have no counterpart in"
            f" {job.target}: ${dollars:,.0f} are in the total only; they are listed in"
            f" {job.source}-unmatched.csv"
        )
    nameless = sorted(number for number, code in job.names.items() if not code)
    if nameless:
        note(f"counted in the world only, no country of the package: numbers {nameless}")
    note(f"{file}: {len(rows):,} rows for the package, codes of {job.target}")
    return f"{SERVICE[job.source]}={file}", newest


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


if __name__ == "__main__":
    sys.exit(main())
