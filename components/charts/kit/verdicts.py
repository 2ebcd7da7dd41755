"""How a claim of the interview is shown: its verdict as sign and word, its figures as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from components.language import numbers
from components.language.text import _, mark, one_stop
from data.records.claims import Claim, ClaimFigure
from data.records.observation import Observation


class Verdict(NamedTuple):
    """A word, its sign beside it, and plotly's symbol of the same shape."""

    word: str
    sign: str
    symbol: str


VERDICTS: Mapping[str, Verdict] = {
    "supported": Verdict(mark("supported"), "●", "circle"),
    "partly": Verdict(mark("partly supported"), "◐", "circle-dot"),
    "ambiguous": Verdict(mark("ambiguous"), "◇", "diamond-open"),
    "contradicted": Verdict(mark("contradicted"), "✕", "x"),
    "not_found": Verdict(mark("not found"), "○", "circle-open"),
}


def said(figure: ClaimFigure) -> str:
    """A figure as text, with no more digits than its source printed."""
    if figure.unit == "percent":
        return numbers.percent_printed(round(figure.value, 1))
    if figure.unit == "times":
        return numbers.multiple(figure.value)
    if figure.unit == "km":
        return numbers.kilometres(figure.value)
    if figure.kind in ("said", "fact"):
        return numbers.money_quoted(figure.value, figure.value / 1e9, "bnUSD")
    row = figure.row
    if isinstance(row, Observation) and row.status != "derived":
        return numbers.money_quoted(figure.value, row.value, row.unit)
    return numbers.money(figure.value)


def filled(text: str, found: Mapping[str, ClaimFigure]) -> str:
    """A text of a claim in the reader's language, its figures in their places."""
    words = {
        name: said(figure).replace(" ", "\N{NO-BREAK SPACE}") for name, figure in found.items()
    }
    return one_stop(_(text).format_map(words))


def sources_of(claim: Claim, found: Mapping[str, ClaimFigure]) -> tuple[str, ...]:
    """Ids of all sources behind a claim: of its figures, then those named beside them."""
    ids = [source_id for figure in found.values() for source_id in figure.sources]
    return tuple(dict.fromkeys((*ids, *claim.sources)))
