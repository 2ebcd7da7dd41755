"""What the charts about projects share: the chosen ones, and a project as a row."""

from __future__ import annotations

from collections.abc import Mapping

from components.charts.kit.base import Row, label_of
from components.language import numbers
from components.language.terms import PRESS, measure_name, stage_name
from components.language.text import _, aside, joined
from components.state import ViewState
from data.analysis.projects import year_of
from data.records.codes import REGION
from data.records.projects import Project, Route, countries_of
from data.store import Store


def chosen(store: Store, state: ViewState) -> tuple[Project, ...]:
    """Projects of the chosen country, sector, status and year, in order of id."""
    return tuple(
        project
        for project in store.package.projects
        if (state.country == REGION or state.country in countries_of(project))
        and state.sector in ("", project.theme)
        and state.stage in ("", project.status)
        and state.period in ("", year_of(project))
    )


#: modes of a line -> measure of its row, a key of style.ROUTE_COLOURS; other lines are railways
_MODES: Mapping[str, str] = {"gas pipeline": "gas_line", "oil pipeline": "oil_line"}


def routes_of(store: Store, country: str) -> tuple[Route, ...]:
    """Crossings, and routes that are drawn as lines, of a country or of the region."""
    return tuple(
        route
        for route in store.package.routes
        if (route.path or route.kind == "border_crossing")
        and (country == REGION or country in countries_of(route))
    )


def measure_of(route: Route) -> str:
    """`crossing`, `railway`, `gas_line` or `oil_line`: what a route is on the map."""
    return "crossing" if route.kind == "border_crossing" else _MODES.get(route.modes, "railway")


def is_open(route: Route) -> bool:
    """True for a route in operation; lines of others are dashed."""
    return route.status.startswith(("operating", "open"))


def country_names(store: Store, codes: tuple[str, ...]) -> str:
    """`Kyrgyzstan, Uzbekistan`."""
    return joined(label_of(store, code) for code in codes)


def date_text(day: str) -> str:
    """A date in the reader's language; empty for none."""
    return numbers.period(day) if day else ""


def dated(project: Project) -> str:
    """`under construction (3 Jun 2024)`: the status, and the date on which it was reported."""
    return aside(stage_name(project.status), date_text(project.status_as_of))


def row_of(store: Store, project: Project) -> Row:
    """A project as a row: its announced amount, or a place if it has no amount in dollars."""
    codes = countries_of(project)
    has_amount = project.value_usd is not None
    return Row(
        country=codes[0] if len(codes) == 1 else REGION,
        country_name=country_names(store, codes),
        partner="",
        partner_name="",
        period=year_of(project),
        flow="",
        commodity="",
        commodity_name="",
        measure=project.value_kind if has_amount else "no_amount",
        value=project.value_usd if project.value_usd is not None else 1.0,
        unit="USD" if has_amount else "place",
        ledger=PRESS,
        status="reported",
        source=project.source,
        note=joined(filter(None, (dated(project), _(project.value_note), _(project.caveat))), "; "),
        item=project.id,
        item_name=_(project.name),
        sector=project.theme,
        stage=project.status,
        place="" if project.lat is None else f"{project.lat},{project.lon}",
    )


def counted(count: int) -> str:
    """A number of projects as text."""
    return numbers.decimal(count, 0)


def amount(project: Project) -> str:
    """The announced amount with its type, or that there is none in dollars."""
    if project.value_usd is None:
        return _("no amount in dollars")
    return aside(numbers.money(project.value_usd), measure_name(project.value_kind))
