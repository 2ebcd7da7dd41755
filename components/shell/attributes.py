"""HTML attributes whose names contain hyphens, which Python's keyword arguments cannot have."""

from __future__ import annotations

from typing import Any


def attributes(**values: str) -> dict[str, Any]:
    """Return the attributes with hyphens for underscores: `{"aria-label": "Views"}`.

    Write `**attributes(aria_label="Views")` in a component. The values are typed `Any`, because a
    type checker would compare them with every keyword of the component.
    """
    return {name.replace("_", "-"): value for name, value in values.items()}
