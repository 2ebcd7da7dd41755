"""No text escapes translation, and both catalogues are whole."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, ClassVar

import orjson
import pytest
from babel.messages.catalog import Catalog

from components.language import catalogue, text
from components.language.text import LANGUAGES, _, speaking
from components.language.words import words
from components.render import Renderer
from components.shell.layout import layout as shell
from components.state import ViewState
from components.views import ALL, CHARTS, PAGES, in_navigation
from components.views.base import layout
from data.store import Store
from tests.components.charts.drawings import states

#: what may stand in Latin letters in any language: names, formats, keys of the keyboard
LATIN = {
    "AND", "BACI", "BibTeX", "CEPII", "CIF", "COMTRADE", "CSV", "Comtrade", "English", "FOB",
    "GACC", "HHI", "HS", "II", "III", "IV", "Khorgos", "OSJD", "PNG", "SVG", "Saneg", "Sinopec",
    "UN", "VI", "VII", "VIII", "WITS", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XX", "XXI",
}  # fmt: skip
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_PART = re.compile(r"(\{[^}]*\}|<[^>]*>|&\w+;)")
_MARKUP = re.compile(r"<[^>]*>|%\{[^}]*\}|https?://\S+")
#: fields of a card that a reader sees or hears
_SEEN = {
    "alt", "delta", "foot", "hovertemplate", "hovertext", "label", "labels", "name", "note",
    "offer", "rows", "subtitle", "text", "texttemplate", "ticksuffix", "ticktext", "title",
    "value", "y", "children", "aria-label", "placeholder", "nothingFoundMessage", "description",
}  # fmt: skip


class Strange(Mapping[str, str]):
    """A language in which every letter is a zhe: whatever is not translated stands out.

    It remembers what it was asked for: a translator must find each of these in the catalogue.
    """

    asked: ClassVar[set[str]] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        parts = _PART.split(key)
        return "".join(
            one if _PART.fullmatch(one) else re.sub("[A-Za-z]", "ж", one) for one in parts
        )

    def __getitem__(self, key: str) -> str:
        return str(self.get(key))

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 1


@pytest.fixture(scope="module")
def template() -> Catalog:
    """Every text that there is to translate."""
    return catalogue.template()


@pytest.fixture(scope="module")
def known(template: Catalog) -> set[str]:
    """What is in the catalogue."""
    return {str(one.id) for one in template}


@pytest.fixture
def strange(monkeypatch: pytest.MonkeyPatch, known: set[str]) -> Iterator[None]:
    """Speak it instead of Russian; what was said must be known to translators."""
    monkeypatch.setattr(text, "catalogue", lambda code: Strange() if code == "ru" else {})
    Strange.asked.clear()
    with speaking("ru"):
        yield
    assert {one for one in Strange.asked if english(one)} - known == set()


def seen(node: Any, key: str = "") -> Iterator[str]:
    """Every text below `node` that somebody sees."""
    if isinstance(node, dict):
        hidden = {"id"} if "delta" in node else {"id", "value"}  # a select's value is a code
        for name, one in node.items():
            if name not in hidden:
                yield from seen(one, name)
    elif isinstance(node, list | tuple):
        for one in node:
            yield from seen(one, key)
    elif hasattr(node, "to_plotly_json"):
        yield from seen(node.to_plotly_json()["props"])
    elif isinstance(node, str) and key in _SEEN:
        yield node


@cache
def english(told: str, names: tuple[str, ...] = ()) -> set[str]:
    """Words in Latin letters that are neither markup nor names of sources."""
    for name in names:
        told = told.replace(name, "")
    return set(_LETTERS.findall(html.unescape(_MARKUP.sub("", told)))) - LATIN


@pytest.fixture(scope="module")
def names(live_store: Store) -> tuple[str, ...]:
    """Publishers and titles, longest first."""
    package = live_store.package
    found = {one for source in package.sources.values() for one in (source.publisher, source.title)}
    found |= {one.publisher for one in (*package.energy, *package.throughput)}
    found |= {publisher.name_ru for publisher in package.publishers.values()}
    return tuple(sorted(found, key=len, reverse=True))


@pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
def test_no_chart_has_text_that_nobody_can_translate(
    chart: Any, live_store: Store, names: tuple[str, ...], strange: None
) -> None:
    """Titles, labels, hover, alt text and numbers of a dozen states."""
    renderer = Renderer(live_store, PAGES)
    for state in islice(states(chart, renderer), 12):
        asked = state.with_(lang="ru", q="")
        card = json.loads(orjson.dumps(renderer.card(chart, asked)))
        for told in seen(card):
            assert english(told, names) == set(), (asked, told)


@pytest.mark.parametrize("view", ["shell", *(view for view in ALL if view != "data")])
def test_no_page_has_text_that_nobody_can_translate(
    view: str, live_store: Store, names: tuple[str, ...], strange: None
) -> None:
    """The frame and each view's page; the data page is a list of sources, which keep their names."""
    if view == "shell":
        page = shell(live_store, "1", in_navigation())
    else:
        page = layout(ALL[view], Renderer(live_store, PAGES))
    hosts = re.compile(r"\b[\w-]+(\.[\w-]+)+\b")
    for told in seen(page):
        assert english(hosts.sub("", told), names) == set(), told


