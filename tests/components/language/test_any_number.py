"""Any number in any language is formatted with the right sign, no extra digits, and in order."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from components.language import numbers
from components.language.numbers import MINUS
from components.language.text import LANGUAGES, speaking

SCALES = {
    "en": {"bn": 1e9, "m": 1e6, "k": 1e3},
    "ru": {"млрд": 1e9, "млн": 1e6, "тыс.": 1e3},
    "zh": {"亿": 1e8, "万": 1e4},
}
#: unit of the package -> number of decimals that one unit is in billions of dollars
DECIMALS = {"USD": 9, "kUSD": 6, "mUSD": 3, "bnUSD": 0}
AMOUNTS = st.floats(min_value=0, max_value=1e13)
LANGUAGE = st.sampled_from(LANGUAGES)
_NUMBER = re.compile(r"[0-9][0-9,.\N{NO-BREAK SPACE}]*")


def number(text: str, language: str) -> tuple[float, int]:
    """Return the only number in a text, and how many decimals it has."""
    (digits,) = _NUMBER.findall(text)
    plain = digits.rstrip("\N{NO-BREAK SPACE},.")
    if language == "ru":
        plain = plain.replace("\N{NO-BREAK SPACE}", "").replace(",", ".")
    plain = plain.replace(",", "")
    return float(plain), len(plain.partition(".")[2])


def dollars(text: str, language: str) -> tuple[float, float]:
    """Return the amount that a text says, in US dollars, and the value of its last digit."""
    value, decimals = number(text, language)
    words = [scale for word, scale in SCALES[language].items() if re.search(rf"\d\s?{word}", text)]
    scale = words[0] if words else 1.0
    return value * scale, scale / 10**decimals


@given(usd=AMOUNTS, language=LANGUAGE)
def test_money_is_near_and_signed(usd: float, language: str) -> None:
    """The text is within half of its last digit of the amount, and has the right sign."""
    with speaking(language):
        text, less, more = (
            numbers.money(usd),
            numbers.money(-usd),
            numbers.money(usd, sign=True),
        )
    formatted, digit = dollars(text, language)
    assert formatted == pytest.approx(usd, abs=0.5001 * digit, rel=0)
    assert MINUS not in text
    assert less == (MINUS + text if formatted else text)
    assert more == ("+" + text if formatted else text)


@given(amounts=st.tuples(AMOUNTS, AMOUNTS), language=LANGUAGE)
def test_more_money_never_looks_like_less(amounts: tuple[float, float], language: str) -> None:
    """Also across the limits between scale words."""
    with speaking(language):
        low, high = (dollars(numbers.money(usd), language)[0] for usd in sorted(amounts))
    assert low <= high


@given(
    digits=st.integers(1, 10**6), places=st.integers(0, 4), unit=st.sampled_from(list(DECIMALS)),
    language=LANGUAGE,
)  # fmt: skip
def test_a_quoted_amount_has_no_digit_that_was_not_printed(
    digits: int, places: int, unit: str, language: str
) -> None:
    """27.2 billion does not become 27.20."""
    printed = digits / 10**places
    usd = printed * 10 ** (9 - DECIMALS[unit])
    assume(1 <= usd <= 1e13)
    known = len(f"{printed!r}".partition(".")[2].rstrip("0")) + DECIMALS[unit]
    with speaking(language):
        text = numbers.money_quoted(usd, printed, unit)
    formatted, digit = dollars(text, language)
    if number(text, language)[1]:  # it has decimals, all of which must have been printed
        assert digit >= 10 ** (9 - known) * 0.999
    assert formatted == pytest.approx(usd, abs=0.5001 * digit, rel=0)


@given(value=st.floats(min_value=0, max_value=1e6), language=LANGUAGE)
def test_percents_are_near_and_signed(value: float, language: str) -> None:
    """Only 99.95% and more is rounded to 100%; a value below 0.000001% is `<0.000001%`."""
    with speaking(language):
        text, less = numbers.percent(value), numbers.percent(-value)
    formatted, decimals = number(text, language)
    if text.startswith("<"):
        assert 0 < value < formatted
        return
    assert formatted == pytest.approx(value, abs=0.5001 / 10**decimals, rel=0)
    assert (formatted == 100) == (99.95 <= value <= 100.5)
    assert less == (MINUS + text if value else text)


@given(
    factors=st.tuples(st.floats(0.001, 1e4), st.floats(0.001, 1e4)),
    language=LANGUAGE,
)
def test_factors_are_in_order(factors: tuple[float, float], language: str) -> None:
    """A larger factor never looks smaller, and each is within 6% of its text."""
    low, high = sorted(factors)
    with speaking(language):
        signs = [number(numbers.times(value), language)[0] for value in (low, high)]
        words = [number(numbers.multiple(value), language)[0] for value in (low, high)]
    assert signs[0] <= signs[1]
    assert words[0] <= words[1]
    assert signs[0] == pytest.approx(low, rel=0.06)
    assert words[0] == pytest.approx(low, rel=0.06)


@given(value=st.floats(-1e12, 1e12), language=LANGUAGE)
def test_every_text_of_a_number_is_a_number(value: float, language: str) -> None:
    """No function writes an exponent, `nan` or a second minus."""
    with speaking(language):
        texts = [
            numbers.money(value),
            numbers.money(value, currency=False),
            numbers.percent(value),
            numbers.signed(value, 1),
            numbers.decimal(abs(value), 0),
            numbers.amount(max(abs(value), 0.001), "count"),
            numbers.quantity(max(abs(value), 0.001), "Mt"),
            numbers.measured(abs(value), "MW"),
            numbers.measured(abs(value), "pieces"),
        ]
    for text in texts:
        assert re.search(r"\d", text)
        assert not re.search(r"nan|inf|None|\de[+-]?\d", text), text
        assert text.count(MINUS) + text.count("-") <= 1
        assert text.count("+") <= 1
