"""Rules of releases.yaml: no release of the package without a line that says what it brought."""

from __future__ import annotations

import pytest

from data.load import read_package
from tests.small.bench import Bench


def test_releases_are_read_latest_first(bench: Bench) -> None:
    releases = read_package(bench.root).releases
    assert list(releases) == ["2026-11-23", "2026-10-01"]
    latest = releases["2026-11-23"]
    assert (latest.version, latest.lines[0].chart) == ("2026.11", "headline")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            '"2026-11-23"',
            '"2026-11-20"',
            "releases.yaml:1 2026-11-20 — the first entry has the date of the data, 2026-11-23"
            " (2026-11-20)",
        ),
        (
            "2026.11",
            "2026.10",
            "releases.yaml:1 2026-11-23 — the first entry has the version of the package, 2026.11"
            " (2026.10)",
        ),
        (
            '"2026-10-01"',
            '"2026-12-01"',
            "releases.yaml:5 2026-12-01 — dates descend: the latest release is first (2026-12-01)",
        ),
        (
            "lines:\n    - {text: The first.}",
            "lines: []",
            "releases.yaml:7 2026-10-01.lines — at least 1 entries ([])",
        ),
        (
            "text: The first.",
            "what: The first.",
            "releases.yaml:8 2026-10-01.lines.0.text — field is required",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(bench: Bench, old: str, new: str, fault: str) -> None:
    bench.swap("releases.yaml", old, new)
    assert fault in bench.faults()


def test_the_file_is_needed(bench: Bench) -> None:
    (bench.root / "releases.yaml").unlink()
    assert bench.faults() == ["releases.yaml — file missing"]
