"""Numbers as a reader sees them: money, percents, factors, counts, and periods.

No more digits than the sources gave: billions with one decimal by default, two below ten. Each
language has its own scale words, decimal sign and months: `$1.20 bn`, `1,20 млрд долл.`,
`12.0亿美元`.

Months, decimal signs and plural forms come from CLDR, through Babel. Scale words do not: CLDR has
no millions of dollars shortened as a newspaper does, and its minus is a hyphen in all three
languages. Digits are set by Python, which takes a tenth of the time of Babel's format_decimal;
a page formats thousands.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import floor, log10

from babel import Locale
from babel.dates import format_date

from components.language.text import LANGUAGES, _, language

#: CLDR patterns of a day, of a month, and of the first and last month of a span within a year.
#: Those that CLDR offers itself put the month first in English, spaces around the dash, and a
#: longer form than a table has room for in Chinese (2025年1月至9月) and Russian (18 мая 2023 г.).
_DATES: Mapping[str, tuple[str, str, str, str]] = {
    "en": ("d MMM y", "LLL y", "LLL", "LLL y"),
    "ru": ("dd.MM.y", "LLL y", "LLL", "LLL y"),
    "zh": ("y年M月d日", "y年M月", "y年M", "M月"),
}
#: US dollars: size of a scale word -> the amount with it, largest first
_MONEY: Mapping[str, Mapping[float, str]] = {
    "en": {1e9: "${} bn", 1e6: "${} m", 1e3: "${} k", 1: "${}"},
    "ru": {1e9: "{} млрд долл.", 1e6: "{} млн долл.", 1e3: "{} тыс. долл.", 1: "{} долл."},
    "zh": {1e8: "{}亿美元", 1e4: "{}万美元", 1: "{}美元"},
}
#: the same on axes and bars, where the subtitle says what they are
_TICKS: Mapping[str, Mapping[float, str]] = {
    "en": _MONEY["en"],
    "ru": {1e9: "{} млрд", 1e6: "{} млн", 1e3: "{} тыс.", 1: "{}"},
    "zh": {1e8: "{}亿", 1e4: "{}万", 1: "{}"},
}
#: physical units: what a figure is multiplied with, and the amount with its unit
_UNITS: Mapping[str, Mapping[str, tuple[float, str]]] = {
    "bcm": {"en": (1, "{} bcm"), "ru": (1, "{} млрд куб. м"), "zh": (10, "{}亿立方米")},
    "Mt": {"en": (1, "{} million t"), "ru": (1, "{} млн т"), "zh": (100, "{}万吨")},
}
#: a factor, by the plural form that its number asks for
_TIMES: Mapping[str, Mapping[str, str]] = {
    "en": {"one": "{} times", "other": "{} times"},
    "ru": {"one": "{} раз", "few": "{} раза", "many": "{} раз", "other": "{} раза"},
    "zh": {"other": "{}倍"},
}
#: counts that a language writes as words
_COUNTS: Mapping[str, tuple[str, ...]] = {
    "en": ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
}
#: a decimal sign and a sign between thousands
SEPARATORS: Mapping[str, str] = {
    code: "".join(Locale(code).number_symbols["latn"][name] for name in ("decimal", "group"))
    for code in LANGUAGES
}
MINUS = "−"


def _one(text: str) -> str:
    """A number with its unit, in Russian on one line: words are long there, and lines full."""
    return text.replace(" ", "\N{NO-BREAK SPACE}") if language() == "ru" else text


def decimal(value: float, digits: int) -> str:
    """A number with `digits` decimals: `1,234.5`, in Russian `1 234,5`."""
    return _local(f"{value:,.{digits}f}")


def plain(value: float) -> str:
    """A number with as many decimals as it has: `532.53`, in Russian `532,53`."""
    return _local(f"{value:g}")


def _local(text: str) -> str:
    point, thousands = SEPARATORS[language()][0], SEPARATORS[language()][1]
    if point == ".":
        return text
    return text.translate({ord(","): thousands, ord("."): point})


def quantity(value: float, unit: str) -> str:
    """`42 bcm`, `32 million t`, with all digits of the source; in Chinese `420亿立方米`."""
    return _one(_UNITS[unit][language()][1].format(amount(value, unit)))


def amount(value: float, unit: str) -> str:
    """The number alone of a physical unit or a count, as an axis has it: `42`, in Chinese `420`.

    Large counts are told in ten thousands in Chinese: `168万` for `1,680,000`.
    """
    times, scale = 1.0, ""
    if unit in _UNITS:
        times = _UNITS[unit][language()][0]
    elif language() == "zh" and value >= 1e4:
        times, scale = 1e-4, "万"
    return _local(f"{round(value * times, 9):,.15g}") + scale


def _amount(size: float, step: float, words: Mapping[float, str], known: float = 0.0) -> str:
    """US dollars with a scale word of `words`, told in whole `step`s (a power of ten).

    `known` is the worth of the last digit that the source printed: no decimal goes below it.
    """
    # half a step below a scale it is rounded up to it: $999.6 m with steps of a million
    scale = next((one for one in words if size >= one - step / 2), 1.0)
    digits = max(0, round(log10(scale / max(step, known))))
    return _one(words[scale].format(decimal(size / scale, digits)))


def money(usd: float | None, *, sign: bool = False, currency: bool = True) -> str:
    """US dollars in words of scale: `$106.3 bn`, `$4.27 bn`, `$971 m`, `$85 k`.

    Without `currency` it goes unsaid where the language needs a word for it: `106,3 млрд`.
    """
    if usd is None:
        return _("not published")
    size = abs(usd)
    steps = ((9.995e9, 1e8), (9.995e8, 1e7), (9.95e6, 1e6), (9.95e5, 1e5), (999.5, 1e3))
    step = next((step for floor, step in steps if size >= floor), 1.0)
    words = (_MONEY if currency else _TICKS)[language()]
    return _signed(usd, _amount(size, step, words), sign)


#: how many decimals a unit has left when it is told in billions
_BELOW_BILLION = {"USD": 9, "kUSD": 6, "mUSD": 3, "bnUSD": 0, "10kCNY": 5, "bnCNY": 0}


def money_quoted(usd: float, printed: float, unit: str) -> str:
    """US dollars for a sentence: two decimals, or fewer where the source printed fewer.

    `printed` and `unit` are the figure as the source has it: `$30.1 bn` from 30.1 bnUSD,
    `$14.89 bn` from 14889180 kUSD.
    """
    digits = f"{printed!r}".partition(".")[2].rstrip("0")
    known = len(digits) + _BELOW_BILLION[unit]
    size = abs(usd)
    if size >= 9.995e8:
        step = 10.0 ** (9 - min(2, known))
    elif size >= 1e6:
        step = 10.0 ** (6 - min(1, max(0, known - 3)))
    else:
        step = 10.0 ** (3 - min(1, max(0, known - 6)))
    amount = _amount(size, step, _MONEY[language()], 10.0 ** (9 - known))
    return _signed(usd, amount, False)


def short_money(usd: float) -> str:
    """US dollars for an axis, a round number: `$50 bn`, `−$2.5 m`, `50 млрд`."""
    size = abs(usd)
    words = _TICKS[language()]
    scale = next((one for one in words if size >= one), 1.0)
    return _signed(usd, _one(words[scale].format(plain(size / scale))), False)


def percent_sign() -> str:
    """What stands behind a percentage: `%`, in Russian after a no-break space."""
    return _one(" %") if language() == "ru" else "%"


def percent(value: float | None, *, sign: bool = False) -> str:
    """`24%`, `4.3%`, `0.22%`, `0.063%`, in Russian `24 %`; with `sign` also `+12%`."""
    if value is None:
        return _("not published")
    size = abs(value)
    digits = 0 if size >= 9.95 else 1 if size >= 0.95 or size == 0 else 2
    if 0 < size < 0.095:  # two digits that say something
        digits = 1 - floor(log10(size))
        if digits > 6:
            return "<" + decimal(1e-6, 6) + percent_sign()
    if 99.5 <= size < 99.95:  # nearly all is not all
        digits = 1
    return _signed(value, decimal(size, digits) + percent_sign(), sign)


def percent_printed(value: float) -> str:
    """A percentage with the digits it was published with: `12%`, `24.1%`, `−5.1%`."""
    return _signed(value, plain(abs(value)) + percent_sign(), False)


def times(value: float) -> str:
    """A ratio as a factor, two or three digits of it: `×1.46`, `×4.1`, `×23`, `×0.94`."""
    if value < 0.095:
        return "×" + _local(f"{value:.2g}")
    digits = 0 if value >= 9.95 else 1 if value >= 2.995 else 2
    return "×" + decimal(value, digits)


def factor(value: float) -> str:
    """A ratio within a sentence, to two significant digits: `1.6`, `2.0`, `12`, `0.93`."""
    rounded = float(f"{value:.2g}")
    return _local(f"{rounded:.1f}" if 1 <= rounded < 10 else f"{rounded:g}")


def word(count: int) -> str:
    """A small count: `four` in English, which writes one to ten in words; digits elsewhere."""
    words = _COUNTS.get(language(), ())
    return words[count] if count < len(words) else decimal(count, 0)


def multiple(value: float) -> str:
    """A factor in a sentence, two digits of it: `2.1 times`, `93 times`, `140 times`."""
    told = f"{float(f'{value:.2g}'):g}"
    form = Locale(language()).plural_form(Decimal(told))
    return _one(_TIMES[language()][form].format(_local(told)))


def kilometres(value: float) -> str:
    """A length: `523 km`, `532.53 km`."""
    return _("{number} km").format(number=plain(value))


def _signed(value: float, text: str, sign: bool) -> str:
    """`text` with the sign of `value`; none where nothing but zeros is left of it."""
    if not any(digit in text for digit in "123456789"):
        return text
    if value < 0:
        return MINUS + text
    return "+" + text if sign and value > 0 else text


def signed(value: float, digits: int) -> str:
    """A change with its sign: `+1.2`, `−0.4`, in Russian `−0,4`; none where it rounds to 0."""
    return _signed(round(value, digits), decimal(abs(value), digits), True)


def period(code: str) -> str:
    """`2024`; `Mar 2024`; `Jan–Sep 2025`; `2022–23 average`; in Chinese `2025年1–9月`.

    `2010..2014` is all of these years; empty text is a time that nobody states.
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
        return _one(_date(first, month))
    last = first[:5] + last[-2:]  # a page may be dated `2026-01/02`
    return _one(f"{_date(first, from_month)}–{_date(last, to_month)}")


def _date(code: str, pattern: str) -> str:
    """A day (`2023-05-18`) or a month (`2023-05`) as a CLDR pattern has it."""
    return _formatted(code, pattern, language())


@lru_cache(maxsize=4096)  # tables repeat their dates, and a pattern takes 40 µs to fill
def _formatted(code: str, pattern: str, locale: str) -> str:
    return format_date(
        date.fromisoformat(code if len(code) == 10 else f"{code}-01"), pattern, locale
    )
