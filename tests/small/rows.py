"""Rows and files of a package: one function for each kind."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

import yaml

from data.records.codes import COUNTRIES, FOLDERS
from data.records.observation import COLUMNS

#: a row of a table: column -> cell
Cells = dict[str, object]
#: members of the region in the small packages; there may be other countries
MEMBERS = ("KAZ", "UZB", "KGZ", "TJK", "TKM")


def observation(**cells: object) -> Cells:
    """One row: by default Kazakhstan's exports to China in 2019 by its own statistics."""
    row: Cells = {
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
        "counted_by": "",
    }
    return {**row, **cells}


def china(country: str, period: str, flow: str, billions: str, **cells: object) -> Cells:
    """One row of China's customs, in billions of dollars."""
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


def atlas(country: str, partner: str, commodity: str, usd: str) -> Cells:
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
    """CSV in the format of the build."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def table_text(rows: Sequence[Cells]) -> str:
    """A table of observations."""
    return csv_text(COLUMNS, [[row[name] for name in COLUMNS] for row in rows])


def country_yaml(code: str, name: str) -> str:
    """country.yaml with every field."""
    return yaml.safe_dump(
        {
            "code": code,
            "order": COUNTRIES.index(code) + 1,
            "name": name.title(),
            "name_ru": name,
            "name_zh": name,
            "slug": name,
            "statistics_office": "Office",
            "publishes": ["Something."],
            "does_not_publish": ["Something else."],
            "colour": f"#0072b{COUNTRIES.index(code)}",
        },
        sort_keys=False,
    )


def counters_text() -> str:
    """counters.csv: China's customs, the office of each country but the last, and two others."""
    offices = [(f"Office of {code}", code, "statistics") for code in ("KAZ", "UZB", "KGZ", "TJK")]
    rows = [
        ("China’s customs", "CHN", "statistics"),
        *offices,
        ("Atlas", "", "reconciled"),
        ("A bank", "", "estimates"),
    ]
    return csv_text(
        ("counter", "reporter", "kind", "in_text", "name_ru", "of_ru", "name_zh"),
        [
            (name, reporter, kind, name, f"{name} (ru)", f"{name} (of)", f"{name} (zh)")
            for name, reporter, kind in rows
        ],
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


def geometry_text() -> str:
    """Outlines: a square for each country that needs one."""
    square = [[60, 40], [61, 40], [61, 41], [60, 41], [60, 40]]
    return json.dumps(
        {
            "source": "bureau",
            "input": {"package": "outlines", "file": "outlines.json", "sha256": "0" * 64},
            "box": [38, 28, 104, 62],
            "countries": {code: [square] for code in (*FOLDERS, "CHN")},
        }
    )
