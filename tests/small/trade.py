"""Invented trade of the five countries with China, the world and ten others, in round numbers.

Values are billions of US dollars and exact (Decimal), so that sums of the published figures are
exact to the cent. China's customs and the countries differ in a known way:

    exports to / imports from China in 2024    the country    China's customs
    Kazakhstan                                     10 / 20        10.8 / 26
    Uzbekistan                                      2 / 10           2 / 10
    Kyrgyzstan                                   0.01 / 5         0.04 / 20
    Tajikistan                                    0.5 / 1          0.5 / 3.5
    Turkmenistan                           nothing since 2000       10 / 1

Trade with China is multiplied by PACE (2024 is 1); trade with all partners is constant, so that
China's share grows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tests.small.rows import Cells, observation

#: year of national statistics and of China's customs -> its trade, where that of 2024 is 1
PACE: Mapping[str, Decimal] = {
    "2019": Decimal("0.5"),
    "2020": Decimal("0.4"),
    "2021": Decimal("0.6"),
    "2022": Decimal("0.8"),
    "2023": Decimal("0.9"),
    "2024": Decimal(1),
}
#: the same for reconciled figures
RECONCILED: Mapping[str, Decimal] = {
    "2015": Decimal("0.2"),
    "2016": Decimal("0.2"),
    "2017": Decimal("0.3"),
    "2018": Decimal("0.4"),
    "2019": Decimal("0.5"),
    "2020": Decimal("0.4"),
}
#: exports to and imports from China in 2024, by ledger
OWN = {
    "KAZ": (Decimal(10), Decimal(20)),
    "UZB": (Decimal(2), Decimal(10)),
    "KGZ": (Decimal("0.01"), Decimal(5)),
    "TJK": (Decimal("0.5"), Decimal(1)),
}
CHINA = {
    "KAZ": (Decimal("10.8"), Decimal(26)),
    "UZB": (Decimal(2), Decimal(10)),
    "KGZ": (Decimal("0.04"), Decimal(20)),
    "TJK": (Decimal("0.5"), Decimal("3.5")),
    "TKM": (Decimal(10), Decimal(1)),
}
THIRD = {
    "KAZ": (Decimal("10.4"), Decimal(24)),
    "UZB": (Decimal(2), Decimal(10)),
    "KGZ": (Decimal("0.04"), Decimal(15)),
    "TJK": (Decimal("0.5"), Decimal(3)),
    "TKM": (Decimal(10), Decimal(1)),
}
#: exports to and imports from all partners, in every year
WORLD = {
    "KAZ": (Decimal(50), Decimal(50)),
    "UZB": (Decimal(20), Decimal(40)),
    "KGZ": (Decimal(2), Decimal(20)),
    "TJK": (Decimal(2), Decimal(5)),
    "TKM": (Decimal("10.5"), Decimal(4)),
}
#: partners of the rest, in hundredths of it; `near` is a neighbour
OTHERS = {
    "RUS": 40, "DEU": 20, "ITA": 10, "TUR": 10, "near": 10, "USA": 5, "IND": 2, "IRN": 1, "JPN": 1,
    "KOR": 1,
}  # fmt: skip
NEAR = {"KAZ": "UZB", "UZB": "KAZ", "KGZ": "KAZ", "TJK": "KAZ", "TKM": "UZB"}
#: chapters of exports to China and to all, of imports from China and from all: hundredths
EXPORTS = {
    "27": 40, "26": 20, "74": 20, "28": 5, "72": 5, "31": 4, "12": 2, "10": 1, "25": 1, "71": 1,
    "09": Decimal("0.5"), "03": Decimal("0.5"),
}  # fmt: skip
GAS_ALONE = {"27": 98, "25": 1} | dict.fromkeys(
    ("10", "12", "28", "31", "52", "71", "72", "74", "03", "09"), Decimal("0.1")
)
EXPORTS_WORLD = {
    "27": 73, "26": 12, "74": 8, "28": 2, "72": Decimal("1.4"), "31": 1, "12": Decimal("0.6"), "10": Decimal("0.6"),
    "71": Decimal("0.6"), "25": Decimal("0.4"), "09": Decimal("0.2"), "03": Decimal("0.2"),
}  # fmt: skip
IMPORTS = {
    "84": 30, "85": 20, "87": 15, "62": 10, "64": 5, "72": 5, "39": 5, "73": 4, "94": 3, "95": 1,
    "28": 1, "09": 1,
}  # fmt: skip
FLOWS = ("export", "import")


def row(country: str, partner: str, period: str, flow: str, bn: Decimal, **cells: object) -> Cells:
    """One row of `bn` billion dollars, by default from the country's own statistics."""
    return observation(
        country=country,
        reporter="CHN" if cells.get("ledger") == "china" else country,
        partner=partner,
        period=period,
        flow=flow,
        value=_plain(bn),
        value_usd=f"{bn * 10**9:.2f}",
        unit="bnUSD",
        **{"ledger": "partner", **cells},
    )


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def own(country: str) -> Iterator[Cells]:
    """The country's own statistics, with all partners. Uzbekistan's count services until 2023."""
    for year, pace in PACE.items():
        source = "bureau"
        if country == "UZB":
            source = "comtrade" if year == "2024" else "agency"
        status = {("KGZ", "2023"): "revised", ("TJK", "2022"): "estimate"}
        cells = {"source": source, "status": status.get((country, year), "reported")}
        for flow, china, world in zip(FLOWS, OWN[country], WORLD[country], strict=True):
            yield from _partners(country, year, flow, china * pace, world, **cells)


