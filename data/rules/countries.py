"""Rules of country.yaml: its folder, and values that no two countries may share."""

from __future__ import annotations

from collections.abc import Mapping

from data.records.codes import FOLDERS
from data.records.countries import CountryInfo
from data.records.reference import Partner
from data.rules.cells import Table
from data.rules.faults import Fault
from data.rules.files import line_of


def check_countries(
    countries: Mapping[str, CountryInfo], texts: Mapping[str, str], faults: list[Fault]
) -> None:
    """Check that each country.yaml is in the folder of its slug and code, and that no two
    countries have the same order or colour.

    `countries` and `texts` (for line numbers) are by path of the file.
    """
    owners: dict[tuple[str, str], str] = {}
    for file, info in countries.items():
        folder = file.split("/")[1]
        if info.slug != folder:
            _add(file, texts, "slug", "name of the folder", info.slug, faults)
        if FOLDERS.get(info.code) != folder:
            _add(file, texts, "code", "code of the folder", info.code, faults)
        for field in ("order", "colour"):
            value = str(getattr(info, field))
            if (field, value) in owners:
                rule = f"{field} of one country only"
                _add(file, texts, field, rule, f"{value}, also {owners[field, value]}", faults)
            owners[field, value] = info.code


def _add(
    file: str, texts: Mapping[str, str], key: str, rule: str, value: str, faults: list[Fault]
) -> None:
    faults.append(Fault(file, line_of(texts[file], [key]), key, rule, value))


def check_names(partners: Table, countries: Mapping[str, CountryInfo], faults: list[Fault]) -> None:
    """Check that partners.csv and country.yaml have the same names of a country."""
    rows: list[Partner] = partners.rows
    for line, row in zip(partners.lines, rows, strict=True):
        info = countries.get(row.code)
        for field in ("name", "name_ru", "name_zh") if info else ():
            if getattr(row, field) != getattr(info, field):
                rule = f"the {field} of country.yaml ({getattr(info, field)})"
                faults.append(Fault(partners.file, line, field, rule, getattr(row, field)))
