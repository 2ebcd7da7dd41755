"""The documentation agrees with the code: parameters, columns, commands, dependencies."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from components.export.csvfile import COLUMNS
from components.language.terms import UNITS
from components.state import PARAMETERS, VIEWS, document
from data.records.codes import COUNTRIES, FLOWS, FOLDERS, LEDGERS, STATUSES

ROOT = Path(__file__).resolve().parents[1]


def words(path: str) -> set[str]:
    """Return everything that a document marks as code."""
    return set(re.findall(r"`([^`\n]+)`", (ROOT / path).read_text("utf-8")))


def test_every_parameter_and_view_is_described() -> None:
    """docs/url.md has the current table of parameters (`make docs`), and names each view."""
    assert document.updated_page() == document.PAGE.read_text("utf-8")
    names = {parameter.name for parameter in PARAMETERS.values()}
    assert {*names, *COUNTRIES, *FLOWS, *LEDGERS, *FOLDERS.values(), *VIEWS.values()} <= words(
        "docs/url.md"
    )


def test_every_csv_column_is_described() -> None:
    """docs/csv.md has one line for each column, in order, and names units and statuses."""
    text = (ROOT / "docs/csv.md").read_text("utf-8")
    assert tuple(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == COLUMNS
    assert {*UNITS, *STATUSES, *LEDGERS, *FLOWS} <= words("docs/csv.md")


def test_readme_names_real_commands_and_files() -> None:
    """Each `make` target, link and picture in the README exists."""
    text = (ROOT / "README.md").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"make ([a-z-]+)", text)) <= targets
    assert {"run", "test", "test-fast", "lint", "data", "bench", "dev"} <= targets
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / link).exists(), link


def reasons() -> dict[str, str]:
    """Return package -> why the project needs it, from the table in the README."""
    text = (ROOT / "README.md").read_text("utf-8")
    lines = text.partition("| package | why |")[2].partition("\n\n")[0].splitlines()[2:]
    why_by_name: dict[str, str] = {}
    for line in lines:
        _edge, names, why, _end = (cell.strip() for cell in line.split("|"))
        name = re.sub(r"\*[^*]*\*|\([^)]*\)", "", names).strip()
        assert name not in why_by_name
        why_by_name[name] = why
    return why_by_name


def test_readme_gives_a_reason_for_every_dependency() -> None:
    """The table lists the project's dependencies, all of them and no others."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    requirements = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[><=\[ ]", requirement)[0] for requirement in requirements}
    assert len(names) == len(requirements) > 10
    web = json.loads((ROOT / ".web" / "package.json").read_text("utf-8"))
    names |= {*web["dependencies"], *web["devDependencies"]}
    why_by_name = reasons()
    assert why_by_name.keys() == names
    assert [name for name, why in why_by_name.items() if not re.search(r"\w{3,}", why)] == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_have_hashes_and_no_addresses(lock: str) -> None:
    """Every pin has a hash, and no line says where it was downloaded."""
    text = (ROOT / lock).read_text("utf-8")
    pins = re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(pins) == len(blocks) > 10
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text


def test_modules_stay_small() -> None:
    """No module is longer than 400 lines, in any language; two files are built and exempt."""
    built = {"khorgos.js", "00-plotly.js"}
    for folder in ("assets", "components", "callbacks", "data", "tests"):
        for kind in ("*.py", "*.js", "*.css"):
            for path in (ROOT / folder).rglob(kind):
                lines = path.read_text("utf-8").splitlines()
                assert len(lines) <= 400 or path.name in built, path.name
