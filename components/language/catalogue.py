"""Keep the translation catalogues in step: `make words` writes them, `make words CHECK=1` lists.

Texts are found in code and templates, where they are written `_("...")` or `mark("...")`, and in
the data package (data/texts.py). Babel's `pybabel` extracts, as `[tool.babel]` in pyproject.toml
says. The format is gettext's .po, which every
translation tool knows. A new text has an empty translation; one that is gone leaves the catalogue.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po, write_po

from components.language.text import FOLDER, LANGUAGES
from data.load import read_package
from data.texts import texts

ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = LANGUAGES[1:]
_HEAD = "# Khorgos: texts of screen, charts and files. `make words` keeps this file in step."
_PLACEHOLDER = re.compile(r"\{(\w*)[^}]*\}")


def package_texts(
    fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Babel's extractor for the files of the data package: the texts of one file."""
    path = Path(fileobj.name).resolve().relative_to(ROOT / "data")
    for text in _texts_by_file().get(path.as_posix().removeprefix("package/"), ()):
        yield 0, None, text, []


@cache
def _texts_by_file() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text, file in texts(read_package()):
        found.setdefault(file, []).append(text)
    return found


def template() -> Catalog:
    """Every text of code and package, each with the files it stands in."""
    with TemporaryDirectory() as folder, chdir(ROOT):
        path = Path(folder, "khorgos.pot")
        options = ("--mapping-file=pyproject.toml", "--keyword=mark", "--add-location=file")
        CommandLineInterface().run(["pybabel", "-q", "extract", *options, f"-o{path}", "."])
        return _read(path, None)


def read(language: str) -> Catalog:
    """The catalogue of a language as it is on disk; an empty one where there is none."""
    path = FOLDER / f"{language}.po"
    return _read(path, language) if path.exists() else Catalog(language, header_comment=_HEAD)


def _read(path: Path, language: str | None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, found: Catalog) -> None:
    """Bring the file of a language in step with `found`; what is translated stays."""
    catalogue = read(language)
    # the head keeps its date: a file that changes with the day would differ for nothing
    catalogue.update(found, no_fuzzy_matching=True, update_creation_date=False)
    with (FOLDER / f"{language}.po").open("wb") as file:
        write_po(file, catalogue, width=98, ignore_obsolete=True, sort_by_file=True)


def faults(language: str, found: Catalog) -> list[str]:
    """What a catalogue lacks: texts without translation, and placeholders that differ."""
    known = {message.id: message for message in read(language) if message.id}
    lacking = []
    for message in found:
        if not message.id:
            continue
        translated = known.get(message.id)
        if translated is None or not translated.string or translated.fuzzy:
            lacking.append(f"{language}: not translated: {message.id}")
        elif _names(str(message.id)) != _names(str(translated.string)):
            lacking.append(f"{language}: other placeholders: {message.id}")
    return lacking


def _names(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def main(arguments: list[str]) -> int:
    """Write the catalogues, or with `--check` only list what they lack; 1 where it is anything."""
    found = template()
    if "--check" not in arguments:
        for language in TRANSLATED:
            update(language, found)
    lacking = [fault for language in TRANSLATED for fault in faults(language, found)]
    print("\n".join(lacking) or f"{len(found)} texts, all translated")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
