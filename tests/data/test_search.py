"""Search for HS codes by everyday words."""

from __future__ import annotations

import pytest

from data.search import Entry, Index, same_word, words

ENTRIES = (
    Entry("57", ("Carpets", "Ковры", "地毯"), ("rug", "carpet", "ковёр")),
    Entry("74", ("Copper", "Медь", "铜"), ("copper", "wire")),
    Entry("7403", ("Refined copper", "Рафинированная медь", "精炼铜"), ("медный катод",)),
    Entry("740311", ("Copper cathodes", "Катоды из меди", "精炼铜阴极"), ()),
    Entry("8507", ("Batteries", "Аккумуляторы", "蓄电池"), ("battery", "батарея", "电池")),
    Entry("8517", ("Phones", "Телефоны", "电话机"), ("phone", "smartphone", "手机")),
    Entry("854143", ("Solar panels", "Солнечные панели", "太阳能电池板"), ("photovoltaic", "光伏组件")),
    Entry("87", ("Vehicles", "Транспортные средства", "车辆"), ("cars", "автомобили", "汽车")),
    Entry("8703", ("Cars", "Легковые автомобили", "乘用车"), ("car", "авто", "машина", "小汽车")),
    Entry("870380", ("Electric cars", "Электромобили", "纯电动汽车"), ("EV", "electric car", "电动车")),
)  # fmt: skip
INDEX = Index(ENTRIES)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("solar", "854143"),
        ("phone", "8517"),
        ("phones", "8517"),
        ("electric car", "870380"),
        ("Electric Cars", "870380"),
        ("battery", "8507"),
        ("batteries", "8507"),
        ("copper", "74"),
        ("copper cathode", "740311"),
        ("8703", "8703"),
        ("87", "87"),
        ("870399", "8703"),
        ("8703801000", "870380"),
        ("car", "8703"),
        ("  CARS , ", "8703"),
        ("авто", "8703"),
        ("автомобиль", "8703"),
        ("легковой автомобиль", "8703"),
        ("солнечная панель", "854143"),
        ("батареи", "8507"),
        ("батарей", "8507"),
        ("катод", "740311"),
        ("медь", "74"),
        ("телефон", "8517"),
        ("电动汽车", "870380"),
        ("手机", "8517"),
        ("铜", "74"),
        ("太阳能板", "854143"),
        ("elect", "870380"),
        ("copper 2025", "74"),
    ],
)
def test_plain_words_lead_to_their_product(query: str, first: str) -> None:
    """Any case, order and form of a word, in three languages; a code that is unknown is shortened."""
    assert INDEX.find(query).codes[0] == first


def test_a_car_is_no_carpet() -> None:
    """Words match whole; only if none does, and from four letters on, as a beginning."""
    assert INDEX.find("car").codes == ("8703", "870380", "87")
    assert INDEX.find("carp").codes == ("57",)
    assert INDEX.find("ele").codes == ()


def test_a_word_that_is_being_typed_does_not_empty_the_list() -> None:
    """`electric c` lists what `electric` does."""
    assert INDEX.find("electric c").codes == INDEX.find("electric").codes == ("870380",)


def test_if_nothing_has_all_words_the_nearest_are_listed() -> None:
    """The answer says that they do not match."""
    found = INDEX.find("copper phone")
    assert not found.whole
    assert {"74", "8517"} <= set(found.codes)
    assert found.unknown == ""


def test_an_unknown_word_is_named_with_a_similar_one() -> None:
    """Suggestions are words of the index."""
    assert INDEX.find("coper").unknown == "coper"
    assert INDEX.find("coper").suggestions == ("copper",)
    assert INDEX.find("телефлн").suggestions == ("телефоны",)


@pytest.mark.parametrize("query", ["", " -- ", "of the", "8", "x" * 5000, "\0", "((((", "%", "🚗"])
def test_odd_queries_find_nothing(query: str) -> None:
    """Nor do they raise."""
    assert INDEX.find(query).codes == ()


def test_of_similar_matches_the_larger_trade_is_first() -> None:
    """Between names that match alike."""
    index = Index([Entry("0101", ("Horses",), ()), Entry("0102", ("Horses",), ())])
    assert index.find("horse", lambda code: float(code == "0102")).codes == ("0102", "0101")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("car", "cars", True),
        ("battery", "batteries", True),
        ("car", "care", False),
        ("gas", "gases", True),
        ("медь", "меди", True),
        ("панель", "панели", True),
        ("угол", "уголь", False),
        ("газ", "газета", False),
        ("шина", "шины", True),
    ],
)
def test_forms_of_a_word(first: str, second: str, same: bool) -> None:
    """Plurals and Russian cases; not words that merely begin alike."""
    assert same_word(first, second) is same


def test_words_are_plain() -> None:
    """Accents and case are removed; hyphens separate words, Chinese and Latin letters too."""
    assert words("Câbles électro-Ménagers") == ("cables", "electro", "menagers")
    assert words("LED灯") == ("led", "灯")
