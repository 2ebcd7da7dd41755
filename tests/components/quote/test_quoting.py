"""What the drawer says about a value, with the digits as published."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from components.charts.kit.base import row_of
from components.language import numbers
from components.language.sources import title_of
from components.language.text import speaking
from components.quote import quoting
from components.quote.citation import cite
from components.quote.quoting import Quote, about
from components.render import Renderer
from components.shell import drawer
from components.state import ViewState
from components.views import CHARTS
from data.records.codes import ALL_COMMODITIES, CHINA
from data.store import Store

LINK = "https://khorgos.example/x"


def quote_of(renderer: Renderer, chart: str, state: ViewState, **fields: str) -> Quote:
    """The Quote of the only row of a chart with these fields."""
    drawn = renderer.draw(CHARTS[chart], state)
    places = [
        place
        for place, row in enumerate(drawn.frame)
        if all(getattr(row, name) == value for name, value in fields.items())
    ]
    assert len(places) == 1, (fields, len(places))
    return about(renderer.store, CHARTS[chart], drawn, places[0], LINK)


@pytest.fixture
def kazakh_2023(renderer: Renderer) -> Quote:
    """Kazakhstan's imports from China in 2023: 23.4 by China’s customs, 18 by its bureau."""
    state = ViewState(view="country", country="KAZ", ledger="both")
    return quote_of(
        renderer,
        "china_trade",
        state,
        period="2023",
        flow="import",
        ledger="partner",
        measure="value",
    )


def test_both_ledgers_stand_side_by_side(kazakh_2023: Quote) -> None:
    assert kazakh_2023.subject == "Kazakhstan’s imports from China, 2023"
    assert [(reading.value, reading.counted_by) for reading in kazakh_2023.readings] == [
        ("$23.4 bn", "counted by China’s customs"),
        ("$18 bn", "counted by Office of KAZ"),
    ]


def test_the_importer_comes_first_and_the_sentence_is_whole(kazakh_2023: Quote) -> None:
    first = kazakh_2023.sentences[0]
    assert first.text == (
        "Office of KAZ recorded imports of $18 bn by Kazakhstan from China in 2023. "
        "Source: Bureau of Statistics, 2025. https://khorgos.example/x"
    )
    assert "importer" in first.purpose
    assert any("depends on China" in sentence.purpose for sentence in kazakh_2023.sentences)


def test_no_more_digits_than_the_source_printed(renderer: Renderer) -> None:
    """China's 55.2 bn for Kazakhstan in 2025 does not become 55.20."""
    quote = quote_of(
        renderer, "turnover_by_country", ViewState(ledger="china"), country="KAZ", period="2025"
    )
    assert [reading.value for reading in quote.readings] == ["$55.2 bn"]
    assert all("55.20" not in sentence.text for sentence in quote.sentences)


def test_pages_that_disagree_are_all_shown_with_the_reason(renderer: Renderer) -> None:
    """Uzbekistan 2024: 14 on a page of the agency, with services; 12 is drawn."""
    state = ViewState(country="UZB", ledger="partner")
    quote = quote_of(renderer, "turnover_by_country", state, country="UZB", period="2024")
    notes = {reading.value: reading.note for reading in quote.others}
    own = [
        reading.value for reading in quote.readings if reading.counted_by.endswith("Office of UZB")
    ]
    assert own == ["$12 bn"]
    assert notes.keys() == {"$14 bn"}
    assert [bool(reading.why) for reading in quote.others] == [True]


def test_a_derived_value_says_so_in_its_sentence(renderer: Renderer) -> None:
    state = ViewState(view="country", country="KAZ", ledger="china")
    quote = quote_of(renderer, "china_trade", state, period="2024", flow="export", measure="value")
    assert quote.sentences[0].text.startswith(
        "China’s customs recorded imports of $10.8 bn from Kazakhstan in 2024 (converted from yuan)."
    )


def test_a_commodity_stands_within_the_sentence(renderer: Renderer) -> None:
    """Uzbek fuels to China in 2019: 0.4 bn."""
    state = ViewState(view="country", country="UZB", flow="export", period="2019")
    quote = quote_of(renderer, "mix_year", state, commodity="27")
    assert quote.subject == "Uzbekistan’s exports of mineral fuels and oils to China, 2019"
    assert "$400 m" in quote.sentences[0].text


def test_warnings_are_those_of_the_value(renderer: Renderer) -> None:
    state = ViewState(country="TJK", ledger="china")
    tajik = quote_of(renderer, "turnover_by_country", state, country="TJK", period="2024")
    assert list(tajik.caveats) == []
    own = quote_of(
        renderer,
        "turnover_by_country",
        state.with_(ledger="partner"),
        country="TJK",
        period="2022",
    )
    assert list(own.caveats) == ["An estimate."]
    kazakh = quote_of(renderer, "turnover_by_country", state, country="KAZ", period="2025")
    assert list(kazakh.caveats) == ["The two sides differ."]


def test_chinas_own_trade_is_seen_from_the_country(renderer: Renderer) -> None:
    """A share in China's trade is quoted with the country's figures of both ledgers."""
    drawn = renderer.draw(CHARTS["dependence"], ViewState(view="share", country="KAZ"))
    place = next(place for place, row in enumerate(drawn.frame) if row.partner == "KAZ")
    quote = about(renderer.store, CHARTS["dependence"], drawn, place, LINK)
    assert quote.readings
    assert "Kazakhstan" in quote.sentences[0].text


def test_a_row_that_is_not_there_is_refused(renderer: Renderer) -> None:
    drawn = renderer.draw(CHARTS["headline"], ViewState())
    for place in (-1, len(drawn.rows)):
        with pytest.raises(IndexError):
            about(renderer.store, CHARTS["headline"], drawn, place, LINK)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
