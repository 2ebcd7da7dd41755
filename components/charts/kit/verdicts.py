"""How a claim of the interview is shown: the sign and word of its verdict, its figures as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from components.language import numbers
from components.language.text import _, mark, one_stop
from data.records.claims import Claim, ClaimFigure
from data.records.observation import Observation


class Verdict(NamedTuple):
    """A word, the sign that is written with it, and plotly's symbol of the same shape."""

    word: str
    sign: str
    symbol: str


VERDICTS: Mapping[str, Verdict] = {
    "supported": Verdict(mark("supported"), "●", "circle"),
    "partly": Verdict(mark("partly supported"), "◐", "circle-open-dot"),
    "ambiguous": Verdict(mark("ambiguous"), "◇", "diamond-open"),
    "contradicted": Verdict(mark("contradicted"), "✕", "x"),
    "not_found": Verdict(mark("not found"), "○", "circle-open"),
}


def figure_text(figure: ClaimFigure) -> str:
    """A figure as text, with no more digits than its source published."""
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


def filled(text: str, figures: Mapping[str, ClaimFigure]) -> str:
    """A text of a claim in the reader's language, with its figures filled in by name."""
    words = {
        name: figure_text(figure).replace(" ", "\N{NO-BREAK SPACE}")
        for name, figure in figures.items()
    }
    return one_stop(_(text).format_map(words))


def sources_of(claim: Claim, figures: Mapping[str, ClaimFigure]) -> tuple[str, ...]:
    """Ids of all sources of a claim: those of its figures, then the others that it names."""
    ids = [source_id for figure in figures.values() for source_id in figure.sources]
    return tuple(dict.fromkeys((*ids, *claim.sources)))