def _partners(
    country: str, year: str, flow: str, china: Decimal, world: Decimal, **cells: object
) -> Iterator[Cells]:
    yield row(country, "WLD", year, flow, world, **cells)
    yield row(country, "CHN", year, flow, china, **cells)
    for code, part in OTHERS.items():
        partner = NEAR[country] if code == "near" else code
        yield row(country, partner, year, flow, (world - china) * part / 100, **cells)


def third_party(country: str) -> Iterator[Cells]:
    """Reconciled totals; Turkmen exports of 2016 are suspect."""
    for year, pace in RECONCILED.items():
        for flow, china, world in zip(FLOWS, THIRD[country], WORLD[country], strict=True):
            suspect = (country, year, flow) == ("TKM", "2016", "export")
            cells = {"ledger": "reconciled", "source": "atlas-hs92"}
            for cells_of_row in _partners(country, year, flow, china * pace, world, **cells):
                weak = suspect and cells_of_row["partner"] == "CHN"
                yield cells_of_row | ({"status": "suspect"} if weak else {})


def customs(country: str) -> Iterator[Cells]:
    """China's customs from 2020; for 2025 Tajikistan has a total only."""
    for year, pace in {**PACE, "2025": Decimal("1.5")}.items():
        if year == "2019":
            continue
        exports, imports = (part * pace for part in CHINA[country])
        cells = {"ledger": "china", "source": "customs"}
        if (country, year) != ("TJK", "2025"):
            yield row(country, "CHN", year, "import", imports, **cells)
            yield row(country, "CHN", year, "export", exports, **cells) | (
                in_yuan(exports, "7") | {"growth_pct": "30"}
                if (country, year) == ("KAZ", "2024")
                else {}
            )
        if year != "2021":  # 2021 has no published total: it is computed
            yield row(country, "CHN", year, "turnover", exports + imports, **cells)


def in_yuan(bn: Decimal, rate: str) -> Cells:
    """The cells of a value that was published in billions of yuan."""
    note = f"yuan at {rate} to the dollar"
    return {"value": _plain(bn * Decimal(rate)), "unit": "bnCNY", "status": "derived", "note": note}


def totals(country: str) -> Iterator[Cells]:
    """All annual totals of a country."""
    yield from customs(country)
    yield from third_party(country)
    if country in OWN:
        yield from own(country)
    if country == "KAZ":
        yield row("KAZ", "CHN", "2023", "turnover", Decimal(33), source="press", rank="2",
                  ledger="china")  # fmt: skip
        yield row("KAZ", "CHN", "2021", "import", Decimal(3), source="comtrade", status="incomplete",
                  rank="0")  # fmt: skip
    if country == "UZB":
        page = {"source": "office-page", "growth_pct": "20"}
        yield row("UZB", "CHN", "2024", "turnover", Decimal(14), rank="2", **page)
        yield row("UZB", "CHN", "2025", "turnover", Decimal(20), **page)
        yield row("UZB", "WLD", "2025", "turnover", Decimal(80), **page)
        yield row("UZB", "RUS", "2025", "turnover", Decimal(10), **page)
    if country == "TKM":
        for year in ("1999", "2000"):
            for ledger, source in (("partner", "bureau"), ("china", "customs")):
                for flow, bn in (("export", Decimal(2)), ("import", Decimal(1))):
                    value = bn * (2 if ledger == "china" else 1)
                    yield row("TKM", "CHN", year, flow, value, ledger=ledger, source=source)
    if country == "KGZ":
        # a total of which the third party's other page has three chapters only
        yield row(
            "KGZ", "CHN", "2024", "export", Decimal("0.04"), ledger="reconciled", source="baci"
        )


