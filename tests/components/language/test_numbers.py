"""Numbers and periods are formatted as readers of each language expect."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from components.language import numbers
from components.language.numbers import money, multiple, percent, period, signed, times
from components.language.text import LANGUAGES, speaking


def test_every_language_has_its_own_forms() -> None:
    """Dates, money, axes, units and factors; lists all tables that lack a language."""
    tables = {
        "_DATES": numbers._DATES,
        "_MONEY": numbers._MONEY,
        "_TICKS": numbers._TICKS,
        "_TIMES": numbers._TIMES,
        **{f"_UNITS[{unit!r}]": table for unit, table in numbers._UNITS.items()},
    }
    lacking = [
        f"{name}: {language}"
        for name, table in tables.items()
        for language in LANGUAGES
        if language not in table
    ]
    assert lacking == []


@pytest.mark.parametrize(
    ("usd", "text"),
    [
        (106.3e9, "$106.3 bn"),
        (9.996e9, "$10.0 bn"),
        (5.353e9, "$5.35 bn"),
        (50.2e9, "$50.2 bn"),
        (9.995e9, "$10.0 bn"),
        (0.9995e9, "$1.00 bn"),
        (998.6e6, "$999 m"),
        (971e6, "$971 m"),
        (50.4e6, "$50 m"),
        (9.96e6, "$10 m"),
        (1.2e6, "$1.2 m"),
        (85_400, "$85 k"),
        (1_600, "$2 k"),
        (999.6, "$1 k"),
        (998, "$998"),
        (0, "$0"),
        (-3.2e9, "−$3.20 bn"),
        (None, "not in this package"),
    ],
)
def test_money(usd: float | None, text: str) -> None:
    """Amounts have scale words, at most four digits, and a minus sign instead of a hyphen."""
    assert money(usd) == text


def test_signs() -> None:
    """Changes have a sign; no sign stands before zero."""
    assert money(2e9, sign=True) == "+$2.00 bn"
    assert percent(12.1, sign=True) == "+12%"
    assert percent(-4.25, sign=True) == "−4.2%"
    assert percent(0.031) == "0.031%"
    assert percent(5e-6) == "0.000005%"
    assert percent(1e-8) == "<0.000001%"
    assert signed(-0.38, 1) == "−0.4"
    assert signed(0.38, 1) == "+0.4"
    assert signed(-0.04, 1) == "0.0"


@pytest.mark.parametrize(
    ("code", "english", "russian", "chinese"),
    [
        ("2024", "2024", "2024", "2024"),
        ("2024-03", "Mar 2024", "март 2024", "2024年3月"),
        ("2024-05", "May 2024", "май 2024", "2024年5月"),
        ("2025-01/2025-09", "Jan–Sep 2025", "янв.–сент. 2025", "2025年1–9月"),
        ("2026-01/02", "Jan–Feb 2026", "янв.–февр. 2026", "2026年1–2月"),
        ("2023-09-08", "8 Sep 2023", "08.09.2023", "2023年9月8日"),
        ("2022/2023", "2022–23 average", "среднее за 2022–23", "2022–23年平均"),
        ("2010..2014", "2010–2014", "2010–2014", "2010–2014"),
        ("", "undated", "без даты", "无日期"),
    ],
)
def test_periods(code: str, english: str, russian: str, chinese: str) -> None:
    """Years, months, spans and days; Russian months have no-break spaces."""
    for lang, text in (("en", english), ("ru", russian), ("zh", chinese)):
        with speaking(lang):
            formatted = period(code)
        assert formatted.replace("\N{NO-BREAK SPACE}", " ") == text
        if lang == "ru" and code.startswith("2024-"):
            assert " " not in formatted


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4.074, "×4.1"),
        (1.4582, "×1.46"),
        (0.942, "×0.94"),
        (22.7, "×23"),
        (0.0421, "×0.042"),
        (1.04, "×1.04"),
        (2.995, "×3.0"),
        (9.95, "×10"),
        (0.097, "×0.097"),
        (0.0995, "×0.10"),
    ],
)
def test_factors(value: float, text: str) -> None:
    """Factors have two digits, or three from 1 to 2.99."""
    assert times(value) == text


@pytest.mark.parametrize(
    ("value", "english", "russian", "chinese"),
    [
        (1.0, "1.0 times", "1,0 раза", "1.0倍"),
        (0.996, "1.0 times", "1,0 раза", "1.0倍"),
        (1.46, "1.5 times", "1,5 раза", "1.5倍"),
        (2.0, "2 times", "2 раза", "2倍"),
        (5.04, "5 times", "5 раз", "5倍"),
        (21.2, "21 times", "21 раз", "21倍"),
        (93.4, "93 times", "93 раза", "93倍"),
        (143.0, "140 times", "140 раз", "140倍"),
    ],
)
def test_multiples(value: float, english: str, russian: str, chinese: str) -> None:
    """The word has the plural form that the number requires."""
    for lang, text in (("en", english), ("ru", russian), ("zh", chinese)):
        with speaking(lang):
            assert multiple(value).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(
    ("value", "unit", "english", "russian", "chinese"),
    [
        (32, "Mt", "32 million t", "32 млн т", "3,200万吨"),
        (0.5, "Mt", "0.5 million t", "0,5 млн т", "50万吨"),
        (42, "bcm", "42 bcm", "42 млрд куб. м", "420亿立方米"),
    ],
)
def test_physical_quantities(
    value: float, unit: str, english: str, russian: str, chinese: str
) -> None:
    """A million tonnes are a hundred times 万吨 (ten thousand), a billion m³ ten times 亿."""
    for lang, text in (("en", english), ("ru", russian), ("zh", chinese)):
        with speaking(lang):
            assert numbers.quantity(value, unit).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(
    ("value", "unit", "english", "russian", "chinese"),
    [
        (1_680_000, "t", "1.68 million t", "1,68 млн т", "168万吨"),
        (1_000_000, "t", "1.00 million t", "1,00 млн т", "100万吨"),
        (345, "t", "345 t", "345 т", "345吨"),
        (1.5, "t", "1.50 t", "1,50 т", "1.50吨"),
        (12_345, "t", "12,345 t", "12,3 тыс. т", "1.23万吨"),
        (3_400_000, "pieces", "3.40 m pieces", "3,40 млн шт.", "340万件"),
        (1_234, "pieces", "1,234 pieces", "1 234 шт.", "1,234件"),
        (7, "pieces", "7 pieces", "7 шт.", "7件"),
        (100.4, "MW", "100 MW", "100 МВт", "100兆瓦"),
        (99.95, "MW", "100 MW", "100 МВт", "100兆瓦"),
        (9.995, "MW", "10.0 MW", "10,0 МВт", "10.0兆瓦"),
        (2_121.4, "MW", "2,121 MW", "2 121 МВт", "2,121兆瓦"),
        (4.62, "MW", "4.62 MW", "4,62 МВт", "4.62兆瓦"),
        (10.4, "MW", "10.4 MW", "10,4 МВт", "10.4兆瓦"),
        (46.23, "MW", "46.2 MW", "46,2 МВт", "46.2兆瓦"),
    ],
)
def test_counts_and_capacities(
    value: float, unit: str, english: str, russian: str, chinese: str
) -> None:
    """Each scale word stands for its size: 万 for 10,000, тыс. for 1,000, a million for 1e6."""
    for lang, text in (("en", english), ("ru", russian), ("zh", chinese)):
        with speaking(lang):
            assert numbers.measured(value, unit).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(
    ("text", "english", "russian", "chinese"),
    [
        (lambda: money(5.353e9), "$5.35 bn", "5,35 млрд долл.", "53.5亿美元"),
        (lambda: money(971e6), "$971 m", "971 млн долл.", "9.71亿美元"),
        (lambda: money(85_400), "$85 k", "85 тыс. долл.", "8.5万美元"),
        (lambda: money(998), "$998", "998 долл.", "998美元"),
        (lambda: money(5.353e9, currency=False), "$5.35 bn", "5,35 млрд", "53.5亿"),
        (lambda: money(99.6e6), "$100 m", "100 млн долл.", "1.00亿美元"),
        (lambda: money(99.3e6), "$99 m", "99 млн долл.", "9,930万美元"),
        (lambda: money(9_500), "$10 k", "10 тыс. долл.", "9,500美元"),
        (lambda: money(1_234_567), "$1.2 m", "1,2 млн долл.", "123万美元"),
        (lambda: numbers.short_money(1e9), "$1 bn", "1 млрд", "10亿"),
        (lambda: numbers.short_money(50e9), "$50 bn", "50 млрд", "500亿"),
        (lambda: numbers.short_money(-2.5e6), "−$2.5 m", "−2,5 млн", "−250万"),
        (lambda: numbers.short_money(4e3), "$4 k", "4 тыс.", "4000"),
        (lambda: numbers.short_money(0.5), "$0.5", "0,5", "0.5"),
        (lambda: numbers.dollars(1217), "$1,217", "1 217 долл.", "1,217美元"),
        (lambda: numbers.dollars(100.4), "$100", "100 долл.", "100美元"),
        (lambda: numbers.dollars(42.34), "$42.3", "42,3 долл.", "42.3美元"),
        (lambda: numbers.dollars(99.95), "$100", "100 долл.", "100美元"),
        (lambda: numbers.dollars(9.97), "$9.97", "9,97 долл.", "9.97美元"),
        (lambda: numbers.dollars(9.995), "$10.0", "10,0 долл.", "10.0美元"),
        (lambda: numbers.amount(10_000, "count"), "10,000", "10 000", "1万"),
        (lambda: numbers.amount(4_000, "count"), "4,000", "4 000", "4,000"),
        (lambda: numbers.amount(1_680_000, "count"), "1,680,000", "1 680 000", "168万"),
        (lambda: numbers.kilometres(532.53), "532.53 km", "532,53 км", "532.53公里"),
        (lambda: numbers.months("2025-03"), "Mar", "март", "3月"),
        (lambda: numbers.months("2025-01/2025-02"), "Jan–Feb", "янв.–февр.", "1月–2月"),
        (lambda: numbers.percent_printed(-5.1), "−5.1%", "−5,1 %", "−5.1%"),
        (lambda: numbers.percent_printed(12.0), "12%", "12 %", "12%"),
        (lambda: percent(None), "not in this package", "нет в этом пакете", "本数据包未收录"),
        (lambda: numbers.word(11), "11", "11", "11"),
    ],
)
def test_texts_of_each_language(
    text: Callable[[], str], english: str, russian: str, chinese: str
) -> None:
    """Axes, small amounts, counts, lengths, months and shares as published."""
    for lang, expected in (("en", english), ("ru", russian), ("zh", chinese)):
        with speaking(lang):
            assert text().replace("\N{NO-BREAK SPACE}", " ") == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [(99.7, "99.7%"), (99.5, "99.5%"), (99.96, "100%"), (100.0, "100%"), (10.4, "10%"),
     (9.95, "10%"), (9.94, "9.9%"), (0.97, "0.97%"), (0.995, "1.0%"), (0.22, "0.22%"),
     (0.0995, "0.10%"), (0.097, "0.097%"), (1e-6, "0.000001%"), (0.0, "0.0%"), (99.95, "100%")],
)  # fmt: skip
def test_a_percentage_has_two_digits_and_is_not_rounded_to_all(value: float, text: str) -> None:
    assert percent(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.58, "1.6"), (1.0, "1.0"), (2.0, "2.0"), (10.0, "10"), (12.3, "12"), (0.934, "0.93")],
)
def test_ratios_in_a_sentence(value: float, text: str) -> None:
    assert numbers.factor(value) == text
    assert times(3.4) == "×3.4"
    assert times(10.4) == "×10"


@pytest.mark.parametrize(
    ("usd", "printed", "unit", "text"),
    [
        (30.1e9, 30.1, "bnUSD", "$30.1 bn"),
        (14889180e3, 14889180.0, "kUSD", "$14.89 bn"),
        (1234567.0, 1234567.0, "USD", "$1.2 m"),
        (517.04e6, 517.04, "mUSD", "$517.0 m"),
        (12345.0, 12345.0, "USD", "$12.3 k"),
        (12e3, 12.0, "kUSD", "$12 k"),
        (30e9, 30.0, "bnUSD", "$30 bn"),
        (30e9, 216.0, "bnCNY", "$30 bn"),
        (517e6, 517.0, "mUSD", "$517 m"),
        (17_857.0, 12.5, "10kCNY", "$18 k"),
        (178_571.0, 125.04, "10kCNY", "$178.6 k"),
        (999.5e6, 999.5, "mUSD", "$1.00 bn"),
        (1e6, 1e6, "USD", "$1.0 m"),
        (999_960.0, 999_960.0, "USD", "$1.0 m"),
        (999_500.0, 999_500.0, "USD", "$1.0 m"),
        (999.5, 999.5, "USD", "$1.0 k"),
        (998.0, 998.0, "USD", "$998"),
        (962.4, 962.4, "USD", "$962"),
    ],
)
def test_money_in_a_sentence_has_the_digits_that_were_printed(
    usd: float, printed: float, unit: str, text: str
) -> None:
    assert numbers.money_quoted(usd, printed, unit) == text
    assert numbers.money_quoted(-usd, printed, unit) == "−" + text


def test_counts_to_ten_are_words() -> None:
    words = "none one two three four five six seven eight nine ten"
    assert " ".join(map(numbers.word, range(11))) == words
