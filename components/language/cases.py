"""Cases of Russian names in translations: `доля Китая в {flow:in} {country:of}`.

A translation names the case as a format; the English text and the code that fills it do not know of
it. Countries, the region and flows are declined by their endings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

#: case -> endings of a word in the nominative and in the case; the first that fits is used.
#: `of` is the genitive (чего), `by` the dative (по чему), `in` the prepositional (в чём)
CASES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "of": (("ая", "ой"), ("ия", "ии"), ("й", "я"), ("", "а")),
    "by": (("ая", "ой"), ("ия", "ии"), ("й", "ю"), ("", "у")),
    "in": (("ая", "ой"), ("ия", "ии"), ("й", "е"), ("", "е")),
}
_ASKED = re.compile(rf"\{{\w+:(?:{'|'.join(CASES)})\}}")


class Phrase(str):
    """A translation with cases: `format` declines the names that it puts in."""

    __slots__ = ()

    def format(self, *args: object, **kwargs: object) -> str:
        """Return the text with all names in place."""
        return _DECLINING.vformat(self, args, kwargs)


class _Declining(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec in CASES:
            return declined(str(value), format_spec)
        return str(super().format_field(value, format_spec))


_DECLINING = _Declining()


def phrase(text: str) -> str:
    """Return a translation that declines names, if it asks for cases; else `text` itself."""
    return Phrase(text) if _ASKED.search(text) else text


def declined(name: str, case: str) -> str:
    """Return a name in a case: `Центральной Азии` for `Центральная Азия` and `of`."""
    return " ".join(_word(word, case) for word in name.split(" "))


def _word(word: str, case: str) -> str:
    old, new = next(pair for pair in CASES[case] if word.endswith(pair[0]))
    return word.removesuffix(old) + new
