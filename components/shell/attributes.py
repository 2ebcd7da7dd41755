"""HTML attributes whose names have hyphens, which Python's keywords cannot have."""

from __future__ import annotations

from typing import Any


def attributes(**values: str) -> dict[str, Any]:
    """`attributes(aria_label="Views")` is `{"aria-label": "Views"}`, for `**` in a component.

    Dash types the keywords of a component one by one, so the values are `Any` to a type checker.
    """
    return {name.replace("_", "-"): value for name, value in values.items()}
