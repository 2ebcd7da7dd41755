"""Trade in constant dollars, per person and in percent of GDP.

Each needs a figure of the same year. Years without one have no result: nothing is extrapolated.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from data.records.codes import REGION
from data.records.reference import Indicator
from data.store import Store

#: prices of this year: the last for which the US index has all twelve months
BASE_YEAR = "2024"
Terms = Literal["real", "person", "gdp"]
TERMS: tuple[str, ...] = get_args(Terms)


class Restated(NamedTuple):
    """An amount set against figures of the economy.

    `value` is US dollars of BASE_YEAR, US dollars per person, or percent of GDP. `against` are the
    figures that it was computed with.
    """

    value: float
    against: tuple[Indicator, ...]


def restated(store: Store, usd: float, country: str, period: str, terms: str) -> Restated | None:
    """Return current US dollars of a country in other terms; None if a figure is missing.

    `terms` is one of `Terms`. Amounts of a part of a year can be put into constant dollars, with
    the index of their year, but not divided by the persons or the GDP of a whole year. An average
    over years has no result. The region is set against the sum of its countries.
    """
    if terms == "real":
        index = store.economy("USA", "us_cpi")
        then, base = index.get(period[:4]), index.get(BASE_YEAR)
        if then is None or base is None or _spans_years(period):
            return None
        return Restated(usd * base.value / then.value, (then, base))
    if len(period) != 4:
        return None
    countries: Sequence[str] = store.region if country == REGION else (country,)
    name = "gdp" if terms == "gdp" else "population"
    figures = [store.economy(code, name).get(period) for code in countries]
    known = tuple(figure for figure in figures if figure is not None)
    if len(known) < len(figures):
        return None
    whole = sum(figure.value for figure in known)
    return Restated(usd / whole * (100.0 if terms == "gdp" else 1.0), known)


def _spans_years(period: str) -> bool:
    return len({part[:4] for part in period.split("/")}) > 1
