"""Numbers and periods are formatted as readers of each language expect."""

from __future__ import annotations

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
        (0.9995e9, "$1.00 bn"),
        (971e6, "$971 m"),
        (9.96e6, "$10 m"),
        (1.2e6, "$1.2 m"),
        (85_400, "$85 k"),
        (999.6, "$1 k"),
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
    [(4.074, "×4.1"), (1.4582, "×1.46"), (0.942, "×0.94"), (22.7, "×23"), (0.0421, "×0.042")],
)
def test_factors(value: float, text: str) -> None:
    """Factors have two digits, or three from 1 to 2.99."""
    assert times(value) == text


@pytest.mark.parametrize(
    ("value", "english", "russian", "chinese"),
    [
        (1.0, "1 times", "1 раз", "1倍"),
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
        (12_345, "t", "12,345 t", "12,3 тыс. т", "1.23万吨"),
        (3_400_000, "pieces", "3.40 m pieces", "3,40 млн шт.", "340万件"),
        (1_234, "pieces", "1,234 pieces", "1 234 шт.", "1,234件"),
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
        (lambda: numbers.short_money(50e9), "$50 bn", "50 млрд", "500亿"),
        (lambda: numbers.short_money(-2.5e6), "−$2.5 m", "−2,5 млн", "−250万"),
        (lambda: numbers.short_money(4e3), "$4 k", "4 тыс.", "4000"),
        (lambda: numbers.short_money(0.5), "$0.5", "0,5", "0.5"),
        (lambda: numbers.dollars(1217), "$1,217", "1 217 долл.", "1,217美元"),
        (lambda: numbers.dollars(100.4), "$100", "100 долл.", "100美元"),
        (lambda: numbers.dollars(42.34), "$42.3", "42,3 долл.", "42.3美元"),
        (lambda: numbers.dollars(9.5), "$9.50", "9,50 долл.", "9.50美元"),
        (lambda: numbers.amount(1_680_000, "count"), "1,680,000", "1 680 000", "168万"),
        (lambda: numbers.kilometres(532.53), "532.53 km", "532,53 км", "532.53公里"),
        (lambda: numbers.months("2025-01/2025-02"), "Jan–Feb", "янв.–февр.", "1月–2月"),
        (lambda: numbers.percent_printed(-5.1), "−5.1%", "−5,1 %", "−5.1%"),
        (lambda: numbers.percent_printed(12.0), "12%", "12 %", "12%"),
        (lambda: percent(None), "not in this package", "нет в этом пакете", "本数据包未收录"),
        (lambda: numbers.word(0), "none", "0", "0"),
        (lambda: numbers.word(10), "ten", "10", "10"),
        (lambda: numbers.word(11), "11", "11", "11"),
    ],
)
def test_texts_of_each_language(text, english: str, russian: str, chinese: str) -> None:
    """Axes, small amounts, counts, lengths, months and shares as published."""
    for lang, expected in (("en", english), ("ru", russian), ("zh", chinese)):
        with speaking(lang):
            assert text().replace("\N{NO-BREAK SPACE}", " ") == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [(99.7, "99.7%"), (99.5, "99.5%"), (99.96, "100%"), (100.0, "100%"), (10.4, "10%"),
     (9.94, "9.9%"), (0.95, "0.9%"), (0.22, "0.22%"), (0.0, "0.0%")],
)  # fmt: skip
def test_a_percentage_has_two_digits_and_is_not_rounded_to_all(value: float, text: str) -> None:
    assert percent(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1.58, "1.6"), (1.0, "1.0"), (2.0, "2.0"), (12.3, "12"), (0.934, "0.93")]
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
    ],
)
def test_money_in_a_sentence_has_the_digits_that_were_printed(
    usd: float, printed: float, unit: str, text: str
) -> None:
    assert numbers.money_quoted(usd, printed, unit) == text
    assert numbers.money_quoted(-usd, printed, unit) == "−" + text
