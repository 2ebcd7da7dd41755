"""Look into Dash components: their words, and those of a kind."""

from __future__ import annotations

from typing import Any


def texts(node: Any) -> str:
    """All words of a component, in order."""
    if isinstance(node, str | int):
        return str(node)
    if isinstance(node, list | tuple):
        return "".join(texts(one) for one in node)
    return texts(getattr(node, "children", None) or "")


def find(node: Any, kind: str = "", **props: Any) -> list[Any]:
    """All components of a type (`H3`) with these properties, at and below `node`."""
    if isinstance(node, list | tuple):
        return [found for one in node for found in find(one, kind, **props)]
    if not hasattr(node, "to_plotly_json"):
        return []
    fits = kind in ("", type(node).__name__)
    fits = fits and all(getattr(node, name, None) == value for name, value in props.items())
    return [*([node] if fits else []), *find(getattr(node, "children", None) or [], kind, **props)]
