"""The types of a table's columns, from its record class: for the descriptor and for Parquet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from data.open.describe import columns_of
from data.open.tables import OpenTable

#: type in JSON Schema -> the same in a table schema
_TYPES = {"string": "string", "number": "number", "integer": "integer"}
#: key in JSON Schema -> the constraint
_LIMITS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusiveMinimum",
    "minLength": "minLength",
    "maxLength": "maxLength",
    "pattern": "pattern",
}


@cache
def _json_schemas(row: Any) -> Mapping[str, dict[str, Any]]:
    """Return column -> JSON Schema of the type that the loader checks its cells against."""
    hints = get_type_hints(row, include_extras=True)
    return {name: TypeAdapter(hint).json_schema() for name, hint in hints.items()}


def field_of(name: str, kind: dict[str, Any]) -> dict[str, Any]:
    """Return a field of a table schema for a JSON Schema; an empty cell is a missing value."""
    choices = kind.get("anyOf", [kind])
    can_miss = {"type": "null"} in choices
    (kind,) = (choice for choice in choices if choice != {"type": "null"})
    limits = {ours: kind[theirs] for theirs, ours in _LIMITS.items() if theirs in kind}
    values = kind.get("enum") or ([kind["const"]] if "const" in kind else [])
    if values:
        limits["enum"] = [value for value in values if value != ""]
    if kind["type"] == "string" and not can_miss:
        can_miss = _may_be_empty(kind, values)
    if not can_miss:
        limits["required"] = True
    limits.pop("minLength", None) if limits.get("minLength") == 0 else None
    return {"name": name, "type": _TYPES[kind["type"]], "constraints": limits}


def _may_be_empty(kind: dict[str, Any], values: list[str]) -> bool:
    if values:
        return "" in values
    if kind.get("minLength", 0) > 0:
        return False
    return "pattern" not in kind or re.fullmatch(kind["pattern"], "") is not None


def types_of(table: OpenTable) -> Mapping[str, str]:
    """Return column -> `string`, `number` or `integer`."""
    schemas = _json_schemas(table.row)
    return {name: str(field_of(name, schemas[name])["type"]) for name in table.columns}


def table_schema(table: OpenTable) -> dict[str, Any]:
    """Return the table schema (Frictionless, v2): fields, key and foreign keys."""
    schemas, described = _json_schemas(table.row), columns_of(table)
    fields = []
    for name in table.columns:
        field = field_of(name, schemas[name]) | {"description": described[name].text}
        if described[name].unit:
            field["unit"] = described[name].unit
        if not field["constraints"]:
            del field["constraints"]
        fields.append(field)
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [target]}}
            for column, (other, target) in table.refers.items()
        ]
    return schema