def test_every_value_has_a_sentence_and_a_source(renderer: Renderer, chart) -> None:
    """For every row of the default view: a source, and a sentence with the link."""
    drawn = renderer.draw(chart, ViewState(view=renderer.homes[chart.id], country="KAZ"))
    assert drawn.frame
    for place in range(0, len(drawn.frame), max(1, len(drawn.frame) // 60)):
        quote = about(renderer.store, chart, drawn, place, LINK)
        assert quote.sources
        assert quote.sentences
        for sentence in quote.sentences:
            assert sentence.text.endswith(LINK)
            assert re.search(r"\d", sentence.text)
            assert not {"None", "nan", "{", "}"} & set(sentence.text.split())
        assert drawer.body(quote)


def test_a_citation_is_in_the_language_of_its_reader(store: Store) -> None:
    """A citation does not depend on the language of an earlier request."""
    undated = next(
        source_id
        for source_id, source in store.package.sources.items()
        if not source.date_published
    )
    for code, text in (("ru", "без даты"), ("en", "no date"), ("zh", "无日期"), ("en", "no date")):
        with speaking(code):
            assert text in cite(store, undated).plain


def test_a_page_without_a_recorded_title_says_what_it_was_read_for(live_store: Store) -> None:
    """A route by its name in each language, trains in words, a project by its name."""
    named = {source.about: source for source in live_store.package.sources.values()}
    for about_, code, title in (
        ("Bedel", "en", "Web page about Bedel"),
        ("Bedel", "ru", "Страница о теме: Бедель"),
        ("Bedel", "zh", "网页，内容：别迭里"),
        ("trains between China and Europe", "zh", "网页，内容：中欧班列"),
        ("Pakrut gold mine", "ru", "Страница о теме: Золотой рудник «Пакрут»"),
    ):
        with speaking(code):
            assert title_of(live_store, named[about_]) == title


def test_citations_carry_what_is_needed_to_find_the_source(store: Store) -> None:
    """Publisher, title, address, date read; BibTeX has no bare special characters."""
    for source_id, source in store.package.sources.items():
        citation = cite(store, source_id)
        assert source.publisher in citation.plain
        assert numbers.period(source.date_read) in citation.plain
        assert not source.url or source.url in citation.plain
        assert citation.bibtex.startswith(f"@misc{{{source_id},\n")
        assert citation.ris.startswith("TY  - DATA\r\n")
        assert citation.ris.endswith("\r\nER  - \r\n")
        assert citation.bibtex.count("{") - citation.bibtex.count("\\{") == citation.bibtex.count(
            "}"
        ) - citation.bibtex.count("\\}")


def test_a_product_is_quoted_by_each_ledger_that_has_it(renderer: Renderer) -> None:
    """Uzbekistan's electric cars: national statistics of 2024; an average is another period."""
    state = ViewState(view="commodities", country="UZB", commodity="870380")
    quote = quote_of(renderer, "product_over_time", state, period="2024")
    assert [(reading.value, reading.counted_by) for reading in quote.readings] == [
        ("$200 m", "counted by Office of UZB")
    ]
    (sentence,) = [text.text for text in quote.sentences][:1]
    assert "$200 m" in sentence
    assert "2024" in sentence


def test_chinas_imports_are_the_countrys_exports(renderer: Renderer) -> None:
    """The share in China's imports has the figures of the country's exports, and the reverse."""
    for flow, other in (("export", "imports"), ("import", "exports")):
        state = ViewState(view="share", country="KAZ", flow=flow)
        drawn = renderer.draw(CHARTS["dependence"], state)
        for place, row in enumerate(drawn.frame):
            if row.partner != "KAZ":
                continue
            quote = about(renderer.store, CHARTS["dependence"], drawn, place, LINK)
            china = renderer.store.annual("KAZ", flow, "china")[row.period]
            said = numbers.money_quoted(china.value_usd, china.value, china.unit)
            assert quote.readings[0].value == said
            recorded = [text.text for text in quote.sentences if "China’s customs rec" in text.text]
            assert recorded[0].startswith(f"China’s customs recorded {other} of {said}")


def test_dependence_is_of_the_flow_that_is_quoted(kazakh_2023: Quote) -> None:
    """China's share of Kazakhstan's imports beside its imports, not that of total trade."""
    (text,) = [text.text for text in kazakh_2023.sentences if "depends on" in text.purpose]
    assert re.match(r"China accounted for \d+% of Kazakhstan’s imports in 2023", text), text


def test_a_warning_about_one_ledger_is_not_given_for_the_other(renderer: Renderer) -> None:
    """The small package warns of China's figures of Kazakhstan, and of no year of another kind."""
    for ledger, warnings in (("china", ["The two sides differ."]), ("partner", [])):
        state = ViewState(country="KAZ", ledger=ledger)
        quote = quote_of(
            renderer, "turnover_by_country", state, country="KAZ", period="2024", measure="value"
        )
        assert list(quote.caveats) == warnings


def test_figures_that_are_not_used_stand_by_their_rank(store: Store) -> None:
    """The second source, then the third, and at the end those that are not to be used (rank 0)."""
    drawn = store.annual("UZB", "turnover", "partner")["2024"]
    key = ("UZB", CHINA, "turnover", "partner", "2024", ALL_COMMODITIES)
    ranked = tuple(drawn._replace(rank=rank, value=float(rank)) for rank in (0, 3, 2))
    known = SimpleNamespace(alternates={key: ranked})
    others = quoting._others(known, row_of(store, drawn), "partner")
    assert [other.rank for other in others] == [2, 3, 0]
