"""A run of `make accept` that is killed leaves the old package or the new one, and nothing between."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from data.refresh.accept import accept
from tests.data.refresh.conftest import NOW, state

TODAY = NOW.date()
ROOT = Path(__file__).parents[3]

#: Accepts in copies of a folder, each time in another process that kills itself at the n-th call that
#: writes, flushes, renames or removes. Prints the number of calls of a whole run, and how each ended.
KILLED = """
import json, os, random, shutil, signal, sys
from datetime import date
from pathlib import Path
from data.refresh import accept

work, out, tries = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
count = last = 0

def counted(call):
    def wrapper(*args, **kwargs):
        global count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return wrapper

def run(name):
    shutil.copytree(work, out / name)
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    for module, names in ((os, ("fsync", "mkdir", "rmdir", "unlink")), (shutil, ("copyfile",))):
        for name_of_call in names:
            setattr(module, name_of_call, counted(getattr(module, name_of_call)))
    Path.write_bytes, Path.write_text = counted(Path.write_bytes), counted(Path.write_text)
    accept.exchange, accept.read_package = counted(accept.exchange), counted(accept.read_package)
    place = out / name
    accept.accept(place / "package", place / "proposal.json", today=date(2026, 11, 29))
    (out / "count").open("w").write(str(count))
    os._exit(0)

assert run("whole") == 0
steps = int((out / "count").read_text())
points = [*random.Random(15).sample(range(1, steps), tries - 2), steps - 70, steps - 1]
ends = {}
for last in points:
    ends[last] = run(str(last))
print(json.dumps({"steps": steps, "ends": ends}))
"""


def test_killed_at_any_point_the_package_is_the_old_or_the_new(work: Path, tmp_path: Path) -> None:
    """Byte for byte, and a second run finishes. KHORGOS_KILLS=30 tries as many points."""
    tries = os.environ.get("KHORGOS_KILLS", "4")
    words = [sys.executable, "-c", KILLED, str(work), str(tmp_path), tries]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    old, new = state(work / "package"), state(tmp_path / "whole" / "package")
    assert old != new
    assert result["steps"] > 150
    assert set(result["ends"].values()) == {-signal.SIGKILL}
    reached = set()
    for point in result["ends"]:
        copy = tmp_path / point
        found = state(copy / "package")
        assert found in (old, new), point
        reached.add(found == new)
        assert accept(copy / "package", copy / "proposal.json", today=TODAY)[0] == "2026.11.1"
        assert state(copy / "package") == new
        assert not list(copy.glob(".package*"))
        shutil.rmtree(copy)
    assert reached == {True, False}
