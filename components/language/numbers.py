"""Format money, percentages, factors, counts and periods in the reader's language.

Numbers have no more digits than the sources gave: billions have one decimal by default, two below
ten. Each language has its own scale words, decimal sign and months: `$1.20 bn`,
`1,20 млрд долл.`, `12.0亿美元`.

Months, decimal signs and plural forms come from CLDR, through Babel. Scale words are listed here,
because CLDR does not shorten millions of dollars as newspapers do; so is the minus sign, which is
a hyphen in CLDR for all three languages. Python formats the digits in a tenth of the time of
Babel's format_decimal, and a page has thousands of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import floor, log10

from babel import Locale
from babel.dates import format_date

from components.language.text import LANGUAGES, _, language
from data.sums import decimals_in_billions

#: CLDR patterns of a day, of a month, and of the first and last month of a span within a year.
#: They replace CLDR's defaults, which put the month first in English and spaces around the dash,
#: and are too long for tables in Chinese (2025年1月至9月) and Russian (18 мая 2023 г.).
_DATES: Mapping[str, tuple[str, str, str, str]] = {
    "en": ("d MMM y", "LLL y", "LLL", "LLL y"),
    "ru": ("dd.MM.y", "LLL y", "LLL", "LLL y"),
    "zh": ("y年M月d日", "y年M月", "y年M", "M月"),
}
#: US dollars: size of a scale -> format of an amount in it, largest first
_MONEY: Mapping[str, Mapping[float, str]] = {
    "en": {1e9: "${} bn", 1e6: "${} m", 1e3: "${} k", 1: "${}"},
    "ru": {1e9: "{} млрд долл.", 1e6: "{} млн долл.", 1e3: "{} тыс. долл.", 1: "{} долл."},
    "zh": {1e8: "{}亿美元", 1e4: "{}万美元", 1: "{}美元"},
}
#: the same on axes and bars, where the subtitle names the currency
_TICKS: Mapping[str, Mapping[float, str]] = {
    "en": _MONEY["en"],
    "ru": {1e9: "{} млрд", 1e6: "{} млн", 1e3: "{} тыс.", 1: "{}"},
    "zh": {1e8: "{}亿", 1e4: "{}万", 1: "{}"},
}
#: physical units: the multiplier of a value, and the format of the result
_UNITS: Mapping[str, Mapping[str, tuple[float, str]]] = {
    "bcm": {"en": (1, "{} bcm"), "ru": (1, "{} млрд куб. м"), "zh": (10, "{}亿立方米")},
    "Mt": {"en": (1, "{} million t"), "ru": (1, "{} млн т"), "zh": (100, "{}万吨")},
}
#: counts and capacities: size of a scale -> format of an amount in it, largest first
_MEASURED: Mapping[str, Mapping[str, Mapping[float, str]]] = {
    "MW": {"en": {1: "{} MW"}, "ru": {1: "{} МВт"}, "zh": {1: "{}兆瓦"}},
    "t": {
        "en": {1e6: "{} million t", 1: "{} t"},
        "ru": {1e6: "{} млн т", 1e3: "{} тыс. т", 1: "{} т"},
        "zh": {1e4: "{}万吨", 1: "{}吨"},
    },
    "pieces": {
        "en": {1e6: "{} m pieces", 1: "{} pieces"},
        "ru": {1e6: "{} млн шт.", 1: "{} шт."},
        "zh": {1e4: "{}万件", 1: "{}件"},
    },
}
#: format of a factor, by the plural form of its number
_TIMES: Mapping[str, Mapping[str, str]] = {
    "en": {"other": "{} times"},
    "ru": {"one": "{} раз", "few": "{} раза", "many": "{} раз", "other": "{} раза"},
    "zh": {"other": "{}倍"},
}
#: counts that a language writes as words, from zero
_COUNTS: Mapping[str, tuple[str, ...]] = {
    "en": ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
}
#: decimal sign and thousands separator, as two characters
SEPARATORS: Mapping[str, str] = {
    code: "".join(Locale(code).number_symbols["latn"][name] for name in ("decimal", "group"))
    for code in LANGUAGES
}
MINUS = "−"


def _unbroken(text: str) -> str:
    """In Russian, replace spaces by no-break spaces, so that number and unit stay on one line.

    Russian units are long, so lines would often break there.
    """
    return text.replace(" ", "\N{NO-BREAK SPACE}") if language() == "ru" else text


def decimal(value: float, digits: int) -> str:
    """Format a number with `digits` decimals: `1,234.5`, in Russian `1 234,5`."""
    return _localize(f"{value:,.{digits}f}")


def plain(value: float) -> str:
    """Format a number with the decimals it has: `532.53`, in Russian `532,53`."""
    return _localize(f"{value:g}")


def _localize(text: str) -> str:
    """Replace the decimal point and thousands commas of an English number."""
    point, thousands = tuple(SEPARATORS[language()])
    return text.translate({ord(","): thousands, ord("."): point})


def quantity(value: float, unit: str) -> str:
    """Format a physical quantity with all digits: `42 bcm`, `32 million t`, `420亿立方米`.

    `unit` is `bcm` or `Mt`.
    """
    return _unbroken(_UNITS[unit][language()][1].format(amount(value, unit)))


def measured(value: float, unit: str) -> str:
    """Format a capacity (`MW`) or a number of pieces (`pieces`), rounded: `2,121 MW`, `4.6 MW`.

    Three digits from a hundred on are enough: capacities are estimates. Pieces below the first
    scale word are whole.
    """
    words = _MEASURED[unit][language()]
    scale = next((scale for scale in words if value >= scale), 1.0)
    size = value / scale
    digits = 0 if size >= 99.95 or (unit == "pieces" and scale == 1) else 1 if size >= 9.995 else 2
    return _unbroken(words[scale].format(decimal(size, digits)))


def amount(value: float, unit: str) -> str:
    """Format a physical quantity or a count without its unit, for axes: `42`, in Chinese `420`.

    Chinese writes large counts in ten thousands: `168万` for `1,680,000`.
    """
    multiplier, scale = 1.0, ""
    if unit in _UNITS:
        multiplier = _UNITS[unit][language()][0]
    elif language() == "zh" and value >= 1e4:
        multiplier, scale = 1e-4, "万"
    return _localize(f"{round(value * multiplier, 9):,.15g}") + scale


def _scaled(size: float, power: int, last: int, words: Mapping[float, str]) -> str:
    """Format US dollars with a scale of `words`, rounded to a multiple of ten to the `power`.

    No digit smaller than ten to the power of `last` is shown.
    """
    # An amount nearer than half a step to the next scale takes that: 99.6 million in steps of a
    # million is 1.00亿, not 9960万.
    scale = next((scale for scale in words if size > scale - 10**power / 2), 1.0)
    digits = max(0, round(log10(scale)) - last)
    return _unbroken(words[scale].format(decimal(size / scale, digits)))


#: least amount of US dollars -> it is rounded to multiples of ten to this power, largest first
_STEPS = ((9.995e9, 8), (9.995e8, 7), (9.95e6, 6), (9.95e5, 5), (999.5, 3))


def money(usd: float | None, *, sign: bool = False, currency: bool = True) -> str:
    """Format US dollars: `$106.3 bn`, `$4.27 bn`, `$971 m`, `$85 k`; None is "not in this package".

    `sign` puts a plus before an increase. Without `currency`, languages that write the currency
    as a word leave it out: `106,3 млрд`.
    """
    if usd is None:
        return _("not in this package")
    size = abs(usd)
    power = next((power for least, power in _STEPS if size >= least), 0)
    words = (_MONEY if currency else _TICKS)[language()]
    return _signed(usd, _scaled(size, power, power, words), sign)


def dollars(usd: float) -> str:
    """Format a small amount of US dollars without a scale: `$1,217`, `$42.3`, `1217 долл.`."""
    size = abs(usd)
    digits = 0 if size >= 99.95 else 1 if size >= 9.995 else 2
    return _signed(usd, _unbroken(_MONEY[language()][1].format(decimal(size, digits))), False)


#: least amount of US dollars -> power of ten of its scale, and most decimals of it in a sentence
_QUOTED = ((9.995e8, 9, 2), (9.995e5, 6, 1), (999.5, 3, 1))


def money_quoted(usd: float, printed: float, unit: str) -> str:
    """Format US dollars for a sentence: two decimals, or fewer if the source printed fewer.

    `printed` and `unit` are the figure as published: `$30.1 bn` from 30.1 bnUSD, `$14.89 bn`
    from 14889180 kUSD.
    """
    size = abs(usd)
    last = 9 - decimals_in_billions(printed, unit)  # power of ten of the last digit
    fitting = (entry[1:] for entry in _QUOTED if size >= entry[0])
    of_scale, most = next(fitting, (0, 0))
    power = max(of_scale - most, min(of_scale, last))
    return _signed(usd, _scaled(size, power, max(power, last), _MONEY[language()]), False)


def short_money(usd: float) -> str:
    """Format a round number of US dollars for an axis: `$50 bn`, `−$2.5 m`, `50 млрд`."""
    size = abs(usd)
    words = _TICKS[language()]
    scale = next((scale for scale in words if size >= scale), 1.0)
    return _signed(usd, _unbroken(words[scale].format(plain(size / scale))), False)


def percent_sign() -> str:
    """Return the percent sign, in Russian with a no-break space before it."""
    return _unbroken(" %") if language() == "ru" else "%"


def percent(value: float | None, *, sign: bool = False) -> str:
    """Format a percentage: `24%`, `4.3%`, `0.22%`, `0.063%`; None is "not in this package".

    `sign` puts a plus before an increase: `+12%`.
    """
    if value is None:
        return _("not in this package")
    size = abs(value)
    digits = 0 if size >= 9.95 else 1 if size >= 0.995 or size == 0 else 2
    if 0 < size < 1e-6:
        return "<" + decimal(1e-6, 6) + percent_sign()
    if 0 < size < 0.0995:  # two significant digits, but at most six decimals
        digits = min(6, 1 - floor(log10(size)))
    if 99.5 <= size < 99.95:  # do not round up to 100%
        digits = 1
    return _signed(value, decimal(size, digits) + percent_sign(), sign)


def percent_printed(value: float) -> str:
    """Format a percentage with all its digits, as published: `12%`, `24.1%`, `−5.1%`."""
    return _signed(value, plain(abs(value)) + percent_sign(), False)


def times(value: float) -> str:
    """Format a ratio as a factor of two or three digits: `×1.46`, `×4.1`, `×23`, `×0.94`."""
    if value < 0.0995:
        return "×" + _localize(f"{value:.2g}")
    digits = 0 if value >= 9.95 else 1 if value >= 2.995 else 2
    return "×" + decimal(value, digits)


def factor(value: float) -> str:
    """Format a ratio for a sentence, to two significant digits: `1.6`, `2.0`, `12`, `0.93`."""
    rounded = float(f"{value:.2g}")
    return _localize(f"{rounded:.1f}" if 1 <= rounded < 10 else f"{rounded:g}")


def word(count: int) -> str:
    """Format a count for a sentence: up to ten as a word in English, otherwise digits."""
    words = _COUNTS.get(language(), ())
    return words[count] if count < len(words) else decimal(count, 0)


def multiple(value: float) -> str:
    """Format a factor for a sentence, to two digits: `2.1 times`, `93 times`, `140 times`.

    One is `1.0 times`: without the decimal it would count occasions (once, один раз).
    """
    rounded = float(f"{value:.2g}")
    digits = "1.0" if rounded == 1 else f"{rounded:g}"
    form = Locale(language()).plural_form(Decimal(digits))
    return _unbroken(_TIMES[language()][form].format(_localize(digits)))


def kilometres(value: float) -> str:
    """Format a length: `523 km`, `532.53 km`."""
    return _("{number} km").format(number=plain(value))


def _signed(value: float, text: str, sign: bool) -> str:
    """Put the sign of `value` before `text`, unless it was rounded to zero; plus only if `sign`."""
    if not re.search("[1-9]", text):
        return text
    if value < 0:
        return MINUS + text
    return "+" + text if sign else text


def signed(value: float, digits: int) -> str:
    """Format a change with its sign: `+1.2`, `−0.4`; no sign if it rounds to zero."""
    return _signed(round(value, digits), decimal(abs(value), digits), True)


def period(code: str) -> str:
    """Format the code of a period: `2024`, `Mar 2024`, `Jan–Sep 2025`, `2022–23 average`.

    `code` is `2024`, `2024-03`, `2024-03-18`, `2025-01/2025-09` (months of a year), `2022/2023`
    (an average) or `2010..2014` (several years). Empty text is "undated".
    """
    if not code:
        return _("undated")
    if ".." in code:
        return code.replace("..", "–")
    first, slash, last = code.partition("/")
    if slash and len(first) == 4:
        return _("{first}–{last} average").format(first=first, last=last[2:])
    if len(first) == 4:
        return first
    day, month, from_month, to_month = _DATES[language()]
    if len(first) == 10:
        return _date(first, day)
    if not slash:
        return _unbroken(_date(first, month))
    last = first[:5] + last[-2:]  # `2026-01/02` is also accepted
    return _unbroken(f"{_date(first, from_month)}–{_date(last, to_month)}")


def months(code: str) -> str:
    """Format the months of a part of a year without the year: `Jan–Feb`, `янв.–февр.`."""
    first, _slash, last = code.partition("/")
    return _unbroken("–".join(_date(month, "LLL") for month in (first, last) if month))


def _date(code: str, pattern: str) -> str:
    """Format a day (`2023-05-18`) or a month (`2023-05`) by a CLDR pattern."""
    return _format_date(code, pattern, language())


@lru_cache(maxsize=4096)  # Babel takes 40 µs for a date, and tables repeat their dates
def _format_date(code: str, pattern: str, locale: str) -> str:
    return format_date(
        date.fromisoformat(code if len(code) == 10 else f"{code}-01"), pattern, locale
    )
