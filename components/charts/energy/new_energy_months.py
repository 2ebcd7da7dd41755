"""How do China’s exports of new-energy goods to Central Asia move from month to month?"""

from __future__ import annotations

from components.charts.kit import draw, lettering, newenergy, style
from components.charts.kit.base import Chart, Figure, Frame, Row, show
from components.charts.kit.lettering import End
from components.charts.kit.newenergy import growth_between, tech_of
from components.charts.kit.points import point
from components.language import numbers
from components.language.terms import tech_name
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.newenergy import months_of
from data.records.cleantech import ALL_TECHS
from data.records.codes import COUNTRIES, REGION
from data.store import Store

#: heights of the drawing: of countries, and of technologies
_HEIGHT, _TALL = 460, 640
#: most characters in a line of a label
_LABEL = 14
#: least distance of two labels, as a part of the tall drawing: the usual one would move them from
#: their lines, of which five end close to zero
_APART = 0.034


def table(store: Store, state: ViewState) -> Frame:
    """US dollars by month: of each country for the region, else of each technology.

    With a chosen technology only that one.
    """
    if state.country == REGION:
        keys = [(country, state.tech or ALL_TECHS) for country in COUNTRIES]
    elif state.tech:
        keys = [(state.country, state.tech)]
    else:
        techs = store.new_energy.technologies(state.country)
        keys = [(state.country, tech) for tech in techs]
    return tuple(
        newenergy.row_of(store, figure)
        for country, tech in keys
        for figure in months_of(store.new_energy.series(country, tech))
    )


def _series(frame: Frame) -> list[Frame]:
    """The rows of each line."""
    return [
        rows
        for part in draw.groups(frame, "country").values()
        for rows in draw.groups(part, "commodity").values()
    ]


def _months(rows: Frame) -> list[tuple[float, Row | None]]:
    """Place and row of each month of a line; a month without a figure has no row: a gap."""
    by_month = {int(row.period[:4]) * 12 + int(row.period[5:]) - 1: row for row in rows}
    return [
        ((month + 0.5) / 12, by_month.get(month))
        for month in range(min(by_month), max(by_month) + 1)
    ]


def figure(frame: Frame, state: ViewState) -> Figure:
    """A line for each country or technology, named at its end; the chosen year is marked."""
    by_country = state.country == REGION
    lines = _series(frame)
    axis = style.axis_money([row.value for row in frame])
    data, ends = [], []
    for rows in lines:
        tech = tech_of(rows[0])
        own = by_country or tech not in style.TECH_COLOURS or len(lines) == 1
        colour = style.COUNTRY_COLOURS[rows[0].country] if own else style.TECH_COLOURS[tech]
        name = rows[0].country_name if by_country else rows[0].commodity_name
        data.append(_line(rows, name, colour))
        ends.append(End(name, rows[-1].value, colour, period=rows[-1].period))
    labels: list[Figure] = []
    room = 12  # a single line is named in the title
    if len(lines) > 1:
        span = (0.0, axis["range"][1])
        labels, room = lettering.side_labels(ends, span, width=_LABEL, gap=_APART)
    years = sorted({row.period[:4] for row in frame})
    return {
        "data": data,
        "layout": {
            "xaxis": _axis(years, min(row.period for row in frame)),
            "yaxis": axis,
            "shapes": _mark_year(state.period),
            "annotations": labels,
            "margin": {"r": room},
            # six lines of technologies cross each other, and stand beside the tall panels
            "height": _TALL if len(lines) > 1 and not by_country else _HEIGHT,
        },
    }


def _axis(years: list[str], first: str) -> Figure:
    """Years labelled at their first month; a year of which only the end is drawn has no label."""
    starts = int(first[:4]) + (int(first[5:]) - 0.5) / 12
    axis = style.axis_years([year for year in years if int(year) > starts - 0.5], most=4)
    return axis | {"range": [starts - 0.3, int(years[-1]) + 0.5]}


def _mark_year(year: str) -> list[Figure]:
    """A light band over the chosen year."""
    if len(year) != 4:
        return []
    return [
        {
            "type": "rect",
            "x0": int(year),
            "x1": int(year) + 1,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "fillcolor": style.NEUTRAL,
            "opacity": 0.13,
            "line": {"width": 0},
            "layer": "below",
        }
    ]


def _line(rows: Frame, name: str, colour: str) -> Figure:
    """One line of months; a click on one chooses its year."""
    drawn = _months(rows)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [place for place, _row in drawn],
        "y": [row.value if row else None for _place, row in drawn],
        "text": [
            joined((numbers.period(row.period), show(row)), ": ") if row else ""
            for _place, row in drawn
        ],
        "customdata": [point(row, period=row.period[:4]) if row else None for _place, row in drawn],
        "hovertemplate": f"{name}<br>%{{text}}<extra></extra>",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": colour, "width": 2},
        "marker": {"size": 4, "color": colour},
    }


def _sums(frame: Frame) -> dict[str, float]:
    """Month -> US dollars of all lines, for months that all of them have."""
    lines = _series(frame)
    shared = set.intersection(*({row.period for row in rows} for rows in lines))
    sums: dict[str, float] = {}
    for row in frame:
        if row.period in shared:
            sums[row.period] = sums.get(row.period, 0.0) + row.value
    return dict(sorted(sums.items()))


def finding(frame: Frame, state: ViewState) -> str:
    """The twelve months to the latest one against the twelve before, or the chosen year."""
    sums = _sums(frame)
    months = [month for month in sums if month[:4] == state.period]
    row = frame[0]._replace(status="derived")
    country = row.country_name if state.country != REGION else _("Central Asia")
    what = tech_name(state.tech or ALL_TECHS)
    if len(months) == 12:
        peak = max(months, key=lambda month: sums[month])
        return _("{what}: China sold {country} most in {month}, {value}").format(
            what=what,
            country=country,
            month=numbers.period(peak),
            value=numbers.money(sums[peak]),
        )
    values = list(sums.values())
    new = row._replace(value=sum(values[-12:]))
    old = row._replace(value=sum(values[-24:-12])) if len(values) >= 24 else None
    growth = newenergy.growth_text(growth_between(new, old))
    text = (
        _("{what}: China sold {country} {value} in the 12 months to {month} ({growth})")
        if growth
        else _("{what}: China sold {country} {value} in the 12 months to {month}")
    )
    return text.format(
        what=what,
        country=country,
        value=show(new),
        month=numbers.period(max(sums)),
        growth=growth,
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, who counted, years."""
    return newenergy.counted(frame, _("US dollars a month"))


CHART = Chart(
    id="new_energy_months",
    question=mark(
        "How do China’s exports of new-energy goods to Central Asia move from month to month?"
    ),
    **newenergy.SHARED,
    time=True,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=_HEIGHT,
)
