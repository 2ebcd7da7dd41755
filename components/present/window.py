"""The presenter's view: a page for a second window, with notes, next scene and clock.

It has no Dash. The script of the app fills it with what the window on the stage sends
(assets/src/present/presenter.js).
"""

from __future__ import annotations

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from components.language.text import _, language
from components.present.decktext import presenter_words

_PAGE = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True
).get_template("window.html")


def window(script: str, style: str) -> str:
    """Return the page in the current language; `script` and `style` are addresses."""
    return _PAGE.render(
        language=language(),
        script=script,
        style=style,
        words=json.dumps(presenter_words(), ensure_ascii=False),
        title=_("Presenter view"),
        now=_("On the screen"),
        note=_("Note"),
        next=_("Next scene"),
        elapsed=_("Elapsed"),
        time=_("Time"),
        restart=_("Restart the clock"),
        back=_("Previous scene"),
        forward=_("Next scene"),
        blank=_("Blank the screen"),
        leave=_("Return to the deck"),
    )
