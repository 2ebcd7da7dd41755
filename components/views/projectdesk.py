"""What stands beside the map of `/projects`: the table, and the panel of the chosen project.

Both are empty here; assets/src/page/projects.js fills them from the payload.
"""

from __future__ import annotations

import json
from typing import Any

import dash_mantine_components as dmc
from dash import html

from components.charts.kit.style import ACCENT, RAIL, ROUTE_COLOURS, SECTOR_COLOURS
from components.language.text import _
from components.render import Renderer
from components.shell.attributes import attributes
from components.state.vocabulary import LAYERS


def layers(renderer: Renderer) -> list[Any]:
    """Return the switches of the map's layers."""
    names = {
        "projects": _("Projects"),
        "crossings": _("Crossings"),
        "railways": _("Railways"),
        "pipelines": _("Pipelines"),
    }
    return [
        html.Div(
            [
                html.Span(_("On the map:"), className="layers-label"),
                *(
                    html.Button(
                        names[layer],
                        className=f"layer layer-{layer}",
                        type="button",
                        **attributes(data_layer=layer, aria_pressed="true"),
                    )
                    for layer in LAYERS
                ),
            ],
            id="map-layers",
            className="map-layers",
            role="group",
            **attributes(aria_label=_("Layers of the map")),
        )
    ]


def desk(renderer: Renderer) -> list[Any]:
    """Return the block beside the map: a table of projects or routes, or one of them."""
    return [
        html.Section(
            [
                html.Div(_list(), id="project-list", className="project-list"),
                html.Article(
                    id="project-panel",
                    className="project-panel",
                    hidden=True,
                    tabIndex=-1,
                    **attributes(aria_labelledby="project-name"),
                ),
            ],
            id="project-desk",
            className="project-desk",
            **attributes(aria_label=_("Projects and routes"), data_words=json.dumps(_words())),
        )
    ]


def _words() -> dict[str, Any]:
    """Return the texts and colours that the scripts of this block need."""
    return {
        "back": _("Back to the list"),
        "page": _("{from}–{to} of {all}"),
        "none": _("Nothing in the list matches."),
        "no_amount": _("not stated"),
        "undated": _("undated"),
        "sources": _("Sources: "),
        "mixes": _("Commodity mix:"),
        "colours": {**SECTOR_COLOURS, **ROUTE_COLOURS, "railway": RAIL, "crossing": ACCENT},
    }


def _list() -> list[Any]:
    columns = {
        "name": _("Name"),
        "where": _("Country"),
        "sector": _("Sector"),
        "status": _("Status"),
        "value": _("Amount"),
        "year": _("Year"),
    }
    return [
        html.H2(_("Project by project"), id="projects", className="card-title"),
        html.P(id="project-count", className="card-subtitle", role="status"),
        html.Div(
            [
                html.Div(
                    [
                        _list_button("projects", _("Projects"), pressed=True),
                        _list_button("routes", _("Crossings and lines"), pressed=False),
                    ],
                    className="list-choice",
                    role="group",
                    **attributes(aria_label=_("What is listed")),
                ),
                dmc.TextInput(
                    id="project-find",
                    placeholder=_("Filter by name, firm, place"),
                    value="",
                    size="xs",
                    className="project-find",
                    **attributes(aria_label=_("Filter the list")),
                ),
            ],
            className="project-tools",
        ),
        html.Table(
            [
                html.Thead(
                    html.Tr([_head(column, name) for column, name in columns.items()], role="row"),
                    role="rowgroup",
                ),
                html.Tbody(id="project-rows", role="rowgroup"),
            ],
            className="project-table",
            # explicit, since on a phone the parts are no longer laid out as a table
            role="table",
            **attributes(aria_labelledby="projects"),
        ),
        html.Div(
            [
                _step(-1, "‹", _("Previous page of the list")),
                html.Span(id="project-page", role="status"),
                _step(1, "›", _("Next page of the list")),
                html.A(
                    _("All projects as CSV"),
                    href="/tables/context/projects.csv",
                    className="project-csv",
                    download="",
                ),
            ],
            className="project-pager",
        ),
        html.P(
            _(
                "A status is as of the date given. Amounts are as announced and of different "
                "types; different types are never added up."
            ),
            className="project-note",
        ),
    ]


def _list_button(name: str, text: str, *, pressed: bool) -> html.Button:
    return html.Button(
        text,
        className="button",
        type="button",
        **attributes(data_list=name, aria_pressed=str(pressed).lower()),
    )


def _head(column: str, name: str) -> html.Th:
    """Return the head of a column; the button sorts the rows by it."""
    return html.Th(
        html.Button(name, type="button", **attributes(data_sort=column)),
        scope="col",
        role="columnheader",
        className=f"col-{column}",
        **attributes(aria_sort="none"),
    )


def _step(by: int, sign: str, name: str) -> html.Button:
    return html.Button(
        sign,
        className="button",
        type="button",
        **attributes(data_step=str(by), aria_label=name),
    )
