"""A small valid data package, made from nothing, that tests may break."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from data.load import COUNTRY_TABLES, REGION_TABLES, read_package
from data.records.codes import FOLDERS
from data.records.observation import COLUMNS, Ratio
from data.records.projects import PROJECTS, ROUTES, Project, Route
from data.records.series import ENERGY, EVENTS, LEFT_OUT, THROUGHPUT, Event, LeftOut, Published
from data.rules.faults import PackageError

Row = dict[str, object]


def observation(**cells: object) -> Row:
    """One row: Kazakhstan's exports to China in 2019 by its own count, unless told otherwise."""
    row: Row = {
        "country": "KAZ",
        "reporter": "KAZ",
        "partner": "CHN",
        "period": "2019",
        "flow": "export",
        "commodity": "TOTAL",
        "value_usd": "800.00",
        "value": "800",
        "unit": "USD",
        "ledger": "partner",
        "status": "reported",
        "source": "bureau",
        "rank": "1",
        "growth_pct": "",
        "locator": "",
        "note": "",
    }
    return {**row, **cells}


def china(country: str, period: str, flow: str, billions: str, **cells: object) -> Row:
    """One row of China's customs, printed in billions of dollars."""
    usd = f"{float(billions) * 1e9:.2f}"
    return observation(
        country=country,
        reporter="CHN",
        period=period,
        flow=flow,
        value_usd=usd,
        value=billions,
        unit="bnUSD",
        ledger="china",
        source="customs",
        **cells,
    )


def atlas(country: str, partner: str, commodity: str, usd: str) -> Row:
    """One row of the Atlas for exports in 2019."""
    return observation(
        country=country,
        reporter=country,
        partner=partner,
        commodity=commodity,
        value_usd=usd,
        value=usd,
        ledger="reconciled",
        source="atlas-hs92",
    )


def csv_text(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """CSV as the build writes it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def table_text(rows: Sequence[Row]) -> str:
    """A table of observations."""
    return csv_text(COLUMNS, [[row[name] for name in COLUMNS] for row in rows])


def tables_of(code: str) -> dict[str, list[Row]]:
    """Rows of the five tables of one country; only Kazakhstan's are not nearly empty."""
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
        "products.csv": [china("KAZ", "2023", "export", "1.32", commodity="271121")],
    }


def country_yaml(code: str, name: str) -> str:
    """country.yaml with every field."""
    return yaml.safe_dump(
        {
            "code": code,
            "iso2": code[:2],
            "name": name.title(),
            "name_ru": name,
            "name_zh": name,
            "slug": name,
            "adjective": name,
            "statistics_office": "Office",
            "publishes": ["Something."],
            "does_not_publish": ["Something else."],
            "caveats": ["mirror-gap"],
            "preferred": {"china": ["customs"], "partner": ["bureau"], "reconciled": ["atlas"]},
            "colour": "#0072b2",
        },
        sort_keys=False,
    )


def source(**fields: object) -> dict[str, object]:
    """An entry of sources.yaml."""
    return {
        "publisher": "Office",
        "title": "Figures",
        "url": "https://example.org/figures",
        "licence": "not confirmed",
        "date_read": "2026-11-23",
        "kind": "dataset",
        **fields,
    }


#: gaps.yaml: a cause, and nothing beside it
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
EVENT = ("E001", "2023-05-18", "A summit", "They met.", "KAZ;CHN", "policy", "", "press")


def geometry_text() -> str:
    """Outlines: a square for each country that must have one."""
    square = [[60, 40], [61, 40], [61, 41], [60, 41], [60, 40]]
    return json.dumps(
        {
            "source": "bureau",
            "input": {"package": "outlines", "file": "outlines.json", "sha256": "0" * 64},
            "box": [38, 28, 104, 62],
            "countries": {code: [square] for code in (*FOLDERS, "CHN")},
        }
    )


