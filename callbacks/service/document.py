"""Write the table of settings into docs/configuration.md (`make docs`); `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

from callbacks.service.settings import Settings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "configuration.md"
_BEGIN, _END = "<!-- written by `make docs` -->\n", "<!-- until here -->\n"


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
    before, _, rest = PAGE.read_text("utf-8").partition(_BEGIN)
    _old, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{block()}{_END}{after}"


def main(arguments: list[str]) -> int:
    """Write the page and return 0; with `--check` write nothing and return 1 if it differs."""
    differs = updated_page() != PAGE.read_text("utf-8")
    if "--check" not in arguments:
        PAGE.write_text(updated_page(), "utf-8")
        return 0
    print(f"docs/{PAGE.name} {'differs: run `make docs`' if differs else 'is in step'}")
    return int(differs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
