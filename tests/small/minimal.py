"""The smallest valid package: a row or two of each kind, for tests that break it."""

from __future__ import annotations

from pathlib import Path

import yaml

from data.load import COUNTRY_TABLES, REGION_TABLES
from data.records.cleantech import CLEANTECH, SOLAR, TECHS, CleanTech, Solar
from data.records.codes import FOLDERS
from data.records.history import CHANGES, RELEASED, LoggedChange, LoggedRelease
from data.records.observation import Ratio
from data.records.projects import PROJECTS, ROUTES, Project, Route
from data.records.quantities import FILE, Quantity
from data.records.reference import Product
from data.records.series import (
    ENERGY,
    EVENTS,
    LEFT_OUT,
    THROUGHPUT,
    TURNS,
    Event,
    LeftOut,
    Published,
    Turn,
)
from data.records.sitc import SITC, SitcExport
from tests.small.bench import Bench
from tests.small.rows import (
    MEMBERS,
    Cells,
    atlas,
    china,
    counters_text,
    country_yaml,
    csv_text,
    geometry_text,
    observation,
    source,
    table_text,
)


def tables_of(code: str) -> dict[str, list[Cells]]:
    """Rows of the tables of a country; those of all but Kazakhstan are nearly empty."""
    if code != "KAZ":
        return {"totals.csv": [china(code, "2023", "turnover", "10.0")]}
    russia = observation(partner="RUS", value_usd="150.00", value="150")
    return {
        "totals.csv": [
            observation(),
            atlas("KAZ", "CHN", "TOTAL", "700.00"),
            china("KAZ", "2023", "export", "16.3"),
            china("KAZ", "2023", "import", "24.7"),
            china("KAZ", "2023", "turnover", "41.02"),
            china("KAZ", "2023", "turnover", "41.0") | {"source": "press", "rank": "2"},
            russia,
            observation(partner="WLD", value_usd="1000.00", value="1000"),
            atlas("KAZ", "WLD", "TOTAL", "1000.00"),
        ],
        "periods.csv": [
            china("KAZ", "2024-01", "export", "1.5")
            | {
                "value_usd": "1500000000.00",
                "value": "1068255",
                "unit": "10kCNY",
                "status": "derived",
                "note": "yuan at the year's average rate",
            },
            china("KAZ", "2025-01/2025-09", "export", "13.5"),
        ],
        "commodities.csv": [
            atlas("KAZ", "CHN", "27", "400.00"),
            atlas("KAZ", "CHN", "74", "300.00"),
            atlas("KAZ", "WLD", "27", "600.00"),
            atlas("KAZ", "WLD", "74", "400.00"),
        ],
        "commodities_partners.csv.gz": [
            atlas("KAZ", "EAEU", "27", "90.00"),
            atlas("KAZ", "RUS", "27", "50.00"),
        ],
        "headings.csv.gz": [
            atlas("KAZ", "CHN", "2711", "390.00"),
            atlas("KAZ", "CHN", "7403", "200.00"),
            atlas("KAZ", "CHN", "740311", "150.00"),
        ],
        "products.csv": [china("KAZ", "2023", "export", "1.32", commodity="271121")],
    }


CLAIMS = """\
interview: press
claims:
  a:
    name: Exports
    claim: Exports were {said} in 2019.
    verdict: contradicted
    reasoning: The bureau has {own}, that is {times} less.
    figures:
      said: {said: 9000000, label: Interview}
      own: {value: {country: KAZ, period: '2019', flow: export, ledger: partner}}
      times: {divide: [said, own]}
    bars: [said, own]
    compare: [said, own]
    countries: [KAZ]
    see: /
"""
#: gaps.yaml with one cause and one country without statistics
GAPS = """\
causes:
  freight:
    countries: [KAZ]
    text: Freight is in one of them.
    sources: [press]
    years: [2008, 2015]
office_prints: {}
no_second_ledger:
  tkm:
    country: TKM
    last: 2000
    text: Nothing since.
    sources: [bureau]
"""


