"""`python -m data.refresh SOURCE… [--since 2024] [--dry-run]`: ask, and write a proposal.

A source is imf, comtrade, worldbank, ember, gacc, baci or bulk; `gacc=FILE` and `ember=FILE` first
put a file that a person downloaded into the cache; `baci=FILE` and `bulk=FILE` are rows of
`make rollup`. Nothing is accepted: `make accept` does that.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from data.records.countries import PACKAGE
from data.records.refreshed import SERVICES
from data.refresh import comtrade, ember, gacc, imf, rollup, worldbank
from data.refresh.cache import Cache, Run, write_whole
from data.refresh.client import Client, ServiceError
from data.refresh.proposal import as_json, propose
from data.refresh.reading import Context, Reading, ShapeError
from data.refresh.report import as_html, as_text, heading
from data.refresh.tables import read_table

OUT = Path("build/refresh")
READERS: dict[str, Callable[[Client, Context], Reading]] = {
    "imf": imf.read,
    "comtrade": comtrade.read,
    "worldbank": worldbank.read,
    "ember": ember.read,
    "gacc": gacc.read,
    "baci": rollup.reader("baci"),
    "bulk": rollup.reader("bulk"),
}
#: what is asked without a choice: the sources that need neither a key nor a file
USUAL = ("imf", "worldbank", "ember")
_FILES = {
    "gacc": gacc.fault_of,
    "ember": ember.fault_of,
    "baci": rollup.fault_of,
    "bulk": rollup.fault_of,
}
_YEARS = 2


class UsageError(Exception):
    """A word on the command line is wrong."""


def main(arguments: list[str] | None = None, now: datetime | None = None) -> int:
    """Refresh as the command line says. Return 0; 1 if a service failed; 2 for a wrong word.

    With --check, return 1 if the package is not what its cache gives. `now` is the time of a test.
    """
    options = _parser().parse_args(arguments)
    console = Console(stderr=True)
    start = now or datetime.now(UTC)
    cache = Cache(options.cache)
    try:
        services = _services(options, cache, start)
        contexts = {name: _context(name, options, cache, start) for name in services}
    except UsageError as error:
        _complain(console, str(error))
        return 2
    if options.dry_run:
        for name, context in contexts.items():
            print(*_addresses(name, context), sep="\n")
        return 0
    client = Client(cache, _hosts(options.base), offline=options.offline, now=lambda: start)
    client.timeout, client.pause = options.timeout, options.pause
    readings, errors = _read_all(contexts, client, console)
    if not options.offline:
        for name, context in contexts.items():
            cache.note_run(name, _as_run(context, start))
    answers = sorted(client.used.values(), key=lambda answer: (answer.service, answer.address))
    proposal = propose(options.package, readings, answers, errors, client.notices, start)
    for text in errors:
        _complain(console, text)
    print(heading(proposal))
    if options.check:
        return 1 if proposal.changes or errors else 0
    for name, content in (
        ("proposal.json", as_json(proposal)),
        ("proposal.html", as_html(proposal).encode()),
        ("proposal.txt", as_text(proposal).encode()),
    ):
        write_whole(options.out / name, content)
    print(f"Read {options.out / 'proposal.html'} (or .txt), then run `make accept`.")
    return 1 if errors else 0


def _complain(console: Console, text: str) -> None:
    console.print(text, style="bold", markup=False, highlight=False)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.refresh", description=__doc__)
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help=", ".join(READERS))
    parser.add_argument("--since", metavar="YEAR", help="first year (two years ago)")
    parser.add_argument("--dry-run", action="store_true", help="list the addresses, ask nobody")
    parser.add_argument("--offline", action="store_true", help="read kept answers only")
    parser.add_argument("--check", action="store_true", help="compare only, write no proposal")
    parser.add_argument("--hs", help="levels of the HS for comtrade: 2, or 2,4,6")
    parser.add_argument("--cache", type=Path, default=OUT / "answers", help="folder of raw answers")
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the proposal")
    parser.add_argument("--package", type=Path, default=PACKAGE)
    parser.add_argument("--base", help="ask URL/<source> in place of the services (for tests)")
    parser.add_argument("--timeout", type=float, default=60, help="seconds to wait for an answer")
    parser.add_argument("--pause", type=float, default=1, help="seconds before the first repeat")
    return parser


def _services(options: argparse.Namespace, cache: Cache, now: datetime) -> list[str]:
    """Return the names of the sources; files are put into the cache. Raises UsageError."""
    names: list[str] = []
    usual = [name for name in READERS if name in cache.runs()] if options.offline else USUAL
    for word in options.sources or usual:
        name, _, file = word.partition("=")
        if name not in READERS or (file and name not in _FILES):
            known = ", ".join([*READERS, *(f"{name}=FILE" for name in _FILES)])
            raise UsageError(f"no source {word!r}: there are {known}")
        if file and not options.dry_run:
            _keep_file(name, Path(file), cache, now)
        if name not in names:
            names.append(name)
    if not names:
        raise UsageError(f"no answers in {options.cache}")
    return names


def _keep_file(name: str, file: Path, cache: Cache, now: datetime) -> None:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{name}: {file}: {error.strerror}") from error
    fault = _FILES[name](content)
    if fault:
        raise UsageError(f"{name}: {file}: {fault}")
    address = ember.ADDRESS if name == "ember" else f"file:{file.name}"
    cache.keep(name, address, content, now, is_open=SERVICES[name].open)


def _hosts(base: str | None) -> dict[str, str]:
    return {name: f"{base.rstrip('/')}/{name}" for name in READERS} if base else {}


def _context(name: str, options: argparse.Namespace, cache: Cache, now: datetime) -> Context:
    """Return what a reader needs, from the options and the package. Raises UsageError.

    Without network a source is read as it was asked last, so that its addresses are the same.
    """
    run = cache.runs().get(name, {}) if options.offline else {}
    try:
        then = datetime.fromisoformat(run.get("now", now.isoformat()))
    except ValueError as error:
        raise UsageError(f"{options.cache}: not a time: {run['now'][:30]!r}") from error
    since = options.since or run.get("since") or str(then.year - _YEARS)
    if not (since.isdigit() and 1980 <= int(since) <= then.year):
        raise UsageError(f"--since is a year from 1980 to {then.year}, not {since!r}")
    levels = (options.hs or run.get("hs") or "2").split(",")
    if not set(levels) <= {"2", "4", "6"}:
        raise UsageError(f"--hs is 2, 4 or 6, or several joined by commas, not {options.hs!r}")
    rates = read_table(options.package, "reference/exchange_rates.csv").rows
    economy = read_table(options.package, "reference/economy.csv").rows
    return Context(
        then.date(), since,
        rates={row[0]: Decimal(row[1]) for row in rates},
        us_cpi={row[1]: Decimal(row[3]) for row in economy if row[2] == "us_cpi" and not row[5]},
        levels=tuple(int(level) for level in levels),
        key=run.get("keyed", "") or ("" if options.offline else os.environ.get("COMTRADE_KEY", "")),
    )  # fmt: skip


def _as_run(context: Context, now: datetime) -> Run:
    return {
        "now": now.isoformat(timespec="seconds"),
        "since": context.since,
        "hs": ",".join(map(str, context.levels)),
        "keyed": "yes" if context.key else "",
    }


def _addresses(name: str, context: Context) -> list[str]:
    """Return what would be asked first."""
    if name == "imf":
        return imf.addresses(context)
    if name == "worldbank":
        return worldbank.addresses(context)
    if name == "comtrade":
        return [*comtrade.addresses(context), "  … then the periods that these say are available"]
    return [ember.ADDRESS] if name == "ember" else ["files in the cache"]


def _read_all(
    contexts: Mapping[str, Context], client: Client, console: Console
) -> tuple[list[Reading], list[str]]:
    """Read one source after the other; one that fails does not stop the others."""
    readings, errors = [], []
    with ExitStack() as stack:
        bars = stack.enter_context(
            Progress(
                TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(),
                TextColumn("{task.completed:.0f} answers"), console=console, transient=True,
                disable=not console.is_terminal,
            )
        )  # fmt: skip
        for name, context in contexts.items():
            task = bars.add_task(name, total=None)
            client.on_answer = lambda _address, task=task: bars.advance(task)  # type: ignore[misc]
            try:
                readings.append(READERS[name](client, context))
            except (ServiceError, ShapeError) as error:
                text = str(error)
                errors.append(text if text.startswith(name) else f"{name}: {text}")
            except (KeyError, ValueError, UnicodeError, OSError) as error:
                errors.append(f"{name}: an answer of another shape: {error!r}")
            bars.update(task, total=1, completed=1)
    return readings, errors


if __name__ == "__main__":
    sys.exit(main())
