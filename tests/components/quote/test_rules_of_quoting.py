"""Which figures, shares, sentences and warnings belong to a value, on invented rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from components.charts.kit.base import Row, row_of
from components.quote import quoting
from data.analysis.partner_shares import Share
from data.records.codes import LEDGERS
from data.records.observation import Observation, Ratio
from data.records.sources import Applies, Caveat
from data.store import Store
from tests.small.invented import SOURCES, figure, store_of

LINK = "https://khorgos.example/x"
OFFICE, GACC = "Office of KAZ", "China’s customs"


def counted(usd: float, **cells: Any) -> Observation:
    """Figures of Kazakhstan in billions, each of who counts in its ledger."""
    who = {"china": GACC, "reconciled": "Atlas"}.get(cells.get("ledger", ""), OFFICE)
    given = {"value": usd, "unit": "bnUSD", "counted_by": who, **cells}
    return figure(usd * 1e9, **given)


def plotted(store: Store, observation: Observation, **cells: Any) -> Row:
    return row_of(store, observation)._replace(**cells)


def said(store: Store, row: Row) -> list[str]:
    """The purposes of the sentences about a row."""
    key = quoting._from_the_country(row)
    found = quoting._sentences(store, row, key, quoting._readings(store, key), LINK)
    return [sentence.purpose for sentence in found]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (counted(10.05, rank=2), "The same figure"),
        (counted(9.95, rank=0), "The same figure"),
        (counted(10.06, rank=2), "Ranks lower among the sources"),
        (counted(10.06, rank=0), "Not used"),
        (counted(10.0, rank=2, ledger="china"), "Ranks lower among the sources"),
    ],
)
def test_why_a_figure_is_not_used(other: Observation, why: str) -> None:
    """Half a percent from the drawn figure of its ledger is the same; rank 0 is not to be used."""
    assert quoting._why_not(other, [counted(99.0, ledger="reconciled"), counted(10.0)]) == why


@pytest.mark.parametrize(
    ("ranks", "used"), [((2,), True), ((0,), False), ((), False), ((0, 3), True)]
)
def test_a_figure_with_rivals_says_why_it_is_used(
    small_store: Store, ranks: tuple[int, ...], *, used: bool
) -> None:
    rivals = [counted(9.0, rank=rank, source="other", note=str(rank)) for rank in ranks]
    store = store_of(small_store, counted(10.0), *rivals)
    reading = quoting._reading(store, counted(10.0, source="table;;other", note="a note"))
    assert [citation.id for citation in reading.citations] == ["table", "other"]
    assert (reading.note, reading.locator, reading.status) == ("a note", "", "as published")
    assert reading.why.startswith("Used: ") == used
    assert (reading.value, reading.counted_by) == ("$10 bn", f"counted by {OFFICE}")
    assert quoting._reading(store, rivals[0] if rivals else counted(9.0), "No").why == "No"


def test_chinas_figure_is_seen_from_the_country(small_store: Store) -> None:
    """Its imports are the country's exports; total trade stays, and so does trade with others."""
    for flow, mirrored in (("import", "export"), ("export", "import"), ("turnover", "turnover")):
        row = plotted(small_store, counted(1.0, country="CHN", partner="KAZ", flow=flow))
        seen = quoting._from_the_country(row)
        assert (seen.country, seen.partner, seen.flow) == ("KAZ", "CHN", mirrored)
        assert (seen.country_name, seen.partner_name) == ("Kazakhstan", "China")
    for country, partner in (("CHN", "WLD"), ("KAZ", "UZB")):
        row = plotted(small_store, counted(1.0, country=country, partner=partner))
        assert quoting._from_the_country(row) is row


@pytest.mark.parametrize(
    ("flow", "purposes"),
    [
        (
            "export",
            [
                "China’s recorded imports: the importer’s figure, with freight.",
                "The country’s recorded exports.",
                "A third party’s figure, reconciled from both sides. Not either side’s own figure.",
            ],
        ),
        (
            "import",
            [
                "The country’s recorded imports: the importer’s figure.",
                "China’s recorded exports: the exporter’s figure, without freight.",
                "A third party’s figure, reconciled from both sides. Not either side’s own figure.",
            ],
        ),
        (
            "turnover",
            [
                "China’s figure: comparable across countries.",
                "The country’s own figure: consistent with its other statistics.",
                "A third party’s figure, reconciled from both sides. Not either side’s own figure.",
            ],
        ),
    ],
)
def test_the_importers_sentence_is_first(
    small_store: Store, flow: str, purposes: list[str]
) -> None:
    """A third party's is the last."""
    rows = [counted(1.0, ledger=ledger, flow=flow) for ledger in LEDGERS]
    store = store_of(small_store, *rows)
    assert said(store, plotted(store, rows[0])) == purposes
    both = store_of(small_store, counted(1.0, counted_by=f"A bank;{OFFICE}", flow=flow))
    assert said(both, plotted(both, counted(1.0, flow=flow))) == [
        "A figure given in public. No statistics office published it."
    ]
    bank = store_of(small_store, counted(1.0, counted_by="A bank", flow=flow))
    assert said(bank, plotted(bank, counted(1.0, flow=flow))) == [
        "An estimate of a third party. No statistics office published it."
    ]