#: releases.yaml with the release of the package (bench.py) and the one before
RELEASES = """\
"2026-11-23":
  version: "2026.11"
  lines:
    - {text: Exports of 2019., chart: headline}
"2026-10-01":
  version: "2026.10"
  lines:
    - {text: The first.}
"""


#: a plant and a pipeline: the cells of their tables
PROJECT = (
    *("P001", "A plant", "KAZ", "Somewhere", "45", "65", "city", "industry (cement)", "making"),
    *("A firm", "1000000", "cost", "", "operating", "2024-05", "2019", "2021", "It makes.", ""),
    "press",
)
ROUTE = (
    *("a-line", "A line", "Линия", "", "pipeline", "gas pipeline", "KAZ;CHN", "45", "65"),
    *("45,65;44.2,80.3", "operating", "2024", "", "press"),
)

#: the cathodes of headings.csv.gz in two units
QUANTITIES = [
    (*("KAZ", "KAZ", "CHN", "2019", "export", "740311", "20000", "kg", "reconciled", "reported"),
     *("atlas-hs92", "")),
    (*("KAZ", "KAZ", "CHN", "2019", "export", "740311", "8", "pieces", "reconciled", "estimate"),
     *("atlas-hs92", "estimated")),
]  # fmt: skip
GAS = [
    (*("KAZ", "2024", "year", "full year 2024", "gas_value", "1360", "1360", "USD mn"),
     *("china", "reported", "Customs", "1", "", "press")),
    (*("KAZ", "2024-01/2024-10", "part", "Jan-Oct 2024", "gas_value", "1200", "1200", "USD mn"),
     *("china", "reported", "Customs", "1", "", "press")),
]  # fmt: skip
TRAINS = [
    (*("a-line", "2024", "year", "full year 2024", "trips", "5000", "5000", "trains"),
     *("", "reported", "A railway", "1", "", "press")),
]  # fmt: skip
SITC_EXPORT = ("KAZ", "WLD", "2024", "7", "5000000", "5", "mUSD", "reported", "bureau")
#: two months of exports of solar panels and nothing else
MONTHS = ("2024-01", "2024-02")
CLEAN = [
    (
        "KAZ",
        month,
        category,
        "100" if category in ("solar", "all") else "0",
        "reported",
        "press",
        "",
    )
    for month in MONTHS
    for category in (*TECHS, "all")
]
PANELS = [
    ("KAZ", month, "panel", "85414300", "100", "5", "80", "0.5", "reported", "press", "")
    for month in MONTHS
]
TURN = ("KAZ", "import", "2024", "", "a summit", "E001")
EVENT = ("E001", "2023-05-18", "A summit", "They met.", "KAZ;CHN", "policy", "", "press")


