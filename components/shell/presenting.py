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
                        _step("←", _("Previous scene or chart"), "previous"),
                        _step("→", _("Next scene or chart"), "next"),
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


def scene_title() -> html.P:
    """Return the place for a scene's title, above the charts of the stage."""
    return html.P(id=ids.SCENE_TITLE, className="scene-title", hidden=True)


def _step(sign: str, label: str, act: str) -> html.Button:
    return html.Button(
        sign,
        className="button",
        type="button",
        title=label,
        **attributes(aria_label=label, data_act=act),
    )


def header_buttons() -> list[Any]:
    """Return the buttons in the header that start present mode and open the deck."""
    return [button(_("Present"), "present"), button(_("Deck"), "deck")]


def button(label: str, act: str) -> html.Button:
    """Return a button; `act` names the action that assets/src/present/acts.js runs."""
    return html.Button(label, className="button", type="button", **attributes(data_act=act))
