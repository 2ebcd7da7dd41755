"""Find HS chapters, headings and subheadings by everyday words, in all languages at once.

`car`, `electric car`, `8703`, `автомобили`, `电动汽车`. A word matches whole, or in another form
(`car` and `cars`, `панель` and `панели`). Only where no entry has the word at all does it match as
the beginning of a longer one, from four letters on: `car` does not find carpets. Chinese is not
divided into words, so a Chinese query matches inside names. Case and accents are ignored.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from math import log10
from typing import NamedTuple

#: most words of a query that are read
MAX_WORDS = 8
#: letters from which a word may be the beginning of another
_LEAST_PREFIX = 4
#: letters that two forms of a word have in common
_LEAST_STEM = 3
_SUGGESTIONS = 2
_CJK = "\u3400-\u9fff"
_WORD = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_IS_CHINESE = re.compile(rf"[{_CJK}]")
#: ends of two English forms of one word
_ENGLISH = frozenset(map(frozenset, (("", "s"), ("", "es"), ("y", "ies"))))
#: ends of Russian forms, without accents: `й` is `и`
_RUSSIAN = frozenset(
    (
        "",
        *_WORD.findall(
            "а я о е и ы у ю ь ам ям ах ях ов ев еи ом ем ами ями ои ыи ии ая яя ое ее ые ие ого"
            " его ому ему ым им ых их ую юю ыми ими ию ия ием иеи"
        ),
    )
)
#: one is not a form of the other: `мел` and `мель`, `угол` and `уголь`
_NO_FORMS = frozenset(("", "ь"))
#: words that say nothing about a product
IGNORED = frozenset(
    _WORD.findall(
        "a an and by for from in of on the to with latest newest how much many what which is are"
        " do does did has have there it its why was were rise rises rising grow growing"
        " growth fall falling goods products"
        " и в во на из с со от до для по к у за или что какие сколько 的 从 自 对 对于 和 与"
    )
)
#: how well a word matches: whole, another form, the beginning; in the name, in the keywords
_WHOLE, _FORM, _BEGINNING, _IN_NAME = 5.0, 4.0, 1.0, 2.0
#: the query is a whole name, a whole keyword, a code
_IS_NAME, _IS_KEYWORD, _IS_CODE = 12.0, 9.0, 30.0
#: what each word of a name costs that was not asked for
_UNASKED = 0.1
#: what ten times as much trade adds
_SIZE = 0.2


class Entry(NamedTuple):
    """An HS code with its names, one for each language, and its keywords in all of them."""

    code: str
    names: tuple[str, ...]
    keywords: tuple[str, ...]


class Found(NamedTuple):
    """Codes that match, best first; whether they match every word of the query.

    `unknown` is the first word that no entry has, `suggestions` are similar ones.
    """

    codes: tuple[str, ...]
    whole: bool
    unknown: str = ""
    suggestions: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return `text` in lower case and without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in order, in plain letters; a run of Chinese signs is one word."""
    return tuple(_WORD.findall(plain(text)))


def same_word(first: str, second: str) -> bool:
    """Return whether two plain words are forms of one: `car` and `cars`, `медь` and `меди`."""
    if first == second:
        return True
    differ = (place for place, (a, b) in enumerate(zip(first, second, strict=False)) if a != b)
    stem = next(differ, min(len(first), len(second)))
    if stem < _LEAST_STEM:
        return False
    ends = frozenset((first[stem:], second[stem:]))
    return ends in _ENGLISH or (ends <= _RUSSIAN and ends != _NO_FORMS and "а" <= first[0] <= "я")


