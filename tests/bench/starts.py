"""Measure what a start costs with and without the kept form of the package: `make bench-start`.

Each figure is the CPU time of a process of its own. The two ways are measured in turn, pair after
pair, so that what else the machine does changes them alike.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAIRS = 5
#: the kept form must take at most this part of reading and checking the text
BAR = 0.25
READ = "from data.load import read_package; read_package()"
KEPT = (
    "import os, pathlib; from data.kept import folder_of, kept_package; "
    "kept_package(folder=folder_of(pathlib.Path(os.environ['KHORGOS_CACHE'])))"
)
NOTHING = "import data.kept"
APP = "import app"


def cpu(code: str, cache: Path) -> float:
    """Return the CPU seconds of a Python process that runs `code`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"KHORGOS_CACHE": str(cache)}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure, print the table and return 1 if the bar is not met."""
    with tempfile.TemporaryDirectory() as parent:
        folder, closed = Path(parent, "kept"), Path(parent, "file", "kept")
        Path(parent, "file").touch()  # no folder can be made below a file: nothing is kept
        cpu(KEPT, folder)  # writes the file
        columns: dict[str, list[float]] = {name: [] for name in ("text", "kept", "app", "app kept")}
        for _pair in range(PAIRS):
            nothing = cpu(NOTHING, folder)
            columns["text"].append(cpu(READ, folder) - nothing)
            columns["kept"].append(cpu(KEPT, folder) - nothing)
            columns["app"].append(cpu(APP, closed))
            columns["app kept"].append(cpu(APP, folder))
    text, quick, app, app_kept = (statistics.median(times) for times in columns.values())
    print(f"{PAIRS} pairs in turn, median CPU seconds   from text   from the kept file")
    print(f"package alone                    {text:9.2f}   {quick:9.2f}   ({quick / text:.2f})")
    print(f"whole start of the app           {app:9.2f}   {app_kept:9.2f}   ({app_kept / app:.2f})")
    met = quick <= BAR * text
    print(f"The bar is {'met' if met else 'NOT met'}: at most {BAR} for the package alone.")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
