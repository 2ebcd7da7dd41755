"""How much solar capacity does China sell to Central Asia?"""

from __future__ import annotations

from collections.abc import Mapping

from components.charts.kit import newenergy, panels, style
from components.charts.kit.base import Chart, Figure, Frame, Row, show
from components.charts.kit.newenergy import growth_between
from components.language import numbers
from components.language.terms import UNITS
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.newenergy import solar_by_year
from data.records.cleantech import Solar
from data.records.codes import COUNTRIES, REGION
from data.store import Store

_PANELS = mark("Solar panels")
_CODE = newenergy.CODE + "panel"
#: measure -> unit
_MEASURES: Mapping[str, str] = {"capacity": "MW", "pieces": "pieces"}
_NOTES: Mapping[str, str] = {
    "capacity": mark("sum of the months; capacity as estimated by Ember"),
    "pieces": mark("sum of the months; compiled by Ember"),
}


def table(store: Store, state: ViewState) -> Frame:
    """Megawatts and pieces of solar panels by year, then the same months of the last two years.

    Of the country, or of each one for the region; periods without exports have no row.
    """
    countries = COUNTRIES if state.country == REGION else (state.country,)
    covered = store.new_energy.solar_months()
    return tuple(
        _row(store, country, period, months, measure)
        for measure in _MEASURES
        for country in countries
        for period, months in solar_by_year(
            store.new_energy.solar(country, "panel"), covered
        ).items()
        if months
    )


def _row(store: Store, country: str, period: str, months: tuple[Solar, ...], measure: str) -> Row:
    capacity = measure == "capacity"
    return newenergy.imported(
        store,
        country=country,
        period=period,
        commodity=_CODE,
        commodity_name=_(_PANELS),
        measure=measure,
        value=round(sum(row.mw if capacity else row.pieces for row in months), 2),
        unit=_MEASURES[measure],
        status="estimate" if capacity else "derived",
        source=months[0].source,
        note=_(_NOTES[measure]),
        estimated=capacity,
    )


def figure(frame: Frame, state: ViewState) -> Figure:
    """A panel of megawatts and one of pieces; countries are stacked."""
    drawn = []
    for measure, unit in _MEASURES.items():
        rows = tuple(row for row in frame if row.measure == measure)
        sums = _sums(frame, measure)
        name = _(UNITS[unit])
        drawn.append(
            panels.Panel(
                name=name[:1].upper() + name[1:],
                figures=_figures(sums, state.period),
                rows=rows,
                colour=lambda row: style.COUNTRY_COLOURS[row.country],
                click=lambda row: {"country": row.country, "period": row.period[:4]},
            )
        )
    return panels.figure(drawn, state.period, columns=1)


def _sums(frame: Frame, measure: str) -> dict[str, Row]:
    """Period -> the row of all countries together, in the order of time."""
    sums: dict[str, Row] = {}
    for row in frame:
        if row.measure == measure:
            before = sums.get(row.period)
            sums[row.period] = row._replace(value=row.value + (before.value if before else 0.0))
    return dict(sorted(sums.items(), key=lambda entry: (entry[0][-7:], entry[0])))


def _latest(sums: Mapping[str, Row], period: str) -> Row:
    """The sum of the chosen year, else of the latest months."""
    return sums.get(period) or list(sums.values())[-1]


def _before(sums: Mapping[str, Row], row: Row) -> Row | None:
    """The sum of the same months a year before."""
    year = row.period[:4]
    return sums.get(row.period.replace(year, str(int(year) - 1)))


def _figures(sums: Mapping[str, Row], period: str) -> str:
    """`2,121 MW in Jan–Sep 2025`."""
    row = _latest(sums, period)
    return joined((numbers.period(row.period), show(row)), ": ")


def finding(frame: Frame, state: ViewState) -> str:
    """Megawatts of the latest months or the chosen year, and growth on the year before."""
    sums = _sums(frame, "capacity")
    row = _latest(sums, state.period)
    country = frame[0].country_name if state.country != REGION else _("Central Asia")
    growth = newenergy.growth_text(growth_between(row, _before(sums, row)))
    text = (
        _("Solar panels: China sold {country} about {value} in {period} ({growth})")
        if growth
        else _("Solar panels: China sold {country} about {value} in {period}")
    )
    return text.format(
        country=country, value=show(row), period=numbers.period(row.period), growth=growth
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Units, who counted and who estimated, years."""
    more = [_("megawatts as estimated by Ember")]
    return newenergy.counted(frame, _("Megawatts and pieces"), more)


CHART = Chart(
    id="solar_capacity",
    question=mark("How much solar capacity does China sell to Central Asia?"),
    **newenergy.SHARED,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=2 * panels.ROW_HEIGHT + 70,
)