class Index:
    """Words of all entries, for `find`."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the entries; codes are unique."""
        self._entries = {entry.code: entry for entry in entries}
        #: word -> code -> whether the name has it; without Chinese
        self._places: dict[str, dict[str, bool]] = defaultdict(dict)
        #: (Chinese name or keyword, code, whether it is the name)
        self._chinese: list[tuple[str, str, bool]] = []
        self._phrases: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        for code, names, keywords in self._entries.values():
            phrases = [(words(text), True) for text in names]
            phrases += [(words(text), False) for text in keywords]
            self._phrases[code] = [phrase for phrase in phrases if phrase[0]]
            for phrase, is_name in self._phrases[code]:
                for word in phrase:
                    places = self._places[word]
                    places[code] = places.get(code, False) or is_name
                if _IS_CHINESE.match(phrase[0]):
                    self._chinese.append(("".join(phrase), code, is_name))
        self._sorted = sorted(self._places)

    def find(self, query: str, size: Callable[[str], float] = lambda code: 0.0) -> Found:
        """Return the codes that match the words of `query`; none for a query without words.

        `size` is how much is traded of a code: of those that match about equally well, the larger
        come first. If no entry has all of the words, those that have most of them are returned.
        """
        asked = tuple(dict.fromkeys(word for word in words(query) if word not in IGNORED))
        asked = asked[:MAX_WORDS]
        by_word = {word: self._matches(word) for word in asked}
        for word in asked if any(by_word.values()) else ():
            typed = word == asked[-1] and len(word) < _LEAST_PREFIX  # it is still being typed
            if not by_word[word] and (typed or word.isdecimal()):  # or it is a year
                by_word.pop(word)
        scores: dict[str, float] = defaultdict(float)
        counts: dict[str, int] = defaultdict(int)
        for matches in by_word.values():
            for code, score in matches.items():
                scores[code] += score
                counts[code] += 1
        most = max(counts.values(), default=0)
        best = [code for code, count in counts.items() if count == most]
        order = sorted(
            best,
            key=lambda code: (
                -scores[code]
                - self._closeness(code, tuple(by_word))
                - _SIZE * log10(1.0 + max(size(code), 0.0)),
                code,
            ),
        )
        unknown = next((word for word, matches in by_word.items() if not matches), "")
        return Found(tuple(order), most == len(by_word), unknown, self._similar(unknown))

    def _matches(self, word: str) -> Mapping[str, float]:
        """Return code -> how well the entry matches the word."""
        if word.isdecimal() and len(word) > 1:
            return self._codes(word) or self._words(word)
        return self._signs(word) if _IS_CHINESE.match(word) else self._words(word)

    def _codes(self, digits: str) -> dict[str, float]:
        """Match the beginning of codes; of an unknown code, the code above.

        That is for more than four digits: four may be a year.
        """
        codes = [code for code in self._entries if code.startswith(digits)]
        known = next(
            (digits[:length] for length in (6, 4, 2) if digits[:length] in self._entries), ""
        )
        if not codes and len(digits) > 4 and known:
            codes = [code for code in self._entries if code.startswith(known)]
        return {code: _IS_CODE - len(code) for code in codes}

    def _words(self, word: str) -> dict[str, float]:
        scores: dict[str, float] = {}
        for form in self._beginning_with(word[:_LEAST_STEM]):
            if same_word(word, form):
                self._add(scores, form, _WHOLE if form == word else _FORM)
        if not scores and len(word) >= _LEAST_PREFIX:
            for longer in self._beginning_with(word):
                self._add(scores, longer, _BEGINNING)
        return scores

    def _add(self, scores: dict[str, float], word: str, score: float) -> None:
        for code, in_name in self._places[word].items():
            scores[code] = max(scores.get(code, 0.0), score + _IN_NAME * in_name)

    def _beginning_with(self, start: str) -> Iterator[str]:
        place = bisect_left(self._sorted, start)
        while place < len(self._sorted) and self._sorted[place].startswith(start):
            yield self._sorted[place]
            place += 1

    def _signs(self, signs: str) -> dict[str, float]:
        """Match inside Chinese texts; if there is none, texts with these signs in this order."""
        spread = re.compile(".*".join(map(re.escape, signs)))
        inside: dict[str, float] = {}
        loose: dict[str, float] = {}
        for text, code, is_name in self._chinese:
            if signs in text:
                score = (_WHOLE if text == signs else _FORM) + _IN_NAME * is_name
                inside[code] = max(inside.get(code, 0.0), score)
            elif not inside and spread.search(text):
                loose[code] = max(loose.get(code, 0.0), _BEGINNING + _IN_NAME * is_name)
        return inside or loose

    def _closeness(self, code: str, asked: tuple[str, ...]) -> float:
        """Return what the best phrase of an entry adds: is it, or how near is it to, the query."""
        best = 0.0
        for phrase, is_name in self._phrases[code]:
            left = sum(not any(same_word(word, other) for other in asked) for word in phrase)
            if not left and len(phrase) == len(asked):
                broad = len(code) == 2 and not is_name  # keywords of a chapter name its headings
                best = max(best, _IS_NAME if is_name else 1.0 if broad else _IS_KEYWORD)
            elif is_name and left < len(phrase):
                best = max(best, 1.0 - _UNASKED * min(left, MAX_WORDS))
        return best

    def _similar(self, unknown: str) -> tuple[str, ...]:
        if len(unknown) < _LEAST_STEM:
            return ()
        near = [word for word in self._sorted if word[:1] == unknown[:1] and len(word) > 2]
        return tuple(get_close_matches(unknown, near, n=_SUGGESTIONS, cutoff=0.7))
