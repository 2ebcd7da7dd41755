"""`python -m data.diff [--from 2026.11] [--to 2026.12]` prints what changed between releases."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from data.changes import logged_releases
from data.load import ROOT, read_package
from data.open.differences import as_lines
from data.rules.faults import PackageError

_ALL = sys.maxsize


def main(words: Sequence[str] | None = None) -> int:
    """Print the changes, without `--from` and `--to` those of the current release.

    Returns 1 if the package has a fault, 2 if there is no such release; both are explained.
    """
    parser = argparse.ArgumentParser("data.diff", description=__doc__, allow_abbrev=False)
    parser.add_argument("--from", dest="start", default="", metavar="RELEASE")
    parser.add_argument("--to", dest="end", default="", metavar="RELEASE")
    parser.add_argument("--package", type=Path, default=ROOT, metavar="FOLDER")
    asked = parser.parse_args(words)
    try:
        package = read_package(asked.package)
    except PackageError as fault:
        print(fault, file=sys.stderr)
        return 1
    releases = logged_releases(package)
    start, end = asked.start or releases[-2:][0], asked.end or releases[-1]
    for release in (start, end):
        if release not in releases:
            print(f"There is no release {release!r}. Known: {', '.join(releases)}", file=sys.stderr)
            return 2
    if len(releases) == 1:
        print(f"{end} is the only release in the log: there is nothing to compare it with.")
        return 0
    print(f"{end} against {start}")
    for text in as_lines(package, start, end, _ALL):
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
