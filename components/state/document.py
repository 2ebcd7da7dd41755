"""Write the table of parameters into docs/url.md (`make docs`), or with `--check` compare it."""

from __future__ import annotations

import sys
from pathlib import Path

from components.state.parameters import PARAMETERS, Parameter
from components.state.vocabulary import SLUGS, VIEWS, Vocabulary

PAGE = Path(__file__).resolve().parents[2] / "docs" / "url.md"
_BEGIN, _END = "<!-- written by `make docs` -->\n", "<!-- until here -->\n"


def block() -> str:
    """The parameters as a Markdown table, and a sentence on their older names."""
    rows = [
        f"| `{one.name}` | {_meaning(one)} | {_default(one)} | {_views(one)} |"
        for one in PARAMETERS.values()
    ]
    older = [f"`{old}` for `{one.name}`" for one in PARAMETERS.values() for old in one.old_names]
    head = ["| parameter | values | default | a control on |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, "", f"Older names that still work: {', '.join(older)}.", ""])


def _meaning(parameter: Parameter) -> str:
    """Its meaning with the values that do not depend on the data."""
    values = parameter.values(Vocabulary()) if parameter.values else ()
    return parameter.meaning.format(values=_codes(filter(None, values)), names=_codes(SLUGS))


def _codes(values: object) -> str:
    return ", ".join(f"`{value}`" for value in values)  # type: ignore[attr-defined]


def _default(parameter: Parameter) -> str:
    return f"`{parameter.default}`" if parameter.default else "empty"


def _views(parameter: Parameter) -> str:
    if not parameter.control:
        return "none: clicks, keys and links set it"
    return "all views" if parameter.views is None else _codes(VIEWS[one] for one in parameter.views)


def written() -> str:
    """The page as it should be: its own text around the block."""
    before, _, rest = PAGE.read_text("utf-8").partition(_BEGIN)
    _old, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{block()}{_END}{after}"


def main(arguments: list[str]) -> int:
    """Write the page, or only compare it; 1 where it differs."""
    differs = written() != PAGE.read_text("utf-8")
    if "--check" not in arguments:
        PAGE.write_text(written(), "utf-8")
        return 0
    print("docs/url.md differs: run `make docs`" if differs else "docs/url.md is in step")
    return int(differs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
