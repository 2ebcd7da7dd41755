"""The documentation agrees with the code: parameters, columns, commands, dependencies."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from components.api.columns import CHART_COLUMNS
from components.export.csvfile import COLUMNS
from components.language.terms import UNITS
from components.state import PARAMETERS, VIEWS, document, home
from data.records.codes import COUNTRIES, FLOWS, FOLDERS, LEDGERS, STATUSES

ROOT = Path(__file__).resolve().parents[1]


#: every page of the documentation
PAGES = ("README.md", *(f"docs/{page.name}" for page in sorted((ROOT / "docs").glob("*.md"))))
#: files that pages name although no checkout has them: they are built, or made by an example
MADE = {
    "assets/00-plotly.js",
    "components/views/energy.py",
    "components/language/translations/kk.po",
}


def code_of(text: str) -> str:
    """Return what a page sets as code, in blocks and in sentences."""
    blocks = re.findall(r"^```\w*\n(.*?)^```|^    (.*)$", text, re.MULTILINE | re.DOTALL)
    return "\n".join([*("\n".join(block) for block in blocks), *re.findall(r"`([^`\n]+)`", text)])


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
    assert dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.MULTILINE)) == CHART_COLUMNS
    assert {*UNITS, *STATUSES, *LEDGERS, *FLOWS} <= words("docs/csv.md")


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_real_commands_and_files(page: str) -> None:
    """Each `make` target, link, picture, and path named as code exists."""
    text = (ROOT / page).read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)(?=[ `\n,;:)]|$)", code_of(text))) <= targets
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        assert ((ROOT / page).parent / link).exists(), link
    for path in words(page):
        if re.match(r"(app\.py|\.web|\.ci|(assets|callbacks|components|data|docs|tests)/)", path):
            assert path in MADE or "<" in path or (ROOT / path).exists(), path


def test_the_readme_leads_to_every_page() -> None:
    """Of the docs, and of the dashboard; it names the commands that one starts with."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert {page for page in PAGES if page != "README.md"} <= set(re.findall(r"\]\((.+?)\)", text))
    assert {home(view) for view in VIEWS} <= words("README.md")
    for target in ("run", "test", "test-fast", "lint"):
        assert f"make {target}" in text


def test_the_readme_counts_the_figures() -> None:
    """To the nearest thousand."""
    tables = yaml.safe_load((ROOT / "data/package/package.yaml").read_text("utf-8"))["tables"]
    figures = sum(
        tables[file]["rows"] for file in tables if file.startswith(("countries/", "region/"))
    )
    text = (ROOT / "README.md").read_text("utf-8")
    assert f"Some {round(figures, -3):,} figures" in text


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
    extras = project["optional-dependencies"].values()
    requirements = [
        requirement
        for group in (project["dependencies"], *extras)
        for requirement in group
        if not requirement.startswith(f"{project['name']}[")  # another extra
    ]
    names = {re.split(r"[><=\[ ]", requirement)[0] for requirement in requirements}
    assert len(names) == len(requirements) > 10
    web = json.loads((ROOT / ".web" / "package.json").read_text("utf-8"))
    names |= {*web["dependencies"], *web["devDependencies"]}
    why_by_name = reasons()
    assert why_by_name.keys() == names
    assert [name for name, why in why_by_name.items() if not re.search(r"\w{3,}", why)] == []


@pytest.mark.parametrize(
    "lock",
    [
        *sorted(path.name for path in ROOT.glob("requirements*.lock")),
        "tests/bench/peers/requirements.lock",
    ],
)
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
    built = {"khorgos.js", "khorgos.css", "00-plotly.js"}
    for folder in ("assets", "components", "callbacks", "data", "tests"):
        for kind in ("*.py", "*.js", "*.css"):
            for path in (ROOT / folder).rglob(kind):
                lines = path.read_text("utf-8").splitlines()
                assert len(lines) <= 400 or path.name in built, path.name
