"""Inputs of the build, named by relative path and checked by sha256 before they are read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd
import yaml

HERE = Path(__file__).parent
MANIFEST = HERE / "inputs.yaml"


class InputError(Exception):
    """An input is missing or is not the file that the manifest names."""


def sha256(path: Path) -> str:
    """Hex digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def settings(name: str) -> dict:
    """One reviewed YAML file that lies beside this module."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


class Inputs:
    """The folder of inputs; every file of the manifest is verified when it is opened."""

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
            found = sha256(path)
            if found != entry["sha256"]:
                problems.append(f"{entry['path']}: expected {entry['sha256']}, found {found}")
        if problems:
            raise InputError("inputs do not match inputs.yaml:\n  " + "\n  ".join(problems))

    def csv(self, name: str) -> pd.DataFrame:
        """One input as text cells (nothing is read as missing), in file order."""
        path = self.root / self.files[name]["path"]
        return pd.read_csv(path, dtype=str, keep_default_na=False)

    def records(self, name: str) -> list[dict[str, str]]:
        """One input as a list of dictionaries of text."""
        frame = self.csv(name)
        columns = [str(c) for c in frame.columns]
        return [dict(zip(columns, r, strict=True)) for r in frame.itertuples(index=False)]
