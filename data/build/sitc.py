"""Build context/sitc.csv: Uzbekistan's exports by SITC section, goods and services."""

from __future__ import annotations

from data.build.manifest import Inputs
from data.build.rows import cents, plain, usd
from data.records.sitc import SITC, SitcExport

Tables = dict[str, tuple[list[str], list[list[str]]]]


def tables(inputs: Inputs) -> Tables:
    """Return path -> header and rows of text, in the order of partner, year and section.

    The world by section, and nine partners in total; million US dollars as published.
    """
    rows = []
    for r in inputs.records("uzb_exports_sitc"):
        value = plain(r["value_as_printed"])
        rows.append(
            [
                r["reporter"], r["partner"], r["period"], r["product_code"],
                cents(usd(value, "mUSD")), value, "mUSD", "reported", "uzb-siat-sitc",
            ]
        )  # fmt: skip
    return {SITC: (list(SitcExport._fields), sorted(rows))}
