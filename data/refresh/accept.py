"""`python -m data.refresh.accept`: put a proposal, or a part of it, into the package.

The new package is written whole into a folder beside the old one, checked, flushed to the disk, and
exchanged with it in one step. If the run is ended at any point, the package is byte for byte the
old or the new one; running it again finishes, or says that it is done.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from data.changes import Change, changes
from data.load import read_package
from data.open.sizes import write_sizes
from data.records.codes import COUNTRIES, REGION
from data.records.countries import PACKAGE
from data.records.observation import COLUMNS
from data.records.refreshed import SERVICES
from data.refresh.exchange import ExchangeError, exchange, flushed
from data.refresh.overlay import overlay
from data.refresh.proposal import Proposal, ProposalError, chosen, from_json, members
from data.refresh.releases import ReleaseError, released, write_release
from data.refresh.tables import read_tables
from data.refresh.write import write_package
from data.rules.faults import PackageError

PROPOSAL = Path("build/refresh/proposal.json")
_RANK = COLUMNS.index("rank")


class RefusedError(Exception):
    """The proposal cannot be accepted. The text says why and what to do."""


def accept(
    package: Path,
    file: Path,
    *,
    services: Collection[str] = (),
    countries: Collection[str] = (),
    anyway: bool = False,
    today: date,
) -> tuple[str, bool]:
    """Accept a proposal; return the version of the package, and whether it changed.

    `services` and `countries` choose a part; empty means all. `anyway` overrules checks that stop,
    but never a rule of the package. Raises RefusedError, ProposalError or PackageError; then the
    package is as it was.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise RefusedError(f"no proposal at {file}: run `make refresh` first") from error
    choice = json.dumps([sorted(services), sorted(countries)])
    digest = hashlib.sha256(content + choice.encode()).hexdigest()
    proposal = from_json(content)
    with _alone(package):
        beside = package.with_name(f".{package.name}.next")
        shutil.rmtree(beside, ignore_errors=True)  # of a run that was ended: unfinished, or the old
        for release in released(package):
            if release.proposal == digest:
                return release.release, False
        if not anyway:
            _stop_at_checks(proposal, services, countries)
        version = _write(package, beside, proposal, services, countries, digest, today)
        exchange(beside, package)
        shutil.rmtree(beside)
    return version, True


@contextmanager
def _alone(package: Path) -> Iterator[None]:
    """Let one run at a time change the package."""
    handle = os.open(package.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise RefusedError("another run is accepting a proposal now") from error
        yield
    finally:
        os.close(handle)


def _stop_at_checks(
    proposal: Proposal, services: Collection[str], countries: Collection[str]
) -> None:
    # A rule of the package may be broken by another part: the package that is written is checked.
    stopping = [
        check.text
        for check in proposal.checks
        if check.stops
        and check.kind != "rule"
        and (not services or not check.service or check.service in services)
        and (not countries or not check.country or check.country in countries)
    ]
    if stopping:
        lines = "\n  ".join(stopping[:20])
        raise RefusedError(
            f"checks fail, and nothing was accepted:\n  {lines}\n"
            "Accept another SOURCE or COUNTRY, or overrule them with ANYWAY=1."
        )


def _write(
    package: Path, beside: Path, proposal: Proposal, services: Collection[str],
    countries: Collection[str], digest: str, today: date,
) -> str:  # fmt: skip
    """Write and check the new package in `beside`; return its version."""
    base = read_tables(package)
    readings = chosen(proposal.readings, services, countries)
    after = overlay(base, readings, members(package)).tables
    found = changes(base, after)
    if not found:
        raise RefusedError("this changes nothing in the package: there is nothing to accept")
    _compare(found, proposal)
    ids = {change.source for change in found}
    names = [reading.service for reading in readings if SERVICES[reading.service].id in ids]
    try:
        write_package(package, beside, base, after, names, proposal.answers)
        version = write_release(beside, base, after, names, digest, today)
        write_sizes(beside, read_package(beside))
        flushed(beside)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return version


def _compare(found: Sequence[Change], proposal: Proposal) -> None:
    """Refuse a change that the proposal does not list: nothing enters unseen.

    Ranks, and the figures of the region, follow from the others and from what was chosen.
    """
    listed = {_identity(change) for change in proposal.changes}
    for change in found:
        follows = change.kind == "order" or change.country == REGION
        if not follows and _identity(change) not in listed:
            raise RefusedError(
                f"the package has changed since the proposal was made ({change.key} in"
                f" {change.table}): run `make refresh` again"
            )


def _identity(change: Change) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    rows = [_without_rank(change.table, row) for row in (change.old, change.new)]
    return change.table, rows[0], rows[1]


def _without_rank(table: str, row: list[str] | None) -> tuple[str, ...]:
    if row is None:
        return ()
    if len(row) != len(COLUMNS) or table.endswith("quantities.csv"):
        return tuple(row)
    return (*row[:_RANK], *row[_RANK + 1 :])


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Accept as the command line says. Return 0, 1 if it is refused. `today` is that of a test."""
    parser = argparse.ArgumentParser(prog="python -m data.refresh.accept", description=__doc__)
    parser.add_argument("--proposal", type=Path, default=PROPOSAL)
    parser.add_argument("--package", type=Path, default=PACKAGE)
    parser.add_argument("--source", action="append", default=[], choices=sorted(SERVICES))
    places = [*COUNTRIES, "CHN", "USA"]
    parser.add_argument("--country", action="append", default=[], choices=places)
    parser.add_argument("--anyway", action="store_true", help="overrule checks that fail")
    options = parser.parse_args(arguments)
    try:
        version, changed = accept(
            options.package.resolve(), options.proposal, services=options.source,
            countries=options.country, anyway=options.anyway,
            today=today or datetime.now(UTC).date(),
        )  # fmt: skip
    except (RefusedError, ProposalError, ReleaseError, ExchangeError) as error:
        print(error, file=sys.stderr)
        return 1
    except PackageError as error:
        print(f"the package would break its rules; nothing was accepted:\n{error}", file=sys.stderr)
        return 1
    print(f"the package is now {version}" if changed else f"accepted before: it is in {version}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
