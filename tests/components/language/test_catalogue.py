"""Updating the catalogues keeps translations; checking them lists what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from components.language import catalogue


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalog:
    """Three texts to translate, and an empty folder of catalogues."""
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    texts = Catalog()
    for text in ("Country", "{count} rows", "Flow"):
        texts.add(text, locations=[("components/a.py", 1)])
    monkeypatch.setattr(catalogue, "template", lambda *_package: texts)
    return texts


def translate(**texts: str) -> None:
    """Write translations into the Russian catalogue."""
    file = catalogue.FOLDER / "ru.po"
    text = file.read_text("utf-8")
    for before, after in texts.items():
        key = before.replace("_rows", "{count} rows")
        text = text.replace(f'msgid "{key}"\nmsgstr ""', f'msgid "{key}"\nmsgstr "{after}"')
    file.write_text(text, "utf-8")


def test_a_catalogue_that_is_not_there_lacks_everything(template: Catalog) -> None:
    """Each text is listed with its language."""
    assert catalogue.faults("ru", template) == [
        "ru: not translated: Country",
        "ru: not translated: {count} rows",
        "ru: not translated: Flow",
    ]


def test_a_lost_placeholder_is_listed(template: Catalog) -> None:
    """A translation with other placeholders than the text could not be filled."""
    catalogue.update("ru", template)
    translate(Country="Страна", _rows="строк: {number}", Flow="Поток")
    assert catalogue.faults("ru", template) == ["ru: other placeholders: {count} rows"]


def test_updating_keeps_what_is_translated_and_drops_what_is_gone(template: Catalog) -> None:
    """A second update changes no byte."""
    catalogue.update("ru", template)
    translate(Country="Страна")
    template.delete("Flow")
    catalogue.update("ru", template)
    first = (catalogue.FOLDER / "ru.po").read_bytes()
    catalogue.update("ru", template)
    assert (catalogue.FOLDER / "ru.po").read_bytes() == first
    known = {message.id: message.string for message in catalogue.read("ru") if message.id}
    assert known == {"Country": "Страна", "{count} rows": ""}


def test_the_command_writes_or_only_checks(
    template: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--check` writes no file; the status is 1 if a translation is missing."""
    assert catalogue.main(["--check"]) == 1
    assert list(catalogue.FOLDER.iterdir()) == []
    assert catalogue.main([]) == 1
    assert {path.name for path in catalogue.FOLDER.iterdir()} == {"ru.po", "zh.po"}
    assert "zh: not translated: Country" in capsys.readouterr().out