def periods(country: str) -> Iterator[Cells]:
    """Parts of years: the same months of two years, published growth, yuan, months, no pair."""
    china = {"ledger": "china", "source": "customs"}
    if country == "KAZ":
        for flow, before, now in (("export", 8, 12), ("import", 19, 28), ("turnover", 27, 40)):
            yield row(country, "CHN", "2024-01/2024-09", flow, Decimal(before), **china)
            yield row(country, "CHN", "2025-01/2025-09", flow, Decimal(now), **china)
        yield from months(country)
        for year, exports, imports in (("2025", 20, 16), ("2026", 25, 18)):
            for flow, value in (("export", exports), ("import", imports)):
                cells = {"source": "bureau"}
                yield row(country, "WLD", f"{year}-01/{year}-03", flow, Decimal(value), **cells)
    if country == "UZB":
        cells = {"source": "office-page"}
        for partner, before, now in (("CHN", "10.1", "12.12"), ("WLD", "40", "48")):
            yield row(country, partner, "2024-01/2024-11", "turnover", Decimal(before), **cells)
            yield row(country, partner, "2025-01/2025-11", "turnover", Decimal(now), **cells,
                      growth_pct="30")  # fmt: skip
        yield row(country, "CHN", "2024-01/2024-11", "turnover", Decimal(9), **china)
        yield row(
            country, "CHN", "2025-01/2025-11", "turnover", Decimal(18), **china, growth_pct="100"
        )
    if country == "KGZ":
        before = row(country, "CHN", "2024-01/2024-06", "turnover", Decimal(10), **china)
        yield before | in_yuan(Decimal(10), "7")
        now = row(
            country, "CHN", "2025-01/2025-06", "turnover", Decimal(15), **china, growth_pct="50"
        )
        yield now | in_yuan(Decimal(15), "7")
    if country == "TJK":
        yield row(country, "CHN", "2024-03", "turnover", Decimal("0.3"), **china)
        yield row(country, "CHN", "2025-03", "turnover", Decimal("0.4"), **china)
    if country == "TKM":
        yield row(country, "CHN", "2025-01/2025-06", "turnover", Decimal(7), **china)


def months(country: str) -> Iterator[Cells]:
    """January to June of two years, without April 2023; in the second a tenth more."""
    for year, pace in (("2023", Decimal(1)), ("2024", Decimal("1.1"))):
        for month in range(1, 7):
            if (year, month) == ("2023", 4):
                continue
            for flow, value in (("export", 1 + month), ("import", 2 + month)):
                bn, cells = value * pace, {"ledger": "china", "source": "customs"}
                yield row(country, "CHN", f"{year}-{month:02d}", flow, bn, **cells) | in_yuan(
                    bn, "7"
                )


def commodities(country: str) -> Iterator[Cells]:
    """Chapters: reconciled ones for all, national ones for Kazakhstan only."""
    export_mix = GAS_ALONE if country == "TKM" else EXPORTS
    export_mix_world = GAS_ALONE if country == "TKM" else EXPORTS_WORLD
    mixes = {"export": (export_mix, export_mix_world), "import": (IMPORTS, IMPORTS)}
    for year, pace in RECONCILED.items():
        for flow, china, world in zip(FLOWS, THIRD[country], WORLD[country], strict=True):
            suspect = (country, year, flow) == ("TKM", "2016", "export")
            cells = {"ledger": "reconciled", "source": "atlas-hs92"}
            weak = {"status": "suspect"} if suspect else {}
            yield from chapters(
                country, "CHN", year, flow, china * pace, mixes[flow][0], cells | weak
            )
            yield from chapters(country, "WLD", year, flow, world, mixes[flow][1], cells)
    mean = {"ledger": "reconciled", "source": "baci"}
    imports = THIRD[country][1] * Decimal("0.8")
    yield from chapters(country, "CHN", "2022/2023", "import", imports, IMPORTS, mean)
    some = dict(list(IMPORTS.items())[:9])  # nine of twelve chapters are not a mix
    if country == "TJK":
        yield from selected(country, some)
    else:
        yield from chapters(country, "CHN", "2024", "import", THIRD[country][1], some, mean)
    if country == "KGZ":
        few = {"71": 75, "26": 10, "27": 5}
        yield from chapters(country, "CHN", "2024", "export", Decimal("0.04"), few, mean)
    if country == "KAZ":
        for year in ("2019", "2023", "2024"):
            for flow, china, world in zip(FLOWS, OWN[country], WORLD[country], strict=True):
                own_mix = mixes[flow][0]
                if flow == "export" and year == "2024":
                    own_mix = own_mix | {"27": 15, "26": 45}  # ores replace oil
                cells = {"source": "bureau"}
                yield from chapters(country, "CHN", year, flow, china * PACE[year], own_mix, cells)
                yield from chapters(country, "WLD", year, flow, world, mixes[flow][1], cells)
        lacking = {"source": "comtrade", "status": "incomplete", "rank": "0"}
        yield from chapters(
            country, "CHN", "2021", "import", Decimal(2), {"84": 60, "85": 40}, lacking
        )


