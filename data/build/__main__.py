"""`python -m data.build INPUTS [--check]`: build the data package, or compare it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from data.build.manifest import InputError, Inputs
from data.build.package import build
from data.build.seal import size

DATA = Path(__file__).parents[1] / "package"


def differing(fresh: Path, kept: Path) -> list[str]:
    """Return paths of files below `fresh` that are missing below `kept` or have other bytes."""
    names = sorted(p.relative_to(fresh).as_posix() for p in fresh.rglob("*") if p.is_file())
    return [
        name
        for name in names
        if not (kept / name).is_file() or (kept / name).read_bytes() != (fresh / name).read_bytes()
    ]


def main(arguments: list[str] | None = None) -> int:
    """Build or compare the package. Return 0, or 1 if an input or a file differs."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description=__doc__)
    parser.add_argument("inputs", type=Path, help="folder that inputs.yaml is relative to")
    parser.add_argument(
        "--check", action="store_true", help="build in a temporary folder and compare bytes"
    )
    options = parser.parse_args(arguments)
    try:
        inputs = Inputs(options.inputs)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    if not options.check:
        for path, count in build(inputs, DATA).items():
            print(f"{count:>8}  {path}")
        size(DATA)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        build(inputs, Path(folder))
        names = differing(Path(folder), DATA)
    for name in names:
        print(f"differs: {name}", file=sys.stderr)
    print("package differs from its inputs" if names else "package equals its inputs")
    return 1 if names else 0


if __name__ == "__main__":
    raise SystemExit(main())
