"""Build cleantech.csv and solar.csv of data/package/context from two extracts of Ember's files.

Ember compiles China's customs by technology. Values are US dollars, as in the files.
"""

from __future__ import annotations

from data.build.manifest import Inputs
from data.build.rows import plain
from data.records.cleantech import CLEANTECH, SOLAR, CleanTech
from data.records.cleantech import Solar as SolarRow

Tables = dict[str, tuple[list[str], list[list[str]]]]
SOURCE, SOLAR_SOURCE = "ember-cleantech", "ember-solar"
#: category of the files -> code
CATEGORIES = {
    "All technologies": "all",
    "Batteries": "battery",
    "EVs": "ev",
    "Grid": "grid",
    "Heating and cooling systems": "heating",
    "Solar PV": "solar",
    "Wind": "wind",
}
_PRODUCTS = {"Panels": "panel", "Cells": "cell", "Wafers": "wafer"}
#: the remark of the research file on a year -> note
_NOTES = {
    "were not read": "Ember’s sum of twelve months; not all of these months are in this package",
    "no row for February 2021": "sum of 11 months; the source has no figure for February 2021",
}


def tables(inputs: Inputs) -> Tables:
    """Return cleantech.csv and solar.csv: path -> header and rows of text, sorted by key."""
    values = [
        [
            r["reporter"],
            r["period"],
            CATEGORIES[r["category"]],
            r["value_usd"],
            "incomplete" if r["status"] == "derived" else "reported",
            SOURCE,
            next((note for remark, note in _NOTES.items() if remark in r["note"]), ""),
        ]
        for name in ("ember_cleantech_months", "ember_cleantech_years")
        for r in inputs.records(name)
    ]
    # the prices per watt in the file are Ember's estimates, and nothing here uses them
    solar = [
        [
            r["reporter"],
            r["period"],
            _PRODUCTS[r["hs_name"]],
            r["hs_code"],
            plain(r["value_usd"], 2),
            r["quantity"],
            plain(r["net_weight_kg"]),
            plain(r["capacity_mw"]),
            "reported",
            SOLAR_SOURCE,
            "",
        ]
        for r in inputs.records("ember_solar")
    ]
    return {
        CLEANTECH: (list(CleanTech._fields), sorted(values)),
        SOLAR: (list(SolarRow._fields), sorted(solar)),
    }
