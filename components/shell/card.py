"""The card of a chart: title, subtitle, chart, source line, and its buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import dcc, html

from components.charts.kit.base import Chart
from components.language.text import _
from components.shell import ids
from components.shell.attributes import attributes
from components.shell.markup import filled, templates
from components.state import anchor

#: plotly's defaults include a button that uploads the chart to its cloud, and its logo
GRAPH_CONFIG: Any = {
    "displaylogo": False,
    "showSendToCloud": False,
    "displayModeBar": False,
    "responsive": True,
    "doubleClick": False,
    "scrollZoom": False,
}
#: figure of a card before its own arrives. Without it plotly draws empty axes, which takes a
#: tenth of the time of changing a view.
_PLACEHOLDER: dict[str, Any] = {
    "data": [],
    "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}},
}


def card(chart: Chart) -> html.Article:
    """Return an empty card, which a script fills (assets/src/page/cards.js).

    It has the height of the filled card, so that the page does not jump.
    """

    def part_id(name: str) -> dict[str, str]:
        return ids.part(name, chart.id)

    body: list[Any] = [html.Div(id=part_id("tiles"), className="tiles")]
    if chart.kind in ("plot", "map"):
        body = _plot(chart, part_id)
    return html.Article(
        id=anchor(chart.id),
        className="card wide" if chart.wide else "card",
        children=[
            html.H2(_(chart.question), id=part_id("title"), className="card-title"),
            html.P(id=part_id("subtitle"), className="card-subtitle"),
            html.P(id=part_id("note"), className="card-note"),
            html.P(id=part_id("others"), className="card-others"),
            *body,
            html.Div(id=part_id("empty"), className="card-empty"),
            html.P(id=part_id("source"), className="card-source"),
            html.Div(
                className="card-buttons",
                children=[
                    html.A("CSV", id=part_id("csv"), href="#", className="button", download=""),
                    html.Button(
                        _("Table"),
                        id=part_id("table-button"),
                        className="button",
                        type="button",
                        n_clicks=0,
                        **attributes(aria_expanded="false"),
                    ),
                    *([_image_button(part_id("image"))] if chart.kind != "tiles" else []),
                    html.Button(
                        _("Present"),
                        className="button",
                        type="button",
                        **attributes(data_act="show", data_chart=chart.id),
                    ),
                    html.Button(
                        _("Copy link"),
                        id=part_id("link"),
                        className="button",
                        type="button",
                        n_clicks=0,
                        **attributes(data_href="", aria_live="polite"),
                    ),
                ],
            ),
            dcc.Store(id=part_id("ask")),
            html.Div(
                id=part_id("table"),
                className="card-table",
                role="region",
                tabIndex=0,  # the keyboard must reach it to scroll it
                **attributes(aria_label=_("Table of this chart")),
            ),
        ],
    )


def _plot(chart: Chart, part_id: Callable[[str], dict[str, str]]) -> list[Any]:
    """Return the graph in a frame that takes the keyboard focus, and the graph's summary.

    The frame has the role `application`, the only one in which screen readers pass the arrow keys
    on to the page; assets/src/reader uses them to read the points one by one. It uses no other
    keys, and Tab leaves it. What plotly draws is hidden from screen readers, which would read
    hundreds of unrelated labels; they get the name, the summary, the points and the table instead.
    """
    drawing = dcc.Graph(
        id=part_id("graph"),
        figure=_PLACEHOLDER,
        config=GRAPH_CONFIG,
        responsive=True,
        style={"height": chart.tall or f"{chart.height}px"},
    )
    frame = html.Div(
        id=part_id("frame"),
        className="plot",
        role="application",
        tabIndex=0,
        children=[
            html.Div(drawing, **attributes(aria_hidden="true")),
            html.P(className="plot-said", role="status"),
        ],
        **attributes(
            aria_roledescription=_("chart"),
            aria_label=_(chart.question),
            aria_describedby=ids.element(part_id("alt")),
        ),
    )
    return [frame, html.P(id=part_id("alt"), className="card-summary aside")]


def _image_button(part_id: dict[str, str]) -> html.Button:
    """Return the button that opens the menu of picture formats (assets/src/export/menu.js)."""
    return html.Button(
        _("Image"),
        id=part_id,
        className="button image-button",
        type="button",
        disabled=True,
        **attributes(aria_haspopup="menu", aria_expanded="false"),
    )


_TABLE = templates(__file__).get_template("table.html")


def table(rows: list[list[str]], head: list[str], caption: str, query: str) -> dcc.Markdown:
    """Return the HTML table of a card; `caption` says what all rows have in common.

    The last cell of each row becomes a button that opens the value in the quote drawer; `query`
    is the state in which the chart has the rows.
    """
    return filled(_TABLE, rows=rows, head=head, caption=caption, query=query)
