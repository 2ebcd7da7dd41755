"""Search for HS chapters by everyday words."""

from __future__ import annotations

import pytest

from data.search import find, words
from data.store import Store


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("copper", "74"),
        ("COPPER", "74"),
        ("cars", "87"),
        ("cotton", "52"),
        ("gas", "27"),
        ("natural gas", "27"),
        ("27", "27"),
        ("  gas , natural ", "27"),
    ],
)
def test_a_plain_word_finds_its_chapter(store: Store, query: str, expected: str) -> None:
    """Case, order and punctuation do not matter."""
    assert expected in find(store.package.chapters, query).chapters


def test_every_word_has_to_match_one_chapter(store: Store) -> None:
    """Copper and cotton exist, but in different chapters; neither word is unknown."""
    result = find(store.package.chapters, "copper cotton")
    assert result.chapters == ()
    assert result.unknown == ()


def test_an_unknown_word_is_named_with_a_suggestion(store: Store) -> None:
    """Only words that match no chapter are unknown."""
    result = find(store.package.chapters, "cottn gas")
    assert result.chapters == ()
    assert result.unknown == ("cottn",)
    assert "cotton" in result.suggestions


def test_an_empty_query_matches_every_chapter(store: Store) -> None:
    """So does a query of punctuation only."""
    chapters = store.package.chapters
    assert find(chapters, "").chapters == tuple(chapters)
    assert find(chapters, " -- ").chapters == tuple(chapters)


def test_words_are_plain() -> None:
    """Accents and case are removed; hyphens separate words."""
    assert words("Câbles électro-Ménagers") == ("cables", "electro", "menagers")
