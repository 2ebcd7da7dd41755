"""Rows and files of a package made from nothing: one function for each kind."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

import yaml

from data.records.codes import COUNTRIES, FOLDERS
from data.records.observation import COLUMNS

Row = dict[str, object]
#: members of the region in the small packages, whatever countries there are beside them
MEMBERS = ("KAZ", "UZB", "KGZ", "TJK", "TKM")


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
