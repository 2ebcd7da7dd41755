"""The OpenAPI document, made from the declarations of the routes (operations.py)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from components.api.declared import JSON, Operation, Param
from data.open.terms import terms_book

#: status -> what it says
REFUSALS = {
    400: "A parameter is wrong: each problem, and what is allowed",
    404: "There is nothing with that name: the names that there are",
    406: "None of the accepted media types is offered: those that are",
    414: "The address is too long",
}
#: most values of a list that stands where it is used
_LONG = 40
_PROBLEM = {
    "type": "object",
    "required": ["status", "problems"],
    "properties": {
        "status": {"type": "integer"},
        "problems": {"type": "array", "items": {"type": "string"}, "minItems": 1},
    },
}


def document(operations: Iterable[Operation], version: str, host: str) -> dict[str, Any]:
    """Return the document (OpenAPI 3.1). `host` is the origin of the site."""
    licence = terms_book().compilation
    lists: dict[str, dict[str, Any]] = {}
    paths = {operation.path: {"get": _operation(operation, lists)} for operation in operations}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Khorgos",
            "version": version,
            "summary": "Trade between China and Central Asia, as counted by both sides",
            "description": "All routes answer GET and HEAD, need no key, and allow requests from "
            "pages of other sites. A wrong request is refused with what is allowed.",
            "license": {"name": f"{licence.title} (the compilation)", "url": licence.path},
        },
        "servers": [{"url": host or "/"}],
        "paths": paths,
        "components": {"schemas": {"Problem": _PROBLEM, **lists}},
    }


def _shared(name: str, schema: dict[str, Any], lists: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the schema, or a reference to it in `lists` if it has a long list of values."""
    if "items" in schema:
        return schema | {"items": _shared(name, schema["items"], lists)}
    if len(schema.get("enum", ())) <= _LONG:
        return schema
    known = (key for key, other in lists.items() if other["enum"] == schema["enum"])
    key = next(known, f"{name}_{len(lists)}")
    lists[key] = {"type": schema["type"], "enum": schema["enum"]}
    return {"$ref": f"#/components/schemas/{key}"}


def _operation(operation: Operation, lists: dict[str, dict[str, Any]]) -> dict[str, Any]:
    content = {
        media_type: {"schema": dict(operation.content) if media_type == JSON else {}}
        for media_type in operation.answers
    }
    refusals = {
        str(status): {
            "description": REFUSALS[status],
            "content": {JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in operation.refuses
    }
    return {
        "operationId": operation.id,
        "tags": [operation.group],
        "summary": operation.summary,
        **({"description": operation.text} if operation.text else {}),
        "parameters": [_parameter(param, lists) for param in operation.params],
        "responses": {"200": {"description": operation.summary, "content": content}, **refusals},
    }


def _parameter(param: Param, lists: dict[str, dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": param.name,
        "in": param.where,
        "required": param.required or param.where == "path",
        "description": param.text,
        "schema": _shared(param.name, param.schema(), lists),
    }
    if param.many:
        found |= {"style": "form", "explode": False}
    if param.example:
        found["example"] = param.example
    return found
