"""Fields of rows in words, and rows as they are read aloud."""

from __future__ import annotations

from components.charts.kit.base import Frame, Row, show
from components.language import numbers
from components.language.terms import (
    UNITS,
    flow_name,
    ledger_name,
    measure_name,
    sector_name,
    stage_name,
    status_name,
)
from components.language.text import _, in_turn, mark

HEADS = {
    "item_name": mark("Project or place"),
    "country_name": mark("Country"),
    "partner_name": mark("Partner"),
    "period": mark("Period"),
    "flow": mark("Flow"),
    "commodity_name": mark("Commodity"),
    "sector": mark("Sector"),
    "stage": mark("Status"),
    "measure": mark("Measure"),
    "unit": mark("Unit"),
    "counted_by": mark("Counted by"),
    "status": mark("Status"),
}


def point_texts(frame: Frame) -> list[str]:
    """Each row as it is read aloud: `Kazakhstan, 2024: $43.8 bn, China's customs, as published`.

    Fields that are the same in all rows are left out; if all are, the first is kept.
    """
    names = (
        "item_name",
        "country_name",
        "partner_name",
        "flow",
        "commodity_name",
        "sector",
        "measure",
    )
    varying = [name for name in names if len({getattr(row, name) for row in frame}) > 1]
    spoken = [*(varying or names[:1]), "period"]
    return [
        _("{what}: {value}, {ledger}, {status}").format(
            what=in_turn(*(cell(row, name) for name in spoken)),
            value=show(row),
            ledger=row.counted_by or cell(row, "ledger"),
            status=cell(row, "status"),
        )
        for row in frame
    ]


def cell(row: Row, name: str) -> str:
    """A field of a row in the reader's language."""
    value = getattr(row, name)
    if name == "flow":
        return flow_name(value) if value else ""
    if name == "ledger":
        return ledger_name(value)
    if name == "period":
        return numbers.period(value)
    if name == "unit":
        return _(UNITS[value])
    if name == "measure":
        return measure_name(value)
    if name == "sector":
        return sector_name(value)
    if name == "stage":
        return stage_name(value)
    if name == "status":
        return status_name(value)
    return str(value)
