"""One line per country, and its label at the end."""

from __future__ import annotations

from components.charts.kit import draw, style
from components.charts.kit.base import Figure, Frame, show
from components.charts.kit.lettering import End


def country_lines(frame: Frame, chosen: str) -> tuple[dict[str, Figure], list[End]]:
    """Return country code -> its line over the periods of `frame`, and the labels of the lines.

    All but the `chosen` country are faded, if one is chosen. A click chooses country and period.
    """
    lines: dict[str, Figure] = {}
    ends: list[End] = []
    for country, rows in draw.groups(frame, "country").items():
        name, colour = rows[0].country_name, style.COUNTRY_COLOURS[country]
        lines[country] = draw.line(
            rows,
            name=name,
            colour=colour,
            opacity=style.fade(country, chosen),
            click=lambda row: {"country": row.country, "period": row.period},
        )
        last = rows[-1]
        ends.append(End(name, last.value, colour, show(last), last.period))
    return lines, ends
