"""Are China’s sales of new-energy goods to Central Asia rising?"""

from __future__ import annotations

from components.charts.kit import newenergy, panels, style
from components.charts.kit.base import Chart, Figure, Frame, Row, brief, show
from components.charts.kit.newenergy import growth_between, tech_of
from components.language import numbers
from components.language.terms import tech_name
from components.language.text import _, joined, mark
from components.state import ViewState
from data.analysis.newenergy import imports_of, part_years, years_of
from data.records.cleantech import ALL_TECHS, TECHS
from data.records.codes import COUNTRIES, REGION
from data.store import Store, is_year


def table(store: Store, state: ViewState) -> Frame:
    """US dollars by technology and year, then the latest months and the same a year before.

    For the region and a chosen technology: the region and each country. A country's electric
    vehicles and batteries also have the importer's own figures, by HS code.
    """
    keys = [(state.country, state.tech)] if state.tech else [(state.country, t) for t in TECHS]
    if state.tech and state.country == REGION:
        keys += [(country, state.tech) for country in COUNTRIES]
    rows: list[Row] = []
    for country, tech in keys:
        series = store.new_energy.series(country, tech)
        rows += (newenergy.row_of(store, figure) for figure in years_of(series))
        parts = part_years(series)
        for figure, base in zip(parts, ("", *(part.period for part in parts)), strict=False):
            rows.append(newenergy.row_of(store, figure, base))
        own = imports_of(store, country, tech)
        rows += (newenergy.own_row(store, own[year]) for year in own if year in series)
    return tuple(rows)


def _by_panel(frame: Frame) -> dict[tuple[str, str], Frame]:
    """Country and technology -> the rows of their panel, China's first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in frame:
        found.setdefault((row.country, tech_of(row)), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _counted_by(ledger: str, rows: Frame) -> Frame:
    return tuple(row for row in rows if row.ledger == ledger)


def _click(row: Row, of_country: bool) -> dict[str, str]:
    """A click chooses the year, and the technology or the country that the panel stands for."""
    chosen = {"country": row.country} if of_country else {"tech": tech_of(row)}
    return {**chosen, "period": row.period[:4]}


def figure(frame: Frame, state: ViewState) -> Figure:
    """A panel for each technology, or for each country if one technology is chosen."""
    found = _by_panel(frame)
    by_country = len({country for country, _tech in found}) > 1
    drawn = [
        panels.Panel(
            name=rows[0].country_name if by_country else rows[0].commodity_name,
            figures=_figures(rows, state.period, alone=len(found) == 1),
            rows=rows,
            colour=lambda row: style.COUNTRY_COLOURS[row.country],
            click=lambda row: _click(row, by_country and row.country != REGION),
        )
        for rows in found.values()
    ]
    return panels.figure(drawn, state.period)


def _year(rows: Frame, period: str) -> tuple[Row, Row | None]:
    """The row of the chosen year, else of the latest whole year, and of the year before.

    If only months of the chosen year are known, those and the same months a year before.
    """
    years = {row.period: row for row in rows if is_year(row.period)}
    new, old = _parts(rows)
    if new is not None and new.period[:4] == period:
        return new, old
    year = period if period in years else max(years)
    return years[year], years.get(str(int(year) - 1))


def _parts(rows: Frame) -> tuple[Row | None, Row | None]:
    """The latest months, and the same months of the year before."""
    parts = sorted((row for row in rows if not is_year(row.period)), key=lambda row: row.period)
    return (parts[-1], parts[0]) if len(parts) == 2 else (None, None)


def _figures(rows: Frame, period: str, *, alone: bool) -> str:
    """China's figure of the year, then growth of the latest months: `2025: $1.10 bn · ’26 +66%`.

    A panel that is `alone` also has both sides' figures of the latest year that has both.
    """
    line = _of_china(_counted_by("china", rows), period)
    own = {row.period: row for row in _counted_by("partner", rows)}
    if not alone or not own:
        return line
    year = period if period in own else max(own)
    theirs = next(row for row in _counted_by("china", rows) if row.period == year)
    both = _("{year}: China’s figure {value}, the importer’s {own}").format(
        year=year, value=brief(theirs), own=brief(own[year])
    )
    return f"{line}<br>{both}"


def _of_china(rows: Frame, period: str) -> str:
    value, _before = _year(rows, period)
    text = f"{value.period[:4]}: {brief(value)}"
    new, old = _parts(rows)
    growth = growth_between(new, old)
    if new is None or growth is None:
        return text
    return f"{text} · ’{new.period[2:4]} {newenergy.growth_text(growth)}"


def _sum(rows: list[Row]) -> Row:
    """The rows of one period as one: their sum, with the least complete status."""
    weak = [row.status for row in rows if row.status == "incomplete"]
    status = weak[0] if weak else rows[0].status
    return rows[0]._replace(value=sum(row.value for row in rows), status=status)


def _whole(frame: Frame) -> Frame:
    """One series of all that is drawn: the region's if it has rows, else the sum by period."""
    own = [row for row in _counted_by("china", frame) if row.country == frame[0].country]
    periods = dict.fromkeys(row.period for row in own)
    return tuple(_sum([row for row in own if row.period == period]) for period in periods)


def finding(frame: Frame, state: ViewState) -> str:
    """The latest year or the chosen one, and the latest months, each with its growth."""
    rows = _whole(frame)
    value, before = _year(rows, state.period)
    what = tech_name(state.tech or ALL_TECHS)
    if not any(row.value for row in rows):
        return _("{what}: China’s customs recorded no exports to {country}").format(
            what=what, country=value.country_name
        )
    growth = newenergy.growth_text(growth_between(value, before))
    plain = _("{what}: China sold {country} {value} in {year}")
    text = (
        _("{what}: China sold {country} {value} in {year} ({growth})") if growth else plain
    ).format(
        what=what,
        country=value.country_name,
        value=show(value),
        year=numbers.period(value.period),
        growth=growth,
    )
    new, old = _parts(rows)
    if new is None or new is value:
        return text
    growth = newenergy.growth_text(growth_between(new, old))
    more = _("{text}; {months}: {value} ({growth})") if growth else _("{text}; {months}: {value}")
    return more.format(text=text, months=numbers.period(new.period), value=show(new), growth=growth)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, who counted, years; what the headings of the panels say; whose the other bars are."""
    panels_drawn = _by_panel(frame)
    new, _old = _parts(_counted_by("china", next(iter(panels_drawn.values()))))
    more = []
    if len(panels_drawn) > 1:
        more.append(_("each panel has its own scale"))
    if new is not None:
        more.append(
            _("’{year}: {months} on the same months of ’{before}").format(
                year=new.period[2:4], months=numbers.months(new.period), before=new.base[2:4]
            )
        )
    own = _counted_by("partner", frame)
    codes = sorted({code for row in own for code in row.commodity.split(";")})
    if own and state.tech:
        text = _("striped: the importer’s own figures, HS {codes}")
        more.append(text.format(codes=joined(codes)))
    elif own:
        more.append(_("striped: the importer’s own figures by HS code"))
    return newenergy.counted(_counted_by("china", frame), _("US dollars"), more)


CHART = Chart(
    id="new_energy",
    question=mark("Are China’s sales of new-energy goods to Central Asia rising?"),
    **{**newenergy.SHARED, "ledgers": (), "why_not": ""},
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=3 * panels.ROW_HEIGHT + 70,
)
