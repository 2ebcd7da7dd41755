"""Rules of reference/geometry.json, which data/build/geometry.py builds from Natural Earth."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from data.records.codes import CHINA, COUNTRIES
from data.records.geometry import GEOMETRY, Geometry
from data.rules.columns import rule_of
from data.rules.faults import Fault, excerpt

#: Largest number of characters. Outlines that were not simplified would slow every page with a map.
MAX_SIZE = 120_000

_SHAPE = TypeAdapter(Geometry)


def parse_geometry(
    text: str, sources: frozenset[str] | None, faults: list[Fault]
) -> Geometry | None:
    """Read the outlines from JSON. Returns None and adds faults if `text` breaks a rule.

    Raises no exception, whatever `text` is. `sources` is None if sources.yaml could not be read.
    """
    if len(text) > MAX_SIZE:
        faults.append(Fault(GEOMETRY, 0, "", f"at most {MAX_SIZE} characters", str(len(text))))
        return None
    try:
        raw = _tuples(json.loads(text))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        faults.append(Fault(GEOMETRY, line, "", "plain JSON", excerpt(getattr(error, "msg", ""))))
        return None
    try:
        geometry = _SHAPE.validate_python(raw)
    except ValidationError as invalid:
        for item in invalid.errors(include_url=False)[:20]:
            column = ".".join(str(part) for part in item["loc"])
            faults.append(Fault(GEOMETRY, 0, column, rule_of(item), excerpt(item["input"])))
        return None
    before = len(faults)
    _check(geometry, sources, faults)
    if len(faults) > before:
        return None
    return geometry


def _tuples(raw: Any) -> Any:
    """Return parsed JSON with tuples in place of lists, at every level."""
    if isinstance(raw, dict):
        return {key: _tuples(value) for key, value in raw.items()}
    return tuple(_tuples(item) for item in raw) if isinstance(raw, list) else raw


def _check(geometry: Geometry, sources: frozenset[str] | None, faults: list[Fault]) -> None:
    west, south, east, north = geometry.box
    for code in (*COUNTRIES, CHINA):
        if code not in geometry.countries:
            rule = "country has an outline (make geometry)"
            faults.append(Fault(GEOMETRY, 0, f"countries.{code}", rule))
    for code, rings in geometry.countries.items():
        for index, ring in enumerate(rings):
            column = f"countries.{code}.{index}"
            if ring[0] != ring[-1]:
                faults.append(Fault(GEOMETRY, 0, column, "ring is closed", excerpt(ring[-1])))
            outside = next(
                (p for p in ring if not (west <= p[0] <= east and south <= p[1] <= north)), None
            )
            if outside is not None:
                faults.append(Fault(GEOMETRY, 0, column, "ring is within box", excerpt(outside)))
    if sources is not None and geometry.source not in sources:
        rule = "source is in sources.yaml"
        faults.append(Fault(GEOMETRY, 0, "source", rule, excerpt(geometry.source)))
