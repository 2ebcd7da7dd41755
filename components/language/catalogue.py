"""Keep the translation catalogues in step: `make words` writes them, `make words CHECK=1` lists.

Texts are found in code and templates, where they are written `_("...")` or `mark("...")`, and in
the data package (data/texts.py). Babel extracts, reads and writes; the format is gettext's .po,
which every translation tool knows. A new text has an empty translation; one that is gone leaves
the catalogue.
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from components.language.text import FOLDER, LANGUAGES
from data.load import read_package
from data.records.package import Package
from data.texts import texts

ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = LANGUAGES[1:]
_METHODS = [(f"{place}.py", "python") for place in ("app", "components/**", "callbacks/**")]
_METHODS.append(("components/**/templates/*.html", "jinja2"))
#: a catalogue's head has dates; a file that changes with the day would differ for nothing
_DAY = datetime(2026, 11, 24, tzinfo=UTC)
_HEAD = "# Khorgos: texts of screen, charts and files. `make words` keeps this file in step."
_PLACEHOLDER = re.compile(r"\{(\w*)[^}]*\}")


def template(package: Package) -> Catalog:
    """Every text of code and package, each with the files it stands in."""
    found = Catalog(project="Khorgos", charset="utf-8", creation_date=_DAY)
    extracted = extract_from_dir(
        ROOT,
        method_map=_METHODS,
        keywords={"_": None, "mark": None},
        directory_filter=lambda path: not Path(path).name.startswith("."),
    )
    for file, _line, message, _comments, _context in extracted:
        found.add(message, locations=[(str(file), 0)])
    for text, file in texts(package):
        place = f"data/{file}" if file == "store.py" else f"data/package/{file}"
        found.add(text, locations=[(place, 0)])
    return found


def read(language: str) -> Catalog:
    """The catalogue of a language as it is on disk; an empty one where there is none."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return Catalog(language, project="Khorgos", charset="utf-8", revision_date=_DAY)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, found: Catalog) -> None:
    """Bring the file of a language in step with `found`; what is translated stays."""
    catalogue = read(language)
    catalogue.update(found, no_fuzzy_matching=True)
    catalogue.header_comment, catalogue.fuzzy = _HEAD, False
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / f"{language}.po").open("wb") as file:
        write_po(
            file,
            catalogue,
            width=98,
            include_lineno=False,
            ignore_obsolete=True,
            sort_by_file=True,
        )


def faults(language: str, found: Catalog) -> list[str]:
    """What a catalogue lacks: texts without translation, and placeholders that differ."""
    known = {one.id: one for one in read(language) if one.id}
    told = []
    for one in found:
        if not one.id:
            continue
        translated = known.get(one.id)
        if translated is None or not translated.string or translated.fuzzy:
            told.append(f"{language}: not translated: {one.id}")
        elif _names(str(one.id)) != _names(str(translated.string)):
            told.append(f"{language}: other placeholders: {one.id}")
    return told


def _names(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def main(arguments: list[str]) -> int:
    """Write the catalogues, or with `--check` only list what they lack; 1 where it is anything."""
    found = template(read_package())
    if "--check" not in arguments:
        for language in TRANSLATED:
            update(language, found)
    told = [one for language in TRANSLATED for one in faults(language, found)]
    print("\n".join(told) or f"{len(found)} texts, all translated")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
