"""The row that a card's title speaks about, for the button that opens its number."""

from __future__ import annotations

import re

from components.charts.kit.base import Chart, Row, show
from components.language import numbers
from components.language.terms import flow_name
from components.language.text import speaking
from components.render import Drawn


def row_of_title(chart: Chart, drawn: Drawn) -> int:
    """Return the place of the row whose value, period and names are in the title.

    Among equals it is the one of the latest period, then the first. The frame must have rows.
    """
    with speaking(drawn.state.lang):
        title = chart.finding(drawn.frame, drawn.state)
        places = range(len(drawn.frame))
        return max(places, key=lambda place: (*_fit(drawn.frame[place], title), -place))


def _fit(row: Row, title: str) -> tuple[int, str]:
    """Return how much of a row is in a title, and its last period as a code."""
    names = (row.country_name, row.partner_name, row.commodity_name, row.item_name)
    words = (*filter(None, names), *([flow_name(row.flow)] if row.flow else []))
    found = sum(word.lower() in title.lower() for word in words)
    value = show(row).lstrip("+" + numbers.MINUS)  # a deficit has no sign in a sentence
    fit = 6 * _has(title, value) + 3 * _has(title, numbers.period(row.period)) + found
    return fit, row.period[-7:]


def _has(title: str, text: str) -> bool:
    """Return whether a number or a period is in a title, and not only as a part of another."""
    return bool(re.search(rf"(?<![\d.,]){re.escape(text)}(?!\d|[.,]\d)", title))
