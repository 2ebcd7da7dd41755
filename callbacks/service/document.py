"""Write the table of settings into docs/configuration.md (`make docs`); `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

from callbacks.service.settings import Settings
from components.state.document import keep, updated

PAGE = Path(__file__).resolve().parents[2] / "docs" / "configuration.md"


def block() -> str:
    """Return the settings as a Markdown table."""
    rows = [
        f"| `{field.alias}` | {field.title} | {_default(field.default)} | {field.description} |"
        for field in Settings.model_fields.values()
    ]
    head = ["| variable | values | default | what it sets |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, ""])


def _default(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return "none" if value is None or text == "" else f"`{text}`"


def updated_page() -> str:
    """Return docs/configuration.md with the current table between its two marks."""
    return updated(PAGE, block())


if __name__ == "__main__":
    sys.exit(keep(PAGE, updated_page(), sys.argv[1:]))