def test_a_value_that_no_figure_has_is_quoted_as_shown(small_store: Store) -> None:
    """Growth beside the two figures; a section, a month and a product by their own series."""
    store = store_of(
        small_store, counted(1.0), counted(2.0, commodity="27"), counted(3.0, commodity="2709"),
        counted(4.0, period="2025-01"), counted(5.0, period="2022/2023", commodity="270900"),
    )  # fmt: skip
    row = plotted(store, counted(1.0))
    shown = "The value as shown here."
    own = "The country’s recorded exports."
    assert said(store, row) == [own]
    assert said(store, row._replace(measure="growth")) == [own, shown]
    for cells, usd in (
        ({"commodity": ""}, 1e9), ({"commodity": "27"}, 2e9), ({"commodity": "2709"}, 3e9),
        ({"period": "2025-01"}, 4e9), ({"period": "2022/2023", "commodity": "270900"}, 5e9),
    ):  # fmt: skip
        (found,) = quoting._readings(store, row._replace(**cells))
        assert found.value_usd == usd
    for cells in (
        {"commodity": "V"},
        {"commodity": "27090"},
        {"commodity": "other"},
        {"ledger": ""},
        {"period": "1999"},
    ):
        assert said(store, row._replace(**cells)) == [shown]


def with_world(store: Store, *rows: Observation, **fields: Any) -> Store:
    """The figures, and 50 billion with all partners in each ledger."""
    whole = [counted(50.0, partner="WLD", ledger=ledger, source="second")
             for ledger in ("partner", "reconciled")]  # fmt: skip
    return store_of(store, *rows, *whole, **fields)


def test_which_share_stands_beside_a_figure(small_store: Store) -> None:
    """That of national statistics, else the reconciled one; none of a balance or a commodity."""
    own, third = counted(10.0, source="table;other"), counted(20.0, ledger="reconciled")
    for rows, percent in (((own, third), 20.0), ((third,), 40.0)):
        store = with_world(small_store, *rows)
        row = plotted(store, own)
        share = quoting._dependence(store, row)
        assert isinstance(share, Share)
        assert share.percent == percent
        assert quoting._sources_of(share).split(";") == [*share.part.source.split(";"), "second"]
        for cells in ({"partner": "WLD"}, {"partner": ""}, {"flow": "balance"}, {"country": "CHN"},
                      {"commodity": "27"}, {"period": "2023"}):  # fmt: skip
            assert quoting._dependence(store, row._replace(**cells)) is None
        assert quoting._dependence(store, row._replace(commodity="")) == share
    both = "How much the country depends on China: both figures from the same statistics."
    store = with_world(small_store, own)
    row = plotted(store, own)
    assert said(store, row)[1:] == [both]
    shown = row._replace(measure="share", unit="percent", value=20.0)
    assert said(store, shown)[1:] == [both]
    for cells in ({"value": 21.0}, {"measure": "growth"}):
        assert said(store, shown._replace(**cells))[1:] == [both, "The value as shown here."]
    assert said(store_of(small_store, own), shown)[1:] == ["The value as shown here."]
    both_flows = [counted(usd, flow=flow, partner=partner)
                  for flow, amounts in (("export", (9.0, 50.0)), ("import", (5.0, 20.0)))
                  for partner, usd in zip(("CHN", "WLD"), amounts, strict=True)]  # fmt: skip
    assert (
        quoting._dependence(store_of(small_store, *both_flows), row._replace(flow="balance"))
        is None
    )


