"""Any text is accepted as an address, and becomes a state that has one canonical address."""

from __future__ import annotations

from unicodedata import category
from urllib.parse import quote, urlencode

from hypothesis import example, given
from hypothesis import strategies as st

from components.language.text import LANGUAGES
from components.render import Renderer
from components.state import (
    OF_COUNTRY,
    PARAMETERS,
    VIEWS,
    ViewState,
    address,
    choices,
    is_page,
    language_of,
    parse,
    parse_query,
)
from components.state.parameters import FIELDS, MAX_SEARCH
from data.records.codes import COUNTRIES, FOLDERS
from data.records.codes import REGION as ALL_FIVE

#: any characters, with control characters, unassigned ones and lone surrogates
ANYTHING = st.text(
    st.one_of(st.characters(), st.characters(categories=["Cc", "Cf", "Cs"])), max_size=80
)
NAMES = st.one_of(
    st.sampled_from([*FIELDS, "view", "", "country[]", "amp;flow", "utm_x", "LANG"]), ANYTHING
)
VALUES = st.one_of(
    st.sampled_from(
        [
            "zh-CN",
            "Import",
            "2024.",
            "KAZ",
            "kazakhstan",
            "both",
            "2024",
            "2022/2023",
            "27",
            "ru",
            "1",
            "~",
            "",
        ]
    ),
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


#: what mail programs, chats and trackers put around a link or into it
LITTER = st.sampled_from([".", ")", "，", "。", "»", ").", "”，请看", "*", " see", "'"])
EXTRA = st.sampled_from(
    ["utm_source=x", "fbclid=%FF", "from=", "amp;gclid=1", "yclid", "_openstat=&"]
)


@given(data=st.data())
def test_a_link_survives_its_way(data: st.DataObject, small: Renderer) -> None:
    """Trackers, a sign at the end and capitals in the path change neither page nor filters."""
    values = choices(small.vocabulary)
    fields = data.draw(st.lists(st.sampled_from(["flow", "period", "ledger"]), unique=True))
    chosen = {name: data.draw(st.sampled_from(values[name][1:])) for name in fields}
    view = data.draw(st.sampled_from(list(VIEWS)))
    country = data.draw(st.sampled_from(COUNTRIES))
    state = ViewState(view=view, **({"country": country} | chosen))
    path, _, query = address(state).partition("?")
    extra = data.draw(st.lists(EXTRA, max_size=3))
    pairs = data.draw(st.permutations([*filter(None, query.split("&")), *extra]))
    litter = data.draw(LITTER)
    if pairs:  # the last pair is the end of the link; a tracker's takes the sign with it
        read, problems = parse(path, "&amp;".join(pairs) + quote(litter), small.vocabulary)
    else:
        read, problems = parse(path.upper() + quote(litter), "", small.vocabulary)
    assert read == state
    assert all("was read as" in problem for problem in problems)


@given(path=PATHS, query=QUERIES)
def test_pages_and_files_agree_on_what_is_wrong(path: str, query: str, small: Renderer) -> None:
    """A file is refused only with a reason, and never where the page has nothing to say."""
    _state, refusals = parse_query(query, small.vocabulary)
    _state, problems = parse("/", query, small.vocabulary)
    assert problems or not refusals
    assert not any("default" in refusal for refusal in refusals)
    assert isinstance(is_page(path), bool)
    assert language_of(query) in LANGUAGES
