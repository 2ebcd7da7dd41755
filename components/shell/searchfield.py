"""The search field in the header, with a place for its results (assets/src/page/finder.js)."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html

from components.language.text import _
from components.shell import ids
from components.shell.attributes import attributes
from components.state.parameters import controls


def search() -> html.Div:
    """Return the field and, for narrow screens, the button that opens it."""
    ((field, parameter),) = controls("search").items()
    return html.Div(
        [
            html.Button(
                className="button search-open",
                type="button",
                **attributes(
                    aria_label=_("Open the search"),
                    aria_controls=ids.SEARCH,
                    aria_expanded="false",
                    data_opens=ids.SEARCH,
                ),
            ),
            html.Div(
                [
                    dmc.TextInput(
                        id=ids.filter_(field),
                        placeholder=_("Search: cars, 8703"),
                        value="",
                        size="sm",
                        **attributes(aria_label=_(parameter.label)),
                    ),
                    html.Div(
                        [
                            html.Div(
                                id=ids.FOUND_LIST,
                                role="listbox",
                                **attributes(aria_label=_("Search results")),
                            ),
                            html.P(id=ids.FOUND_SAID, role="status"),
                        ],
                        id=ids.FOUND,
                        className="found-box",
                        hidden=True,
                    ),
                ],
                id=ids.SEARCH,
                className=f"filter-{field}",
            ),
        ],
        className="search",
        role="search",
    )
