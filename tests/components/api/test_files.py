"""Every format of a chart has the rows of its CSV, in any state."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.api.files import FORMATS
from components.export.csvfile import COLUMNS
from components.render import Renderer
from components.state import DEFAULT, PARAMETERS, ViewState
from components.views import CHARTS

HOST = "https://example.org"


def states(renderer: Renderer) -> st.SearchStrategy[ViewState]:
    """Any state that an address can give."""
    fields = {
        name: st.sampled_from(parameter.values(renderer.vocabulary))
        for name, parameter in PARAMETERS.items()
        if parameter.values and name not in ("theme", "present")
    }
    return st.fixed_dictionaries({}, optional=fields).map(lambda chosen: DEFAULT.with_(**chosen))


@settings(max_examples=60)
@given(data=st.data(), chart=st.sampled_from(list(CHARTS.values())))
def test_json_parquet_and_workbook_have_the_rows_of_the_csv(
    renderer: Renderer, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, chart: object
) -> None:
    state = data.draw(states(renderer))
    made = {name: f.write(renderer, chart, state, HOST) for name, f in FORMATS.items()}
    head, *lines = csv.reader(io.StringIO(made["csv"].decode("utf-8-sig"), newline=""))
    assert tuple(head) == COLUMNS
    place = COLUMNS.index("value")
    values = [float(line.pop(place)) for line in lines]
    texts = [[cell.removeprefix("'") for cell in line] for line in lines]

    content = json.loads(made["json"])
    assert [row["value"] for row in content["rows"]] == values
    assert _texts([list(row.values()) for row in content["rows"]], place) == texts
    cited = {source for row in content["rows"] for source in row["source_id"].split(";")}
    assert {source["id"] for source in content["sources"]} >= cited - {""}

    file = Path(tmp_path_factory.getbasetemp(), "rows.parquet")
    file.write_bytes(made["parquet"])
    rows = [list(row) for row in duckdb.execute("from read_parquet(?)", [str(file)]).fetchall()]
    assert [row[place] for row in rows] == values
    assert _texts(rows, place) == texts

    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"]), read_only=True)["Data"]
    found = [row[place] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert found == pytest.approx(values, rel=1e-14)


def _texts(rows: list[list[object]], place: int) -> list[list[str]]:
    """The cells of rows without the value, without the apostrophe before a formula."""
    return [
        [str(cell).removeprefix("'") for at, cell in enumerate(row) if at != place] for row in rows
    ]
