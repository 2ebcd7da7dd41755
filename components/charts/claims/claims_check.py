"""How close are the interview's figures to published statistics?"""

from __future__ import annotations

from math import log, log10
from typing import Any

from components.charts.kit import draw, lettering, marks, style
from components.charts.kit.base import Chart, Figure, Frame, Row, keyed, show
from components.charts.kit.verdicts import VERDICTS, figure_text
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.claims import Checked, checked
from data.records.codes import REGION
from data.store import Store

_TICKS = (1, 3, 10)
#: of a symbol in the key, as wide as that of a dot
_OUTLINE = {"width": 2, "color": style.NEUTRAL}


def table(store: Store, state: ViewState) -> Frame:
    """Interview figure / statistics' figure for each claim that has both; furthest from 1 first.

    The note has the claim's name, its verdict and both figures.
    """
    rows = [
        _row(store, pair)
        for letter, claim in store.package.claims.claims.items()
        if (pair := checked(claim, store.claims[letter]))
    ]
    return tuple(sorted(rows, key=lambda row: -abs(log(row.value))))


def _row(store: Store, pair: Checked) -> Row:
    words = (_(pair.name), _(VERDICTS[pair.verdict].word), _both(pair))
    return keyed(
        store,
        pair.row,
        measure="said_found",
        value=pair.ratio,
        unit="ratio",
        status="derived",
        source=f"{pair.row.source};{store.package.claims.interview}",
        note=joined(words, "; "),
    )._replace(claim=pair)


def _both(pair: Checked) -> str:
    """`interview $100 bn, statistics $106 bn`."""
    return _("interview {said}, statistics {found}").format(
        said=figure_text(pair.interview), found=figure_text(pair.statistics)
    )


def _claim(row: Row) -> Checked:
    """The claim of a row of this chart."""
    assert row.claim is not None
    return row.claim


def figure(frame: Frame, state: ViewState) -> Figure:
    """A dot for each claim on a log scale, its shape the verdict; at 1 both figures agree."""
    chosen = "" if state.country == REGION else state.country
    names = {row: lettering.wrap(_(_claim(row).name), 24) for row in frame}
    data: list[Figure] = []
    entries: list[Figure] = []  # grey: a trace's own would have the colour of its first country
    for code, verdict in VERDICTS.items():
        rows = [row for row in frame if _claim(row).verdict == code]
        if rows:
            dots = draw.dots(
                rows,
                name=_(verdict.word),
                label=lambda row: names[row],
                text=_text,
                side=lambda row: "right",
                hover=lambda row: _both(_claim(row)),
                colour=lambda row: style.COUNTRY_COLOURS.get(row.country, style.ACCENT),
                click=lambda row: {"country": row.country} if row.country != REGION else {},
                opacity=lambda row: style.fade(row.country, chosen),
            )
            dots["marker"] |= {"symbol": verdict.symbol, "size": 13}
            data.append(dots | {"showlegend": False})
            key = {"symbol": verdict.symbol, "size": 13, "color": style.NEUTRAL, "line": _OUTLINE}
            entries.append(marks.key_entry(_(verdict.word), key, "scatter"))
    return {
        "data": [*entries, *data],
        "layout": {
            "showlegend": True,
            "legend": draw.LEGEND,
            "xaxis": {
                "type": "log",
                "range": [log10(0.6), log10(max(row.value for row in frame) * 5)],
                "tickvals": list(_TICKS),
                "ticktext": [f"×{tick}" for tick in _TICKS],
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
    """The ratio, away from its marker; for ratios below 1 also away from the line at 1."""
    return "\N{EN SPACE}" * (3 if row.value < 0.99 else 1) + show(row)


def _stem(row: Row, label: str) -> dict[str, Any]:
    """The line from 1 to the dot."""
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
    """The line at 1, where both figures agree."""
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
    """How many are within 10%, and which is furthest off."""
    close = sum(abs(log(row.value)) < log(1.1) for row in frame)
    return _(
        "{close} of {all} interview figures are within 10% of statistics; "
        "“{name}” is furthest off ({ratio})"
    ).format(close=close, all=len(frame), name=_(_claim(frame[0]).name), ratio=show(frame[0]))


def subtitle(frame: Frame, state: ViewState) -> str:
    """What is divided by what, and which claims are left out."""
    return _(
        "Interview figure divided by published figure; ×1: both agree · log "
        "scale · claims that trade statistics can check; the others are "
        "below"
    )


CHART = Chart(
    own_marks="the verdict on a claim",
    id="claims_check",
    question=mark("How close are the interview's figures to published statistics?"),
    wide=True,
    uses=("country",),
    missing=mark("No claim in the interview can be checked against trade statistics."),
    compares=("country",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=460,
)
