"""Addresses are read leniently, with a message for each mistake, and written canonically."""

from __future__ import annotations

import pytest

from components.render import Renderer
from components.state import (
    DEFAULT,
    PARAMETERS,
    ViewState,
    Vocabulary,
    address,
    choices,
    is_page,
    language_of,
    parse,
    parse_query,
    query_of,
)
from components.state.parameters import FIELDS

WORDS = Vocabulary(
    periods=("2019", "2023", "2024", "2022/2023"),
    partners=("CHN", "RUS"),
    chapters=("27", "74"),
    products=("2709", "7403", "740311"),
)


#: (older name, current name)
OLDER = [(old, parameter.name) for parameter in PARAMETERS.values() for old in parameter.old_names]


def read(path: str, query: str = "") -> tuple[ViewState, tuple[str, ...]]:
    """Parse with the small vocabulary above."""
    return parse(path, query, WORDS)


def test_nothing_chosen_is_the_overview() -> None:
    """The address `/` is the default state, without messages."""
    assert read("/") == (DEFAULT, ())
    assert address(DEFAULT) == "/"


@pytest.mark.parametrize("name", sorted(choices(WORDS)))
def test_every_allowed_value_survives_the_round_trip(name: str) -> None:
    """Writing and reading an address gives the same state, for each value of each parameter."""
    for view in ("overview", "share", "commodities", "data"):
        for value in choices(WORDS)[name]:
            state = ViewState(view=view).with_(**{name: value})
            path, _, query = address(state).partition("?")
            assert read(path, query) == (state, ())


def test_defaults_are_not_written_and_order_is_fixed() -> None:
    """Equal states have equal addresses."""
    reordered, _ = read("/", "flow=import&country=KAZ&ledger=")
    canonical, _ = read("/", "country=KAZ&flow=import")
    assert address(reordered) == address(canonical) == "/?country=KAZ&flow=import"
    assert query_of(DEFAULT) == ""


def test_country_page_holds_its_country_in_the_path() -> None:
    """`country=` on a country page changes the path; without a country the first one is shown."""
    state, problems = read("/country/kyrgyzstan")
    assert (state.country, problems) == ("KGZ", ())
    assert address(state) == "/country/kyrgyzstan"
    moved, _ = read("/country/kyrgyzstan", "country=UZB")
    assert address(moved) == "/country/uzbekistan"
    assert read("/country")[0].country == "KAZ"


@pytest.mark.parametrize(("old", "new"), OLDER)
def test_old_names_still_work(old: str, new: str) -> None:
    """A link with an older name opens the same view."""
    value = choices(WORDS)[FIELDS[new]][1]
    state, problems = read("/", f"{old}={value}")
    assert (state, problems) == read("/", f"{new}={value}")
    assert address(state) == f"/?{new}={value}"


def test_a_chart_that_left_its_page_leads_to_its_successor(small: Renderer) -> None:
    """A saved scene with the bars of one year opens what took their place."""
    state, problems = parse("/country/kazakhstan", "present=1&show=mix_year", small.vocabulary)
    assert (state.show, problems) == ("products_inside", ())


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("flow=up", "“up” is not a known value of flow; the default is shown."),
        ("period=1066", "“1066” is not a known value of period; the default is shown."),
        ("commodity=27%27--", "“27'--” is not a known value of commodity; the default is shown."),
        ("nonsense=1", "“nonsense” is not a filter here; it was ignored."),
        ("view=data", "“view” is not a filter here; it was ignored."),
        (
            "flow=" + "x" * 90,
            "“" + "x" * 39 + "…” is not a known value of flow; the default is shown.",
        ),
        (
            "ledger=%00%0d%0aSet-Cookie:a",
            "“???Set-Cookie:a” is not a known value of ledger; the default is shown.",
        ),
        (
            "q=" + "y" * 2001,
            "The link is too long, so its filters were ignored.",
        ),
    ],
)
def test_each_bad_value_gives_one_message(query: str, message: str) -> None:
    """The value becomes the default."""
    state, problems = read("/", query)
    assert state == DEFAULT
    assert problems == (message,)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("270900", "2709"),
        ("2711", "27"),
        ("271121", "27"),
        ("74031100", "740311"),
        ("740", "74"),
        ("7403191234", "7403"),
    ],
)
def test_a_code_without_figures_is_replaced_by_the_one_above(code: str, shown: str) -> None:
    """A message says so; digits below six are cut."""
    state, problems = read("/commodities", f"commodity={code}")
    assert state.commodity == shown
    assert problems == (f"There are no figures for HS {code} in this package; {shown} is shown.",)
    assert address(state) == f"/commodities?commodity={shown}"