class Bench:
    """A package folder on the bench: write, break, seal (so that hashes agree again), read."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, file: str, content: str | bytes) -> None:
        """Replace a file; text for a `.gz` is packed."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = content.encode() if isinstance(content, str) else content
        if file.endswith(".gz") and isinstance(content, str):
            raw = gzip.compress(raw, mtime=0)
        path.write_bytes(raw)

    def read(self, file: str) -> str:
        """Text of a file, unpacked."""
        raw = (self.root / file).read_bytes()
        return (gzip.decompress(raw) if file.endswith(".gz") else raw).decode()

    def swap(self, file: str, old: str, new: str) -> None:
        """Replace the first `old` in a file, which must be there, and seal the package."""
        text = self.read(file)
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new, 1))
        self.seal()

    def cell(self, file: str, row: int, column: str, value: str) -> None:
        """Set one cell of a CSV file (the header is row 1), and seal the package."""
        rows = list(csv.reader(io.StringIO(self.read(file), newline="")))
        rows[row - 1][rows[0].index(column)] = value
        self.write(file, csv_text(rows[0], rows[1:]))
        self.seal()

    def faults(self) -> list[str]:
        """Each line of the error; none where the package loads."""
        try:
            read_package(self.root)
        except PackageError as error:
            return str(error).split("\n")
        return []

    def seal(self) -> None:
        """Write package.yaml with the hashes and row counts of the tables as they are."""
        tables = {}
        for path in sorted(self.root.rglob("*.csv*")):
            name = path.relative_to(self.root).as_posix()
            raw = path.read_bytes()
            try:
                text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode()
                rows = len(list(csv.reader(io.StringIO(text, newline="")))) - 1
            except (OSError, EOFError, ValueError, csv.Error):
                rows = 0
            tables[name] = {"rows": max(rows, 0), "sha256": hashlib.sha256(raw).hexdigest()}
        meta = {
            "version": "2026.11",
            "built_from": "0" * 64,
            "data_date": "2026-11-23",
            "tables": tables,
        }
        self.write("package.yaml", json.dumps(meta, indent=1))  # which is YAML, written faster


def build(root: Path) -> Bench:
    """Write the small package into an empty folder."""
    bench = Bench(root)
    for code, folder in FOLDERS.items():
        rows = tables_of(code)
        for name in COUNTRY_TABLES:
            bench.write(f"countries/{folder}/{name}", table_text(rows.get(name, [])))
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
        "partners.csv": (
            ("code", "name", "name_ru", "name_zh", "m49"),
            [
                ("CHN", "China", "Китай", "中国", "156"),
                ("DEU", "Germany", "Германия", "德国", "276"),
                ("RUS", "Russia", "Россия", "俄罗斯", "643"),
                ("WLD", "World", "Мир", "世界", ""),
            ],
        ),
        "exchange_rates.csv": (
            ("year", "cny_per_usd", "source"),
            [("2024", "7.1217", "bureau"), ("2025", "7.18", "bureau")],
        ),
        "indicators.csv": (
            ("code", "year", "indicator", "value", "source"),
            [("KAZ", "2023", "gdp_usd", "260000000000", "bureau")],
        ),
    }
    for name, (header, lines) in reference.items():
        bench.write(f"reference/{name}", csv_text(header, lines))
    groups = {
        "EU27": {"name": "EU", "members": ["DEU"], "note": ""},
        "EAEU": {"name": "EAEU", "members": ["KAZ", "RUS"], "note": ""},
        "CA5": {"name": "Central Asia", "members": list(FOLDERS), "note": ""},
    }
    sources = {
        "atlas-hs92": source(),
        "bureau": source(),
        "customs": source(url=None, repository="someone/tables"),
        "press": source(kind="page"),
    }
    caveat = {"text": "They differ.", "applies": {"country": ["KAZ"]}, "sources": ["bureau"]}
    bench.write("reference/partner_groups.yaml", yaml.safe_dump(groups, sort_keys=False))
    bench.write("sources.yaml", yaml.safe_dump(sources, sort_keys=False))
    bench.write("caveats.yaml", yaml.safe_dump({"mirror-gap": caveat}, sort_keys=False))
    bench.write("gaps.yaml", GAPS)
    bench.write("claims.yaml", CLAIMS)
    bench.write("reference/geometry.json", geometry_text())
    bench.write(PROJECTS, csv_text(Project._fields, [PROJECT]))
    bench.write(ROUTES, csv_text(Route._fields, [ROUTE]))
    bench.write(ENERGY, csv_text(Published._fields, GAS))
    bench.write(THROUGHPUT, csv_text(Published._fields, TRAINS))
    bench.write(EVENTS, csv_text(Event._fields, [EVENT]))
    bench.write(LEFT_OUT, csv_text(LeftOut._fields, [("indicators", "KAZ 2024", "not needed")]))
    ratio = observation(
        period="2024", measure="share", value_pct="18.23", locator="", note="", source="bureau"
    )
    ratio_row = [ratio[name] for name in Ratio._fields]
    bench.write("ratios.csv", csv_text(Ratio._fields, [ratio_row]))
    bench.seal()
    return bench


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small package, written once."""
    return build(tmp_path_factory.mktemp("built") / "package").root


@pytest.fixture
def bench(tmp_path: Path, built: Path) -> Bench:
    """A fresh copy of the small package."""
    shutil.copytree(built, tmp_path / "package")
    return Bench(tmp_path / "package")
