"""The rows of a chart in other formats than CSV: routes, names, refusals."""

from __future__ import annotations

import io
import sys

import openpyxl
import pandas as pd
import pytest
from flask.testing import FlaskClient

from callbacks.downloads import FILES
from tests.components.export.spreadsheet import opened

QUERY = "?country=KAZ&flow=export"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def plain(client: FlaskClient) -> pd.DataFrame:
    """The CSV, with the types that docs/csv.md names."""
    content = client.get(f"/csv/treemap{QUERY}").data
    types = {"commodity": str, "period": str}
    return pd.read_csv(io.BytesIO(content), dtype=types, keep_default_na=False)


def test_a_workbook(client: FlaskClient) -> None:
    """It has the rows of the CSV, and says where they are from."""
    answer = client.get(f"/csv/treemap.xlsx{QUERY}")
    assert (answer.status_code, answer.mimetype) == (200, XLSX)
    name = 'attachment; filename="khorgos-2026.11-treemap-kaz-export.xlsx"'
    assert answer.headers["Content-Disposition"] == name
    table = pd.read_excel(io.BytesIO(answer.data), dtype={"commodity": str, "period": str})
    csv = plain(client)
    assert table["commodity"].tolist() == csv["commodity"].tolist()
    assert "08" in set(csv["commodity"])
    assert table["value"].tolist() == pytest.approx(csv["value"].tolist(), rel=1e-15)
    about = openpyxl.load_workbook(io.BytesIO(answer.data))["Sources and notes"]
    texts = [str(cell.value) for line in about.iter_rows() for cell in line if cell.value]
    assert any(text.startswith("http://localhost/commodities?") for text in texts)
    assert {"Publisher", "Licence", "Accessed"} <= set(texts)
    ids = {source for cell in csv["source_id"] for source in cell.split(";")}
    assert ids <= set(texts)


def test_the_csv_for_excel(client: FlaskClient) -> None:
    """The same rows; the name says which file it is."""
    answer = client.get(f"/csv/treemap.excel.csv{QUERY}")
    assert (answer.status_code, answer.mimetype) == (200, "text/csv")
    assert "khorgos-2026.11-treemap-kaz-export.excel.csv" in answer.headers["Content-Disposition"]
    codes = [line["commodity"].removeprefix("HS ") for line in opened(answer.data)]
    assert codes == plain(client)["commodity"].tolist()


@pytest.mark.parametrize("ending", FILES)
@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_an_empty_chart(client: FlaskClient, ending: str, lang: str) -> None:
    """A chart without rows gives a file with a header, in any language."""
    address = f"/csv/top_partners{ending}?country=TKM&ledger=partner&lang={lang}"
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.data


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/csv/nothing.xlsx", 404),
        ("/csv/treemap.exe", 404),
        ("/csv/treemap.", 404),
        ("/csv/.xlsx", 404),
        ("/csv/treemap.xlsx.csv", 404),
        ("/csv/treemap%00.xlsx", 404),
        ("/csv/treemap.xlsx?flow=up", 400),
        ("/csv/treemap.excel.csv?flow=up", 400),
        ("/csv/treemap.xlsx?" + "a" * 3000, 414),
        ("/csv/treemap.xlsx?country=%ed%a0%80", 400),
    ],
)
def test_bad_addresses(client: FlaskClient, address: str, status: int) -> None:
    """Each is refused with a reason, as for a CSV."""
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.mimetype == "text/plain"
    assert "Traceback" not in answer.text


def test_the_writer_of_workbooks_is_loaded_when_it_is_needed(client: FlaskClient) -> None:
    """Serving pages does not pay for it."""
    sys.modules.pop("xlsxwriter", None)
    assert client.get("/csv/headline").status_code == 200
    assert "xlsxwriter" not in sys.modules
    assert client.get("/csv/headline.xlsx?country=TKM&flow=balance&period=2009").status_code == 200
    assert "xlsxwriter" in sys.modules
