"""Build context/sitc.csv: Uzbekistan's exports by SITC section, goods and services."""

from __future__ import annotations

from data.build.manifest import Inputs
from data.build.rows import cents, plain, usd
from data.records.sitc import SITC, SitcExport

_UNITS = {"million USD": "mUSD", "thousand USD": "kUSD"}
Tables = dict[str, tuple[list[str], list[list[str]]]]


def tables(inputs: Inputs) -> Tables:
    """Return path -> header and rows of text, in the order of partner, year and section.

    The world by section in million US dollars, and nine partners in total in thousands.
    """
    rows = []
    for r in inputs.records("uzb_exports_sitc"):
        value, unit = plain(r["value_as_printed"]), _UNITS[r["unit_as_printed"]]
        rows.append(
            [
                r["reporter"], r["partner"], r["period"], r["product_code"],
                cents(usd(value, unit)), value, unit, "reported", "uzb-siat-sitc",
            ]
        )  # fmt: skip
    return {SITC: (list(SitcExport._fields), sorted(rows))}
