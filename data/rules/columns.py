"""Check columns of cells against the types of a record, and word pydantic's errors as rules."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel, create_model


@cache
def columns_model(row: type) -> type[BaseModel]:
    """Return a pydantic model with one list of cells for each field of the NamedTuple `row`."""
    hints = get_type_hints(row, include_extras=True)
    fields: dict[str, Any] = {name: (list[kind], ...) for name, kind in hints.items()}  # type: ignore[valid-type]
    return create_model(f"{row.__name__}Columns", **fields)


@cache
def optional_columns(row: type) -> frozenset[str]:
    """Return names of the columns in which an empty cell means None."""
    hints = get_type_hints(row, include_extras=True)
    return frozenset(name for name, kind in hints.items() if type(None) in get_args(kind))


def rule_of(error: Any) -> str:
    """Return the rule that a pydantic error (an item of `errors()`) reports as broken."""
    context = error.get("ctx", {})
    wording = {
        "literal_error": "one of {expected}",
        "float_parsing": "a number",
        "float_type": "a number",
        "int_parsing": "a whole number",
        "int_type": "a whole number",
        "int_from_float": "a whole number",
        "int_parsing_size": "a whole number",
        "finite_number": "a finite number",
        "greater_than": "more than {gt}",
        "greater_than_equal": "at least {ge}",
        "less_than_equal": "at most {le}",
        "string_type": "text",
        "string_too_long": "at most {max_length} characters",
        "string_too_short": "not empty",
        "string_pattern_mismatch": "matches {pattern}",
        "missing": "field is required",
        "unexpected_keyword_argument": "a known field",
        "extra_forbidden": "a known field",
        "tuple_type": "a list",
        "too_short": "at least {min_length} entries",
        "dataclass_type": "a mapping",
        "mapping_type": "a mapping",
        "dict_type": "a mapping",
        "value_error": "{error}",
    }.get(error["type"])
    return wording.format(**context) if wording else str(error["msg"])
