"""The HTML page that everything is shown in, with the styles that follow from data."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from components.state import DEFAULT, PARAMETERS, VIEWS
from components.state.parameters import absent
from data.records.codes import COUNTRIES

_PAGE = Path(__file__).with_name("index.html")
_PLACE = "{%generated_css%}"
#: how controls are named in the style sheet, by the place they stand in
_CLASSES = {"bar": "filter", "header": "look"}


def index() -> str:
    """The page for Dash's `index_string`: index.html with the generated styles in its head."""
    page = _PAGE.read_text("utf-8")
    assert _PLACE in page
    return page.replace(_PLACE, styles())


def styles() -> str:
    """Rules that a style sheet cannot write without repeating codes of countries and views.

    A part of the page with `data-only="KAZ"` is shown while that country is chosen; a control is
    shown in the views that it is for, and before the first view where it is for the overview.
    """
    only = ",".join(f':root[data-country="{code}"] [data-only="{code}"]' for code in COUNTRIES)
    hidden = [
        f"{_where(absent(parameter))} .{_CLASSES[parameter.control]}-{field}"
        for field, parameter in PARAMETERS.items()
        if parameter.control and absent(parameter)
    ]
    return f"{only}{{display:block}}{','.join(hidden)}{{display:none}}"


def _where(absent_in: tuple[str, ...]) -> str:
    """A selector of the page in these views; before the first view it counts as the overview."""
    if DEFAULT.view not in absent_in:
        return f":root:is({_views(absent_in)})"
    return f":root:not({_views(view for view in VIEWS if view not in absent_in)})"


def _views(views: Iterable[str]) -> str:
    return ",".join(f'[data-view="{view}"]' for view in views)
