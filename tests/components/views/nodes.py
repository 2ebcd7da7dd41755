"""Search Dash components: their text, and components by type and properties."""

from __future__ import annotations

from typing import Any

from components.shell.markup import HTML


def texts(node: Any) -> str:
    """Return the text of a component or a list of them, in order; HTML that is text as it is."""
    if isinstance(node, str | int):
        return str(node)
    if isinstance(node, list | tuple):
        return "".join(texts(child) for child in node)
    return texts(getattr(node, HTML, None) or getattr(node, "children", None) or "")


def find(node: Any, kind: str = "", **props: Any) -> list[Any]:
    """Return the components of a type (such as `H3`) with these properties, in and below `node`."""
    if isinstance(node, list | tuple):
        return [match for child in node for match in find(child, kind, **props)]
    if not hasattr(node, "to_plotly_json"):
        return []
    matches = kind in ("", type(node).__name__)
    matches = matches and all(getattr(node, name, None) == value for name, value in props.items())
    below = find(getattr(node, "children", None) or [], kind, **props)
    return [*([node] if matches else []), *below]
