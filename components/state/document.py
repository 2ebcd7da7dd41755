"""Write the table of parameters into docs/url.md (`make docs`); `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

from components.state.parameters import PARAMETERS, Parameter
from components.state.vocabulary import SLUGS, VIEWS, Vocabulary

PAGE = Path(__file__).resolve().parents[2] / "docs" / "url.md"
_BEGIN, _END = "<!-- written by `make docs` -->\n", "<!-- until here -->\n"


def block() -> str:
    """Return the parameters as a Markdown table, and a sentence on their older names."""
    parameters = PARAMETERS.values()
    rows = [
        f"| `{parameter.name}` | {_meaning(parameter)} | {_default(parameter)} "
        f"| {_views(parameter)} |"
        for parameter in parameters
    ]
    older = [
        f"`{old}` for `{parameter.name}`" for parameter in parameters for old in parameter.old_names
    ]
    head = ["| parameter | values | default | a control on |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, "", f"Older names that still work: {', '.join(older)}.", ""])


def _meaning(parameter: Parameter) -> str:
    """Return the meaning with its placeholders filled, without values that depend on the data."""
    values = parameter.values(Vocabulary()) if parameter.values else ()
    return parameter.meaning.format(values=_codes(filter(None, values)), names=_codes(SLUGS))


def _codes(values: object) -> str:
    return ", ".join(f"`{value}`" for value in values)  # type: ignore[attr-defined]


def _default(parameter: Parameter) -> str:
    return f"`{parameter.default}`" if parameter.default else "empty"


def _views(parameter: Parameter) -> str:
    if not parameter.control:
        return "none: clicks, keys and links set it"
    if parameter.views is None:
        return "all views"
    return _codes(VIEWS[view] for view in parameter.views)


def updated_page() -> str:
    """Return docs/url.md with the current block between its two marks."""
    return updated(PAGE, block())


def updated(page: Path, text: str) -> str:
    """Return a page with the text between its two marks."""
    before, _, rest = page.read_text("utf-8").partition(_BEGIN)
    _old, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{text}{_END}{after}"


def keep(page: Path, content: str, arguments: list[str]) -> int:
    """Write the page and return 0; with `--check` write nothing and return 1 if it differs."""
    differs = content != page.read_text("utf-8")
    if "--check" not in arguments:
        page.write_text(content, "utf-8")
        return 0
    print(f"docs/{page.name} {'differs: run `make docs`' if differs else 'is in step'}")
    return int(differs)


if __name__ == "__main__":
    sys.exit(keep(PAGE, updated_page(), sys.argv[1:]))
