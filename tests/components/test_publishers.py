"""Publishers and licences are shown in the reader's language."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import product

import orjson
import pytest

from components.language.sources import publisher_name
from components.language.text import speaking
from components.quote.citation import cite
from components.quote.quoting import about
from components.render import Renderer
from components.shell import drawer
from components.shell.links import source_links
from components.shell.markup import HTML
from components.state import ViewState
from components.views import CHARTS, brief
from components.views import data as data_view
from data.store import Store
from tests.components.views.nodes import find, texts

CUSTOMS = "General Administration of Customs of China"
#: a source of CUSTOMS; language, name of the publisher and licence in it
SOURCE = "gacc-monthly-2024"
NAMES = (
    ("en", CUSTOMS, "not confirmed"),
    ("ru", "Главное таможенное управление КНР", "не подтверждена"),
    ("zh", "海关总署", "尚未确认"),
)
BY_LANGUAGE = pytest.mark.parametrize(
    ("lang", "name", "licence"), NAMES, ids=[row[0] for row in NAMES]
)
#: English punctuation after Chinese text, two full stops, a space after a Chinese full stop
_WRONG = re.compile(r"[\u4e00-\u9fff）》](\. |\.$|, |: | \()|[。.]。|。 ")


def _data_page(renderer: Renderer) -> list[str]:
    """Return the texts of the entries in the list of sources."""
    parts = find(data_view.extra(renderer), "Div")
    markup = "".join(getattr(part, HTML, "") for part in parts)
    entries = re.findall(r"<li.*?</li>", markup)
    return [html.unescape(re.sub(r"<[^>]*>", "", entry)) for entry in entries]


@BY_LANGUAGE
def test_the_source_line_of_a_card(lang: str, name: str, licence: str, live: Renderer) -> None:
    state = ViewState(view="country", country="KAZ", ledger="china", lang=lang)
    card = json.loads(orjson.dumps(live.card(CHARTS["year_to_date"], state)))
    assert any(source["publisher"].startswith(name) for source in card["source"])
    assert name in json.dumps(card["figure"], ensure_ascii=False)  # the line in its picture


@BY_LANGUAGE
def test_the_drawer(lang: str, name: str, licence: str, live: Renderer) -> None:
    """The sentence to paste, the citations and the sources have the name; sources the licence."""
    state = ViewState(view="country", country="UZB", ledger="china", period="2024", lang=lang)
    chart = CHARTS["china_trade"]
    drawn = live.draw(chart, state)
    index = next(index for index, row in enumerate(drawn.frame) if row.source == SOURCE)
    with speaking(lang):
        quote = about(live.store, chart, drawn, index, "https://khorgos.example/x")
        body = drawer.body(quote)
        citations = [texts(node) for node in find(body, "P", className="quote-cited")]
        sources = texts(find(body, "P", className="quote-source"))
    assert name in quote.sentences[0].text
    assert any(text.startswith(name) for text in citations)
    assert sources.startswith(name)
    assert licence in sources


@BY_LANGUAGE
def test_the_data_page(lang: str, name: str, licence: str, live: Renderer) -> None:
    title = live.store.package.sources[SOURCE].title
    with speaking(lang):
        entry = next(entry for entry in _data_page(live) if title in entry)
    stop = "。" if lang == "zh" else ". "
    assert entry.startswith(f"{name}{stop}{title}{stop}")
    assert licence in entry


@BY_LANGUAGE
def test_the_sources_of_a_briefing(lang: str, name: str, licence: str, live: Renderer) -> None:
    with speaking(lang):
        lines = [texts(node) for node in find(brief._sources(live, "KAZ"), "Li")]
    title = live.store.package.sources[SOURCE].title
    between, stop = ("：", "。") if lang == "zh" else (": ", ". ")
    assert any(line.startswith(f"{name}{between}{title}{stop}http") for line in lines)


def test_bibtex_keeps_the_publisher_as_recorded(live_store: Store) -> None:
    for lang, name, _licence in NAMES:
        with speaking(lang):
            citation = cite(live_store, SOURCE)
        assert citation.publisher == name
        assert citation.plain.startswith(name)
        assert f"author = {{{{{CUSTOMS}}}}}" in citation.bibtex


def test_a_publisher_without_a_translation_keeps_its_name(small_store: Store) -> None:
    with speaking("zh"):
        assert publisher_name(small_store, "Bureau of Statistics") == "Bureau of Statistics"
        assert publisher_name(small_store, small_store.package.sources["atlas-hs92"]) == "图谱"


def test_links_to_sources_are_listed_with_the_signs_of_the_language(small_store: Store) -> None:
    for lang, line in (("en", "(Atlas, China’s customs)"), ("zh", "（图谱、海关总署）")):
        with speaking(lang):
            assert texts(source_links(small_store, ["atlas-hs92", "customs"])) == line


def _chinese(live: Renderer) -> Iterator[str]:
    """Yield the Chinese texts with publisher, title and dates: drawer, data page, briefing."""
    store = live.store
    with speaking("zh"):
        for source_id in store.package.sources:
            citation = cite(store, source_id)
            yield citation.short
            yield citation.plain
            yield texts(drawer._source(citation))
        yield from _data_page(live)
        for country in ("KAZ", "TKM"):
            yield from map(texts, find(brief._sources(live, country), "Li"))


def test_chinese_is_joined_by_chinese_signs(live: Renderer) -> None:
    titles = {source.title for source in live.store.package.sources.values() if source.title}
    wrong = set()
    for text in _chinese(live):
        for title in sorted(filter(text.__contains__, titles), key=len, reverse=True):
            text = text.replace(title, "题")
        wrong |= {text} if _WRONG.search(text) else set()
    assert wrong == set()


@pytest.mark.parametrize("lang", ["ru", "zh"])
def test_no_note_of_a_chart_has_a_publisher_in_english(lang: str, live: Renderer) -> None:
    """Coverage, gas, traffic, shares and pairs of ledgers name publishers in their notes."""
    known = live.store.package.publishers.values()
    names = {row.publisher: row.name_ru if lang == "ru" else row.name_zh for row in known}
    names = {english: name for english, name in names.items() if english != name}
    translated: set[str] = set()
    untranslated: set[tuple[str, str]] = set()
    for chart in CHARTS.values():
        for country, flow in product(("CA5", "KAZ", "UZB", "TKM"), ("export", "turnover")):
            state = ViewState(live.homes[chart.id], country=country, flow=flow, lang=lang)
            notes = {row.note for row in live.draw(chart, state).frame}
            untranslated |= {
                (chart.id, english)
                for english, name in names.items()
                for note in notes
                if english not in name and english in note
            }
            translated |= {chart.id for note in notes for name in names.values() if name in note}
    assert untranslated == set()
    assert translated >= {"coverage", "gas_value", "crossing_trains", "china_share", "ledger_path"}
