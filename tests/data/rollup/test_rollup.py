"""Known answers on DuckDB and Spark, resumption, bad rows, and the way into the package."""

from __future__ import annotations

import csv
import gzip
import shutil
import zipfile
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.load import read_package
from data.refresh.accept import main as accept
from data.rollup import run
from data.rollup.__main__ import main
from data.rollup.engine import Engine, EngineError, connect
from data.store import Store
from tests.data.refresh.conftest import prepared
from tests.data.rollup.conftest import Row, write_zip, year_text

#: exporter, importer, code, thousand dollars, tons
ROWS_2024: list[Row] = [
    ("398", "156", "270900", "1000000.123", "2000.5"),
    ("398", "156", "270119", "250.001", "NA"),
    ("398", "643", "270900", "10.5", "20"),
    ("398", "417", "010121", "7", "1"),
    ("398", "490", "270900", "5", "10"),
    ("156", "398", "870380", "0.333", "0.001"),
    ("276", "842", "870380", "99999", "1"),
]
ROWS_2023: list[Row] = [
    ("398", "156", "270900", "800000", "1900"),
    ("643", "860", "100199", "12", "3"),
]


def rolled(engine: Engine, out: Path, *words: str) -> int:
    return main(["--out", str(out), "--no-proposal", *words], engine)


def table(out: Path, name: str = "trade") -> dict[tuple[str, ...], dict]:
    """Every row of the tables by country, partner, period, flow, commodity."""
    files = sorted((out / name).glob("*/*/*.parquet"))
    rows = [row for file in files for row in pq.read_table(file).to_pylist()]
    keys = ("country", "partner", "period", "flow", "ledger", "commodity")
    found = {tuple(row[key] for key in keys): row for row in rows}
    assert len(found) == len(rows) > 0
    return found


@pytest.fixture
def baci(tmp_path: Path) -> Path:
    """A folder with CEPII's zip."""
    write_zip(
        tmp_path / "baci/BACI_HS17_V202601.zip", "HS17", {"2023": ROWS_2023, "2024": ROWS_2024}
    )
    return tmp_path / "baci"


def value(found: dict, *key: str) -> Decimal:
    country, partner, period, flow, commodity = key
    return found[country, partner, period, flow, "reconciled", commodity]["value_usd"]


def check_known_answers(out: Path) -> None:
    found = table(out)
    assert value(found, "KAZ", "CHN", "2024", "export", "TOTAL") == Decimal("1000250124.00")
    assert value(found, "KAZ", "WLD", "2024", "export", "TOTAL") == Decimal("1000272624.00")
    assert value(found, "KAZ", "EAEU", "2024", "export", "27") == Decimal("10500.00")
    assert value(found, "KAZ", "EAEU", "2024", "export", "TOTAL") == Decimal("17500.00")
    assert value(found, "KGZ", "KAZ", "2024", "import", "010121") == Decimal("7000.00")
    assert value(found, "KAZ", "CHN", "2024", "import", "8703") == Decimal("333.00")
    assert value(found, "UZB", "RUS", "2023", "import", "10") == Decimal("12000.00")
    assert ("KAZ", "", "2024", "export", "reconciled", "TOTAL") not in found
    oil = found["KAZ", "CHN", "2024", "export", "reconciled", "27"]
    # the coal has no weight, so it is not in the unit value
    assert (oil["weight_kg"], oil["weighed_usd"]) == (
        Decimal("2000500.000"),
        Decimal("1000000123.00"),
    )
    assert oil["unit_value"] == Decimal("499.8751")
    top = table(out, "top")
    ranks = {
        key[1]: row["rank"]
        for key, row in top.items()
        if key[0] == "KAZ" and key[2:4] == ("2024", "export") and key[5] == "TOTAL"
    }
    assert ranks == {"CHN": 1, "RUS": 2, "KGZ": 3}


def test_known_answers(baci: Path, tmp_path: Path, duck: Engine) -> None:
    assert rolled(duck, tmp_path / "out", "--baci", str(baci)) == 0
    check_known_answers(tmp_path / "out")


