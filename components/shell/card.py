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

#: plotly's own upload button is off by default nowhere but here, and its logo is not ours
GRAPH_CONFIG: Any = {
    "displaylogo": False,
    "showSendToCloud": False,
    "displayModeBar": False,
    "responsive": True,
    "doubleClick": False,
    "scrollZoom": False,
}
#: what plotly draws before a figure comes: bare axes take a tenth of a view's change
_NOTHING_YET: dict[str, Any] = {
    "data": [],
    "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}},
}


def card(chart: Chart) -> html.Article:
    """An empty card; scripts fill it (page/cards.js). Its height is kept so that nothing jumps."""

    def at(name: str) -> dict[str, str]:
        return ids.part(name, chart.id)

    body: list[Any] = [html.Div(id=at("tiles"), className="tiles")]
    if chart.kind in ("plot", "map"):
        body = _plot(chart, at)
    return html.Article(
        id=anchor(chart.id),
        className="card wide" if chart.wide else "card",
        children=[
            html.H2(_(chart.question), id=at("title"), className="card-title"),
            html.P(id=at("subtitle"), className="card-subtitle"),
            html.P(id=at("note"), className="card-note"),
            *body,
            html.Div(id=at("empty"), className="card-empty"),
            html.P(id=at("source"), className="card-source"),
            html.Div(
                className="card-buttons",
                children=[
                    html.A("CSV", id=at("csv"), href="#", className="button", download=""),
                    html.Button(
                        _("Table"),
                        id=at("table-button"),
                        className="button",
                        type="button",
                        n_clicks=0,
                        **attributes(aria_expanded="false"),
                    ),
                    *([_image_button(at("image"))] if chart.kind != "tiles" else []),
                    html.Button(
                        _("Present"),
                        className="button",
                        type="button",
                        **attributes(data_act="show", data_chart=chart.id),
                    ),
                    html.Button(
                        _("Copy link"),
                        id=at("link"),
                        className="button",
                        type="button",
                        n_clicks=0,
                        **attributes(data_href="", aria_live="polite"),
                    ),
                ],
            ),
            dcc.Store(id=at("ask")),
            html.Div(
                id=at("table"),
                className="card-table",
                role="region",
                tabIndex=0,  # it scrolls, so the keyboard must get into it
                **attributes(aria_label=_("Table of this chart")),
            ),
        ],
    )


def _plot(chart: Chart, at: Callable[[str], dict[str, str]]) -> list[Any]:
    """The drawing, in a frame that the keyboard enters and assets/src/reader reads point by point.

    The frame is an `application`, since that alone hands the arrow keys of a screen reader's user
    on to us; it has no other keys, and Tab leaves it. What plotly draws in it is hidden from
    screen readers: hundreds of loose tick labels, in whose place stand the name, the summary, the
    points read aloud, and the table.
    """
    drawing = dcc.Graph(
        id=at("graph"),
        figure=_NOTHING_YET,
        config=GRAPH_CONFIG,
        responsive=True,
        style={"height": chart.tall or f"{chart.height}px"},
    )
    frame = html.Div(
        id=at("frame"),
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
            aria_describedby=ids.element(at("alt")),
        ),
    )
    return [frame, html.P(id=at("alt"), className="card-summary aside")]


def _image_button(place: dict[str, str]) -> html.Button:
    """Opens the one menu of picture formats (assets/src/export/menu.js)."""
    return html.Button(
        _("Image"),
        id=place,
        className="button image-button",
        type="button",
        disabled=True,
        **attributes(aria_haspopup="menu", aria_expanded="false"),
    )


_TABLE = templates(__file__).get_template("table.html")


def table(rows: list[list[str]], head: list[str], caption: str, query: str) -> dcc.Markdown:
    """A real table of a card's frame; columns that never vary are told in the caption.

    The last cell of each row is a button that asks for that value of the chart as `query` draws
    it.
    """
    return filled(_TABLE, rows=rows, head=head, caption=caption, query=query)
