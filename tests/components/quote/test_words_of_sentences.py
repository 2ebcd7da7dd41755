"""The words of a sentence for each kind of figure, status and counter, on invented rows."""

from __future__ import annotations

from typing import Any

import pytest

from components.charts.kit.base import row_of
from components.charts.kit.newenergy import CODE
from components.language.text import speaking
from components.quote import compiled, sentences
from data.analysis.partner_shares import Share
from data.records.codes import REGION
from data.records.observation import Observation, Ratio
from data.store import Store
from tests.small.invented import figure

OFFICE, GACC, BANK = "Office of KAZ", "China’s customs", "A bank"


def printed(**cells: Any) -> Observation:
    """15.84 billion dollars, by the office of Kazakhstan."""
    given = {"value": 15.84, "unit": "bnUSD", "counted_by": OFFICE, **cells}
    return figure(15.84e9, **given)


def by_customs(**cells: Any) -> Observation:
    return printed(ledger="china", counted_by=GACC, **cells)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (by_customs(), f"{GACC} recorded imports of $15.84 bn from Kazakhstan in 2024"),
        (by_customs(flow="import"), f"{GACC} recorded exports of $15.84 bn to Kazakhstan in 2024"),
        (
            by_customs(flow="turnover"),
            f"{GACC} recorded total trade of $15.84 bn with Kazakhstan in 2024",
        ),
        (
            by_customs(country="CHN", partner="WLD"),
            f"{GACC} recorded exports of $15.84 bn from China to all partners in 2024",
        ),
        (
            printed(flow="import"),
            f"{OFFICE} recorded imports of $15.84 bn by Kazakhstan from China in 2024",
        ),
        (
            printed(flow="turnover", note="exports + imports"),
            f"{OFFICE} recorded total trade of $15.84 bn between Kazakhstan and China in 2024"
            " (calculated: exports + imports)",
        ),
        (
            printed(flow="balance"),
            f"Kazakhstan’s balance with China came to $15.84 bn in 2024, according to {OFFICE}",
        ),
        (
            printed(commodity="27"),
            "Kazakhstan’s exports of mineral fuels and oils to China came to $15.84 bn in 2024, as"
            f" recorded by {OFFICE}",
        ),
        (
            printed(counted_by=BANK, status="estimate", flow="import"),
            "Kazakhstan’s imports from China came to $15.84 bn in 2024, as estimated by A bank",
        ),
        (
            printed(counted_by=BANK, status="suspect"),
            "Kazakhstan’s exports to China came to $15.84 bn in 2024, as estimated by A bank"
            " (suspect)",
        ),
        (
            printed(counted_by="Atlas", ledger="reconciled"),
            "Kazakhstan’s exports to China came to $15.84 bn in 2024, as reconciled by Atlas",
        ),
        (
            printed(counted_by=f"{OFFICE};{BANK}"),
            "Kazakhstan’s exports to China came to $15.84 bn in 2024, according to Office of KAZ"
            " and A bank",
        ),
    ],
)
def test_who_recorded_what(small_store: Store, row: Observation, text: str) -> None:
    """The country's exports are China's imports; a bank and an atlas record nothing."""
    assert sentences.amount(small_store, row) == text


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"status": "revised"}, ""),
        ({"status": "estimate"}, " (estimate)"),
        ({"status": "incomplete", "note": "a rule"}, " (incomplete)"),
        ({"status": "derived"}, ""),
        ({"status": "derived", "note": "a rule"}, " (calculated: a rule)"),
        ({"status": "derived", "note": "a rule", "unit": "bnCNY"}, " (converted from yuan)"),
        ({"note": "sum of the five countries"}, " (calculated: sum of the five countries)"),
        ({"counted_by": ""}, ""),
        ({"counted_by": f"{OFFICE};Office of UZB;{GACC}"}, ""),
    ],
)
def test_how_a_figure_came_about(small_store: Store, cells: dict[str, Any], told: str) -> None:
    """Without a counter it is the office of whoever reports."""
    who = {
        "": "The country’s statistics office",
        OFFICE: OFFICE,
    }.get(cells.get("counted_by", OFFICE), f"{OFFICE}, Office of UZB and {GACC}")
    assert sentences.amount(small_store, printed(**cells)) == (
        f"{who} recorded exports of $15.84 bn from Kazakhstan to China in 2024{told}"
    )


