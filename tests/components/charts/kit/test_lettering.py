"""Text beside a plot: line breaks by the rules of each language, and distances."""

from __future__ import annotations

from itertools import pairwise
from textwrap import wrap as fold

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.kit import lettering
from components.charts.kit.paint import WHITE, contrast
from components.language.text import aside, joined, one_stop, sentence, speaking


@pytest.mark.parametrize(
    ("language", "text", "width", "lines"),
    [
        ("en", "Mineral fuels and oils", 18, ["Mineral fuels", "and oils"]),
        ("ru", "Великобритания", 12, ["Великобритания"]),
        ("zh", "矿物燃料和矿物油 (27)", 18, ["矿物燃料和矿物油", "(27)"]),
        ("zh", "玩具、游戏和体育用品", 17, ["玩具、游戏", "和体育用品"]),
        ("zh", "综合体（MTO，烯烃）", 12, ["综合体（MTO，", "烯烃）"]),
        ("zh", "矿砂、矿渣和矿灰", 6, ["矿砂、", "矿渣和", "矿灰"]),
    ],
)
def test_words_and_numbers_stay_whole(
    language: str, text: str, width: int, lines: list[str]
) -> None:
    """A long word is not cut, lines are even; no Chinese line starts with a closing mark."""
    with speaking(language):
        assert lettering.wrap(text, width).split("<br>") == lines


def test_a_number_keeps_its_unit() -> None:
    """`8,41 млрд` is not broken."""
    with speaking("ru"):
        end = lettering.End("Туркменистан", 1.0, value="8,41 млрд")
        (label,), _room = lettering.side_labels([end], (0.0, 2.0))
    assert label["text"] == "Туркменистан<br>8,41\N{NO-BREAK SPACE}млрд"


def test_a_chinese_year_keeps_its_value() -> None:
    """`2024 35%` is on a line, not `35%` alone; a shorter name has both beside it."""
    with speaking("zh"):
        ends = [
            lettering.End("吉尔吉斯斯坦", 3.0, value="35%", period="2024"),
            lettering.End("塔吉克斯坦", 2.0, value="22%", period="2024"),
            lettering.End("哈萨克斯坦", 1.0, value="24%", period="2025"),
        ]
        labels, _room = lettering.side_labels(ends, (0.0, 4.0))
    assert [label["text"] for label in labels] == [
        "吉尔吉斯斯坦，<br>2024\N{NO-BREAK SPACE}35%",
        "塔吉克斯坦，2024\N{NO-BREAK SPACE}22%",
        "哈萨克斯坦 24%",
    ]


def test_labels_of_several_lines_get_as_much_room() -> None:
    """Labels are apart by half the lines of both, and more if one has several lines."""
    texts = ["a", "b<br>c<br>d", "e", "f"]
    drawn = lettering.end_labels([(text, 50.0) for text in texts], (0.0, 100.0), gap=0.06)
    heights = {label["text"]: label["y"] for label in drawn}
    order = sorted(heights, key=lambda text: heights[text])
    for low, high in pairwise(order):
        lines = (2 + low.count("<br>") + high.count("<br>")) / 2 + 0.4 * ("<br>" in low + high)
        assert heights[high] - heights[low] == pytest.approx(100 * 0.06 * lines)


def test_a_label_has_its_year_if_others_end_later() -> None:
    """`Turkmenistan, 2022` beside a line that goes on to 2024; its colour can be read."""
    ends = [
        lettering.End("Kazakhstan", 5.0, "#095c7f", "24%", "2024"),
        lettering.End("Turkmenistan", 1.0, "#3c33ab", "55%", "2022"),
        lettering.End("Uzbekistan", 3.0, "#c0c0c0", "20%", "2022/2024"),
    ]
    labels, _room = lettering.side_labels(ends, (0.0, 10.0), width=40)
    assert [label["text"] for label in labels] == [
        "Kazakhstan 24%",
        "Turkmenistan, 2022\N{NO-BREAK SPACE}55%",
        "Uzbekistan 20%",
    ]
    assert all(contrast(label["font"]["color"], WHITE) >= 4.5 for label in labels)


def test_signs_follow_the_language() -> None:
    """In lists, brackets and at the end of sentences."""
    with speaking("zh"):
        assert joined(["中国", "俄罗斯"]) == "中国、俄罗斯"
        assert joined(["甲", "乙"], "; ") == "甲；乙"
        assert aside("在建", "2024年") == "在建（2024年）"
        assert sentence("增长") == "增长。"
    with speaking("ru"):
        assert sentence("14,6 млрд долл.") == "14,6 млрд долл."
        assert one_stop("всего 14,6 млрд долл.. Далее") == "всего 14,6 млрд долл. Далее"
    assert joined(["China", "Russia"]) == "China, Russia"
    assert aside("built", "") == "built"


@pytest.mark.parametrize(
    ("label", "pixels"), [("fuel", 28), ("руда", 32), ("矿砂", 26), ("，（", 26), ("ﾎﾙｺﾞｽ", 40)]
)
def test_the_room_of_a_label_follows_its_script(label: str, pixels: int) -> None:
    """A Chinese character, and its comma, is as wide as two letters; half-width ones are not."""
    assert lettering.room_for([label, "x"]) == 24 + pixels


@given(st.text("ab \t\n\u00a0\u2009-–й.", max_size=40), st.integers(4, 36))
def test_short_texts_are_broken_like_long_ones(text: str, width: int) -> None:
    """A text that fits its line is not given to `fold`, which would return the same."""
    assert lettering._lines(text, width) == fold(text, width, break_long_words=False)
