"""Rules of releases.yaml: latest release first, and it is the package's own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from data.records.package import PackageMeta
from data.records.releases import Release
from data.rules.faults import Fault, excerpt
from data.rules.files import line_of

RELEASES = "releases.yaml"


def check_releases(
    text: str, releases: Mapping[str, Release], meta: PackageMeta | None, faults: list[Fault]
) -> None:
    """Add a fault for each rule that releases.yaml breaks.

    Dates descend, and the first entry has the version and the date of package.yaml (`meta`), so
    that no release is built without saying what it brought. `text` is the content of the file.
    """

    def report(date: str, rule: str, value: str) -> None:
        faults.append(Fault(RELEASES, line_of(text, [date]), date, rule, excerpt(value)))

    for later, earlier in pairwise(releases):
        if earlier >= later:
            report(earlier, "dates descend: the latest release is first", earlier)
    first = next(iter(releases), "")
    if meta is None or not first:
        return
    if first != meta.data_date:
        report(first, f"the first entry has the date of the data, {meta.data_date}", first)
    if releases[first].version != meta.version:
        rule = f"the first entry has the version of the package, {meta.version}"
        report(first, rule, releases[first].version)