PRINTED = Ratio(
    "KAZ", "KAZ", "CHN", "2024", "turnover", "TOTAL", "share", 24.1, "partner", "estimate", "table",
    1, "", "", BANK,
)  # fmt: skip


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (PRINTED, "24.1% of Kazakhstan’s total trade in 2024, as estimated by A bank"),
        (
            PRINTED._replace(counted_by=OFFICE, status="reported"),
            f"24.1% of Kazakhstan’s total trade in 2024, according to {OFFICE}",
        ),
        (
            PRINTED._replace(counted_by=OFFICE),
            f"24.1% of Kazakhstan’s total trade in 2024, according to {OFFICE} (estimate)",
        ),
        (
            PRINTED._replace(counted_by=OFFICE, status="derived", note="a rule"),
            f"24.1% of Kazakhstan’s total trade in 2024, according to {OFFICE}"
            " (calculated: a rule)",
        ),
        (
            Share(printed(), printed(partner="WLD", counted_by=GACC), 20.04),
            f"20% of Kazakhstan’s exports in 2024 (calculated from figures of {OFFICE} and {GACC})",
        ),
        (
            Share(printed(status="suspect"), printed(status="estimate"), 20.0),
            f"20% of Kazakhstan’s exports in 2024 (calculated from figures of {OFFICE}) (suspect)",
        ),
        (
            Share(printed(), printed(status="incomplete"), 20.0),
            f"20% of Kazakhstan’s exports in 2024 (calculated from figures of {OFFICE})"
            " (incomplete)",
        ),
    ],
)
def test_the_words_of_a_share(small_store: Store, share: Share | Ratio, text: str) -> None:
    """A computed one is rounded, a printed one is not; the weaker figure is named."""
    assert sentences.share(small_store, share) == f"China accounted for {text}"


ABOUT = "Kazakhstan’s exports to China, 2024"
GOODS = {"commodity": "27", "commodity_name": "Mineral fuels and oils"}
PERCENT = {"unit": "percent", "value": 24.1}


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({}, f"{ABOUT}: $15.8 bn (counted by {OFFICE})"),
        ({"commodity": ""}, f"{ABOUT}: $15.8 bn (counted by {OFFICE})"),
        ({"status": "revised"}, f"{ABOUT}: $15.8 bn (counted by {OFFICE})"),
        (
            {"status": "derived", "note": "a rule"},
            f"{ABOUT}: $15.8 bn (calculated: a rule; counted by {OFFICE})",
        ),
        ({"status": "derived"}, f"{ABOUT}: $15.8 bn (derived; counted by {OFFICE})"),
        ({"status": "suspect", "note": "a rule", "counted_by": ""}, f"{ABOUT}: $15.8 bn (suspect)"),
        (
            {"measure": "share", **PERCENT},
            f"China’s share of Kazakhstan’s exports, 2024: 24% (counted by {OFFICE})",
        ),
        (
            {"measure": "share_printed", **PERCENT, "commodity": ""},
            f"China’s share of Kazakhstan’s exports, 2024: 24% (counted by {OFFICE})",
        ),
        (
            {"measure": "share", **PERCENT, **GOODS},
            "Kazakhstan’s exports of mineral fuels and oils to China, 2024: 24% · share"
            f" (counted by {OFFICE})",
        ),
        (
            {"measure": "growth", **PERCENT, "status": "estimate", "own": False},
            f"{ABOUT}: +24% · growth (estimate; estimated by {OFFICE})",
        ),
        (
            {"measure": "growth", **PERCENT, "status": "estimate"},
            f"{ABOUT}: +24% · growth (estimate; counted by {OFFICE})",
        ),
        (
            {"measure": "value_real", "unit": "USD_real"},
            f"{ABOUT}: $15.8 bn at 2024 prices · amount at the prices of 2024"
            f" (counted by {OFFICE})",
        ),
        (
            {
                "item": "x",
                "item_name": "A pipeline",
                "measure": "cargo",
                "unit": "Mt",
                "value": 5.0,
            },
            f"A pipeline, 2024: 5 million t · cargo (counted by {OFFICE})",
        ),
        ({"measure": "event", "item": "x", "item_name": "A summit"}, f"A summit, 2024 ({OFFICE})"),
        (
            {"measure": "projects", "unit": "count", "value": 3.0, "sector": "energy"},
            f"Kazakhstan, Energy, 2024: 3 · number of projects (counted by {OFFICE})",
        ),
    ],
)
def test_the_words_of_a_value_as_shown(
    small_store: Store, cells: dict[str, Any], text: str
) -> None:
    """A value that is no figure as published says what it is, and how it was made."""
    row = row_of(small_store, printed())._replace(**cells)
    assert sentences.shown(row) == text


