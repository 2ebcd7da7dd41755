"""China's customs: every kind of file gives the same records; other tables are refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from data.refresh import gacc
from data.refresh.reading import Context, ShapeError
from tests.small.bulletin import Grid, as_csv, as_html, as_xls, as_xlsx, bulletin, english

OLD = Context(date(2026, 11, 29), "2024", rates={"2026": Decimal(7)})


def values(content: bytes, context: Context = OLD) -> dict[tuple[str, str, str], float]:
    """Country, period, flow as the country sees it -> US dollars."""
    reading = gacc.parse(content, "file", context)
    return {(r.country, r.period, r.flow): r.value_usd for r in reading.observations}


@pytest.mark.parametrize("write", [as_xlsx, as_xls, as_html, as_csv])
def test_every_kind_of_file_is_read(write: type) -> None:
    """Kazakhstan is the first of the five: 1,000 thousand dollars of China's exports a month."""
    found = values(write(bulletin(7)))
    assert found["KAZ", "2026-07", "import"] == 1_000_000
    assert found["KAZ", "2026-01/2026-07", "import"] == 7_000_000
    assert found["UZB", "2026-07", "export"] == 5 * 100_000
    assert found["CHN", "2026-07", "export"] == 50_000_000
    assert len(found) == 6 * 2 * 2


def test_the_english_page_is_read_too() -> None:
    assert values(as_html(english(7))) == values(as_xlsx(bulletin(7)))


def test_growth_is_that_of_the_months_since_january() -> None:
    reading = gacc.parse(as_xlsx(bulletin(7)), "file", OLD)
    growth = {(r.period, r.flow): r.growth_pct for r in reading.observations if r.country == "KAZ"}
    assert growth == {
        ("2026-07", "import"): None,
        ("2026-07", "export"): None,
        ("2026-01/2026-07", "import"): 12.5,
        ("2026-01/2026-07", "export"): None,
    }


def test_yuan_are_converted_at_the_rate_of_the_year() -> None:
    """And say so; without a rate they are left out."""
    content = as_xlsx(bulletin(7, unit="万元人民币"))
    reading = gacc.parse(content, "file", OLD)
    row = next(
        r
        for r in reading.observations
        if (r.country, r.period, r.flow) == ("KAZ", "2026-07", "import")
    )
    assert (row.value, row.unit, row.status) == (1000, "10kCNY", "derived")
    assert row.value_usd == pytest.approx(10_000_000 / 7, abs=0.01)
    none = gacc.parse(content, "file", Context(OLD.today, "2024"))
    assert none.observations == []
    assert none.left_out == ["file: no yuan per dollar for 2026 in the package yet"]


def test_january_and_february_may_be_joined() -> None:
    joined = bulletin(
        2, labels=("1至2月",), title="（5）{year}年1至{month}月进出口商品国别（地区）总值表"
    )
    assert {key[1] for key in values(as_xlsx(joined))} == {"2026-01/2026-02"}
    single = bulletin(1, labels=("1月",))
    assert {key[1] for key in values(as_xlsx(single))} == {"2026-01"}
    december = bulletin(12, 2025)
    assert {key[1] for key in values(as_xls(december))} == {"2025-12", "2025"}


def changed(month: int, old: str, new: str) -> Grid:
    """The table of a month with another text."""
    return [[cell.replace(old, new) for cell in row] for row in bulletin(month)]


@pytest.mark.parametrize(
    ("grid", "words"),
    [
        (changed(7, "国别", "主要国别"), "express table .* none of the five"),
        (changed(7, "国别", "商品"), "no table by country"),
        (changed(7, "千美元", "吨"), "no unit"),
        (changed(7, "千美元", "百万美元"), "no unit"),
        (changed(7, "2026年", ""), "no year and month"),
        (changed(7, "7月", "13月"), "month 13"),
        (changed(7, "出口", "转口"), "no columns of exports and imports"),
        (changed(7, "1,000", "n/a"), "not a number: 'n/a'"),
    ],
)
def test_another_table_is_refused(grid: Grid, words: str) -> None:
    with pytest.raises(ShapeError, match=words):
        gacc.parse(as_xlsx(grid), "file", OLD)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04broken",
        b"\xd0\xcf\x11\xe0broken",
        b"<html>412</html>",
        b"\xff\xfe\xff",
        b"\x09\x08\x00\x00",
    ],
)
def test_what_is_no_file_is_refused(content: bytes) -> None:
    assert gacc.fault_of(content)
    with pytest.raises(ShapeError):
        gacc.parse(content, "file", OLD)


def test_a_row_that_does_not_add_up_is_left_out() -> None:
    """Exports and imports are the total, within rounding; a missing country is named."""
    reading = gacc.parse(as_xlsx(changed(7, "1,100", "1,900")), "file", OLD)
    assert {r.country for r in reading.observations} == {"CHN", "KGZ", "TJK", "TKM", "UZB"}
    assert "file: KAZ 2026-07: exports and imports are not the total" in reading.left_out
    reading = gacc.parse(as_xlsx(changed(7, "乌兹别克斯坦", "某国")), "file", OLD)
    assert reading.left_out == ["file: no row for 乌兹别克斯坦 (UZB)"]


def test_a_month_that_has_not_ended_is_left_out() -> None:
    reading = gacc.parse(as_xlsx(bulletin(12)), "file", OLD)
    assert reading.observations == []
    assert "file: KAZ 2026-12 has not ended yet" in reading.left_out
