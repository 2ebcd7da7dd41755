"""The rules of reference/geometry.json, which data/build/geometry.py makes from Natural Earth."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from data.records.codes import CHINA, COUNTRIES
from data.records.geometry import GEOMETRY, Geometry
from data.rules.columns import rule_of
from data.rules.faults import Fault, quote

#: more than this is not a simplified outline, and would weigh on every page that draws it
MAX_SIZE = 120_000


_SHAPE = TypeAdapter(Geometry)


def parse_geometry(
    text: str, sources: frozenset[str] | None, faults: list[Fault]
) -> Geometry | None:
    """The outlines in a text of JSON, or None and faults. Never raises on any text."""
    if len(text) > MAX_SIZE:
        faults.append(Fault(GEOMETRY, 0, "", f"at most {MAX_SIZE} characters", str(len(text))))
        return None
    try:
        raw = _tuples(json.loads(text))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        faults.append(Fault(GEOMETRY, line, "", "plain JSON", quote(getattr(error, "msg", ""))))
        return None
    try:
        found = _SHAPE.validate_python(raw)
    except ValidationError as errors:
        for one in errors.errors(include_url=False)[:20]:
            column = ".".join(str(part) for part in one["loc"])
            faults.append(Fault(GEOMETRY, 0, column, rule_of(one), quote(one["input"])))
        return None
    before = len(faults)
    _check(found, sources, faults)
    if len(faults) > before:
        return None
    return Geometry(found.source, found.input, found.box, MappingProxyType(dict(found.countries)))


def _tuples(raw: Any) -> Any:
    """JSON's lists as tuples, as deep as an outline goes."""
    if isinstance(raw, dict):
        return {key: _tuples(value) for key, value in raw.items()}
    return tuple(_tuples(one) for one in raw) if isinstance(raw, list) else raw


def _check(found: Geometry, sources: frozenset[str] | None, faults: list[Fault]) -> None:
    west, south, east, north = found.box
    for code in (*COUNTRIES, CHINA):
        if code not in found.countries:
            rule = "country has an outline (make geometry)"
            faults.append(Fault(GEOMETRY, 0, f"countries.{code}", rule))
    for code, rings in found.countries.items():
        for place, ring in enumerate(rings):
            where = f"countries.{code}.{place}"
            if ring[0] != ring[-1]:
                faults.append(Fault(GEOMETRY, 0, where, "ring is closed", quote(ring[-1])))
            out = next(
                (p for p in ring if not (west <= p[0] <= east and south <= p[1] <= north)), None
            )
            if out is not None:
                faults.append(Fault(GEOMETRY, 0, where, "ring is within box", quote(out)))
    if sources is not None and found.source not in sources:
        rule = "source is in sources.yaml"
        faults.append(Fault(GEOMETRY, 0, "source", rule, quote(found.source)))