def test_every_address_problem_is_told_in_the_readers_language(
    live: Renderer, strange: None
) -> None:
    """Notices, too."""
    for told in words().values():
        assert english(re.sub(r"{\w+}", "", told), ("ru",)) == set(), told


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("Show on the map", "components/views/templates/project_cards.html"),
        ("Overview", "components/views/overview.py"),
        ("There is no chart with that name.", "callbacks/downloads.py"),
        ("gas pipeline", "data/package/context/routes.csv"),
        ("exports + imports", "data/store.py"),
    ],
)
def test_a_translator_sees_where_a_text_stands(text: str, file: str, template: Catalog) -> None:
    """In code, in a template, in a file of the data package."""
    assert file in [place for place, _line in template[text].locations]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_catalogues_are_whole(language: str, template: Catalog) -> None:
    """Lists what is untranslated or has lost a placeholder; `make words CHECK=1` says the same."""
    assert catalogue.faults(language, template) == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_catalogues_hold_nothing_that_is_gone(language: str, template: Catalog) -> None:
    """Each entry is a text of today."""
    assert [one.id for one in catalogue.read(language) if one.id and one.id not in template] == []


@pytest.mark.parametrize(
    ("language", "money", "share", "when"),
    [
        ("en", "$1.20 bn", "24%", "Jan–Sep 2025"),
        ("ru", "1,20 млрд долл.", "24 %", "янв.–сент. 2025"),
        ("zh", "12.0亿美元", "24%", "2025年1–9月"),
    ],
)
def test_numbers_follow_the_language(language: str, money: str, share: str, when: str) -> None:
    """The same figures as each reader writes them."""
    from components.language import numbers

    with speaking(language):
        told = numbers.money(1.2e9), numbers.percent(24.1), numbers.period("2025-01/2025-09")
    held = "\N{NO-BREAK SPACE}" if language == "ru" else " "  # long words, full lines
    assert told == tuple(one.replace(" ", held) for one in (money, share, when))


@pytest.mark.parametrize(
    ("language", "word", "chapter"),
    [("ru", "медь", "74"), ("zh", "铜", "74"), ("ru", "copper", "74")],
)
def test_commodities_are_found_by_words_of_the_language(
    language: str, word: str, chapter: str, live: Renderer
) -> None:
    """Russian and Chinese words, and English ones still."""
    state = ViewState(view="commodities", country="KAZ", flow="export", lang=language, q=word)
    frame = live.draw(CHARTS["commodity_search"], state).frame
    assert chapter in {row.commodity for row in frame}


def test_an_unknown_language_is_english() -> None:
    """No address can ask for a file."""
    with speaking("../../etc/passwd"):
        assert _("Country") == "Country"
