"""Each sentence that can be copied names who counted or estimated its figure, and its status."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from components.language.text import speaking
from components.quote import sentences
from data.analysis import partner_shares
from data.analysis.partner_shares import Share
from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES, REGION, WORLD
from data.records.observation import Observation, Ratio
from data.store import Store

#: word of a sentence for each status that must be named
STATUS_WORDS = {
    "derived": r"calculated: .|converted from yuan",
    "estimate": r"\(estimate\)|as estimated by",
    "suspect": r"\(suspect\)",
    "incomplete": r"\(incomplete\)",
}


def figures(store: Store) -> Iterator[Observation]:
    """Every total with China and the world that charts draw, and every fiftieth other figure."""
    drawn = [row for row in store.package.observations if row.rank == 1]
    for place, row in enumerate(drawn):
        total = row.commodity == ALL_COMMODITIES and row.partner in (CHINA, WORLD)
        if total or place % 50 == 0 or row.status not in ("reported", "derived"):
            yield row
    for flow in ("turnover", "balance"):  # computed where no source prints them
        for country in (*COUNTRIES, REGION):
            for ledger in ("china", "partner", "reconciled"):
                yield from store.annual(country, flow, ledger).values()


def named(store: Store, text: str) -> set[str]:
    """The counters that a sentence names; of two that overlap, the longer one."""
    known = {row.in_text.lower(): row.counter for row in store.package.counters.values()}
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)"
    return {known[words] for words in re.findall(pattern, text.lower())}


def test_every_figure_is_attributed_to_its_counter(live_store: Store) -> None:
    count = 0
    for figure in figures(live_store):
        count += 1
        text = sentences.amount(live_store, figure)
        assert figure.counted_by, figure
        assert named(live_store, text) == set(figure.counted_by.split(";")), text
        if figure.status in STATUS_WORDS:
            assert re.search(STATUS_WORDS[figure.status], text), text
    assert count > 5000


def test_a_row_names_the_counter_of_its_source(live_store: Store) -> None:
    """Unless the page has several: then the row says which, and no ledger speaks for a bank."""
    sources = live_store.package.sources
    for row in (*live_store.package.observations, *live_store.package.ratios):
        who = {sources[source_id].counted_by for source_id in row.source.split(";")}
        if all(who):
            assert who == set(row.counted_by.split(";")), row
        for word in ("Eurasian Development Bank", "Fitch"):
            if any(word in sources[source_id].publisher for source_id in row.source.split(";")):
                assert word in row.counted_by, row


def shares(store: Store) -> Iterator[Share | Ratio]:
    """Every share that a sentence may quote, computed and published."""
    for country in (*COUNTRIES, REGION):
        for flow in ("export", "import", "turnover"):
            for ledger in ("partner", "reconciled"):
                yield from partner_shares.yearly(store, country, flow, ledger, CHINA).values()
    yield from (
        ratio
        for ratio in store.package.ratios
        if ratio.measure == "share" and ratio.rank == 1 and ratio.commodity == ALL_COMMODITIES
    )


def test_a_share_is_no_amount_of_trade_and_is_attributed(live_store: Store) -> None:
    count = 0
    for figure in shares(live_store):
        count += 1
        text = sentences.share(live_store, figure)
        parts = (figure,) if isinstance(figure, Ratio) else (figure.part, figure.whole)
        who = {name for part in parts for name in part.counted_by.split(";")}
        assert named(live_store, text) == who, text
        assert "accounted for" in text, text
        assert "total trade of" not in text, text
        if isinstance(figure, Share):
            assert "calculated from figures of" in text, text
        for part in parts:
            if part.status in ("estimate", "suspect"):
                assert re.search(STATUS_WORDS[part.status], text), text
    assert count > 200


@pytest.mark.parametrize(
    ("country", "text"),
    [
        (
            "TKM",
            "China accounted for 55% of Turkmenistan’s total trade in 2024, as estimated by the "
            "Eurasian Development Bank",
        ),
        (
            REGION,
            "China accounted for 24.1% of Central Asia’s total trade in 2024, as estimated by the "
            "Eurasian Development Bank",
        ),
    ],
)
def test_a_banks_estimate_is_the_banks(live_store: Store, country: str, text: str) -> None:
    """55% and 24.1% (the bank's text of 2025) were given as the country's own statistics."""
    share = partner_shares.yearly(live_store, country, "turnover", "partner", CHINA)["2024"]
    assert sentences.share(live_store, share) == text


def test_the_passage_quoted_is_about_the_figure(live_store: Store) -> None:
    """Not about an amount on the same page: "10.6 bn (16 per cent)" is not the passage of 55%."""
    share = partner_shares.yearly(live_store, "TKM", "turnover", "partner", CHINA)["2024"]
    assert isinstance(share, Ratio)
    assert "55" in share.locator
    passages = {
        (row.country, row.partner, row.period, row.measure, row.rank): row.locator
        for row in live_store.package.ratios
        if row.flow == "turnover" and row.commodity == ALL_COMMODITIES
    }
    # the page of Turkmenistan's $10.65 bn was quoted with Kazakhstan's $43.82 bn
    total = live_store.annual("TKM", "turnover", "china")["2024"]
    assert total.value == 10.65
    assert total.locator == ""
    # the page of 13.2% has another passage for the growth of 78%
    assert "13.2" in passages["TJK", CHINA, "2021", "share", 1]
    assert passages["TJK", CHINA, "2021", "growth", 1] == ""


def test_every_language_names_the_counter(live_store: Store) -> None:
    """In Russian in the genitive, after "По данным"."""
    for code, words in (("ru", "of_ru"), ("zh", "name_zh")):
        with speaking(code):
            for figure in list(figures(live_store))[::40]:
                text = sentences.amount(live_store, figure)
                for name in figure.counted_by.split(";"):
                    assert getattr(live_store.package.counters[name], words) in text, text
                assert "{" not in text


def test_a_sum_is_not_called_published(live_store: Store) -> None:
    """A balance has the status of its two flows, but nobody published it."""
    balance = live_store.annual("KAZ", "balance", "china")["2023"]
    assert sentences.status_of(balance.status, balance.note) == "calculated"
    assert sentences.status_of("reported", "") == "as published"


@pytest.mark.parametrize("status", ["reported", "revised"])
def test_a_published_figure_with_a_note_has_no_remark(live_store: Store, status: str) -> None:
    """A note on the page it was read from is no formula."""
    rows = [row for row in live_store.package.observations if row.status == "reported" and row.note]
    assert len(rows) > 10
    for row in rows[:40]:
        assert "calculated" not in sentences.amount(live_store, row._replace(status=status)), row
