"""Names and search words of HS headings and subheadings, in three languages."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from data.headings import parent_of
from data.records.reference import Product
from data.search import words
from data.store import Store

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
CHINESE = re.compile("[\u4e00-\u9fff]")
#: digits of the code -> longest name in English, Russian and Chinese that cards have room for
LONGEST = {4: (60, 70, 30), 6: (80, 90, 45)}


def names(product: Product) -> tuple[str, str, str]:
    """The English, Russian and Chinese name."""
    return product.name, product.name_ru, product.name_zh


def search_words(product: Product) -> tuple[str, str, str]:
    """The English, Russian and Chinese search words, joined by `;`."""
    return product.keywords, product.keywords_ru, product.keywords_zh


@pytest.fixture(scope="module")
def products(live_store: Store) -> list[Product]:
    return list(live_store.package.products.values())


def test_each_heading_with_a_figure_has_a_name(live_store: Store) -> None:
    headings = {
        row.commodity
        for row in live_store.package.observations
        if len(row.commodity) == 4 and row.commodity.isdigit()
    }
    assert headings
    assert headings <= live_store.package.products.keys()


def test_names_are_in_the_script_of_their_language(products: list[Product]) -> None:
    for product in products:
        scripts = [
            (bool(CYRILLIC.search(name)), bool(CHINESE.search(name))) for name in names(product)
        ]
        assert scripts == [(False, False), (True, False), (False, True)], product.code


def test_names_fit_and_have_no_blank_edges(products: list[Product]) -> None:
    for product in products:
        for name, most in zip(names(product), LONGEST[len(product.code)], strict=True):
            assert 0 < len(name) <= most, product.code
            assert " ".join(name.split()) == name, product.code
            assert name[0] not in "=+-@", product.code


@pytest.mark.parametrize("column", [0, 1, 2], ids=["en", "ru", "zh"])
def test_two_codes_side_by_side_differ_in_name(products: list[Product], column: int) -> None:
    """Headings of a chapter, and subheadings of a heading, stand side by side in a chart."""
    beside = Counter((parent_of(product.code), names(product)[column]) for product in products)
    assert [key for key, count in beside.items() if count > 1] == []


def test_search_words_add_to_the_name_and_occur_once(products: list[Product]) -> None:
    for product in products:
        for name, joined in zip(names(product), search_words(product), strict=True):
            words = joined.split(";") if joined else []
            assert all(word and word == word.strip() and word != name for word in words), (
                product.code
            )
            assert len(set(words)) == len(words), product.code


def test_goods_are_found_by_everyday_words(live_store: Store) -> None:
    for code, *typed in (
        ("8703", "electric car", "электромобиль", "新能源汽车"),
        ("8517", "phone", "телефон", "手机"),
        ("8541", "solar panel", "солнечная панель", "光伏"),
        ("2711", "LNG", "СПГ", "LNG"),
    ):
        product = live_store.package.products[code]
        for query, name, joined in zip(typed, names(product), search_words(product), strict=True):
            known = words(f"{name};{joined}")
            for word in words(query):
                assert any(other.startswith(word) for other in known), (code, word)