def build(root: Path) -> Bench:
    """Write the small package into an empty folder."""
    bench = Bench(root)
    for code, folder in FOLDERS.items():
        rows = tables_of(code)
        for name in COUNTRY_TABLES:
            bench.write(f"countries/{folder}/{name}", table_text(rows.get(name, [])))
        quantities = QUANTITIES if code == "KAZ" else []
        bench.write(f"countries/{folder}/{FILE}", csv_text(Quantity._fields, quantities))
        bench.write(f"countries/{folder}/country.yaml", country_yaml(code, folder))
    region = {
        "totals.csv": [
            china("CA5", "2023", "turnover", "81.0"),
            china("CHN", "2016", "export", "2000.0", partner="WLD"),
        ]
    }
    for name in REGION_TABLES:
        bench.write(f"region/{name}", table_text(region.get(name, [])))
    reference = {
        "hs_sections.csv": (
            ("section", "name", "short"),
            [("V", "Mineral products", "Minerals"), ("XV", "Base metals", "Metals")],
        ),
        "hs_chapters.csv": (
            ("chapter", "section", "name", "keywords"),
            [("27", "V", "Fuels", "oil;gas"), ("74", "XV", "Copper", "copper;cathodes")],
        ),
        "products.csv": (
            Product._fields,
            [
                ("2711", "Gas", "Газ", "天然气", "methane", "метан", ""),
                ("740311", "Cathodes", "Катоды", "阴极铜", "", "", ""),
            ],
        ),
        "partners.csv": (
            ("code", "name", "name_ru", "name_zh", "m49"),
            [
                ("CHN", "China", "Китай", "中国", "156"),
                ("DEU", "Germany", "Германия", "德国", "276"),
                ("RUS", "Russia", "Россия", "俄罗斯", "643"),
                ("WLD", "World", "Мир", "世界", ""),
            ],
        ),
        "publishers.csv": (
            ("publisher", "name_ru", "name_zh"),
            [("Customs", "Таможня", "海关"), ("Office", "Ведомство", "统计局")],
        ),
        "exchange_rates.csv": (
            ("year", "cny_per_usd", "source"),
            [("2024", "7.1217", "bureau"), ("2025", "7.18", "bureau")],
        ),
        "economy.csv": (
            ("country", "year", "indicator", "value", "source", "note"),
            [
                ("KAZ", "2023", "gdp", "260", "bureau", ""),
                ("KAZ", "2024", "gdp", "280", "bureau", ""),
            ],
        ),
    }
    for name, (header, lines) in reference.items():
        bench.write(f"reference/{name}", csv_text(header, lines))
    groups = {
        "EU27": {"name": "EU", "members": ["DEU"], "note": ""},
        "EAEU": {"name": "EAEU", "members": ["KAZ", "RUS"], "note": ""},
        "CA5": {"name": "Central Asia", "members": list(MEMBERS), "note": ""},
    }
    sources = {
        "atlas-hs92": source(counted_by="Atlas"),
        "bureau": source(),
        "customs": source(url=None, repository="someone/tables"),
        "press": source(kind="page"),
    }
    caveat = {"text": "They differ.", "applies": {"country": ["KAZ"]}, "sources": ["bureau"]}
    bench.write("reference/counters.csv", counters_text())
    bench.write("reference/partner_groups.yaml", yaml.safe_dump(groups, sort_keys=False))
    bench.write("sources.yaml", yaml.safe_dump(sources, sort_keys=False))
    bench.write("caveats.yaml", yaml.safe_dump({"mirror-gap": caveat}, sort_keys=False))
    bench.write("gaps.yaml", GAPS)
    bench.write("claims.yaml", CLAIMS)
    bench.write("releases.yaml", RELEASES)
    bench.write("reference/geometry.json", geometry_text())
    bench.write(PROJECTS, csv_text(Project._fields, [PROJECT]))
    bench.write(ROUTES, csv_text(Route._fields, [ROUTE]))
    bench.write(ENERGY, csv_text(Published._fields, GAS))
    bench.write(THROUGHPUT, csv_text(Published._fields, TRAINS))
    bench.write(EVENTS, csv_text(Event._fields, [EVENT]))
    bench.write(TURNS, csv_text(Turn._fields, [TURN]))
    bench.write(SITC, csv_text(SitcExport._fields, [SITC_EXPORT]))
    bench.write(CLEANTECH, csv_text(CleanTech._fields, CLEAN))
    bench.write(SOLAR, csv_text(Solar._fields, PANELS))
    bench.write(LEFT_OUT, csv_text(LeftOut._fields, [("indicators", "KAZ 2024", "not needed")]))
    ratio = observation(
        period="2024", measure="share", value_pct="18.23", locator="", note="", source="bureau"
    )
    ratio_row = [ratio[name] for name in Ratio._fields]
    bench.write("ratios.csv", csv_text(Ratio._fields, [ratio_row]))
    for file, record in ((CHANGES, LoggedChange), (RELEASED, LoggedRelease)):
        bench.write(file, csv_text(record._fields, []))
    bench.seal()
    return bench
