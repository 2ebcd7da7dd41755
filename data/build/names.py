"""Country names and numbers of the offices' files to ISO3 codes.

CLDR names (babel) and ISO 3166 (pycountry) first, then the reviewed `names.yaml`.
A name that neither knows is an error unless `names.yaml` leaves it out with a reason.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pycountry
from babel import Locale

from data.build.manifest import settings

SPECIAL = ("WLD", "CIS", "EAEU", "EU27", "CA5", "SPECA", "CHN-XJ")


def fold(name: str) -> str:
    """A name for comparison: lower case, no punctuation, yo written as ye."""
    text = name.casefold().replace("ё", "е").replace("’", "'")
    return re.sub(r"[^\w]+", " ", text).strip()


@lru_cache
def names() -> dict:
    """The reviewed exceptions: `codes`, `left_out`, `labels`."""
    return settings("names.yaml")


@lru_cache
def lookup(language: str) -> dict[str, str]:
    """Folded CLDR name in `language` to ISO3, with the exceptions over it."""
    territories = Locale.parse(language).territories
    table = {}
    for country in pycountry.countries:
        if country.alpha_2 in territories:
            table[fold(territories[country.alpha_2])] = country.alpha_3
    table.update({fold(k): v for k, v in names()["codes"].items()})
    return table


def from_name(name: str, language: str) -> str | None:
    """ISO3 (or a special code) of a printed name; None if the name is left out on purpose."""
    if name.strip() in names()["left_out"]:
        return None
    code = lookup(language).get(fold(name))
    if code is None:
        raise KeyError(f"partner name not known: {name!r}; add it to data/build/names.yaml")
    return code


def from_number(number: str) -> str | None:
    """ISO3 of a UN M49 number as text; None if it is left out on purpose."""
    padded = number.zfill(3)
    for text in (number, padded):
        if text in names()["left_out"]:
            return None
        if text in names()["codes"]:
            return names()["codes"][text]
    country = pycountry.countries.get(numeric=padded)
    if country is None:
        raise KeyError(f"partner number not known: {number!r}; add it to data/build/names.yaml")
    return country.alpha_3


def from_code(code: str) -> str | None:
    """ISO3 of a code of WITS or another data file; None if it is left out on purpose."""
    if code in SPECIAL:
        return code
    if code in names()["left_out"]:
        return None
    if code in names()["codes"]:
        return names()["codes"][code]
    if pycountry.countries.get(alpha_3=code) is not None:
        return code
    raise KeyError(f"partner code not known: {code!r}; add it to data/build/names.yaml")


def label(code: str, language: str) -> str:
    """Short name of a code in `en`, `ru` or `zh`."""
    own = names()["labels"].get(code)
    if own is not None:
        return own[language]
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        raise KeyError(f"no name for {code!r}; add it to the labels of data/build/names.yaml")
    return Locale.parse(language).territories[country.alpha_2]


def m49(code: str) -> str:
    """Three-digit UN number of an ISO3 code, empty for groups and areas without one."""
    country = pycountry.countries.get(alpha_3=code)
    return country.numeric if country is not None else ""
