"""Rules of gaps.yaml; gaps between the two sides equal published ratios."""

from __future__ import annotations

from typing import Any

import pytest

from data.analysis.mirror import Band, freight_band, gaps, silent, unpaired
from data.load import read_package
from data.records.codes import COUNTRIES
from data.store import Store

TOTALS = "countries/kazakhstan/totals.csv"
PRINT = """office_prints:
  kaz-2019:
    country: KAZ
    period: '2019'
    flow: export
    source: press
    concept: all goods
    why: People quote it.
"""
#: a row that the entry of PRINT names: the bureau's figure is drawn instead of it
BESIDE = "KAZ,KAZ,CHN,2019,export,TOTAL,900.00,900,USD,partner,reported,press,2,,,,\n"

SWAPS = [
    (
        "unknown source",
        "sources: [press]",
        "sources: [rumour]",
        "gaps.yaml:5 causes.freight.sources — source is in sources.yaml (rumour)",
    ),
    (
        "no source",
        "sources: [press]",
        "sources: []",
        "gaps.yaml:5 causes.freight.sources — at least 1 entries ([])",
    ),
    (
        "no country of ours",
        "[KAZ]",
        "[RUS]",
        "gaps.yaml:3 causes.freight.countries.0 — one of "
        f"{', '.join(map(repr, COUNTRIES[:-1]))} or {COUNTRIES[-1]!r} (RUS)",
    ),
    (
        "years out of order",
        "[2008, 2015]",
        "[2015, 2008]",
        "gaps.yaml:6 causes.freight.years — first year is not after the last ((2015, 2008))",
    ),
    (
        "an amount in the text",
        "Freight is in one of them.",
        "Freight is 10 % in 2024.",
        "gaps.yaml:4 causes.freight.text — no numbers but years: amounts come from the package"
        " (10)",
    ),
    (
        "an amount that looks like a year",
        "Freight is in one of them.",
        "Freight was 20241 dollars.",
        "gaps.yaml:4 causes.freight.text — no numbers but years: amounts come from the package"
        " (20241)",
    ),
    (
        "a cause without a text",
        "    text: Freight is in one of them.\n",
        "",
        "gaps.yaml:2 causes.freight.text — field is required",
    ),
    (
        "a field nobody knows",
        "    years: [2008, 2015]",
        "    weight: heavy",
        "gaps.yaml:6 causes.freight.weight — a known field (heavy)",
    ),
    (
        "a print that nothing prints",
        "office_prints: {}\n",
        PRINT,
        "gaps.yaml:8 office_prints.kaz-2019 — an observation of ledger partner that does not have"
        " rank 1 (KAZ 2019 export press)",
    ),
    (
        "a print of no single year",
        "office_prints: {}\n",
        PRINT.replace("'2019'", "2019-03"),
        "gaps.yaml:10 office_prints.kaz-2019.period — matches ^[0-9]{4}$ (2019-03)",
    ),
    (
        "a print with a figure",
        "office_prints: {}\n",
        PRINT.replace("People quote it.", "People quote 12.4 billion."),
        "gaps.yaml:14 office_prints.kaz-2019.why — no numbers but years: amounts come from the"
        " package (12)",
    ),
    (
        "silence that the package contradicts",
        "country: TKM\n    last: 2000",
        "country: KAZ\n    last: 2018",
        "gaps.yaml:11 no_second_ledger.tkm.last — no observation of ledger partner after this year"
        " (2019)",
    ),
    (
        "silence since a year out of range",
        "last: 2000",
        "last: 20000",
        "gaps.yaml:11 no_second_ledger.tkm.last — at most 2035 (20000)",
    ),
    (
        "no causes",
        "causes:\n",
        "reasons:\n",
        "gaps.yaml:1 causes — field is required",
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "line"), [case[1:] for case in SWAPS], ids=[case[0] for case in SWAPS]
)
def test_a_wrong_entry(bench: Any, old: str, new: str, line: str) -> None:
    bench.swap("gaps.yaml", old, new)
    assert line in bench.faults()


