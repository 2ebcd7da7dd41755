"""No chart parses its own texts: with all texts replaced by nonsense it draws the same numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

import pytest

from components.charts.kit.base import Chart, Frame, Row
from components.language import text
from components.language.text import speaking
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS, PAGES
from data.store import Store
from tests.components.charts.drawings import states

STATES_PER_CHART = 20
#: the fields of a Row that are words for a reader; all others are codes and numbers
WORDS = {
    "country_name", "partner_name", "commodity_name", "item_name", "note", "within", "counted_by", "via",
}  # fmt: skip
#: parts of a text that stay: placeholders and tags; of the rest, letters are replaced
KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>)")
LETTER = re.compile(r"[^\W\d_]")


class Nonsense:
    """A catalogue with a nonsense text for every message, with other letters on each call.

    A chart that compares or parses a text that it got from two calls finds no match. Texts keep
    their lengths and line breaks.
    """

    def __init__(self) -> None:
        self.calls = 0

    def get(self, message: str) -> str:
        """`exports to {partner}` becomes `bbbbbbb bb {partner}`; the next call has another."""
        self.calls += 1
        letter = chr(ord("a") + self.calls % 26)
        return "".join(
            part if KEPT.fullmatch(part) else LETTER.sub(letter, part)
            for part in KEPT.split(message.replace("'", "’"))
        )


def facts(frame: Frame) -> list[list[Any]]:
    """Codes and numbers of a frame, in its order."""
    return [[getattr(row, name) for name in Row._fields if name not in WORDS] for row in frame]


def without_words(drawing: Any) -> Any:
    """A part of a figure with each letter replaced by x; rows as their codes and numbers."""
    if isinstance(drawing, Row):
        return facts((drawing,))
    if isinstance(drawing, Mapping):
        return {name: without_words(part) for name, part in drawing.items()}
    if isinstance(drawing, list | tuple):
        return [without_words(part) for part in drawing]
    return LETTER.sub("x", drawing) if isinstance(drawing, str) else drawing


def drawn(renderer: Renderer, chart: Chart, state: ViewState) -> dict[str, Any]:
    """What a chart draws in a state, without its words: rows, figure, sentences."""
    drawing = renderer.draw(chart, state)
    if not drawing.frame:
        return {}
    with speaking(""):
        return {
            "rows": facts(drawing.frame),
            "figure": without_words(chart.figure(drawing.frame, drawing.state)),
            "finding": without_words(chart.finding(drawing.frame, drawing.state)),
            "subtitle": without_words(chart.subtitle(drawing.frame, drawing.state)),
        }


@pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
def test_numbers_do_not_depend_on_words(
    chart: Chart, store: Store, renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same rows in the same order, same figure, same digits and signs in title and subtitle."""
    requested = [
        state.with_(lang="") for state in islice(states(chart, renderer), STATES_PER_CHART)
    ]
    english = [drawn(renderer, chart, state) for state in requested]
    assert any(english)
    nonsense = Nonsense()
    monkeypatch.setattr(text, "catalogue", lambda code: nonsense)
    babel = Renderer(store, PAGES)
    for state, expected in zip(requested, english, strict=True):
        assert drawn(babel, chart, state) == expected, state
