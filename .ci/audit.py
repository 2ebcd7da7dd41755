"""Look up known weaknesses of all pinned packages: `make audit`.

Exit status 0: everything was checked and nothing is known. 1: a package has a known weakness.
2: not everything could be checked, because a service could not be reached.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PIP_AUDIT = ROOT / ".venv" / "audit" / "bin" / "pip-audit"
#: pinned packages, of the service and of its development
LOCKS = sorted(ROOT.glob("requirements*.lock"))


class Found(NamedTuple):
    """A title, sentences on known weaknesses, and why something was not checked."""

    title: str
    weak: list[str]
    unchecked: str = ""


def read_pip(title: str, output: str) -> Found:
    """Read the report of pip-audit, which skips without an error what its service does not have."""
    try:
        packages: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Found(title, [], "pip-audit gave no report")
    weak = [
        f"{package['name']} {package['version']}: {known['id']}"
        f" (mended in {', '.join(known['fix_versions']) or 'no version'})"
        for package in packages
        for known in package.get("vulns", ())
    ]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    unchecked = f"{len(skipped)} of {len(packages)} packages are not known there" if skipped else ""
    return Found(f"{title}, {len(packages)} packages", weak, unchecked)


def read_npm(title: str, output: str) -> Found:
    """Read the report of npm audit."""
    try:
        report: dict[str, Any] = json.loads(output)
        known = report["vulnerabilities"]
    except (ValueError, KeyError, TypeError):
        return Found(title, [], "npm audit gave no report")
    total = report.get("metadata", {}).get("dependencies", {}).get("total", "?")
    weak = [f"{name}: {entry.get('severity')}" for name, entry in known.items()]
    return Found(f"{title}, {total} packages", weak)


def verdict(results: list[Found]) -> tuple[list[str], int]:
    """Return the lines to print, and the exit status."""
    lines = []
    for found in results:
        state = f"{len(found.weak)} known weaknesses" if found.weak else "nothing known"
        lines.append(
            f"{found.title}: {f'NOT CHECKED ({found.unchecked})' if found.unchecked else state}"
        )
        lines += [f"  {sentence}" for sentence in found.weak]
    if any(found.weak for found in results):
        return lines, 1
    if any(found.unchecked for found in results):
        lines.append("Run `make audit` where the package registries can be reached.")
        return lines, 2
    return lines, 0


def main() -> int:
    """Check, print, and return the exit status."""
    results = []
    for lock in LOCKS:
        command = [str(PIP_AUDIT), "--disable-pip", "--require-hashes", "-r", str(lock)]
        command += ["--format", "json", "--progress-spinner", "off", "--timeout", "10"]
        results.append(read_pip(lock.name, _output(command)))
    command = ["npm", "audit", "--json", "--prefix", str(ROOT / ".web")]
    results.append(read_npm(".web/package-lock.json", _output(command)))
    lines, status = verdict(results)
    print("\n".join(lines))
    return status


def _output(command: list[str]) -> str:
    """Return what a command prints; empty if it cannot be run or takes more than five minutes."""
    try:
        return subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=300
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


if __name__ == "__main__":
    sys.exit(main())
