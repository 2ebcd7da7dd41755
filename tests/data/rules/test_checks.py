"""Each broken rule of the package is a fault that names its file, row, column and rule."""

from __future__ import annotations

from typing import Any

import pytest

from data.load import read_package
from data.records.codes import COUNTRIES
from data.records.observation import COLUMNS
from data.rules.faults import Fault, PackageError

TOTALS = "countries/kazakhstan/totals.csv"
PERIODS = "countries/kazakhstan/periods.csv"
CHAPTERS = "countries/kazakhstan/commodities.csv"
PARTNERS = "countries/kazakhstan/commodities_partners.csv.gz"
PRODUCTS = "countries/kazakhstan/products.csv"
SOURCE = "source is in sources.yaml"
ORDER = "rows in order of country, partner, period, flow, commodity, ledger, rank, source"
KNOWN_PARTNER = "partner is in partners.csv or partner_groups.yaml"


def test_the_small_package_loads(bench: Any) -> None:
    package = read_package(bench.root)
    assert len(package.tables) == 6 * len(COUNTRIES) + 2
    assert len(package.observations) == 22 + len(COUNTRIES)
    assert package.tables[TOTALS][0].value_usd == 800.0
    assert package.tables[TOTALS][0].growth_pct is None
    assert package.chapters["74"].words == ("copper", "cathodes")
    assert set(package.countries) == set(COUNTRIES)
    assert package.exchange_rates[2024].cny_per_usd == 7.1217
    assert package.publishers["Customs"].name_zh == "海关"
    assert package.groups["EU27"].members == ("DEU",)


def test_nothing_that_is_read_can_be_changed(bench: Any) -> None:
    package = read_package(bench.root)
    with pytest.raises(TypeError):
        package.sources["new"] = None
    with pytest.raises(TypeError):
        package.countries["KAZ"] = None
    with pytest.raises(AttributeError):
        package.ratios = ()
    with pytest.raises(AttributeError):
        package.tables[TOTALS][0].value_usd = 1.0


def test_na_stays_a_word(bench: Any) -> None:
    bench.cell(TOTALS, 2, "note", "NA")
    assert read_package(bench.root).tables[TOTALS][0].note == "NA"


CELLS = [
    (TOTALS, 2, "value_usd", "much", "a number"),
    (TOTALS, 2, "value_usd", "", "a number"),
    (TOTALS, 2, "value_usd", "nan", "a finite number"),
    (TOTALS, 2, "value_usd", "-800", "at least 0.0"),
    (TOTALS, 2, "value_usd", "2e13", "at most 10000000000000.0"),
    (TOTALS, 2, "value_usd", "800.001", "at most 2 decimals, no exponent"),
    (TOTALS, 2, "value_usd", "810.00", "value_usd is value in USD, to the cent"),
    (TOTALS, 2, "unit", "EUR", "one of 'USD', 'kUSD', 'mUSD', 'bnUSD', '10kCNY' or 'bnCNY'"),
    (TOTALS, 2, "flow", "balance", "one of 'export', 'import' or 'turnover'"),
    (TOTALS, 2, "ledger", "ours", "one of 'china', 'partner' or 'reconciled'"),
    (TOTALS, 2, "rank", "1.0", "a whole number"),
    (TOTALS, 2, "growth_pct", "-101", "at least -100.0"),
    (TOTALS, 2, "period", "2019-13", "YYYY, YYYY-MM, YYYY-01/YYYY-MM or YYYY/YYYY"),
    (TOTALS, 2, "period", "2019-05", "a year or a mean over years"),
    (TOTALS, 2, "period", "2018/2019", "a mean over years only in ledger reconciled"),
    (TOTALS, 2, "period", "1919", "a year from 1980 to 2035"),
    (TOTALS, 2, "commodity", "27", "commodity is TOTAL"),
    (TOTALS, 2, "country", "UZB", "country of the folder is KAZ"),
    (TOTALS, 2, "reporter", "CHN", "ledger partner has reporter KAZ"),
    (TOTALS, 2, "partner", "ATL", KNOWN_PARTNER),
    (TOTALS, 2, "partner", "KAZ", "a country is not its own partner"),
    (TOTALS, 2, "source", "rumour", SOURCE),
    (TOTALS, 4, "reporter", "KAZ", "ledger china has reporter CHN"),
    (TOTALS, 4, "partner", "RUS", "ledger china has partner CHN"),
    (
        PERIODS,
        2,
        "value_usd",
        "1600000000.00",
        "value_usd is value in 10kCNY at 7.1217 yuan, within 0.1%",
    ),
    (PERIODS, 3, "period", "2025-02/2025-09", "YYYY, YYYY-MM, YYYY-01/YYYY-MM or YYYY/YYYY"),
    (PERIODS, 3, "period", "2025", "a month or a year-to-date"),
    (CHAPTERS, 2, "commodity", "98", "chapter is in hs_chapters.csv"),
    (PARTNERS, 3, "value_usd", "x", "a number"),
    (PRODUCTS, 2, "commodity", "27112", "an HS code of 2, 4 or 6 digits in a known chapter"),
    ("region/totals.csv", 2, "country", "KAZ", "country of the folder is CA5"),
    ("ratios.csv", 2, "value_pct", "101", "a share from 0 to 100"),
    ("reference/hs_chapters.csv", 2, "name", "x" * 33, "at most 32 characters"),
    ("reference/hs_chapters.csv", 2, "section", "VI", "section is in hs_sections.csv"),
    ("reference/hs_chapters.csv", 3, "chapter", "27", "chapter occurs once"),
    ("reference/exchange_rates.csv", 2, "cny_per_usd", "-7", "more than 0.0"),
    ("reference/exchange_rates.csv", 3, "year", "2024", "year occurs once"),
    ("reference/exchange_rates.csv", 2, "source", "rumour", SOURCE),
    ("reference/economy.csv", 2, "value", "0", "more than 0.0"),
    ("reference/economy.csv", 2, "indicator", "gnp", "one of 'gdp', 'population' or 'us_cpi'"),
    ("reference/economy.csv", 2, "source", "rumour", SOURCE),
]