EMBER = "China’s customs recorded exports of electric vehicles"
CATEGORY = "Ember’s category, compiled by Ember"


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({}, f"{EMBER} of $517.0 m to Uzbekistan in 2024 ({CATEGORY})"),
        (
            {"measure": "pieces", "unit": "pieces", "value": 4e6},
            f"{EMBER} to Uzbekistan in 2024: 4.00 m pieces (compiled by Ember)",
        ),
        (
            {"measure": "capacity", "unit": "MW", "value": 2121.4, "status": "estimate"},
            "China sold electric vehicles of about 2,121 MW to Uzbekistan in 2024 (estimated by"
            " Ember from China’s customs)",
        ),
        (
            {"status": "derived", "country": REGION},
            f"{EMBER} of $517.0 m to Uzbekistan in 2024 ({CATEGORY}, sum of the five countries)",
        ),
        (
            {"status": "reported", "country": REGION},
            f"{EMBER} of $517.0 m to Uzbekistan in 2024 ({CATEGORY})",
        ),
        (
            {"status": "derived", "period": "2025-01/2025-02"},
            f"{EMBER} of $517.0 m to Uzbekistan in Jan–Feb 2025 ({CATEGORY}, sum of the months)",
        ),
        ({"status": "derived"}, f"{EMBER} of $517.0 m to Uzbekistan in 2024 ({CATEGORY}, derived)"),
        (
            {"status": "incomplete", "period": "2025-01/2025-02", "country": REGION},
            f"{EMBER} of $517.0 m to Uzbekistan in Jan–Feb 2025 ({CATEGORY}, incomplete)",
        ),
    ],
)
def test_the_words_of_embers_figures(small_store: Store, cells: dict[str, Any], text: str) -> None:
    """The customs counted the dollars; the categories and megawatts are Ember's."""
    row = row_of(small_store, printed(country="UZB"))._replace(
        commodity=f"{CODE}ev", commodity_name="Electric vehicles", value=517.04e6
    )
    assert compiled.text(row._replace(**cells)) == text
    assert compiled.is_compiled(row)
    assert not compiled.is_compiled(row._replace(measure="share"))
    assert not compiled.is_compiled(row._replace(commodity="27"))


@pytest.mark.parametrize(
    ("lang", "name"), [("en", "A bank"), ("ru", "A bank (of)"), ("zh", "A bank (zh)")]
)
def test_a_counter_in_each_language(small_store: Store, lang: str, name: str) -> None:
    """In Russian in the genitive."""
    with speaking(lang):
        assert sentences.counted_by(small_store, BANK) == name


def test_a_revised_sum_is_calculated(small_store: Store) -> None:
    for status in ("reported", "revised"):
        row = printed(flow="turnover", status=status, note="exports + imports")
        assert sentences.amount(small_store, row).endswith(" (calculated: exports + imports)")
        assert sentences.status_of(status, "exports + imports") == "calculated"
