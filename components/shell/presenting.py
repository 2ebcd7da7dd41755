"""What present mode adds to the shell: the ribbon above the charts, and the place of the pins.

Scripts build the dialogs, the pins and the deck (assets/src/present), whose content only the
browser knows.
"""

from __future__ import annotations

import json
from typing import Any

from dash import html

from components.language.text import _
from components.language.words import frame_words
from components.present.decktext import deck_words
from components.shell import ids
from components.shell.attributes import attributes


def parts() -> list[Any]:
    """Return what the shell has once; it is hidden unless `present=1`."""
    return [
        html.Section(
            id=ids.ROOM,
            className="ribbon",
            children=[
                html.P(id=ids.RIBBON, className="ribbon-text"),
                html.P(id=ids.RIBBON_SCENE, className="ribbon-scene"),
                html.Div(
                    [
                        button(_("Add to deck"), "add"),
                        button(_("Notes"), "notes"),
                        button(_("Full screen"), "full"),
                        button(_("Keys"), "keys"),
                        button(_("Exit"), "leave"),
                    ],
                    className="ribbon-buttons",
                ),
            ],
            **attributes(
                aria_label=_("On the screen"),
                data_words=json.dumps({**frame_words(), **deck_words()}, ensure_ascii=False),
            ),
        ),
        html.Div(
            id=ids.PINS, className="pins", **attributes(aria_label=_("Pinned values")), role="group"
        ),
    ]


def header_buttons() -> list[Any]:
    """Return the buttons in the header that start present mode and open the deck."""
    return [button(_("Present"), "present"), button(_("Deck"), "deck")]


def button(label: str, act: str) -> html.Button:
    """Return a button; `act` names the action that assets/src/present/acts.js runs."""
    return html.Button(label, className="button", type="button", **attributes(data_act=act))
