"""Every text on the screen can be translated, and both catalogues are complete."""

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
from components.views import ALL, CHARTS, PAGES, in_navigation
from components.views.base import layout
from data.store import Store
from tests.components.charts.drawings import states

#: words in Latin letters that any language may keep: names, formats, keys of the keyboard
LATIN = {
    "AND", "BACI", "BibTeX", "CEPII", "CIF", "COMTRADE", "CSV", "Comtrade", "English", "FOB",
    "GACC", "HHI", "HS", "II", "III", "IV", "Khorgos", "OSJD", "PNG", "SVG", "Saneg", "Sinopec",
    "RU", "UN", "VI", "VII", "VIII", "WITS", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XX", "XXI",
}  # fmt: skip
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_PART = re.compile(r"(\{[^}]*\}|<[^>]*>|&\w+;)")
_MARKUP = re.compile(r"<[^>]*>|%\{[^}]*\}|https?://\S+")
#: fields whose texts a reader sees, or hears from a screen reader
_SCREEN_FIELDS = {
    "alt", "delta", "foot", "hovertemplate", "hovertext", "label", "labels", "name", "note",
    "offer", "rows", "subtitle", "text", "texttemplate", "ticksuffix", "ticktext", "title",
    "value", "y", "children", "aria-label", "placeholder", "nothingFoundMessage", "description",
}  # fmt: skip


class PseudoLanguage(Mapping[str, str]):
    """A catalogue that translates each Latin letter to `ж`, so that untranslated text is found.

    `requested` collects the texts that were translated; each must be in the real catalogues.
    """

    requested: ClassVar[set[str]] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.requested.add(key)
        parts = _PART.split(key)
        return "".join(
            part if _PART.fullmatch(part) else re.sub("[A-Za-z]", "ж", part) for part in parts
        )

    def __getitem__(self, key: str) -> str:
        return str(self.get(key))

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 1


@pytest.fixture(scope="module")
def template() -> Catalog:
    """All texts to translate."""
    return catalogue.template()


@pytest.fixture(scope="module")
def known(template: Catalog) -> set[str]:
    """The English texts of the catalogues."""
    return {str(message.id) for message in template}


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch, known: set[str]) -> Iterator[None]:
    """Replace Russian by the pseudo-language; afterwards compare its texts with the catalogue."""
    monkeypatch.setattr(text, "catalogue", lambda code: PseudoLanguage() if code == "ru" else {})
    PseudoLanguage.requested.clear()
    with speaking("ru"):
        yield
    assert {message for message in PseudoLanguage.requested if english(message)} - known == set()


def screen_texts(node: Any, key: str = "") -> Iterator[str]:
    """Yield the texts in and below `node` that a reader sees or hears."""
    if isinstance(node, dict):
        hidden = {"id"} if "delta" in node else {"id", "value"}  # a select's value is a code
        for name, value in node.items():
            if name not in hidden:
                yield from screen_texts(value, name)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from screen_texts(item, key)
    elif hasattr(node, "to_plotly_json"):
        yield from screen_texts(node.to_plotly_json()["props"])
    elif isinstance(node, str) and key in _SCREEN_FIELDS:
        yield node


@cache
def english(screen_text: str, names: tuple[str, ...] = ()) -> set[str]:
    """Return the words in Latin letters that are neither markup nor in LATIN or `names`."""
    screen_text = screen_text.replace("<br>", " ")  # a name may go on in the next line
    for name in names:
        screen_text = screen_text.replace(name, "")
    return set(_LETTERS.findall(html.unescape(_MARKUP.sub("", screen_text)))) - LATIN


@pytest.fixture(scope="module")
def names(live_store: Store) -> tuple[str, ...]:
    """Titles of sources and names of publishers, which the pseudo-language leaves; longest first."""
    package = live_store.package
    untranslated = {
        name for source in package.sources.values() for name in (source.publisher, source.title)
    }
    untranslated |= {row.publisher for row in (*package.energy, *package.throughput)}
    untranslated |= {publisher.name_ru for publisher in package.publishers.values()}
    return tuple(sorted(untranslated, key=len, reverse=True))


