"""Countries are read from their country.yaml, even if one of the files is broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from components.charts.kit.style import COUNTRY_COLOURS
from components.language.terms import country_name
from components.language.text import LANGUAGES, speaking
from data.records.codes import COUNTRIES, COUNTRY_INFO, FOLDERS, REGION
from data.records.countries import read_countries
from data.store import Store


def test_the_countries_are_those_of_the_package_in_their_order(live_store: Store) -> None:
    """Reading at import and the checked package give the same countries."""
    checked = live_store.package.countries
    assert tuple(checked) == COUNTRIES
    assert list(COUNTRIES) == sorted(checked, key=lambda code: checked[code].order)
    assert set(COUNTRIES) >= set(live_store.package.groups[REGION].members)
    for code, info in checked.items():
        read = COUNTRY_INFO[code]
        assert (read.name, read.name_ru, read.name_zh) == (info.name, info.name_ru, info.name_zh)
        assert (read.order, read.colour, read.slug) == (info.order, info.colour, info.slug)
        assert read.map_label == info.map_label
        assert FOLDERS[code] == info.slug


def test_names_and_colours_are_the_files() -> None:
    """Charts and texts take names and colours of countries from country.yaml."""
    names = {"en": "Kyrgyzstan", "ru": "Кыргызстан", "zh": "吉尔吉斯斯坦"}
    for language in LANGUAGES:
        with speaking(language):
            assert country_name("KGZ") == names[language]
    assert COUNTRY_COLOURS.keys() == {*COUNTRIES, REGION}
    assert COUNTRY_COLOURS["KGZ"] == COUNTRY_INFO["KGZ"].colour


@pytest.mark.parametrize(
    "text", [b"\xfe\xff", b"code: [", b"- a list", b"code: 7", b"", b"name: Nowhere", b"&a [*a]"]
)
def test_a_file_without_a_code_is_left_out(tmp_path: Path, text: bytes) -> None:
    """Reading does not fail; loading the package reports the file."""
    folder = tmp_path / "countries" / "nowhere"
    folder.mkdir(parents=True)
    (folder / "country.yaml").write_bytes(text)
    assert read_countries(tmp_path) == {}


def test_a_wrong_field_gets_a_default(tmp_path: Path) -> None:
    """A country with a valid code is kept, so that rows that name it add no faults."""
    folder = tmp_path / "countries" / "nowhere"
    folder.mkdir(parents=True)
    (folder / "country.yaml").write_text("code: NWH\norder: first\ncolour: red\nname: 5\n", "utf-8")
    info = read_countries(tmp_path)["NWH"]
    assert (info.name, info.slug, info.map_label) == ("NWH", "nowhere", None)
    assert info.colour.startswith("#")


def test_a_country_that_the_code_does_not_know_is_a_fault(bench: Any) -> None:
    """A package whose countries differ from those read at import is refused."""
    kazakh = bench.read("countries/kazakhstan/country.yaml")
    bench.write(
        "countries/nowhere/country.yaml",
        kazakh.replace("KAZ", "NWH")
        .replace("kazakhstan", "nowhere")
        .replace("order: 1", f"order: {len(COUNTRIES) + 1}"),
    )
    expected = "countries/nowhere/country.yaml:1 code — code of the folder (NWH)"
    assert expected in bench.faults()