@pytest.mark.parametrize(("file", "row", "column", "value", "rule"), CELLS)
def test_a_wrong_cell(bench: Any, file: str, row: int, column: str, value: str, rule: str) -> None:
    bench.cell(file, row, column, value)
    # A wrong cell may break more: a country out of place is also out of order.
    assert str(Fault(file, row, column, rule, value)) in bench.faults()


SWAPS = [
    (
        "header",
        TOTALS,
        "locator,note",
        "note,locator",
        f"{TOTALS}:1 — header is {','.join(COLUMNS)} (country,reporter,partner,period,flow,"
        "commodity,value_usd,value,unit,ledger,st...)",
    ),
    (
        "derived without a note",
        PERIODS,
        "yuan at the year's average rate",
        "",
        f"{PERIODS}:2 note — a derived value has its formula in note",
    ),
    (
        "yuan without a rate",
        "reference/exchange_rates.csv",
        "2024,7.1217",
        "2023,7.1217",
        f"{PERIODS}:2 unit — exchange_rates.csv has the year of a value in yuan (2024)",
    ),
    (
        "two of rank 1",
        TOTALS,
        "press,2,",
        "press,1,",
        f"{TOTALS}:7 rank — rank is unique in its key (1, also {TOTALS}:6)",
    ),
    (
        "incomplete and drawn",
        PRODUCTS,
        "china,reported,",
        "china,incomplete,",
        f"{PRODUCTS}:2 rank — an incomplete value is not drawn (rank 0 or above 1) (1)",
    ),
    (
        "no rank 1",
        PRODUCTS,
        "customs,1,",
        "customs,2,",
        f"{PRODUCTS}:2 rank — a key with ranks has a row of rank 1 (2)",
    ),
    (
        "turnover is not the sum",
        TOTALS,
        "24700000000.00,24.7,",
        "25700000000.00,25.7,",
        f"{TOTALS}:6 value_usd — turnover = exports + imports of the same source"
        " (42000000000.00) (41020000000.00)",
    ),
    (
        "region is not the sum",
        "region/totals.csv",
        "81000000000.00,81.0,",
        "82000000000.00,82.0,",
        "region/totals.csv:2 value_usd — region = sum of its members within rounding"
        " (81020000000.00) (82000000000.00)",
    ),
    (
        "partner above the world",
        TOTALS,
        "150.00,150,",
        "1150.00,1150,",
        f"{TOTALS}:8 value_usd — a partner is at most the world of the same source"
        " (1000.00) (1150.00)",
    ),
    (
        "chapters are not the total",
        CHAPTERS,
        "300.00,300.00,",
        "290.00,290.00,",
        f"{CHAPTERS}:2 value_usd — chapters add up to the total of the same source"
        " (700.00) (690.00)",
    ),
    (
        "row with a cell too many",
        PERIODS,
        "13500000000.00",
        "13,500,000,000",
        f"{PERIODS}:3 — 17 cells (20)",
    ),
    (
        "source without a licence",
        "sources.yaml",
        "licence: not confirmed",
        "licence: ''",
        "sources.yaml:5 atlas-hs92.licence — not empty",
    ),
    (
        "source without a publisher",
        "sources.yaml",
        "publisher: Office",
        "note: who knows",
        "sources.yaml:1 atlas-hs92.publisher — field is required",
    ),
    (
        "source without a title or an about text",
        "sources.yaml",
        "title: Figures",
        "title: ''",
        "sources.yaml:3 atlas-hs92.title — a title or an about text",
    ),
    (
        "source that cannot be found",
        "sources.yaml",
        "  repository: someone/tables\n",
        "",
        "sources.yaml:16 customs.url — a url or a repository",
    ),
    (
        "caveat with an unknown source",
        "caveats.yaml",
        "- bureau",
        "- rumour",
        f"caveats.yaml:6 mirror-gap.sources — {SOURCE} (rumour)",
    ),
    (
        "caveat for no ledger of ours",
        "caveats.yaml",
        "country:\n    - KAZ",
        "ledger:\n    - ours",
        "caveats.yaml:5 mirror-gap.applies.ledger.0 — one of 'china', 'partner' or"
        " 'reconciled' (ours)",
    ),
    (
        "country without an office",
        "countries/kazakhstan/country.yaml",
        "statistics_office: Office\n",
        "",
        "countries/kazakhstan/country.yaml:1 statistics_office — field is required",
    ),
    (
        "country in another country's place",
        "countries/kazakhstan/country.yaml",
        "order: 1",
        "order: 2",
        "countries/uzbekistan/country.yaml:2 order — order of one country only (2, also KAZ)",
    ),
    (
        "country in another country's colour",
        "countries/uzbekistan/country.yaml",
        "'#0072b1'",
        "'#0072b0'",
        "countries/uzbekistan/country.yaml:12 colour — colour of one country only"
        " (#0072b0, also KAZ)",
    ),
    (
        "country under another name than its folder's",
        "countries/kazakhstan/country.yaml",
        "slug: kazakhstan",
        "slug: qazaqstan",
        "countries/kazakhstan/country.yaml:6 slug — name of the folder (qazaqstan)",
    ),
    (
        "country with another country's code",
        "countries/kazakhstan/country.yaml",
        "code: KAZ",
        "code: UZB",
        "countries/kazakhstan/country.yaml:1 code — code of the folder (UZB)",
    ),
    (
        "country with another name among the partners",
        "reference/partners.csv",
        "CHN,",
        "KAZ,Kazakhstan,Qazaqstan,kazakhstan,\nCHN,",
        "reference/partners.csv:2 name_ru — the name_ru of country.yaml (kazakhstan) (Qazaqstan)",
    ),
    (
        "group with an unknown member",
        "reference/partner_groups.yaml",
        "- DEU",
        "- ATL",
        "reference/partner_groups.yaml:3 EU27.members — member is in partners.csv (ATL)",
    ),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"), [case[1:] for case in SWAPS], ids=[case[0] for case in SWAPS]
)
def test_a_wrong_text(bench: Any, file: str, old: str, new: str, line: str) -> None:
    bench.swap(file, old, new)
    assert line in bench.faults()


