"""Any number in any language: as many digits as are known, a true sign, in order, always a number."""

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
#: dollars in a unit of the package, as decimals of a billion
DECIMALS = {"USD": 9, "kUSD": 6, "mUSD": 3, "bnUSD": 0}
AMOUNTS = st.floats(min_value=0, max_value=1e13)
SPOKEN = st.sampled_from(LANGUAGES)
_NUMBER = re.compile(r"[0-9][0-9,.\N{NO-BREAK SPACE}]*")


def number(text: str, language: str) -> tuple[float, int]:
    """The one number of a text, without its unit, and how many decimals it shows."""
    (found,) = _NUMBER.findall(text)
    plain = found.rstrip("\N{NO-BREAK SPACE},.")
    if language == "ru":
        plain = plain.replace("\N{NO-BREAK SPACE}", "").replace(",", ".")
    plain = plain.replace(",", "")
    return float(plain), len(plain.partition(".")[2])


def dollars(text: str, language: str) -> tuple[float, float]:
    """What a reader takes from an amount: US dollars, and the worth of its last digit."""
    value, decimals = number(text, language)
    words = [scale for word, scale in SCALES[language].items() if re.search(rf"\d\s?{word}", text)]
    scale = words[0] if words else 1.0
    return value * scale, scale / 10**decimals


@given(usd=AMOUNTS, language=SPOKEN)
def test_money_is_near_and_signed(usd: float, language: str) -> None:
    """Within half of the last digit that is shown; less than nothing has a minus, and no change."""
    with speaking(language):
        text, less, more = (
            numbers.money(usd),
            numbers.money(-usd),
            numbers.money(usd, sign=True),
        )
    shown, digit = dollars(text, language)
    assert shown == pytest.approx(usd, abs=0.5001 * digit, rel=0)
    assert MINUS not in text
    assert less == (MINUS + text if shown else text)
    assert more == ("+" + text if shown else text)


@given(one=AMOUNTS, other=AMOUNTS, language=SPOKEN)
def test_more_money_never_looks_like_less(one: float, other: float, language: str) -> None:
    """Across the borders of scale words too."""
    with speaking(language):
        low, high = (dollars(numbers.money(usd), language)[0] for usd in sorted((one, other)))
    assert low <= high


@given(
    digits=st.integers(1, 10**6), places=st.integers(0, 4), unit=st.sampled_from(list(DECIMALS)),
    language=SPOKEN,
)  # fmt: skip
def test_a_quoted_amount_has_no_digit_that_was_not_printed(
    digits: int, places: int, unit: str, language: str
) -> None:
    """27.2 billion never becomes 27.20."""
    printed = digits / 10**places
    usd = printed * 10 ** (9 - DECIMALS[unit])
    assume(1 <= usd <= 1e13)
    known = len(f"{printed!r}".partition(".")[2].rstrip("0")) + DECIMALS[unit]
    with speaking(language):
        text = numbers.money_quoted(usd, printed, unit)
    shown, digit = dollars(text, language)
    if number(text, language)[1]:  # decimals: a digit that is shown was printed
        assert digit >= 10 ** (9 - known) * 0.999
    assert shown == pytest.approx(usd, abs=0.5001 * digit, rel=0)


@given(value=st.floats(min_value=0, max_value=1e6), language=SPOKEN)
def test_percents_are_near_and_signed(value: float, language: str) -> None:
    """Two digits that say something; nearly all is not all, and nearly nothing is said to be so."""
    with speaking(language):
        text, less = numbers.percent(value), numbers.percent(-value)
    shown, decimals = number(text, language)
    if text.startswith("<"):
        assert 0 < value < shown
        return
    assert shown == pytest.approx(value, abs=0.5001 / 10**decimals, rel=0)
    assert (shown == 100) == (99.95 <= value <= 100.5)
    assert less == (MINUS + text if value else text)


@given(one=st.floats(0.001, 1e4), other=st.floats(0.001, 1e4), language=SPOKEN)
def test_factors_are_in_order(one: float, other: float, language: str) -> None:
    """`×0.042` to `×23`: a larger one never looks smaller, and each is near."""
    low, high = sorted((one, other))
    with speaking(language):
        shown = [number(numbers.times(value), language) for value in (low, high)]
        spoken = [number(numbers.multiple(value), language)[0] for value in (low, high)]
    assert shown[0][0] <= shown[1][0]
    assert spoken[0] <= spoken[1]
    assert shown[0][0] == pytest.approx(low, rel=0.06)
    assert spoken[0] == pytest.approx(low, rel=0.06)


@given(value=st.floats(-1e12, 1e12), language=SPOKEN)
def test_every_text_of_a_number_is_a_number(value: float, language: str) -> None:
    """No exponent, no `nan`, no second minus, whatever the function."""
    with speaking(language):
        texts = [
            numbers.money(value),
            numbers.money(value, currency=False),
            numbers.percent(value),
            numbers.signed(value, 1),
            numbers.decimal(abs(value), 0),
            numbers.amount(max(abs(value), 0.001), "count"),
            numbers.quantity(max(abs(value), 0.001), "Mt"),
        ]
    for text in texts:
        assert re.search(r"\d", text)
        assert not re.search(r"nan|inf|None|\de[+-]?\d", text), text
        assert text.count(MINUS) + text.count("-") <= 1
        assert text.count("+") <= 1
