"""Put the payload of the page into cards, controls, heading and lists, in the browser."""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

from components.shell import ids


def register(app: Dash) -> None:
    """Register the callbacks from the payload to what it fills (assets/src/page/cards.js)."""

    def parts(name: str, prop: str) -> Output:
        return Output({"part": name, "chart": ALL}, prop)

    app.clientside_callback(
        ClientsideFunction("cards", "apply"),
        parts("title", "children"),
        parts("subtitle", "children"),
        parts("note", "children"),
        parts("others", "children"),
        parts("graph", "figure"),
        parts("graph", "style"),
        parts("frame", "aria-label"),
        parts("frame", "hidden"),
        parts("alt", "children"),
        parts("tiles", "children"),
        parts("empty", "children"),
        parts("source", "children"),
        parts("csv", "href"),
        parts("csv", "children"),
        parts("csv", "download"),
        parts("image", "disabled"),
        parts("image", "title"),
        parts("link", "data-href"),
        Input(ids.PAYLOAD, "data"),
        State(ids.TEMPLATES, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("cards", "shell"),
        Output(ids.HEADING, "children"),
        Output(ids.NOTICES, "children"),
        Output(ids.TRAIL, "children"),
        Output(ids.PROVIDER, "forceColorScheme"),
        Output({"kind": "nav", "view": ALL}, "aria-current"),
        Output({"kind": "filter", "name": ALL}, "disabled"),
        Output({"kind": "filter", "name": ALL}, "description"),
        Input(ids.PAYLOAD, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("projects", "list"),
        Input(ids.PAYLOAD, "data"),
        prevent_initial_call=True,
    )
