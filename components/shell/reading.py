"""How to read a page: its introduction and the key of the marks in its charts."""

from __future__ import annotations

from typing import Any

from dash import html

from components.language.text import _, mark
from components.shell import ids
from components.shell.attributes import attributes

#: marks of status and ledger in all charts (components/charts/kit/marks.py) -> their meaning
_MARKS: tuple[tuple[str, str], ...] = (
    ("●", mark("as published")),
    ("○", mark("derived; bars have an outline only")),
    ("⊗", mark("suspect, incomplete or an estimate; bars are hatched")),
    ("┄", mark("fine dots join figures of different sources")),
    ("—●", mark("China’s customs, where both sides are drawn")),
    ("╌■", mark("national statistics, where both sides are drawn")),
)
_GAPS = mark("A gap in a line: no figure found. Missing figures are never drawn as zero.")


def key_of_marks() -> list[Any]:
    """Return the marks and their meanings as a list, and what a gap means."""
    rows: list[Any] = []
    for sign, meaning in _MARKS:
        rows += [html.Dt(sign), html.Dd(_(meaning))]
    return [html.Dl(rows, className="key-of-marks"), html.P(_(_GAPS), className="key-of-gaps")]


def reading_button() -> html.Button:
    """Return the button in the heading row that opens `reading` of the page."""
    return html.Button(
        _("How to read this"),
        className="button reading-open",
        type="button",
        **attributes(aria_controls=ids.READING, aria_expanded="false", data_opens=ids.READING),
    )


def reading(lede: str, *, marks: bool) -> html.Div:
    """Return the panel of a page: its introduction, and the key if it has charts with marks."""
    return html.Div(
        [html.P(lede), *(key_of_marks() if marks else [])],
        id=ids.READING,
        className="reading",
    )
