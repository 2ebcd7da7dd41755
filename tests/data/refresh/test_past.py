"""An accepted package shows the release before it, figure by figure."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from data.load import read_package
from data.past import Dated, package_as_of, releases_of
from data.records.package import Package
from data.refresh.accept import accept
from tests.data.refresh.conftest import NOW


@pytest.fixture(scope="module")
def accepted(proposed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a package with an accepted proposal. Tests do not change it."""
    folder = tmp_path_factory.mktemp("accepted") / "work"
    shutil.copytree(proposed, folder)
    accept(folder / "package", folder / "proposal.json", anyway=True, today=NOW.date())
    return folder / "package"


def _unordered(value: Any) -> Any:
    """A table of the small package need not be in the order in which the log restores it."""
    return sorted(value, key=repr) if isinstance(value, tuple) else value


def test_the_release_before(ready: Path, accepted: Path) -> None:
    """All that the older package held is there again; the newer one is another."""
    old, new = read_package(ready), read_package(accepted)
    assert old.observations != new.observations
    assert [row.release for row in releases_of(new)] == ["2026.11", "2026.11.1"]
    back = package_as_of(accepted, new, "2026.11")
    for name in Package.__dataclass_fields__:
        if name not in ("meta", "sources", "open_sizes", "tables"):
            assert _unordered(getattr(back, name)) == _unordered(getattr(old, name)), name
    assert (back.meta.version, back.meta.data_date) == ("2026.11", old.meta.data_date)
    assert releases_of(back) == releases_of(old) == (Dated("2026.11", old.meta.data_date),)
    assert package_as_of(accepted, new, "2026.11.1") is new
    with pytest.raises(KeyError):
        package_as_of(accepted, new, "2026.10")
