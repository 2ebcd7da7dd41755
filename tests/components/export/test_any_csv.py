"""Any text in the cells of a CSV: no formula, the same text back, the same bytes each time."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.charts.kit.base import Row
from components.export.csvfile import COLUMNS, FIELDS, to_csv

#: a cell that begins with one of these is a formula for some spreadsheet, full-width forms included
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
#: texts of the package are UTF-8, which has no surrogates
TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("=+-@'\",;\r\n\t \u00a0")),
    max_size=12,
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
TEXT_FIELDS = tuple(name for name in FIELDS if name != "value")
ROWS = st.builds(
    lambda texts, value: Row(**dict(zip(TEXT_FIELDS, texts, strict=True)), value=value),
    st.tuples(*(TEXTS for _name in TEXT_FIELDS)),
    NUMBERS,
)
FRAMES = st.lists(ROWS, max_size=2).map(tuple)


def cells(content: bytes) -> list[list[str]]:
    """Rows of a CSV as RFC 4180 defines them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@given(frame=FRAMES)
@example(frame=(Row(**dict.fromkeys(TEXT_FIELDS, "=1+1"), value=-0.0),))
@example(frame=(Row(**dict.fromkeys(TEXT_FIELDS, "＝1+1"), value=5e-324),))
@example(frame=(Row(**dict.fromkeys(TEXT_FIELDS, '@"\r\n,'), value=-1.7976931348623157e308),))
def test_any_text_comes_back_and_none_is_a_formula(frame: tuple[Row, ...]) -> None:
    """Cells differ from the row only by the apostrophe and by no-break spaces."""
    head, *body = cells(to_csv(frame))
    assert tuple(head) == COLUMNS
    assert len(body) == len(frame)
    for row, line in zip(frame, body, strict=True):
        for name, cell in zip(FIELDS, line, strict=True):
            if name == "value":
                assert float(cell) == row.value
                continue
            text = getattr(row, name).replace("\N{NO-BREAK SPACE}", " ")
            assert cell == ("'" + text if text.startswith(FORMULA) else text)
            assert not cell.startswith(FORMULA)


@given(frame=FRAMES)
def test_bytes_are_stable_and_rows_independent(frame: tuple[Row, ...]) -> None:
    """The same rows give the same bytes; a longer file begins with the shorter one."""
    content = to_csv(frame)
    assert to_csv(frame) == content
    assert content.startswith(to_csv(frame[:-1]))
    assert content.endswith(b"\r\n")


@given(values=st.lists(NUMBERS, min_size=1, max_size=8))
def test_pandas_reads_every_number_back(values: list[float]) -> None:
    """To the precision of its fast parser."""
    frame = tuple(Row(**dict.fromkeys(TEXT_FIELDS, "x"), value=value) for value in values)
    table = pd.read_csv(
        io.BytesIO(to_csv(frame)),
    )
    assert table["value"].astype(float).tolist() == pytest.approx(values, rel=1e-14, abs=1e-300)
