"""The verdict of `make soak` on samples that are made up."""

from __future__ import annotations

import pytest

from tests.faults.soak import Sample, verdict


@pytest.mark.parametrize(
    ("memory", "files", "failed", "faults"),
    [
        (lambda s: min(s, 200), lambda s: 26 + s % 3, 0, []),  # caches fill in the first third
        (lambda s: 400 + s / 10, lambda s: 26, 0, ["memory grew from 437 to 482 MB"]),
        (lambda s: 400, lambda s: s // 9, 0, ["files grew from 41 to 92"]),
        (lambda s: 400, lambda s: 26, 2, ["2 requests failed"]),
    ],
)
def test_growth_is_noticed(memory, files, failed: int, faults: list[str]) -> None:  # type: ignore[no-untyped-def]
    """Of memory and of open files, and failed requests."""
    samples = [Sample(second, memory(second), files(second), 9) for second in range(0, 901, 10)]
    assert verdict(samples, failed) == faults