def selected(country: str, imports: Mapping[str, int | Decimal]) -> Iterator[Cells]:
    """A source with some chapters of 2023 and 2024 only, and all chapters of trade with the world.

    Copper was on the other side in 2023: it was imported.
    """
    some = {"ledger": "reconciled", "source": "baci-some", "status": "derived", "note": "a share"}
    for year, pace in (("2023", Decimal("0.9")), ("2024", Decimal(1))):
        exports, bought = (side * pace for side in THIRD[country])
        sold = {"26": 20, "74": 40} if year == "2024" else {"26": 60}
        copper = {} if year == "2024" else {"74": 1}
        yield from chapters(country, "CHN", year, "export", exports, sold, some)
        yield from chapters(country, "CHN", year, "import", bought, {**imports, **copper}, some)
        cells = {"ledger": "reconciled", "source": "baci"}
        for flow, world, mix in zip(FLOWS, WORLD[country], (EXPORTS_WORLD, IMPORTS), strict=True):
            yield from chapters(country, "WLD", year, flow, world, mix, cells)


#: exports of goods and services by SITC section, and those to China in all
SITC_ROWS = [
    ("UZB", partner, year, section, f"{value}000000", f"{value}", "mUSD", "reported", "agency")
    for partner, section, values in (
        ("CHN", "TOTAL", (1500, 1800)), ("WLD", "6", (4000, 5000)), ("WLD", "7", (500, 1000)),
        ("WLD", "99", (3000, 4000)),
    )
    for year, value in zip(("2024", "2025"), values, strict=True)
]  # fmt: skip


def chapters(
    country: str, partner: str, year: str, flow: str, bn: Decimal, mix: Mapping[str, int | Decimal],
    cells: Mapping[str, object],
) -> Iterator[Cells]:  # fmt: skip
    """`bn` billion dollars divided by `mix` in hundredths."""
    for code, part in mix.items():
        yield row(country, partner, year, flow, bn * part / 100, commodity=code, **cells)


def commodities_partners(country: str) -> Iterator[Cells]:
    """Chapters of the trade with Russia, for Kazakhstan only."""
    if country == "KAZ":
        for year in ("2018", "2019"):
            cells = {"ledger": "reconciled", "source": "atlas-hs92"}
            exports = (Decimal(50) - THIRD["KAZ"][0] * RECONCILED[year]) * OTHERS["RUS"] / 100
            yield from chapters("KAZ", "RUS", year, "export", exports, EXPORTS_WORLD, cells)


def products(country: str) -> Iterator[Cells]:
    """Single codes of four and six digits, and a chapter of a part of a year."""
    if country == "KAZ":
        china = {"ledger": "china", "source": "customs"}
        yield row("KAZ", "CHN", "2024", "export", Decimal(1), commodity="271121", **china)
        yield row("KAZ", "CHN", "2024", "export", Decimal("1.5"), commodity="7403", source="bureau")
        yield row("KAZ", "RUS", "2025-01/2025-08", "import", Decimal("0.1"), commodity="64",
                  source="press")  # fmt: skip


def region_totals() -> Iterator[Cells]:
    """The region by China's customs, and China's own trade with the world."""
    cells = {"ledger": "china", "source": "customs"}
    for year, exports, imports in (
        ("2024", Decimal("23.34"), Decimal("60.5")),
        ("2025", Decimal("35.01"), Decimal("90.75")),
    ):
        growth = {"growth_pct": "50"} if year == "2025" else {}
        yield row("CA5", "CHN", year, "export", exports, **cells)
        yield row("CA5", "CHN", year, "import", imports, **cells)
        yield row("CA5", "CHN", year, "turnover", exports + imports, **cells, **growth)
    for year, exports, imports in (
        ("2016", Decimal(2000), Decimal(1000)),
        ("2024", Decimal(3600), Decimal(2400)),
    ):
        yield row("CHN", "WLD", year, "export", exports, **cells)
        yield row("CHN", "WLD", year, "import", imports, **cells)


def region_periods() -> Iterator[Cells]:
    """January to September of two years."""
    cells = {"ledger": "china", "source": "customs"}
    yield row("CA5", "CHN", "2024-01/2024-09", "turnover", Decimal(60), **cells)
    yield row("CA5", "CHN", "2025-01/2025-09", "turnover", Decimal(90), **cells)
    yield from months("CA5")


def economy() -> Iterator[tuple[str, ...]]:
    """GDP of 200 bn and 10 million people in each country 2019-2023, people also in 2024.

    US prices doubled from 2020 to 2024.
    """
    for code in sorted(CHINA):
        for year in range(2019, 2025):
            if year < 2024:
                yield (code, str(year), "gdp", "200000000000", "bureau", "")
            yield (code, str(year), "population", "10000000", "bureau", "")
    for year, index in (("2020", "100"), ("2022", "160"), ("2023", "180"), ("2024", "200")):
        yield ("USA", year, "us_cpi", index, "bureau", "")