def test_a_printed_turnover_may_stand_beside_a_drawn_sum(bench: Any) -> None:
    lines = bench.read(TOTALS).splitlines(keepends=True)
    del lines[5]  # the turnover of rank 1; the press's, of rank 2, stays
    bench.write(TOTALS, "".join(lines))
    bench.seal()
    assert bench.faults() == []


def test_a_turnover_in_dollars_of_flows_in_yuan(bench: Any) -> None:
    first, header = bench.read(PERIODS).splitlines(keepends=True)[1], ",".join(COLUMNS) + "\n"
    bought = first.replace("export", "import")
    total = first.replace("export", "turnover").replace("10kCNY", "USD")
    for printed, expected in (("3010000000", 0), ("3200000000", 1)):
        both = total.replace("1500000000.00,1068255", f"{printed},{printed}")
        bench.write(PERIODS, header + first + bought + both)
        bench.seal()
        assert len(bench.faults()) == expected


def test_two_figures_of_one_year(bench: Any) -> None:
    """A country has one GDP a year; the second row is named."""
    file = "reference/economy.csv"
    bench.write(file, bench.read(file).replace("KAZ,2024", "KAZ,2023"))
    bench.seal()
    assert bench.faults() == [f"{file}:3 indicator — indicator occurs once (KAZ 2023 gdp)"]


