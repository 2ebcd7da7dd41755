"""Guides agree with the code: fields of charts and views, rooms, keys, limits, terms, tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from components.charts.kit.base import Chart, Row
from components.language import numbers
from components.language.text import FOLDER
from components.present.decktext import key_list
from components.views.base import View

ROOT = Path(__file__).resolve().parents[1]


def page(name: str) -> str:
    """Return the text of a page of docs/."""
    return (ROOT / "docs" / name).read_text("utf-8")


def code(text: str) -> list[str]:
    """Return what a text marks as code."""
    return re.findall(r"`([^`\n]+)`", text)


def table(name: str, head: str) -> list[list[str]]:
    """Return the cells of the table in a page whose first line is `head`."""
    lines = page(name).partition(f"{head}\n")[2].split("\n\n")[0].splitlines()[1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def first_codes(name: str, head: str) -> list[str]:
    """Return what the first column of a table marks as code."""
    return [item for cells in table(name, head) for item in code(cells[0])]


def test_the_guides_name_every_field() -> None:
    """Of charts, of views, and those of rows that figures decide by."""
    charts = first_codes("add-a-chart.md", "| field of `Chart` | what it says |")
    assert sorted(charts) == sorted(field.name for field in fields(Chart))
    views = first_codes("add-a-view.md", "| field of `View` | what it says |")
    assert sorted(views) == sorted(field.name for field in fields(View))
    decisive = Row._fields[Row._fields.index("place") + 1 :]
    assert len(decisive) > 3
    assert set(decisive) <= set(code(page("add-a-chart.md")))


def tree() -> dict[str, list[str]]:
    """Return folder -> the folders and modules below it, as docs/architecture.md lists them."""
    children: dict[str, list[str]] = {"": []}
    folder = ""
    for line in page("architecture.md").split("```")[1].strip().splitlines():
        name = line.split()[0].rstrip("/")
        if line.startswith(" "):
            children[folder].append(name)
        else:
            folder = name
            children[""].append(name)
            children[folder] = []
    return children


def layers(package: str) -> list[list[str]]:
    """Return the rooms of a package from above to below, as the contract in pyproject.toml has it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = (
        contract
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract.get("containers") == [package]
    )
    return [layer.split(" | ") for layer in contract["layers"]]


@pytest.mark.parametrize("package", ["components", "data"])
def test_the_tree_lists_every_room_in_order(package: str) -> None:
    """As the contract has them, which is exhaustive."""
    listed = [name.removesuffix(".py") for name in tree()[package]]
    places = {room: place for place, rooms in enumerate(layers(package)) for room in rooms}
    assert len(listed) == len(set(listed))
    assert set(listed) - {"package"} == places.keys()  # data/package holds no code
    order = [places[room] for room in listed if room in places]
    assert order == sorted(order)


def test_the_tree_lists_every_folder() -> None:
    """Those of the project, and below assets; what it lists exists."""
    listed = tree()
    folders = {
        path.parent.relative_to(ROOT).parts[0] for path in ROOT.glob("[a-z]*/**/*.[pjm][ysd]")
    }
    assert {name for name in listed[""] if (ROOT / name).is_dir()} == folders
    for folder, names in listed.items():
        for name in names:
            assert (ROOT / folder / name).exists(), name
    rooms = {path.parent.name for path in (ROOT / "assets" / "src").glob("*/*.js")}
    described = page("architecture.md").split("## The browser's code")[1].split("\n\n")[1]
    assert rooms | {"index.js"} == set(re.findall(r"[a-z.]+", code(described)[1]))


def test_the_walk_names_what_is_there() -> None:
    """From a row to the pixel: each name stands in the file that the step is about."""
    steps = table("architecture.md", "| where | what happens |")
    assert len(steps) > 10
    for where, text in steps:
        file = (ROOT / code(where)[0]).read_text("utf-8")
        for name in code(text):
            assert "/" in name or name in file, f"{where}: {name}"


def test_every_key_is_listed() -> None:
    """Of present mode in docs/presenting.md, of charts in docs/accessibility.md."""
    listed = first_codes("presenting.md", "| key | does |")
    assert sorted(listed) == sorted(key for keys in key_list() for key in keys.split())
    reader = (ROOT / "assets/src/reader/reader.js").read_text("utf-8")
    points = (ROOT / "assets/src/model/points.js").read_text("utf-8")
    names = {"ArrowLeft": "←", "ArrowRight": "→", "ArrowUp": "↑", "ArrowDown": "↓"}
    used = set(re.findall(r'key [!=]== "(\w+)"', reader + points)) | names.keys()
    assert all(f"{name}: [" in points for name in names)
    listed = first_codes("accessibility.md", "| key | does |")
    assert set(listed) == {names.get(key, key) for key in used}


def test_the_limits_of_a_deck_are_those_of_the_code() -> None:
    source = (ROOT / "assets/src/model/deck.js").read_text("utf-8")
    limits = {
        name: int(re.findall(rf"^  {name}: (\d+),", source, re.MULTILINE)[0])
        for name in ("scenes", "title", "note")
    }
    text = " ".join(page("presenting.md").split())
    assert f"at most {limits['scenes']} scenes" in text
    assert f"titles up to {limits['title']} characters, notes up to {limits['note']:,}" in text


@pytest.mark.parametrize(("column", "language"), [(1, "ru"), (2, "zh")])
def test_the_terms_are_those_of_the_catalogues(column: int, language: str) -> None:
    """A term that is changed in a catalogue is changed in docs/translating.md."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        known = {message.id: message.string for message in read_po(file, locale=language)}
    terms = table("translating.md", "| English | Russian | Chinese |")
    assert len(terms) > 20
    for cells in terms:
        assert known.get(cells[0]) == cells[column], cells[0]


def by_language() -> dict[str, list[Mapping[str, object]]]:
    """Return name -> the table by language of numbers.py, or its parts where it has one for each unit."""
    tables = {}
    for name, value in vars(numbers).items():
        if name.startswith("_") and isinstance(value, Mapping):
            parts = [value] if "ru" in value else list(value.values())
            if parts and all(isinstance(part, Mapping) and "ru" in part for part in parts):
                tables[name] = parts
    return tables


def test_a_new_language_needs_the_tables_that_the_guide_names() -> None:
    """Which of them lack a language: tests/components/language/test_numbers.py."""
    assert first_codes("add-a-language.md", "| table | content |") == list(by_language())
