"""Find HS chapters by everyday words: `copper`, `cars`, `natural gas`, `27`.

A chapter matches if every word of the query is the beginning of a word in its code, name or
keywords. Case and accents are ignored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from data.records.reference import Chapter

_WORD = re.compile(r"[^\W_]+")
_SUGGESTIONS = 2
NOTHING: Mapping[str, str] = MappingProxyType({})


class SearchResult(NamedTuple):
    """Codes of the chapters that match; words of the query that no chapter has; similar words.

    `suggestions` are for the first unknown word.
    """

    chapters: tuple[str, ...]
    unknown: tuple[str, ...]
    suggestions: tuple[str, ...]


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in order, in lower case and without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c))))


def find(
    chapters: Mapping[str, Chapter], query: str, translated: Mapping[str, str] = NOTHING
) -> SearchResult:
    """Return the chapters that match every word of `query`; all of them for an empty query.

    `translated` has names and keywords in the reader's language by code of the chapter. Chapters
    match in English too, but suggestions are in the reader's language where there is one.
    """
    query_words = tuple(dict.fromkeys(words(query)))
    chapter_words = {
        code: _words_of(chapter) | frozenset(_words(translated.get(code, "")))
        for code, chapter in chapters.items()
    }
    matches = {
        query_word: {
            code
            for code, own_words in chapter_words.items()
            if any(word.startswith(query_word) for word in own_words)
        }
        for query_word in query_words
    }
    codes = tuple(
        code for code in chapters if all(code in matching for matching in matches.values())
    )
    unknown = tuple(word for word, matching in matches.items() if not matching)
    suggestions: list[str] = []
    if unknown:
        vocabulary = {
            word
            for code in chapters
            for word in (_words(translated[code]) if code in translated else chapter_words[code])
            if len(word) > 2
        }
        suggestions = get_close_matches(unknown[0], sorted(vocabulary), n=_SUGGESTIONS, cutoff=0.7)
    return SearchResult(codes, unknown, tuple(suggestions))


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    """Return `words(text)`, cached: the same names are searched on every request."""
    return words(text)


@lru_cache(maxsize=256)
def _words_of(chapter: Chapter) -> frozenset[str]:
    """Return the words of a chapter in English: its code, name and keywords."""
    return frozenset((chapter.chapter, *words(chapter.name), *words(chapter.keywords)))