def test_a_missing_file_is_one_fault(bench: Any) -> None:
    (bench.root / "gaps.yaml").unlink()
    assert bench.faults() == ["gaps.yaml — file missing"]


@pytest.mark.parametrize("content", ["- a\n", "causes: [1]\n", "causes: {a: 5}\n", "\ufeff", "{"])
def test_hostile_content_is_a_fault(bench: Any, content: str) -> None:
    bench.write("gaps.yaml", content)
    faults = bench.faults()
    assert faults
    assert all(fault.startswith("gaps.yaml") and len(fault) < 500 for fault in faults)


def test_nothing_that_is_read_can_be_changed(bench: Any) -> None:
    notes = read_package(bench.root).gaps
    for mapping in (notes.causes, notes.office_prints, notes.no_second_ledger):
        with pytest.raises(TypeError):
            mapping["new"] = None


def test_a_print_stands_beside_chinas_and_keeps_what_is_drawn(bench: Any) -> None:
    """The gap uses the office's total and keeps the drawn value; the store does not change."""
    row = BESIDE.replace("900.00,900", "910.00,910")
    lines = bench.read(TOTALS).splitlines(keepends=True)
    china = "KAZ,CHN,CHN,2019,export,TOTAL,1000.00,1000,USD,china,reported,customs,1,,,,\n"
    lines.insert(1, china)
    lines.insert(3, row)
    bench.write(TOTALS, "".join(lines))
    bench.swap("gaps.yaml", "office_prints: {}\n", PRINT)
    assert bench.faults() == []
    store = Store(read_package(bench.root))
    gap = gaps(store, "KAZ", "export")["2019"]
    assert gap.own.value_usd == 910.0
    assert gap.drawn is not None
    assert gap.drawn.value_usd == 800.0
    assert gap.printed is not None
    assert gap.printed.concept == "all goods"
    assert gap.ratio == pytest.approx(1000 / 910)
    assert store.annual("KAZ", "export", "partner")["2019"].value_usd == 800.0


# -- the package of the project -------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "printed"), [("KAZ", "1.46"), ("UZB", "1.11"), ("KGZ", "4.1"), ("TJK", "1.97")]
)
def test_published_ratios_of_2024(store: Store, country: str, printed: str) -> None:
    """Turnover by China's customs divided by that of the country, as pages print the ratio."""
    digits = len(printed.partition(".")[2])
    assert f"{gaps(store, country, 'turnover')['2024'].ratio:.{digits}f}" == printed


def test_uzbekistan_2024_is_the_agencys_own_total(store: Store) -> None:
    """The gap uses 12.4 bn of goods and services; the drawn 11.5 bn (Comtrade, goods) is kept."""
    gap = gaps(store, "UZB", "turnover")["2024"]
    assert gap.own.value_usd == 12.4e9
    assert gap.own.source == "page-en-trend-az-2025-01-21-aaa55a"
    assert gap.drawn is not None
    assert gap.drawn.source == "comtrade-ca"
    assert gap.china.value_usd / gap.drawn.value_usd == pytest.approx(1.20, abs=0.005)
    assert gap.printed is not None
    assert gap.printed.concept.startswith("goods and services")


def test_a_pair_needs_both_sides(store: Store) -> None:
    """Turkmenistan published four years; Kazakhstan's own figures begin in 1995."""
    assert list(gaps(store, "TKM", "turnover")) == ["1997", "1998", "1999", "2000"]
    assert "1994" in store.annual("KAZ", "turnover", "china")
    assert min(gaps(store, "KAZ", "turnover")) == "1995"
    entry = silent(store, "TKM")
    assert entry is not None
    assert entry.last == 2000
    assert silent(store, "KAZ") is None