def test_a_missing_file(bench: Any) -> None:
    (bench.root / PRODUCTS).unlink()
    bench.seal()
    assert bench.faults() == [f"{PRODUCTS} — file missing"]


def test_a_missing_reference_is_one_fault_not_one_for_each_row(bench: Any) -> None:
    (bench.root / "sources.yaml").unlink()
    assert bench.faults() == ["sources.yaml — file missing"]


def test_an_empty_folder_names_every_file(tmp_path: Any) -> None:
    with pytest.raises(PackageError) as caught:
        read_package(tmp_path)
    assert len(caught.value.faults) == 31 + 8 * len(COUNTRIES)
    assert {fault.rule for fault in caught.value.faults} == {"file missing"}


def test_rows_out_of_order(bench: Any) -> None:
    lines = bench.read(CHAPTERS).splitlines(keepends=True)
    lines[1], lines[2] = lines[2], lines[1]
    bench.write(CHAPTERS, "".join(lines))
    bench.seal()
    key = "KAZ,CHN,2019,export,27,reconciled,1,atlas-hs92"
    assert bench.faults() == [f"{CHAPTERS}:3 — {ORDER} ({key})"]


def test_a_changed_table_is_named(bench: Any) -> None:
    bench.write(PERIODS, bench.read(PERIODS) + "\n")
    lines = bench.faults()
    assert any(
        line.startswith("package.yaml:") and f"tables.{PERIODS} — sha256 of the file" in line
        for line in lines
    )


def test_all_faults_are_listed_at_once(bench: Any) -> None:
    bench.cell(TOTALS, 2, "flow", "sideways")
    bench.cell(TOTALS, 2, "unit", "EUR")
    bench.cell(TOTALS, 8, "source", "rumour")
    bench.cell(PERIODS, 3, "period", "soon")
    bench.swap("sources.yaml", "licence: not confirmed", "licence: ''")
    (bench.root / PRODUCTS).unlink()
    bench.seal()
    assert bench.faults() == [
        f"{PERIODS}:3 period — YYYY, YYYY-MM, YYYY-01/YYYY-MM or YYYY/YYYY (soon)",
        f"{PRODUCTS} — file missing",
        f"{TOTALS}:2 flow — one of 'export', 'import' or 'turnover' (sideways)",
        f"{TOTALS}:2 unit — one of 'USD', 'kUSD', 'mUSD', 'bnUSD', '10kCNY' or 'bnCNY' (EUR)",
        f"{TOTALS}:8 source — {SOURCE} (rumour)",
        "sources.yaml:5 atlas-hs92.licence — not empty",
    ]


def test_the_row_is_the_line_an_editor_shows(bench: Any) -> None:
    bench.cell(PERIODS, 2, "note", "two\nlines")
    bench.cell(PERIODS, 3, "value", "x")
    assert bench.faults() == [f"{PERIODS}:4 value — a number (x)"]


def test_a_long_cell_is_quoted_short(bench: Any) -> None:
    bench.cell(TOTALS, 2, "locator", "x" * 1000)
    assert bench.faults() == [f"{TOTALS}:2 locator — at most 120 characters ({'x' * 77}...)"]


def test_a_fault_is_one_line() -> None:
    assert str(Fault("a.csv", 3, "unit", "a rule", "x")) == "a.csv:3 unit — a rule (x)"
    assert str(Fault("a.csv", 0, "", "file missing")) == "a.csv — file missing"