@pytest.mark.parametrize("code", ["99", "7", "990011", "74x3", "74-03", "７４０３", "²7"])
def test_other_codes_are_refused(code: str) -> None:
    """Letters, unknown chapters and digits of other scripts give all commodities."""
    state, (message,) = read("/commodities", f"commodity={code}")
    assert state.commodity == ""
    assert "is not a known value of commodity" in message


def test_good_parts_of_a_bad_link_are_kept() -> None:
    """A bad value does not affect the others."""
    state, problems = read("/share", "flow=up&country=TJK")
    assert (state.view, state.country, state.flow) == ("share", "TJK", "turnover")
    assert len(problems) == 1


def test_only_keeps_the_named_fields() -> None:
    """`only` makes the keys of the caches of charts and cards."""
    state = ViewState(country="KAZ", flow="import", q="cars", theme="dark")
    assert state.only(("flow",)) == ViewState(flow="import")
    assert state.only(PARAMETERS) == state


def test_the_default_language_has_a_name() -> None:
    """A link may name English, though it is the default."""
    assert read("/", "lang=en") == (ViewState(), ())


TRACKED = (
    "utm_source=x&utm_medium=y&fbclid=1&gclid=2&yclid=3&ysclid=4&from=groupmessage&_openstat=5"
    "&mc_cid=6&igshid=7&msclkid=8&UTM_Campaign=9&amp;utm_term=z"
)


@pytest.mark.parametrize(
    "query", [f"flow=import&{TRACKED}", f"{TRACKED}&flow=import", f"?{TRACKED}&flow=import&"]
)
def test_trackers_leave_no_trace(query: str) -> None:
    """The page opens without a message, and its canonical address is free of them."""
    state, problems = read("/share", query)
    assert (address(state), problems) == ("/share?flow=import", ())
    assert parse_query(query, WORDS)[1] == ()


@pytest.mark.parametrize(
    ("path", "query", "shown", "text", "meant"),
    [
        ("/SHARE", "", "/share", "/SHARE", "/share"),
        ("/share.", "", "/share", "/share.", "/share"),
        ("/share)", "", "/share", "/share)", "/share"),
        ("/share，请看", "", "/share", "/share，请看", "/share"),
        ("/share%E3%80%82", "", "/share", "/share。", "/share"),
        ("/Country/Uzbekistan/brief»", "", "/country/uzbekistan/brief",
         "/Country/Uzbekistan/brief»", "/country/uzbekistan/brief"),
        ("/share%3Fflow=import", "", "/share?flow=import", "%3F", "?"),
        ("/share", "flow=import.", "/share?flow=import", "import.", "import"),
        ("/share", "flow=import)&utm_source=x", "/share?flow=import", "import)", "import"),
        ("/share", "flow=import%EF%BC%8C见图", "/share?flow=import", "import，见图", "import"),
        ("/share", "period=2024%E3%80%82", "/share?period=2024", "2024。", "2024"),
        ("/share", "country=KAZ&amp;flow=import", "/share?country=KAZ&flow=import", "&amp;", "&"),
        ("/share", "FLOW=import", "/share?flow=import", "FLOW", "flow"),
        ("/share", "flow=Import", "/share?flow=import", "Import", "import"),
        ("/share", "lang=EN", "/share", "EN", "en"),
    ],
)  # fmt: skip
def test_damage_with_one_meaning_is_repaired_and_said(
    path: str, query: str, shown: str, text: str, meant: str
) -> None:
    """Capitals, signs of the text around the link, escaped signs; a file is given without a word."""
    state, problems = read(path, query)
    assert address(state) == shown
    assert problems == (f"“{text}” in the link was read as “{meant}”.",)
    assert parse_query(query, WORDS)[1] == ()
    assert is_page(path)