def test_freight_is_added_to_what_the_exporter_counts(store: Store) -> None:
    """Kazakhstan 2024: China's 27.95 bn and 5-10 % make 29.3 to 30.7; Kazakhstan recorded 15.2."""
    band = freight_band(store, gaps(store, "KAZ", "import")["2024"], (5.0, 10.0))
    assert band is not None
    assert band.low == pytest.approx(27.9543e9 * 1.05, rel=1e-4)
    assert band.high == pytest.approx(27.9543e9 * 1.10, rel=1e-4)
    assert band.recorded.ledger == "partner"
    assert not band.explains
    assert band.beyond == pytest.approx(-14.20e9, rel=1e-3)
    exports = freight_band(store, gaps(store, "KAZ", "export")["2024"], (5.0, 10.0))
    assert exports is not None
    assert exports.recorded.ledger == "china"
    assert exports.explains  # 14.9 bn and 5-10% include China's 15.8
    assert exports.beyond == 0.0


def test_freight_nearly_cancels_in_a_turnover(store: Store) -> None:
    """Freight raises China's figure of one flow and lowers that of the other."""
    gap = gaps(store, "KAZ", "turnover")["2024"]
    band = freight_band(store, gap, (0.0, 10.0))
    assert band is not None
    assert band.low == pytest.approx(gap.own.value_usd)
    assert band.high == pytest.approx(14.897e9 * 1.1 + 15.153e9 / 1.1, rel=1e-3)
    assert [part.flow for part in band.parts] == ["export", "import"]


def test_no_band_where_the_turnover_counts_something_else(store: Store) -> None:
    """Uzbekistan's total of 2024 includes services; its two Comtrade flows do not add up to it."""
    assert freight_band(store, gaps(store, "UZB", "turnover")["2024"], (5.0, 10.0)) is None
    assert freight_band(store, gaps(store, "UZB", "turnover")["2023"], (5.0, 10.0)) is not None


def test_beyond_counts_from_the_nearer_edge(store: Store) -> None:
    """Negative below the band, positive above it, zero inside."""
    own = gaps(store, "KAZ", "import")["2024"].own
    for value, beyond in ((90.0, -10.0), (100.0, 0.0), (105.0, 0.0), (110.0, 0.0), (130.0, 20.0)):
        band = Band(100.0, 110.0, own._replace(value_usd=value), (own,), (0.0, 10.0))
        assert band.beyond == beyond
        assert band.explains == (beyond == 0.0)


def test_every_country_has_a_documented_cause_of_its_own_or_no_second_ledger(store: Store) -> None:
    """A cause of several countries is a convention and explains no single country."""
    notes = store.package.gaps
    own = {cause.countries[0] for cause in notes.causes.values() if len(cause.countries) == 1}
    assert own | {entry.country for entry in notes.no_second_ledger.values()} == set(COUNTRIES)


def test_a_year_that_one_side_counted_says_why(small_store: Store) -> None:
    """Turkmenistan publishes nothing after 2000; of 2019 there is no figure of China's customs."""
    gone = unpaired(small_store, "TKM", "export", "2024")
    assert gone is not None
    assert (gone.observation.ledger, gone.reason, gone.last) == ("china", "no_own_after", 2000)
    own = unpaired(small_store, "KAZ", "export", "2019")
    assert own is not None
    assert (own.observation.ledger, own.reason) == ("partner", "no_china")
    assert unpaired(small_store, "KAZ", "export", "1900") is None


def test_percents_belong_to_their_edges(small_store: Store) -> None:
    """Where exports are larger, more freight lifts the band; where imports are, it lowers it."""
    for country in ("KAZ", "UZB", "KGZ", "TJK"):
        for flow in ("export", "import", "turnover"):
            for gap in gaps(small_store, country, flow).values():
                band = freight_band(small_store, gap, (5.0, 10.0))
                if band is None:
                    continue
                assert sorted(band.percents) == [5.0, 10.0]
                for edge, percent in zip((band.low, band.high), band.percents, strict=True):
                    factor = 1 + percent / 100
                    sums = {
                        "export": lambda f, g=gap: g.own.value_usd * f,
                        "import": lambda f, g=gap: g.china.value_usd * f,
                        "turnover": lambda f, b=band: (
                            b.parts[0].value_usd * f + b.parts[1].value_usd / f
                        ),
                    }
                    assert edge == pytest.approx(sums[flow](factor))
