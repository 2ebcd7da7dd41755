"""Declarations of routes: their parameters and answers. Requests are read by them (`read`), and the
OpenAPI document is made from them (document.py), so that the two cannot differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from components.state import MAX_QUERY

#: most values that a message lists
_LISTED = 40

JSON, CSV, XLSX = (
    "application/json",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
PARQUET, ZIP, JSONL = "application/vnd.apache.parquet", "application/zip", "application/x-ndjson"
#: format of a citation (data/open/citation.py) -> its media type
CITED_AS = {
    "txt": "text/plain",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}


@dataclass(frozen=True, kw_only=True)
class Param:
    """A parameter of a route.

    values    the allowed values; () if they cannot be listed, then `pattern` has their form
    many      several values may be joined by commas
    numbers   the least and the greatest whole number, for a parameter that is one
    where     `query` or `path`
    """

    name: str
    text: str
    values: tuple[str, ...] = ()
    pattern: str = ""
    many: bool = False
    numbers: tuple[int, int] | None = None
    default: str = ""
    required: bool = False
    where: str = "query"
    example: str = ""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a value."""
        if self.numbers:
            low, high = self.numbers
            return {
                "type": "integer",
                "minimum": low,
                "maximum": high,
                "default": int(self.default),
            }
        one: dict[str, Any] = {"type": "string"}
        if self.values:
            one["enum"] = list(self.values)
        elif self.pattern:
            one["pattern"] = f"^(?:{self.pattern})$"
        if self.many:
            return {"type": "array", "items": one, "uniqueItems": True, "maxItems": 50}
        return one | ({"default": self.default} if self.default else {})

    def problem(self, value: str) -> str:
        """Say what is wrong with one value; empty text if nothing is."""
        if self.numbers:
            low, high = self.numbers
            right = re.fullmatch(r"[0-9]{1,9}", value) and low <= int(value) <= high
            return "" if right else f"{self.name} must be a whole number from {low} to {high}."
        if self.values and value not in self.values:
            return f"“{short(value)}” is not a value of {self.name}. {listed(self.values)}"
        if self.pattern and not re.fullmatch(self.pattern, value):
            return f"“{short(value)}” is not a value of {self.name}: {self.text}."
        return ""


@dataclass(frozen=True, kw_only=True)
class Operation:
    """A route that answers GET and HEAD.

    path     as in OpenAPI: `/api/charts/{chart}`
    answers  media types of the answer, the default first
    content  JSON Schema of the JSON answer, if it has one
    refuses  statuses besides 200: 400, 404 ...
    """

    id: str
    path: str
    summary: str
    text: str = ""
    params: tuple[Param, ...] = ()
    answers: tuple[str, ...] = (JSON,)
    content: Mapping[str, Any] = field(default_factory=lambda: {"type": "object"})
    refuses: tuple[int, ...] = (400,)
    group: str = "Data"

    def read(self, query: str) -> tuple[dict[str, Any], list[str]]:
        """Read a query by the declaration: name -> text, tuple of texts, or number.

        The second value lists what is wrong; empty values count as not given.
        """
        declared = {param.name: param for param in self.params if param.where == "query"}
        problems = ["The address is too long."] if len(query) > MAX_QUERY else []
        given: dict[str, str] = {}
        for name, value in [] if problems else parse_qsl(query, keep_blank_values=True):
            if name not in declared:
                problems.append(f"“{short(name)}” is not a parameter here. {listed(declared)}")
            elif given.setdefault(name, value) != value:
                problems.append(f"{name} is given more than once.")
        found: dict[str, Any] = {}
        for name, param in declared.items():
            text = given.get(name, "") or param.default
            values = tuple(part for part in text.split(",") if part) if param.many else (text,)
            if not text and param.required:
                problems.append(f"{name} is missing: {param.text}.")
            elif text:
                problems += filter(None, map(param.problem, values))
            found[name] = values if param.many else int(text) if _is_number(param, text) else text
        return found, list(dict.fromkeys(problems))


def _is_number(param: Param, text: str) -> bool:
    return param.numbers is not None and re.fullmatch(r"[0-9]{1,9}", text) is not None


def listed(values: Iterable[str]) -> str:
    """List what is allowed, for a message."""
    known = list(values)
    more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
    return f"Allowed: {', '.join(known[:_LISTED])}{more}." if known else "There are none."


def short(text: str) -> str:
    """Return at most 40 printable characters of a text, to be quoted in a message."""
    printable = "".join(char if char.isprintable() else "?" for char in text)
    return printable if len(printable) <= 40 else printable[:39] + "…"


def rows_schema(more: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with a list of rows."""
    return {
        "type": "object",
        "required": ["release", "rows", *more],
        "properties": {
            "release": {"type": "string"},
            "rows": {"type": "array", "items": dict(row)},
            **more,
        },
    }
