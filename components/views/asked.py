"""What the words of a search say besides the product: a country and a flow.

Flows are those of the Central Asian country: what China bought from Tajikistan are its exports.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.language.terms import FLOW_NAMES
from components.language.text import LANGUAGES, catalogue
from data.records.codes import COUNTRY_INFO
from data.search import IGNORED, same_word, words

_CHINA = words("china chinese Китай китайский 中国")  # as words are written there: й is и
_REGION = frozenset(
    ("central", "asia", "asian", "центральная", "центральную", "азия", "азию", "中亚")
)
_POSSESSIVE = re.compile(r"['’]s\b")
_OTHER_SIDE = {"export": "import", "import": "export"}
#: verbs of a question about trade -> the flow of the one that does it; in Chinese nouns suffice
_VERBS: Mapping[str, str] = dict.fromkeys(
    words("sell sells sold selling продаёт продал продала продали"), "export"
) | dict.fromkeys(
    words("buy buys bought buying purchase purchased покупает купил купила купили"), "import"
)


@dataclass(frozen=True)
class Asked:
    """A country and a flow, empty if not named, and the words that are left to find.

    `named` is the flow by its word, whoever stands before it: China's share of imports is a share
    of the country's imports.
    """

    country: str
    flow: str
    left: tuple[str, ...]
    named: str


def understood(query: str) -> Asked:
    """Read the words of a search. Never raises.

    A flow is China's, and thus the other one of the country, if China stands before it: `China
    exports to Uzbekistan`. In Chinese the first of the two sides is meant (中国对乌兹别克斯坦出口),
    in Russian also the side right after it (`экспорт Китая`).
    """
    country = flow = named = ""
    sides: list[str] = []
    left = []
    asked = words(_with_spaces(_POSSESSIVE.sub("", query)))
    for word, after in zip(asked, (*asked, "")[1:], strict=True):
        code = _country(word)
        if code or _is_china(word) or word in _REGION:
            sides.append("" if _is_china(word) else word)
            country = code or country
        elif found := _flow(word):
            named = found
            flow = _OTHER_SIDE[found] if _is_chinas(word, sides, after) else found
        elif word not in IGNORED:
            left.append(word)
    return Asked(country, flow, tuple(left), named)


def _is_chinas(flow: str, before: Sequence[str], after: str) -> bool:
    """Return whether the word for a flow means China's; in `before` China is an empty text."""
    if before:
        return not before[0 if "一" <= flow[0] <= "鿿" else -1]
    return "а" <= flow[0] <= "я" and _is_china(after)


def _is_china(word: str) -> bool:
    return any(same_word(word, name) for name in _CHINA)


def _with_spaces(query: str) -> str:
    """Return the query with spaces around Chinese names of countries and flows."""
    names = ["中国", *(info.name_zh for info in COUNTRY_INFO.values())]
    names += [catalogue("zh").get(FLOW_NAMES[flow], "") for flow in ("export", "import")]
    for name in filter(None, names):
        query = query.replace(name, f" {name} ")
    return query


def _country(word: str) -> str:
    """Return the code of the country that a word names in any language; empty text for none."""
    for code, info in COUNTRY_INFO.items():
        names: Mapping[str, str] = {"en": info.name, "ru": info.name_ru, "zh": info.name_zh}
        if any(same_word(word, part) for name in names.values() for part in words(name)):
            return code
    return ""


def _flow(word: str) -> str:
    """Return the flow that a word names in any language; empty text for none."""
    if word in _VERBS:
        return _VERBS[word]
    for flow in ("export", "import"):
        names = [flow, *(catalogue(code).get(FLOW_NAMES[flow], "") for code in LANGUAGES[1:])]
        if any(same_word(word, part) for name in names for part in words(name)):
            return flow
    return ""
