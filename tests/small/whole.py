"""The small package for tests of charts, pages and downloads: invented, checked like the live one.

It has rows of each kind that a chart draws, in round numbers (trade.py, context.py). Names of
countries and of HS sections, chapters and products are those of the live package, which do not change with
its figures.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from data.load import ROOT
from data.records.cleantech import CLEANTECH, SOLAR, CleanTech, Solar
from data.records.codes import FOLDERS, REGION
from data.records.history import CHANGES, RELEASED, LoggedChange, LoggedRelease
from data.records.observation import COLUMNS, Ratio
from data.records.projects import PROJECTS, ROUTES, Project, Route
from data.records.quantities import FILE, Quantity
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
from tests.small import context, headings, newenergy, trade
from tests.small.bench import Bench
from tests.small.minimal import RELEASES
from tests.small.rows import MEMBERS, Cells, counters_text, csv_text, geometry_text, table_text

#: code, name, Russian, Chinese, UN code (empty for groups)
PARTNERS = (
    ("CHN", "China", "Китай", "中国", "156"),
    ("DEU", "Germany", "Германия", "德国", "276"),
    ("IND", "India", "Индия", "印度", "356"),
    ("IRN", "Iran", "Иран", "伊朗", "364"),
    ("ITA", "Italy", "Италия", "意大利", "380"),
    ("JPN", "Japan", "Япония", "日本", "392"),
    ("KAZ", "Kazakhstan", "Казахстан", "哈萨克斯坦", "398"),
    ("KGZ", "Kyrgyzstan", "Кыргызстан", "吉尔吉斯斯坦", "417"),
    ("KOR", "Korea", "Корея", "韩国", "410"),
    ("RUS", "Russia", "Россия", "俄罗斯", "643"),
    ("TJK", "Tajikistan", "Таджикистан", "塔吉克斯坦", "762"),
    ("TKM", "Turkmenistan", "Туркменистан", "土库曼斯坦", "795"),
    ("TUR", "Türkiye", "Турция", "土耳其", "792"),
    ("USA", "United States", "США", "美国", "840"),
    ("UZB", "Uzbekistan", "Узбекистан", "乌兹别克斯坦", "860"),
    ("WLD", "World", "Мир", "世界", ""),
)
#: as sources or figures name them, Russian, Chinese; the others have no translation
PUBLISHERS = (
    ("A railway", "Железная дорога", "铁路公司"),
    ("Atlas", "Атлас", "图谱"),
    ("China’s customs", "Главное таможенное управление КНР", "海关总署"),
)
_KEY = ("country", "partner", "period", "flow", "commodity", "ledger", "rank", "source")
assert set(_KEY) < set(COLUMNS)


def build(root: Path) -> Bench:
    """Write the package into an empty folder."""
    bench = Bench(root)
    for code, folder in FOLDERS.items():
        for name, rows in (
            ("totals.csv", trade.totals(code)),
            ("periods.csv", trade.periods(code)),
            ("commodities.csv", trade.commodities(code)),
            ("commodities_partners.csv.gz", trade.commodities_partners(code)),
            ("products.csv", trade.products(code)),
            ("headings.csv.gz", headings.headings(code)),
        ):
            known = code in trade.CHINA  # a country that joins has no invented figures yet
            bench.write(f"countries/{folder}/{name}", _table(list(rows) if known else []))
        bench.write(
            f"countries/{folder}/{FILE}",
            csv_text(Quantity._fields, list(headings.quantities(code))),
        )
        facts = f"countries/{folder}/country.yaml"
        bench.write(facts, (ROOT / facts).read_bytes())
    bench.write("region/totals.csv", _table(list(trade.region_totals())))
    bench.write("region/periods.csv", _table(list(trade.region_periods())))
    for name in ("hs_sections.csv", "hs_chapters.csv", "products.csv"):
        bench.write(f"reference/{name}", (ROOT / "reference" / name).read_bytes())
    names = ("code", "name", "name_ru", "name_zh", "m49")
    bench.write("reference/partners.csv", csv_text(names, PARTNERS))
    names = ("publisher", "name_ru", "name_zh")
    bench.write("reference/publishers.csv", csv_text(names, PUBLISHERS))
    rates = [(year, "7", "bureau") for year in ("2023", "2024", "2025")]
    bench.write("reference/exchange_rates.csv", csv_text(("year", "cny_per_usd", "source"), rates))
    names = ("country", "year", "indicator", "value", "source", "note")
    bench.write("reference/economy.csv", csv_text(names, trade.economy()))
    groups = {
        "EU27": {"name": "EU", "members": ["DEU", "ITA"], "note": ""},
        "EAEU": {"name": "EAEU", "members": ["KAZ", "KGZ", "RUS"], "note": ""},
        REGION: {"name": "Central Asia", "members": list(MEMBERS), "note": ""},
    }
    caveats = {
        "mirror-gap": {
            "text": "The two sides differ.",
            "applies": {"country": ["KAZ"], "ledger": ["china"]},
            "sources": ["bureau"],
        },
        "estimates": {
            "text": "An estimate.",
            "applies": {"country": ["TJK"], "years": [2022, 2022]},
        },
    }
    bench.write("reference/counters.csv", counters_text())
    bench.write("reference/partner_groups.yaml", yaml.safe_dump(groups, sort_keys=False))
    bench.write("sources.yaml", yaml.safe_dump(dict(context.SOURCES), sort_keys=False))
    bench.write("caveats.yaml", yaml.safe_dump(caveats, sort_keys=False))
    bench.write("gaps.yaml", context.GAPS)
    bench.write("claims.yaml", context.CLAIMS)
    bench.write("releases.yaml", RELEASES)
    bench.write("reference/geometry.json", geometry_text())
    for file, row, cells in (
        (PROJECTS, Project, context.PROJECTS),
        (ROUTES, Route, context.ROUTES),
        (ENERGY, Published, context.ENERGY),
        (THROUGHPUT, Published, context.THROUGHPUT),
        (EVENTS, Event, context.EVENTS),
        (TURNS, Turn, context.TURNS),
        (CLEANTECH, CleanTech, list(newenergy.cleantech())),
        (SOLAR, Solar, list(newenergy.solar())),
        (LEFT_OUT, LeftOut, [("indicators", "KAZ 2023", "not needed")]),
        (SITC, SitcExport, trade.SITC_ROWS),
        ("ratios.csv", Ratio, context.RATIOS),
    ):
        bench.write(file, csv_text(row._fields, cells))
    for file, record in ((CHANGES, LoggedChange), (RELEASED, LoggedRelease)):
        bench.write(file, csv_text(record._fields, []))
    bench.seal()
    return bench


def _table(rows: list[Cells]) -> str:
    return table_text(sorted(rows, key=lambda row: [str(row[name]) for name in _KEY]))
