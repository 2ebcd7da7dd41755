"""Bring the translation catalogues in step with the texts to translate.

`make words` writes the catalogues; `make words CHECK=1` only lists what they lack.

Babel extracts the texts as `[tool.babel]` in pyproject.toml says: from code and templates, where
they are written `_("...")` or `mark("...")`, and from the data package (data/texts.py). Catalogues
are gettext .po files. A new text has an empty translation; a text that is no longer used is
removed.
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
    """Yield the texts in a file of the data package. Babel calls this as an extractor."""
    path = Path(fileobj.name).resolve().relative_to(ROOT / "data")
    for text in _texts_by_file().get(path.as_posix().removeprefix("package/"), ()):
        yield 0, None, text, []


@cache
def _texts_by_file() -> Mapping[str, list[str]]:
    texts_by_file: dict[str, list[str]] = {}
    for text, file in texts(read_package()):
        texts_by_file.setdefault(file, []).append(text)
    return texts_by_file


def template() -> Catalog:
    """Return a catalogue of all texts to translate, each with the files that contain it."""
    with TemporaryDirectory() as folder, chdir(ROOT):
        path = Path(folder, "khorgos.pot")
        options = ("--mapping-file=pyproject.toml", "--keyword=mark", "--add-location=file")
        CommandLineInterface().run(["pybabel", "-q", "extract", *options, f"-o{path}", "."])
        return _read(path, None)


def read(language: str) -> Catalog:
    """Read the catalogue of a language from its file; return an empty one if there is none."""
    path = FOLDER / f"{language}.po"
    return _read(path, language) if path.exists() else Catalog(language, header_comment=_HEAD)


def _read(path: Path, language: str | None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, texts: Catalog) -> None:
    """Write the catalogue of a language: the entries of `texts`, with existing translations."""
    catalogue = read(language)
    # a fixed creation date keeps the file stable between runs
    catalogue.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    with (FOLDER / f"{language}.po").open("wb") as file:
        write_po(file, catalogue, width=98, ignore_obsolete=True, sort_by_file=True)


def faults(language: str, texts: Catalog) -> list[str]:
    """List the entries of `texts` without translation, and those with other placeholders in it."""
    translations = {message.id: message for message in read(language) if message.id}
    lines = []
    for message in texts:
        if not message.id:
            continue
        translated = translations.get(message.id)
        if translated is None or not translated.string or translated.fuzzy:
            lines.append(f"{language}: not translated: {message.id}")
        elif _placeholders(str(message.id)) != _placeholders(str(translated.string)):
            lines.append(f"{language}: other placeholders: {message.id}")
    return lines


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def main(arguments: list[str]) -> int:
    """Write the catalogues unless `--check` is given; print what they lack and return 1 if any."""
    texts = template()
    if "--check" not in arguments:
        for language in TRANSLATED:
            update(language, texts)
    lines = [line for language in TRANSLATED for line in faults(language, texts)]
    print("\n".join(lines) or f"{len(texts)} texts, all translated")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
