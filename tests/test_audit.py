"""`make audit` never says that all is well when something could not be checked."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

AUDIT = runpy.run_path(str(Path(__file__).resolve().parents[1] / ".ci" / "audit.py"))
GOOD = {"name": "dash", "version": "4.4.1", "vulns": []}
WEAK = GOOD | {"vulns": [{"id": "PYSEC-1", "fix_versions": ["4.4.2"]}]}
SKIPPED = {"name": "flask", "skip_reason": "not found"}
NPM_GOOD = {"vulnerabilities": {}, "metadata": {"dependencies": {"total": 9}}}
NPM_WEAK = NPM_GOOD | {"vulnerabilities": {"esbuild": {"severity": "high"}}}


@pytest.mark.parametrize(
    ("pip", "npm", "status", "text"),
    [
        ([GOOD], NPM_GOOD, 0, "a.lock, 1 packages: nothing known\nweb, 9 packages: nothing known"),
        ([WEAK, SKIPPED], NPM_GOOD, 1, "  dash 4.4.1: PYSEC-1 (mended in 4.4.2)"),
        ([GOOD], NPM_WEAK, 1, "web, 9 packages: 1 known weaknesses\n  esbuild: high"),
        ([GOOD, SKIPPED], NPM_GOOD, 2, "NOT CHECKED (1 of 2 packages are not known there)"),
        ([GOOD], {"message": "405 Method Not Allowed"}, 2, "web: NOT CHECKED (npm audit gave no report)"),
        (None, NPM_GOOD, 2, "a.lock: NOT CHECKED (pip-audit gave no report)"),
    ],
)  # fmt: skip
def test_the_verdict(pip: list[object] | None, npm: object, status: int, text: str) -> None:
    """1 for a weakness, 2 for what was not checked, 0 only if everything was and nothing is known."""
    output = "" if pip is None else json.dumps({"dependencies": pip})
    found = [AUDIT["read_pip"]("a.lock", output), AUDIT["read_npm"]("web", json.dumps(npm))]
    lines, code = AUDIT["verdict"](found)
    assert code == status
    assert text in "\n".join(lines)