def test_a_share_as_published_is_a_reading(small_store: Store) -> None:
    """Only where the row shows just this share."""
    ratio = Ratio(
        "KAZ", "KAZ", "CHN", "2024", "export", "TOTAL", "share", 24.1, "partner", "estimate",
        "table;other", 1, "p. 3", "a note", "A bank",
    )  # fmt: skip
    store = store_of(small_store, ratios=(ratio,))
    row = plotted(store, counted(1.0), measure="share_printed", unit="percent", value=24.1)
    assert quoting._printed_shares(store, row, row) == [ratio]
    for cells in ({"value": 24.0}, {"measure": "value"}, {"commodity": "27"}):
        other = row._replace(**cells)
        assert quoting._printed_shares(store, other, other) == []
    gone = row._replace(period="1999")
    assert quoting._printed_shares(store, gone, gone) == []
    reading = quoting._share_reading(store, ratio)
    assert (reading.value, reading.counted_by, reading.status) == (
        "24.1% · share", "estimated by A bank", "estimate",
    )  # fmt: skip
    assert (reading.locator, reading.note, reading.why) == ("p. 3", "a note", "")
    assert [citation.id for citation in reading.citations] == ["table", "other"]
    assert said(store, row) == ["How much the country depends on China: the share as published."]


@pytest.mark.parametrize(
    ("cells", "how"),
    [
        ({}, "Counted by Office of KAZ · read at Office · as published"),
        (
            {"status": "derived", "note": "a rule", "via": ""},
            "Counted by Office of KAZ · derived · a rule",
        ),
        ({"counted_by": ""}, "Counted by national statistics · read at Office · as published"),
        (
            {"note": "exports + imports"},
            "Counted by Office of KAZ · read at Office · calculated · exports + imports",
        ),
    ],
)
def test_how_a_value_came_about(small_store: Store, cells: dict[str, str], how: str) -> None:
    assert quoting._how(plotted(store_of(small_store), counted(1.0), **cells)) == how


def test_a_sentence_names_two_sources_and_ends_once(small_store: Store) -> None:
    """A text that ends with an abbreviation has its stop already."""
    names = ("A", "B", "C")
    sources = {
        name: replace(SOURCES["table"], publisher=name, date_published="2025-03-01")
        for name in names
    }
    store = store_of(small_store, sources=sources)
    for text in ("A figure", "A figure."):
        found = quoting._sentence(store, "why", text, "A;;B;C", LINK)
        assert found.text == f"A figure. Source: A, 2025; B, 2025. {LINK}"
        assert (found.citation and found.citation.id) == "A"
    assert quoting._sentence(store, "why", "A figure", "", LINK).citation is None


@pytest.mark.parametrize(
    ("applies", "warned"),
    [
        ({"country": ("KAZ",)}, True), ({"country": ("UZB",)}, False),
        ({"ledger": ("china",)}, True), ({"ledger": ("partner",)}, False),
        ({"flow": ("export",)}, True), ({"flow": ("import",)}, False),
        ({"source": ("other", "table")}, True), ({"source": ("page",)}, False),
        ({"country": ("KAZ",), "other_than": ("second",)}, True),
        ({"country": ("KAZ",), "other_than": ("second", "table")}, False),
        ({"years": (2020, 2024)}, True), ({"years": (2024, 2030)}, True),
        ({"years": (2025, 2030)}, False), ({"years": (2020, 2023)}, False),
        ({}, False),
    ],
)  # fmt: skip
def test_when_a_warning_applies(
    small_store: Store, applies: dict[str, Any], *, warned: bool
) -> None:
    """All its conditions; that without any is about parts of years."""
    caveat = Caveat("Beware.", Applies(**applies))
    store = store_of(small_store, caveats={"a": caveat})
    row = plotted(store, counted(1.0, ledger="china", source="table;second"))
    assert quoting._caveats(store, row) == ([caveat] if warned else [])
    if not applies:
        assert quoting._caveats(store, row._replace(period="2024-01/2024-03")) == [caveat]


def test_a_warning_of_one_year_is_one_of_an_average(small_store: Store) -> None:
    """An undated value has no year to be warned of."""
    caveat = Caveat("Beware.", Applies(years=(2023, 2023)))
    store = store_of(small_store, caveats={"a": caveat})
    row = plotted(store, counted(1.0))
    for period, warned in (
        ("2022/2023", True),
        ("2023-01/2023-03", True),
        ("2022", False),
        ("", False),
    ):
        assert bool(quoting._caveats(store, row._replace(period=period))) == warned


def test_the_most_specific_warning_is_first(small_store: Store) -> None:
    applies = (Applies(ledger=("china",)), Applies(country=("KAZ",)), Applies(source=("table",)))
    known = {str(place): Caveat(str(place), each) for place, each in enumerate(applies)}
    store = store_of(small_store, caveats=known)
    row = plotted(store, counted(1.0, ledger="china"))
    assert [caveat.text for caveat in quoting._caveats(store, row)] == ["2", "1", "0"]
