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
    parse,
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