@pytest.mark.spark
def test_spark_gives_the_same_to_the_cent(
    baci: Path, tmp_path: Path, duck: Engine, spark: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every cell of every table, the codes without a counterpart, and the words on a bad row.

    One test, so that Spark starts once, however the tests are spread over processes.
    """
    words = _mixed(baci, tmp_path)
    broken = _broken(tmp_path)
    complaints = []
    for engine, out in ((duck, tmp_path / "duck"), (spark, tmp_path / "spark")):
        assert rolled(engine, out, *words) == 0
        capsys.readouterr()
        assert rolled(engine, out, "--baci", str(broken)) == 1
        complaints.append(capsys.readouterr().err)
    assert complaints[0] == complaints[1]
    for name in ("trade", "top"):
        assert table(tmp_path / "spark", name) == table(tmp_path / "duck", name)
    for name in ("baci.csv", "comtrade.csv", "baci-unmatched.csv"):
        assert (tmp_path / "spark" / name).read_text() == (tmp_path / "duck" / name).read_text()


def _mixed(baci: Path, tmp_path: Path) -> list[str]:
    """HS17 from 2023, HS22 for 2025; a code that was divided, one without a counterpart."""
    rows: list[Row] = [
        ("398", "156", "270900", "100.001", "1"),
        ("398", "156", "854142", "30.003", "3"),
        ("860", "156", "999999", "5", "NA"),
        ("860", "156", "854999", "4", "1"),
    ]
    write_zip(baci / "BACI_HS22_V202601.zip", "HS22", {"2024": ROWS_2024, "2025": rows})
    concordances = tmp_path / "concordances"
    concordances.mkdir()
    text = "HS 2022,HS 2017,share\n270900,270900,1\n854142,854140,0.75\n854142,854150,0.25\n"
    (concordances / "HS22-HS17.csv").write_text(text)
    _comtrade(tmp_path / "comtrade")
    return [
        "--baci", str(baci), "--concordance", str(concordances), "--comtrade", str(tmp_path / "comtrade"),
    ]  # fmt: skip


HEADER = "typeCode\tfreqCode\trefYear\tperiod\treporterCode\tflowCode\tpartnerCode\tpartner2Code\tclassificationCode\tcmdCode\tcustomsCode\tmotCode\tqty\tnetWgt\tcifvalue\tprimaryValue"


def _comtrade(folder: Path) -> None:
    folder.mkdir()
    files = {
        "AC": (
            "COMTRADE-FINAL-CA1562024H5[2025-06-01].gz",
            [
                ("2024", "156", "M", "398", "0", "TOTAL", "C00", "0", "", "150.255"),
                ("2024", "156", "M", "398", "0", "270900", "C00", "0", "1000", "100.5"),
                ("2024", "156", "M", "398", "0", "270900", "C00", "3100", "400", "40.5"),
                ("2024", "156", "M", "398", "643", "270900", "C00", "0", "1", "1"),
                ("2024", "156", "M", "398", "0", "27", "C00", "0", "1000", "100.5"),
                ("2024", "156", "X", "0", "0", "TOTAL", "C00", "0", "", "9999"),
            ],
        ),
        "AM": (
            "COMTRADE-FINAL-CM398202401H5[2024-06-01].gz",
            [
                ("202401", "398", "X", "0", "0", "TOTAL", "C00", "0", "", "70.01"),
                ("202401", "398", "X", "156", "0", "TOTAL", "C00", "0", "", "60.01"),
                ("202401", "398", "X", "156", "0", "270900", "C00", "0", "9.5", "60.01"),
            ],
        ),
    }
    for name, rows in files.values():
        lines = [
            f"C\tA\t{p[:4]}\t{p}\t{r}\t{f}\t{pa}\t{p2}\tH5\t{c}\t{cu}\t{m}\t0\t{w}\t\t{v}"
            for p, r, f, pa, p2, c, cu, m, w, v in rows
        ]
        (folder / name).write_bytes(gzip.compress("\n".join([HEADER, *lines, ""]).encode()))


def test_editions_are_joined_by_concordance_and_nothing_is_dropped_silently(
    baci: Path, tmp_path: Path, duck: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    words = _mixed(baci, tmp_path)
    assert rolled(duck, tmp_path / "out", *words[:2]) == 2
    assert "no concordance from HS22 to HS17" in capsys.readouterr().err
    assert rolled(duck, tmp_path / "out", *words) == 0
    found = table(tmp_path / "out")
    assert value(found, "KAZ", "CHN", "2025", "export", "854140") == Decimal("22502.25")
    assert value(found, "KAZ", "CHN", "2025", "export", "854150") == Decimal("7500.75")
    assert value(found, "UZB", "CHN", "2025", "export", "TOTAL") == Decimal("9000.00")
    assert ("UZB", "CHN", "2025", "export", "reconciled", "99") not in found
    assert value(found, "KAZ", "CHN", "2024", "export", "270900") == Decimal(
        "1000000123.00"
    )  # once
    with (tmp_path / "out/baci-unmatched.csv").open() as file:
        lost = {row["code"]: row for row in csv.DictReader(file)}
    assert (lost["999999"]["value_usd"], lost["999999"]["reason"]) == (
        "5000.00",
        "no counterpart in HS17",
    )
    assert lost.keys() == {"999999", "854999"}


def test_comtrade_counts_each_flow_once(tmp_path: Path, duck: Engine) -> None:
    """China's imports are the partner's exports; parts by transport and second partner are not added."""
    _comtrade(tmp_path / "comtrade")
    assert rolled(duck, tmp_path / "out", "--comtrade", str(tmp_path / "comtrade")) == 0
    found = table(tmp_path / "out")
    assert found["KAZ", "CHN", "2024", "export", "china", "TOTAL"]["value_usd"] == Decimal("150.26")
    assert found["KAZ", "CHN", "2024", "export", "china", "27"]["value_usd"] == Decimal("100.50")
    assert found["KAZ", "CHN", "2024", "export", "china", "270900"]["weight_kg"] == 1000
    assert found["KAZ", "WLD", "2024-01", "export", "partner", "TOTAL"]["value_usd"] == Decimal(
        "70.01"
    )
    assert not [key for key in found if key[0] == "CHN" or key[1:3] == ("WLD", "2024")]


def test_parquet_of_a_store_gives_what_the_zip_gives(
    baci: Path, tmp_path: Path, duck: Engine
) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    for year, rows in (("2023", ROWS_2023), ("2024", ROWS_2024)):
        cells = [
            [int(year), int(i), int(j), int(k), float(v), None if q == "NA" else float(q)]
            for i, j, k, v, q in rows
        ]
        columns = dict(zip("tijkvq", map(list, zip(*cells, strict=True)), strict=True))
        pq.write_table(pa.table(columns), folder / f"{year}.parquet")
    with_names = tmp_path / "country_codes_V202601.csv"
    with zipfile.ZipFile(baci / "BACI_HS17_V202601.zip") as packed:
        with_names.write_bytes(packed.read(with_names.name))
    words = ("--parquet", folder.as_uri(), "--countries", str(with_names), "--edition", "HS17")
    assert rolled(duck, tmp_path / "a", *words) == 0
    check_known_answers(tmp_path / "a")
    pq.write_table(
        pa.table({"t": [2024], "i": [398], "j": [156], "k": [270900], "v": [-1.0], "q": [1.0]}),
        folder / "x.parquet",
    )
    assert rolled(duck, tmp_path / "a", *words) == 1


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("2024,398,156,2709,1,1", "line 3: k is '2709', not an HS code of six digits"),
        ("2024,398,156,270900,-1,1", "line 3: v is '-1', not an amount, thousand US dollars, not negative"),
        ("2024,398,156,270900,1,heavy", "line 3: q is 'heavy', not a weight in tons"),
        ("2023,398,156,270900,1,1", "line 3: t is '2023', not 2024, which is in the file's name"),
        ("2024,398,156,270900,1", "line 3: 5 cells, not 6"),
        ("2024,398,156,270900,1,1,1", "line 3: 7 cells, not 6"),
        ("2024,276,842,270900,1e400,1", "line 3: v is '1e400'"),
        ("2024,,842,270900,1,1", "line 3: i is '', not the number of a country"),
        ("２０２４,398,156,270900,1,1", "line 3: t is"),
    ],
)  # fmt: skip
def test_a_bad_row_names_file_line_and_rule(
    line: str, text: str, tmp_path: Path, duck: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also in rows of countries that are not among the five."""
    folder = _broken(tmp_path, line)
    assert rolled(duck, tmp_path / "out", "--baci", str(folder)) == 1
    assert f"BACI_HS17_Y2024_V202601.csv, {text}" in capsys.readouterr().err
    assert [path.name[:9] for path in (tmp_path / "out/parts").iterdir()] == ["baci-2023"]


def _broken(tmp_path: Path, line: str = "2024,398,156,2709,1,1") -> Path:
    folder = tmp_path / "broken"
    zipped = write_zip(folder / "BACI_HS17_V202601.zip", "HS17", {"2023": ROWS_2023})
    text = year_text("2024", ROWS_2024).splitlines()
    (folder / "BACI_HS17_Y2024_V202601.csv").write_text("\n".join([*text[:2], line, *text[2:]]))
    assert zipped.exists()
    return folder


def test_a_run_that_was_ended_goes_on(
    baci: Path, tmp_path: Path, duck: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended at each step in turn: what is whole is kept, and the end is that of a run at once."""

    class Killed(BaseException):
        pass

    whole = tmp_path / "whole"
    assert rolled(duck, whole, "--baci", str(baci)) == 0
    renamed = run.os.replace
    for last in (0, 1, 3, 7):  # of two parts, then three tables of each of two years
        out = tmp_path / f"out{last}"
        left = last

        def replace(source: Path, target: Path) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            renamed(source, target)

        with monkeypatch.context() as patch:
            patch.setattr(run.os, "replace", replace)
            with pytest.raises(Killed):
                rolled(duck, out, "--baci", str(baci))
        assert [path for path in out.rglob("*.part") if path.is_dir()]  # as a kill leaves it
        assert rolled(duck, out, "--baci", str(baci)) == 0
        assert table(out) == table(whole)
        assert (out / "baci.csv").read_bytes() == (whole / "baci.csv").read_bytes()
        assert not [path for path in out.rglob("*") if path.name.startswith(".")]


def test_a_second_run_reads_nothing_and_a_changed_file_only_itself(
    baci: Path, tmp_path: Path, duck: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    rolled(duck, tmp_path / "out", "--baci", str(baci))
    capsys.readouterr()
    rolled(duck, tmp_path / "out", "--baci", str(baci))
    assert capsys.readouterr().err.count("done before") == 4
    write_zip(baci / "BACI_HS17_V202601.zip", "HS17", {"2023": ROWS_2023, "2024": ROWS_2024[:1]})
    rolled(duck, tmp_path / "out", "--baci", str(baci))
    assert capsys.readouterr().err.count("done before") == 2
    assert value(table(tmp_path / "out"), "KAZ", "WLD", "2024", "export", "TOTAL") == Decimal(
        "1000000123.00"
    )


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda f: shutil.rmtree(f), "there is no such folder"),
        (lambda f: (f / "BACI_HS17_V202601.zip").write_bytes(b"<html>busy"), "not a whole zip"),
        (lambda f: (f / "BACI_HS17_V202601.zip").unlink(), "no file BACI_HS"),
        (lambda f: write_zip(f / "b.zip", "HS17", {"2022": ROWS_2023}, "202501"), "releases 202501, 202601"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_used_are_refused(
    change, text: str, baci: Path, tmp_path: Path, duck: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    change(baci)
    assert rolled(duck, tmp_path / "out", "--baci", str(baci)) == 2
    assert text in capsys.readouterr().err


def test_wrong_words_are_refused(
    tmp_path: Path, baci: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for address in ("oracle://x", "duckdb://?memory_limit=much"):
        with pytest.raises(EngineError):
            connect(address, tmp_path)
    assert main([]) == 2
    assert main(["--baci", str(baci), "--hs", "8"]) == 2
    assert main(["--baci", str(baci), "--to", "HS21"]) == 2
    assert "no edition 'HS21'" in capsys.readouterr().err


def test_from_the_zip_to_the_package(small_folder: Path, tmp_path: Path, duck: Engine) -> None:
    """The newest year of all five is in a proposal, and after accepting in the package."""
    bench = prepared(small_folder, tmp_path / "package")
    five = ("398", "417", "762", "795", "860")
    rows: list[Row] = []
    for place, number in enumerate(five, 1):
        rows += [
            (number, "156", "270900", f"{place}000000", "1000"),
            (number, "643", "520100", f"{place}00000", "100"),
            ("156", number, "870380", f"{place}50000", "50"),
        ]
    write_zip(tmp_path / "baci/BACI_HS17_V202601.zip", "HS17", {"2024": rows, "2025": rows})
    counters = bench.read("reference/counters.csv")
    bench.write(
        "reference/counters.csv", f"{counters}CEPII (BACI),,reconciled,CEPII (BACI),база,база,库\n"
    )
    bench.seal()
    words = ["--baci", str(tmp_path / "baci"), "--out", str(tmp_path / "out"), "--hs", "2,4,6"]
    words += ["--package", str(bench.root), "--refresh", str(tmp_path)]
    assert main(words, duck) == 0
    proposal = (tmp_path / "proposal.txt").read_text()
    assert "cepii-baci KAZ: new" in proposal
    assert (
        accept(["--proposal", str(tmp_path / "proposal.json"), "--package", str(bench.root)]) == 0
    )
    loaded = read_package(bench.root)
    assert loaded.sources["cepii-baci"].licence == "Etalab Open Licence 2.0"
    store = Store(loaded)
    for place, country in enumerate(("KAZ", "KGZ", "TJK", "TKM", "UZB"), 1):
        assert store.annual(country, "export", "reconciled")["2025"].value_usd == place * 1e9
        mix = {
            row.commodity: row.value_usd for row in loaded.observations
            if row[:1] == (country,) and row.source == "cepii-baci" and row.partner == "WLD"
            and row.flow == "export" and row.period == "2025" and row.rank == 1
        }  # fmt: skip
        assert mix == {"TOTAL": place * 1.1e9, "27": place * 1e9, "52": place * 1e8,
                       "2709": place * 1e9, "5201": place * 1e8, "270900": place * 1e9, "520100": place * 1e8}  # fmt: skip
