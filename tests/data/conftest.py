"""The smallest package, whole and in fresh copies that tests may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.small.bench import Bench
from tests.small.minimal import build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small package, written once."""
    return build(tmp_path_factory.mktemp("built") / "package").root


@pytest.fixture
def bench(tmp_path: Path, built: Path) -> Bench:
    """A fresh copy of the small package."""
    shutil.copytree(built, tmp_path / "package")
    return Bench(tmp_path / "package")
