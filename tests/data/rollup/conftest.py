"""Bulk files in the documented shapes, and the engines; Spark starts once for all tests."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from data.rollup.engine import Engine, connect

SPARK = (
    "pyspark://?spark.master=local[1]&spark.sql.shuffle.partitions=1&spark.driver.memory=1g"
    "&spark.default.parallelism=1&spark.sql.adaptive.enabled=false"
    # a few rows: compiling the plans takes longer than running them
    "&spark.sql.codegen.wholeStage=false&spark.sql.codegen.factoryMode=NO_CODEGEN"
    "&spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1"
)
COUNTRIES = (
    ("156", "China", "CN", "CHN"), ("398", "Kazakhstan", "KZ", "KAZ"),
    ("417", "Kyrgyzstan", "KG", "KGZ"), ("643", "Russian Federation", "RU", "RUS"),
    ("762", "Tajikistan", "TJ", "TJK"), ("795", "Turkmenistan", "TM", "TKM"),
    ("860", "Uzbekistan", "UZ", "UZB"), ("276", "Germany", "DE", "DEU"),
    ("490", "Other Asia, nes", "", "S19"), ("842", "USA", "US", "USA"),
)  # fmt: skip
Row = tuple[str, str, str, str, str]


@pytest.fixture(scope="session")
def duck(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """DuckDB with little memory."""
    return connect("duckdb://?memory_limit=200MB&threads=1", tmp_path_factory.mktemp("scratch"))


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Spark on this machine, one session."""
    engine = connect(SPARK, tmp_path_factory.mktemp("spark"))
    yield engine
    engine.con.disconnect()


def year_text(year: str, rows: Sequence[Row]) -> str:
    """A year of BACI: exporter, importer, code, thousand dollars, tons, padded as CEPII does."""
    lines = [f"{year},{i},{j},{k},{v:>11},{q:>11}" for i, j, k, v, q in rows]
    return "\n".join(["t,i,j,k,v,q", *lines, ""])


def write_zip(
    path: Path, edition: str, years: dict[str, Sequence[Row]], release: str = "202601"
) -> Path:
    """CEPII's zip: the years, the countries, the products, a note."""
    names = io.StringIO()
    writer = csv.writer(names)
    writer.writerows([("country_code", "country_name", "country_iso2", "country_iso3"), *COUNTRIES])
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for year, rows in years.items():
            packed.writestr(f"BACI_{edition}_Y{year}_V{release}.csv", year_text(year, rows))
        packed.writestr(f"country_codes_V{release}.csv", names.getvalue())
        packed.writestr(f"product_codes_{edition}_V{release}.csv", "code,description\n270900,Oil\n")
        packed.writestr("Readme.txt", "BACI")
    return path