@pytest.mark.parametrize(
    ("tag", "lang", "message"),
    [
        ("zh-CN", "zh", "链接中的“zh-CN”已按“zh”处理。"),
        ("zh_Hans", "zh", "链接中的“zh_Hans”已按“zh”处理。"),
        ("ru-RU", "ru", "«ru-RU» в ссылке прочитано как «ru»."),
    ],
)
def test_a_language_with_a_region(tag: str, lang: str, message: str) -> None:
    """It is the language, and the notice is in it."""
    assert language_of(f"lang={tag}") == lang
    state, problems = read("/", f"lang={tag}")
    assert (state.lang, problems) == (lang, (message,))


def test_a_parameter_that_is_given_twice() -> None:
    """The page shows the last one and says so; a file is refused. The same twice is no mistake."""
    query = "flow=import&period=2023&year=2024&flow=export"
    state, problems = read("/", query)
    assert address(state) == "/?flow=export&period=2024"
    assert problems == (
        "The link has “period” more than once; “2024” is shown.",
        "The link has “flow” more than once; “export” is shown.",
    )
    assert parse_query(query, WORDS)[1] == (
        "The address has “period” more than once, with different values.",
        "The address has “flow” more than once, with different values.",
    )
    assert read("/", "country=KAZ&country=kazakhstan&flow=import&flow=import")[1] == ()


def test_a_bad_value_beside_a_good_one() -> None:
    """The message does not claim that the default is shown."""
    state, problems = read("/", "flow=import&flow=up")
    assert state.flow == "import"
    assert problems == ("“up” is not a known value of flow; it was ignored.",)


@pytest.mark.parametrize(
    ("query", "reasons"),
    [
        (
            "flow=up&x=1",
            ("“x” is not a parameter of this address.",
             "“up” is not a known value of flow. Known values: export, import, turnover, balance."),
        ),
        (
            "commodity=270900",
            ("There are no figures for HS 270900 in this package; the closest code is 2709.",),
        ),
        ("show=x", ("“x” is not a known value of show.",)),
    ],
)  # fmt: skip
def test_a_refused_file_says_why(query: str, reasons: tuple[str, ...]) -> None:
    """What is wrong and what is possible, not what a page would show."""
    assert parse_query(query, WORDS)[1] == reasons


@pytest.mark.parametrize("value", [".", "。", "()", "importexport", "im port", "./import"])
def test_what_is_not_certain_is_not_repaired(value: str) -> None:
    """A sign alone is no value, and a part of a word is no word."""
    state, (problem,) = read("/", f"flow={value}&ledger={value}")[0], read("/", f"flow={value}")[1]
    assert state == DEFAULT
    assert problem == f"“{value}” is not a known value of flow; the default is shown."


def test_layers_have_one_way_to_be_written() -> None:
    """In their order; all of them is the default; unknown ones are refused."""
    for query, layers in (
        ("layers=pipelines~projects", "projects~pipelines"),
        ("layers=Projects~projects", "projects"),
        ("layers=railways~pipelines~projects~crossings", ""),
        ("layers=none", "none"),
    ):
        state, problems = read("/projects", query)
        assert (state.layers, problems) == (layers, ())
    state, problems = read("/projects", "layers=roads")
    assert state.layers == ""
    assert len(problems) == 1
