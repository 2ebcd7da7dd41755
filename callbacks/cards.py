"""Put the payload of the page into cards, heading, controls and lists, in the browser."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, State

from components.shell import ids


def register(app: Dash) -> None:
    """Register what runs when a payload arrives (assets/src/page/cards.js).

    The callbacks have no outputs: scripts write the parts of the page that the payload fills. With
    an output for each part, Dash took a third of the time of a filter change.
    """
    app.clientside_callback(
        ClientsideFunction("cards", "apply"),
        Input(ids.PAYLOAD, "data"),
        State(ids.TEMPLATES, "data"),
        prevent_initial_call=True,
    )