def drop_codes(figure: dict[str, Any] | None) -> None:
    """Remove the places of bars that are codes, where the axis shows other texts instead."""
    axis = (figure or {}).get("layout", {}).get("yaxis", {})
    if figure and axis.get("ticktext") and axis.get("categoryarray"):
        for trace in figure["data"]:
            trace.pop("y", None)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
def test_no_chart_has_text_that_nobody_can_translate(
    chart: Any, live_store: Store, names: tuple[str, ...], pseudo: None
) -> None:
    """Cards of a dozen states: titles, labels, hover texts, alt texts and numbers."""
    renderer = Renderer(live_store, PAGES)
    for state in islice(states(chart, renderer), 12):
        translated = state.with_(lang="ru", q="")
        card = json.loads(orjson.dumps(renderer.card(chart, translated)))
        drop_codes(card["figure"])
        for screen_text in screen_texts(card):
            assert english(screen_text, names) == set(), (translated, screen_text)


@pytest.mark.parametrize("view", ["shell", *(view for view in ALL if view != "data")])
def test_no_page_has_text_that_nobody_can_translate(
    view: str, live_store: Store, names: tuple[str, ...], pseudo: None
) -> None:
    """The shell and the pages, except the data page: it lists sources, which keep their names."""
    if view == "shell":
        page = shell(Renderer(live_store, PAGES), "1", in_navigation())
    else:
        page = layout(ALL[view], Renderer(live_store, PAGES))
    hosts = re.compile(r"\b[a-z][\w-]*(\.[\w-]+)+\b")  # not 5.8bln in a title
    for screen_text in screen_texts(page):
        assert english(hosts.sub("", screen_text), names) == set(), screen_text


def test_texts_of_scripts_can_be_translated(pseudo: None) -> None:
    """The payload of a page brings them to the browser."""
    for message in words().values():
        assert english(re.sub(r"{\w+}", "", message), ("ru",)) == set(), message


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("Back to the list", "components/views/projectdesk.py"),
        ("Overview", "components/views/overview.py"),
        ("There is no chart with that name.", "components/api/asked.py"),
        ("gas pipeline", "data/package/context/routes.csv"),
        ("exports + imports", "data/store.py"),
    ],
)
def test_a_translator_sees_where_a_text_is_used(text: str, file: str, template: Catalog) -> None:
    """Texts come from code, from templates and from files of the data package."""
    assert file in [path for path, _line in template[text].locations]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_catalogues_are_complete(language: str, template: Catalog) -> None:
    """Every text is translated, with its placeholders; `make words CHECK=1` checks the same."""
    assert catalogue.faults(language, template) == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_catalogues_have_no_unused_texts(language: str, template: Catalog) -> None:
    """`make words` removes them."""
    messages = [message.id for message in catalogue.read(language) if message.id]
    assert [message for message in messages if message not in template] == []


@pytest.mark.parametrize(
    ("language", "money", "share", "when"),
    [
        ("en", "$1.20 bn", "24%", "Jan–Sep 2025"),
        ("ru", "1,20 млрд долл.", "24 %", "янв.–сент. 2025"),
        ("zh", "12.0亿美元", "24%", "2025年1–9月"),
    ],
)
def test_numbers_follow_the_language(language: str, money: str, share: str, when: str) -> None:
    """Money, percentages and periods; in Russian their spaces are no-break spaces."""
    from components.language import numbers

    with speaking(language):
        texts = numbers.money(1.2e9), numbers.percent(24.1), numbers.period("2025-01/2025-09")
    space = "\N{NO-BREAK SPACE}" if language == "ru" else " "
    assert texts == tuple(text.replace(" ", space) for text in (money, share, when))


def test_an_unknown_language_is_english() -> None:
    """An address cannot name another file."""
    with speaking("../../etc/passwd"):
        assert _("Country") == "Country"
