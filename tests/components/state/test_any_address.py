"""Any text is accepted as an address, and becomes a state that has one canonical address."""

from __future__ import annotations

from unicodedata import category
from urllib.parse import quote, urlencode

from hypothesis import example, given
from hypothesis import strategies as st

from components.render import Renderer
from components.state import OF_COUNTRY, PARAMETERS, VIEWS, ViewState, address, choices, parse
from components.state.parameters import FIELDS, MAX_SEARCH
from data.records.codes import COUNTRIES, FOLDERS
from data.records.codes import REGION as ALL_FIVE

#: any characters, with control characters, unassigned ones and lone surrogates
ANYTHING = st.text(
    st.one_of(st.characters(), st.characters(categories=["Cc", "Cf", "Cs"])), max_size=80
)
NAMES = st.one_of(st.sampled_from([*FIELDS, "view", "", "country[]"]), ANYTHING)
VALUES = st.one_of(
    st.sampled_from(["KAZ", "kazakhstan", "both", "2024", "2022/2023", "27", "ru", "1", "~", ""]),
    ANYTHING,
)
PATHS = st.one_of(
    st.sampled_from([*VIEWS.values(), *(f"/country/{slug}/brief" for slug in FOLDERS.values())]),
    ANYTHING,
    ANYTHING.map(lambda text: f"/country/{text}"),
    ANYTHING.map(lambda text: f"//country//{text}/brief/"),
)
QUERIES = st.one_of(
    ANYTHING,
    st.lists(st.tuples(NAMES, VALUES), max_size=8).map(
        lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
    ),
    st.lists(st.tuples(NAMES, VALUES), max_size=8).map(
        lambda pairs: urlencode(pairs, errors="surrogatepass")
    ),
    st.binary(max_size=60).map(lambda raw: "q=" + quote(raw)),
)


def check(state: ViewState, small: Renderer) -> None:
    """Assert that the state has only known values, and that its address gives the same state."""
    for key, parameter in PARAMETERS.items():
        assert parameter.allows(getattr(state, key), state.view, small.vocabulary), (key, state)
    assert state.view not in OF_COUNTRY or state.country in COUNTRIES
    canonical = address(state)
    assert canonical.isascii()
    path, _, query = canonical.partition("?")
    assert parse(path, query, small.vocabulary) == (state, ())


@given(path=PATHS, query=QUERIES)
@example(path="/", query="q=" + "x" * (MAX_SEARCH - 1) + "%20y")  # cut behind a space
@example(path="/country/\ud800", query="q=\udfff&country=\ud83d")
@example(path="/" * 5000, query="&" * 5000)
def test_any_address_is_read_and_has_one_canonical_form(
    path: str, query: str, small: Renderer
) -> None:
    """Nothing raises; messages are short, printable, and not repeated."""
    state, problems = parse(path, query, small.vocabulary)
    check(state, small)
    assert len(set(problems)) == len(problems)
    for message in problems:
        assert {category(char)[0] for char in message} <= set("LMNPSZ")  # no control characters
        assert message.encode("utf-8")
        assert len(message) < 200


@given(data=st.data())
def test_any_state_survives_its_address(data: st.DataObject, small: Renderer) -> None:
    """A state with any allowed values in all fields is read back from its address."""
    view = data.draw(st.sampled_from(list(VIEWS)))
    charts = small.vocabulary.charts.get(view, ())
    words = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=MAX_SEARCH)
    pairs = [f"{first}~{second}" for first in charts for second in charts if first != second]
    free = {"q": words, "show": st.sampled_from(["", *charts, *pairs])}
    chosen = {
        name: data.draw(st.sampled_from(values))
        for name, values in choices(small.vocabulary).items()
        if not (view in OF_COUNTRY and name == "country")
    }
    chosen |= {name: data.draw(values) for name, values in free.items()}
    country = data.draw(st.sampled_from([*COUNTRIES, ALL_FIVE]))
    if view in OF_COUNTRY:
        country = country if country in COUNTRIES else COUNTRIES[0]
    check(ViewState(view=view, **(chosen | {"country": country})), small)
