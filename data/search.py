"""Find HS chapters by plain words: `copper`, `cars`, `natural gas`, `27`.

A chapter is found when every word of the query begins one of its words: its code, its name, its
keywords. Case and accents do not matter. Pure functions of the reference table.
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


class Found(NamedTuple):
    """Chapters that match, by code; words that match nothing, and close ones to the first."""

    chapters: tuple[str, ...]
    unknown: tuple[str, ...]
    suggestions: tuple[str, ...]


def words(text: str) -> tuple[str, ...]:
    """Words of `text` in lower case, without accents, in order."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORD.findall("".join(one for one in plain if not unicodedata.combining(one))))


def find(chapters: Mapping[str, Chapter], query: str, spoken: Mapping[str, str] = NOTHING) -> Found:
    """Chapters of `chapters` that match every word of `query`; all of them for an empty query.

    `spoken` has further words by code: names and keywords in the reader's language.
    """
    asked = tuple(dict.fromkeys(words(query)))
    known = {
        code: _words_of(chapter) | frozenset(_words(spoken.get(code, "")))
        for code, chapter in chapters.items()
    }
    matching = {
        word: {code for code, own in known.items() if any(one.startswith(word) for one in own)}
        for word in asked
    }
    hits = tuple(code for code in known if all(code in found for found in matching.values()))
    unknown = tuple(word for word, found in matching.items() if not found)
    close: list[str] = []
    if unknown:
        own_words = (_words(spoken[code]) if code in spoken else known[code] for code in known)
        vocabulary = sorted({one for own in own_words for one in own if len(one) > 2})
        close = get_close_matches(unknown[0], vocabulary, n=_SUGGESTIONS, cutoff=0.7)
    return Found(hits, unknown, tuple(close))


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    return words(text)


@lru_cache(maxsize=256)
def _words_of(chapter: Chapter) -> frozenset[str]:
    return frozenset((chapter.chapter, *words(chapter.name), *words(chapter.keywords)))
