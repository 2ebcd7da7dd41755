"""Convert country names and numbers of the inputs to ISO3 codes, and codes to names.

Names come from CLDR (babel) and ISO 3166 (pycountry); the reviewed `names.yaml` overrides both.
An unknown name is an error unless `names.yaml` lists it under `left_out` with a reason.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pycountry
from babel import Locale

from data.build.manifest import settings
from data.records.codes import COUNTRY_INFO

#: codes of the world, groups and areas, which ISO 3166 does not have
SPECIAL = ("WLD", "CIS", "EAEU", "EU27", "CA5", "SPECA", "CHN-XJ")


def fold(name: str) -> str:
    """Return a name for comparison: lower case, no punctuation, `ё` written as `е`."""
    text = name.casefold().replace("ё", "е").replace("’", "'")
    return re.sub(r"[^\w]+", " ", text).strip()


@lru_cache
def names() -> dict:
    """Read names.yaml: `codes`, `left_out` and `labels`."""
    return settings("names.yaml")


@lru_cache
def lookup(language: str) -> dict[str, str]:
    """Return folded name in `language` -> ISO3: CLDR names, overridden by names.yaml."""
    territories = Locale.parse(language).territories
    table = {}
    for country in pycountry.countries:
        if country.alpha_2 in territories:
            table[fold(territories[country.alpha_2])] = country.alpha_3
    table.update({fold(k): v for k, v in names()["codes"].items()})
    return table


def from_name(name: str, language: str) -> str | None:
    """Return the ISO3 (or special) code of a printed name; None if names.yaml leaves it out.

    Raises KeyError if the name is unknown.
    """
    if name.strip() in names()["left_out"]:
        return None
    code = lookup(language).get(fold(name))
    if code is None:
        raise KeyError(f"partner name not known: {name!r}; add it to data/build/names.yaml")
    return code


def from_number(number: str) -> str | None:
    """Return the ISO3 code of a UN M49 number; None if names.yaml leaves it out.

    Raises KeyError if the number is unknown.
    """
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
    """Return the ISO3 (or special) code of a data file's code; None if names.yaml leaves it out.

    Raises KeyError if the code is unknown.
    """
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
    """Return the short name of a code in `en`, `ru` or `zh`. Raises KeyError if it has none.

    The name of a country of the package is in its country.yaml.
    """
    info = COUNTRY_INFO.get(code)
    if info is not None:
        return {"en": info.name, "ru": info.name_ru, "zh": info.name_zh}[language]
    own = names()["labels"].get(code)
    if own is not None:
        return own[language]
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        raise KeyError(f"no name for {code!r}; add it to the labels of data/build/names.yaml")
    return Locale.parse(language).territories[country.alpha_2]


def m49(code: str) -> str:
    """Return the three-digit UN M49 number of an ISO3 code; empty for groups and areas."""
    country = pycountry.countries.get(alpha_3=code)
    return country.numeric if country is not None else ""
