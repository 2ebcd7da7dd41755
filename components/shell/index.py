"""The HTML page of the app, with the style rules that depend on countries and parameters."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from components.state import DEFAULT, PARAMETERS, VIEWS
from components.state.parameters import absent
from data.records.codes import COUNTRIES

_PAGE = Path(__file__).with_name("index.html")
_STYLES, _BASE = "{%generated_css%}", "{%base%}"


def index(base: str) -> str:
    """Return index.html with the generated styles in its head, for Dash's `index_string`.

    `base` is the path that the app is below, such as `/trade/`; scripts read it.
    """
    page = _PAGE.read_text("utf-8")
    assert _STYLES in page
    assert _BASE in page
    return page.replace(_STYLES, styles()).replace(_BASE, base.rstrip("/"))


def styles() -> str:
    """Return the rules that would repeat codes of countries and views in a style sheet.

    An element with `data-only="KAZ"` is shown while that country is chosen. A control is hidden
    in the views in which it has no effect; before the first view has loaded, as in the overview.
    """
    only = ",".join(f':root[data-country="{code}"] [data-only="{code}"]' for code in COUNTRIES)
    hidden = [
        f"{_page_in(absent(parameter))} .filter-{field}"
        for field, parameter in PARAMETERS.items()
        if parameter.control and absent(parameter)
    ]
    return f"{only}{{display:block}}{','.join(hidden)}{{display:none}}"


def _page_in(views: tuple[str, ...]) -> str:
    """Return a selector of the page in these views; it has no view yet while the first one loads.

    `:not` matches that page, too, where it counts as the overview.
    """
    if DEFAULT.view not in views:
        return f":root:is({_view_selector(views)})"
    return f":root:not({_view_selector(view for view in VIEWS if view not in views)})"


def _view_selector(views: Iterable[str]) -> str:
    return ",".join(f'[data-view="{view}"]' for view in views)
