"""Plain words to HS chapters."""

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
    """Copper and cotton exist, but not in one chapter; neither word is unknown."""
    found = find(store.package.chapters, "copper cotton")
    assert found.chapters == ()
    assert found.unknown == ()


def test_unknown_words_are_told_with_a_suggestion(store: Store) -> None:
    """Only the word that matches nothing is named."""
    found = find(store.package.chapters, "cottn gas")
    assert found.chapters == ()
    assert found.unknown == ("cottn",)
    assert "cotton" in found.suggestions


def test_nothing_asked_is_everything(store: Store) -> None:
    """An empty query, or one of signs only, narrows nothing."""
    chapters = store.package.chapters
    assert find(chapters, "").chapters == tuple(chapters)
    assert find(chapters, " -- ").chapters == tuple(chapters)


def test_words_are_plain() -> None:
    """Accents and case go; hyphens part words."""
    assert words("Câbles électro-Ménagers") == ("cables", "electro", "menagers")
