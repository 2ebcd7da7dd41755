"""Inputs of the build: listed in inputs.yaml by relative path, verified by sha256."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd
import yaml

HERE = Path(__file__).parent
MANIFEST = HERE / "inputs.yaml"


class InputError(Exception):
    """An input is missing, or its sha256 differs from inputs.yaml."""


def sha256(path: Path) -> str:
    """Return the hex digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def settings(name: str) -> dict:
    """Read a reviewed YAML file from the folder of this module."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


class Inputs:
    """The folder of inputs. Creating it verifies every file that inputs.yaml lists.

    Raises InputError that names all missing and differing files.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, dict[str, str]] = settings(MANIFEST.name)["inputs"]
        self._verify()

    def _verify(self) -> None:
        problems = []
        for name, entry in self.files.items():
            path = self.root / entry["path"]
            if not path.is_file():
                problems.append(f"{entry['path']}: not found (input `{name}`)")
                continue
            digest = sha256(path)
            if digest != entry["sha256"]:
                problems.append(f"{entry['path']}: expected {entry['sha256']}, found {digest}")
        if problems:
            raise InputError("inputs do not match inputs.yaml:\n  " + "\n  ".join(problems))

    def csv(self, name: str) -> pd.DataFrame:
        """Read an input as text cells in file order; empty cells and `NA` stay text."""
        path = self.root / self.files[name]["path"]
        return pd.read_csv(path, dtype=str, keep_default_na=False)

    def records(self, name: str) -> list[dict[str, str]]:
        """Read an input as one dictionary for each row: column -> text."""
        frame = self.csv(name)
        columns = [str(column) for column in frame.columns]
        return [dict(zip(columns, row, strict=True)) for row in frame.itertuples(index=False)]
