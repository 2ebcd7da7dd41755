"""The place of a chart's card in a page."""

from __future__ import annotations

from dash import html

from components.charts.kit.base import Chart
from components.language.text import _
from components.shell.attributes import attributes
from components.state import anchor


def card(chart: Chart, *, wide: bool) -> html.Article:
    """Return the empty place of a card, as wide as the page or half. A script fills its inside.

    What changes with every filter is no Dash component: setting it would cost more than drawing
    it (assets/src/page/cards.js, docs/architecture.md). React gives the article no children, so it
    leaves those of the script alone.
    """
    return html.Article(
        id=anchor(chart.id),
        className="card wide" if wide else "card",
        **attributes(data_kind=chart.kind, data_question=_(chart.question)),
    )
