"""Files as China's customs gives them: the table by country, as XLS, XLSX, HTML and CSV."""

from __future__ import annotations

import csv
import io
import struct
from collections.abc import Sequence

from openpyxl import Workbook

Grid = list[list[str]]
NAMES = {
    "KAZ": "哈萨克斯坦",
    "KGZ": "吉尔吉斯斯坦",
    "TJK": "塔吉克斯坦",
    "TKM": "土库曼斯坦",
    "UZB": "乌兹别克斯坦",
}


def bulletin(
    month: int, year: int = 2026, *, unit: str = "千美元", labels: Sequence[str] = (),
    title: str = "（2）{year}年{month}月进出口商品国别（地区）总值表", factor: int = 1,
) -> Grid:  # fmt: skip
    """The table of a month: `labels` are the heads of single months and of months to date.

    A country has the value of its place (1 to 5) in each month, exports 1,000 times of it and
    imports 100 times, times `factor`.
    """
    labels = labels or (f"{month}月", f"1至{month}月")
    heads = [
        "进出口商品国别（地区）",
        *(name for name in ("进出口", "出口", "进口") for _ in labels),
    ]
    growth = ["累计比去年同期±％"] * 3
    rows = [
        [title.format(year=year, month=month)],
        [f"单位：{unit}"],
        [*_joined(heads), growth[0], "", ""],
        ["", *(labels * 3), "进出口", "出口", "进口"],
    ]
    for place, (name, mark) in enumerate(
        [("总值", ""), ("亚洲：", ""), *((name, " ①") for name in NAMES.values()), ("日本", "")]
    ):
        rows.append(
            [f"  {name}{mark} ", *_cells(place - 1 if place > 1 else 50, labels, month, factor)]
        )
    return [*rows, ["注：① 含未列名"]]


def _joined(cells: list[str]) -> list[str]:
    """Joined cells of a head, of which only the first has a text."""
    return [
        cell if place == 0 or cells[place - 1] != cell else "" for place, cell in enumerate(cells)
    ]


def _cells(place: int, labels: Sequence[str], month: int, factor: int) -> list[str]:
    amounts = []
    for scale in (1_100, 1_000, 100):
        for label in labels:
            months = month if label.startswith("1至") else 1
            amounts.append(f"{place * scale * months * factor:,}")
    return [*amounts, "10.5", "12.5", "-"]


def as_xlsx(grid: Grid) -> bytes:
    """A workbook of today."""
    book = Workbook()
    for row in grid:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_xls(grid: Grid) -> bytes:
    """A sheet of Excel 2, code page 936, which is the simplest of the old formats."""
    records = [(0x09, struct.pack("<HH", 2, 0x10)), (0x42, struct.pack("<H", 936))]
    for place, row in enumerate(grid):
        for column, text in enumerate(row):
            raw = text.encode("gbk")
            if raw:
                head = struct.pack("<HH3sB", place, column, b"\0\0\0", len(raw))
                records.append((0x04, head + raw))
    records.append((0x0A, b""))
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)


def as_html(grid: Grid) -> bytes:
    """A page, in the encoding that it does not name."""
    rows = "".join(
        f"<tr>{''.join(f'<td><span>{cell}</span></td>' for cell in row)}</tr>" for row in grid
    )
    return f"<html><body><table>{rows}</table></body></html>".encode("gb18030")


def as_csv(grid: Grid) -> bytes:
    """Text in GB 18030."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(grid)
    return out.getvalue().encode("gb18030")


def english(month: int, year: int = 2026) -> Grid:
    """The English page of a month, with ten cells in each row."""
    names = ["Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"]
    rows = [
        [f"(2) Imports and Exports by Country (Region) of Origin/Destination, {month}.{year}"],
        ["Unit:US$1,000"],
        [
            "Country (Region)",
            "Total",
            "",
            "Exports",
            "",
            "Imports",
            "",
            "% total",
            "% exports",
            "% imports",
        ],
        ["", *([str(month), f"1 to {month}"] * 3), "", "", ""],
        ["TOTAL", *_cells(50, (f"{month}", f"1至{month}"), month, 1)],
    ]
    return rows + [
        [name, *_cells(place, (f"{month}", f"1至{month}"), month, 1)]
        for place, name in enumerate(names, 1)
    ]
