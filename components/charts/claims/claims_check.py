"""How far is what the interview said from what statistics print?"""

from __future__ import annotations

from collections.abc import Mapping
from math import log, log10
from typing import Any

from components.charts.kit import draw, lettering, style
from components.charts.kit.base import Chart, Figure, Frame, Row, keyed, show
from components.charts.kit.verdicts import VERDICTS, said
from components.language.text import _, joined, mark, spoken_sign
from components.state import ViewState
from data.records.claims import Claim
from data.records.claims import Figure as Number
from data.records.codes import REGION
from data.records.observation import Observation, Ratio
from data.store import Store

_TICKS = (1, 3, 10)


def table(store: Store, state: ViewState) -> Frame:
    """For each claim that has a counterpart in trade statistics: said / found, furthest first.

    The note holds the claim's name, its verdict, and both figures.
    """
    rows: list[Row] = []
    for letter, claim in store.package.claims.claims.items():
        found = store.claims[letter]
        seen = _counterpart(claim, found)
        if claim.compare and seen:
            one, two = (found[name] for name in claim.compare)
            told = _("said {said}, found {found}").format(said=said(one), found=said(two))
            rows.append(
                keyed(
                    store,
                    seen,
                    measure="said_found",
                    value=one.value / two.value,
                    unit="ratio",
                    status="derived",
                    source=f"{seen.source};{store.package.claims.interview}",
                    note=joined((_(claim.name), _(VERDICTS[claim.verdict].word), told), "; "),
                )
            )
    return tuple(sorted(rows, key=lambda row: -abs(log(row.value))))


def _counterpart(claim: Claim, found: Mapping[str, Number]) -> Observation | Ratio | None:
    """The row that a claim is held against, or of which that figure is computed."""
    if not claim.compare:
        return None
    name = claim.compare[1]
    rows = (found[one].row for one in (name, *claim.figures[name].parts))
    return next((row for row in rows if row), None)


def _parts(row: Row) -> list[str]:
    """Name of the claim, word of its verdict, both figures."""
    return row.note.split(spoken_sign("; "), 2)


def figure(frame: Frame, state: ViewState) -> Figure:
    """A dot for each claim on a log scale, its shape the verdict; at 1 both agree."""
    chosen = "" if state.country == REGION else state.country
    names = {row: lettering.wrap(_parts(row)[0], 24) for row in frame}
    data = []
    for verdict in VERDICTS.values():
        word = _(verdict.word)
        rows = [row for row in frame if _parts(row)[1] == word]
        if rows:
            dots = draw.dots(
                rows,
                name=word,
                label=lambda row: names[row],
                text=_text,
                side=lambda row: "right",
                hover=lambda row: _parts(row)[2],
                colour=lambda row: style.COUNTRY_COLOURS.get(row.country, style.ACCENT),
                click=lambda row: {"country": row.country} if row.country != REGION else {},
                opacity=lambda row: style.fade(row.country, chosen),
            )
            dots["marker"] |= {"symbol": verdict.symbol, "size": 13}
            data.append(dots)
    return {
        "data": data,
        "layout": {
            "showlegend": True,
            "legend": draw.LEGEND,
            "xaxis": {
                "type": "log",
                "range": [log10(0.6), log10(max(row.value for row in frame) * 5)],
                "tickvals": list(_TICKS),
                "ticktext": [f"×{one}" for one in _TICKS],
                "tickangle": 0,
            },
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": [names[row] for row in reversed(frame)],
                "range": [-0.6, len(names) - 0.4],
                "showgrid": False,
            },
            "shapes": [_agreed(), *(_stem(row, names[row]) for row in frame)],
            "margin": {"t": 44},
        },
    }


def _text(row: Row) -> str:
    """The ratio, clear of its mark, and below 1 clear of the line at 1 too."""
    return "\N{EN SPACE}" * (3 if row.value < 0.99 else 1) + show(row)


def _stem(row: Row, label: str) -> dict[str, Any]:
    """From where both agree to the dot."""
    return {
        "type": "line",
        "x0": 1,
        "x1": row.value,
        "y0": label,
        "y1": label,
        "line": {"color": style.NEUTRAL, "width": 2},
        "opacity": 0.6,
        "layer": "below",
    }


def _agreed() -> dict[str, Any]:
    """The line at which both are the same."""
    return {
        "type": "line",
        "x0": 1,
        "x1": 1,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": style.NEUTRAL, "width": 1},
        "layer": "below",
    }


def finding(frame: Frame, state: ViewState) -> str:
    """How many are close, and which is furthest away."""
    close = sum(abs(log(row.value)) < log(1.1) for row in frame)
    return _("{close} of {all} figures are within a tenth; furthest is “{name}” ({ratio})").format(
        close=close, all=len(frame), name=_parts(frame[0])[0], ratio=show(frame[0])
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """What is divided by what, and which claims are missing here."""
    return _(
        "What was said divided by what was found, ×1 where both agree · log scale · claims with a "
        "counterpart in trade statistics; the others stand below"
    )


CHART = Chart(
    id="claims_check",
    question=mark("How far is what the interview said from what statistics print?"),
    wide=True,
    uses=("country",),
    missing=mark("No claim of the interview has a counterpart in trade statistics."),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=460,
)
