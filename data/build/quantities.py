"""Weights and numbers of goods by HS code, as two sources print them beside the value."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from data.build.headings import comtrade_lines
from data.build.manifest import Inputs
from data.build.rows import plain
from data.records.codes import CHINA, FOLDERS
from data.records.quantities import FILE, KEY, Quantity

Rows = list[list[str]]
ESTIMATED = "estimated by the UN Statistics Division"
UNITS = {"u": "pieces", "kg": "kg"}


def tables(inputs: Inputs) -> dict[str, tuple[list[str], Rows]]:
    """Return the table of each country: path -> header and rows, in order of their key."""
    rows = [*baci(inputs), *comtrade(inputs)]
    at = [Quantity._fields.index(name) for name in KEY]
    ordered = sorted(rows, key=lambda row: [row[place] for place in at])
    return {
        f"countries/{folder}/{FILE}": (
            list(Quantity._fields), [row for row in ordered if row[0] == country],
        )
        for country, folder in FOLDERS.items()
    }  # fmt: skip


def baci(inputs: Inputs) -> Rows:
    """Return Kazakhstan's exports to China 2021 by subheading, tonnes; `NA` is left out."""
    return [
        ["KAZ", "KAZ", CHINA, "2021", "export", r["hs6"], tonnes, "t", "reconciled", "reported",
         "baci-hs02-2021", ""]
        for r in inputs.records("baci_hs02_china")
        if (tonnes := _number(r["tonnes"]))
    ]  # fmt: skip


def comtrade(inputs: Inputs) -> Rows:
    """Return quantities and net weights of the Comtrade lines, kilograms and pieces.

    A quantity in kilograms is the net weight. A zero means that none was reported. Lines whose
    value is not drawn have no quantity either.
    """
    rows = []
    for r in comtrade_lines(inputs):
        if r["status"] == "suspect":
            continue
        china = r["who_reported"] == CHINA
        printed = {"kg": (_number(r["net_weight_kg"]), "net weight estimated" in r["note"])}
        unit = UNITS.get(r["quantity_unit"])
        if unit and not (unit == "kg" and printed["kg"][0]):
            printed[unit] = (_number(r["quantity"]), "qty estimated" in r["note"])
        for name, (quantity, estimated) in printed.items():
            if quantity:
                rows.append(
                    [r["reporter"], CHINA if china else r["reporter"], r["partner"], r["period"],
                     r["flow"], r["hs_code"], quantity, name, "china" if china else "partner",
                     "estimate" if estimated else "reported", "comtrade-hs6",
                     ESTIMATED if estimated else ""]
                )  # fmt: skip
    return rows


def _number(text: str) -> str:
    """Return a number above zero without exponent; empty for anything else."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return ""
    return plain(text, 3) if number > 0 else ""
