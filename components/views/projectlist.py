"""The list of `/projects`: its rows, and all that is known of the chosen project or route.

The page's payload has both as JSON; assets/src/page/projects.js puts them into the table and into
the panel of components/views/projectdesk.py.
"""

from __future__ import annotations

from typing import Any

from components.charts.kit.base import label_of
from components.charts.kit.geo import on_map
from components.charts.kit.projects import (
    amount,
    chosen,
    counted,
    country_names,
    date_text,
    dated,
    is_open,
    measure_of,
    routes_of,
)
from components.language import numbers
from components.language.sources import site_of
from components.language.terms import measure_name, route_name, sector_name, stage_name
from components.language.text import _, aside, joined, sentence
from components.state import ViewState
from data.analysis.projects import year_of
from data.records.projects import Project, Route, countries_of
from data.store import Store

#: id of a project -> letter of the claim of the interview that is about it
STORIES = {"P040": "i", "P004": "j"}


def listed(store: Store, state: ViewState) -> dict[str, Any]:
    """Return the rows of both lists, the chosen item, and how many projects there are.

    projects, routes  rows of the state, each a mapping (assets/src/types.d.ts: ListRow)
    item              id of the chosen project or route, empty for none
    card              what is known of it; None for none
    summary           how many projects are listed, and how many of them are on the map
    """
    projects = chosen(store, state)
    mapped = [project for project in projects if _has_place(project)]
    return {
        "item": state.item,
        "card": card_of(store, state.item),
        "projects": [_project_row(store, project) for project in projects],
        "routes": [_route_row(store, route) for route in routes_of(store, state.country)],
        "summary": _("Projects listed: {count} of {all}. On the map: {there}.").format(
            count=counted(len(projects)),
            all=counted(len(store.package.projects)),
            there=counted(len(mapped)),
        ),
    }


def item_name(store: Store, item: str) -> str:
    """Return the name of a project or route in the reader's language; empty for an unknown id."""
    record = _record(store, item)
    if record is None:
        return ""
    return _(record.name) if isinstance(record, Project) else route_name(record)


def _record(store: Store, item: str) -> Project | Route | None:
    records: tuple[Project | Route, ...] = (*store.package.projects, *store.package.routes)
    return next((record for record in records if record.id == item), None)


def _project_row(store: Store, project: Project) -> dict[str, Any]:
    """Return a row; `day` and `value` are what the columns of status and amount are sorted by."""
    return {
        "id": project.id,
        "name": _(project.name),
        "where": country_names(store, countries_of(project)),
        "kind": project.theme,
        "sector": sector_name(project.theme),
        "stage": project.status,
        "status": stage_name(project.status),
        "day": project.status_as_of,
        "date": date_text(project.status_as_of),
        "value": project.value_usd,
        "money": "" if project.value_usd is None else numbers.money(project.value_usd),
        "type": "" if project.value_kind in ("", "unstated") else measure_name(project.value_kind),
        "year": year_of(project),
        # what the text filter looks into besides the cells
        "words": joined((_(project.chinese_parties), _(project.location), _(project.sector))),
    }


def _route_row(store: Store, route: Route) -> dict[str, Any]:
    return {
        "id": route.id,
        "name": route_name(route),
        "where": country_names(store, countries_of(route)),
        "kind": measure_of(route),
        "sector": measure_name(measure_of(route)),
        "stage": "operating" if is_open(route) else "announced",
        "status": _(route.status),
        "day": route.status_as_of,
        "date": date_text(route.status_as_of),
        "value": None,
        "money": "",
        "type": "",
        "year": "",
        "words": joined(_(mode) for mode in route.modes.split(";")),
    }


def card_of(store: Store, item: str) -> dict[str, Any] | None:
    """Return what the panel shows of a project or route; None for an unknown id.

    facts    [term, text]; a text without a term belongs to the fact before it
    sources  [address, web site]
    links    [address, text]; `mixes` are links to the commodity mix of each country
    on_map   the map has a mark of it
    """
    record = _record(store, item)
    if record is None:
        return None
    return (
        _project_card(store, record) if isinstance(record, Project) else _route_card(store, record)
    )


def _project_card(store: Store, project: Project) -> dict[str, Any]:
    opened = _("Opened") if project.status == "operating" else _("Completion planned")
    completed = project.completion_year if project.status != "cancelled" else None
    story = STORIES.get(project.id)
    return {
        "id": project.id,
        "name": _(project.name),
        "kicker": " · ".join((country_names(store, countries_of(project)), _sector(project))),
        "text": sentence(_(project.description)),
        "facts": _stated(
            (_("Status"), dated(project)),
            (_("Chinese side"), _(project.chinese_parties)),
            (_("Amount"), amount(project)),
            ("", _(project.value_note)),
            (_("Start"), str(project.start_year or "")),
            (opened, str(completed or "")),
            (_("Where"), aside(_(project.location), _precision(project))),
            (_("Caveats"), _(project.caveat)),
        ),
        "sources": _sources(store, project.source),
        "links": [[f"/claims#claim-{story}", _("What the interview said about it")]]
        if story
        else [],
        "mixes": [
            [f"/commodities?country={code}", label_of(store, code)]
            for code in countries_of(project)
        ],
        "on_map": _has_place(project),
    }


def _route_card(store: Store, route: Route) -> dict[str, Any]:
    traffic = route.kind == "border_crossing"
    return {
        "id": route.id,
        "name": route_name(route),
        "kicker": country_names(store, countries_of(route)),
        "text": sentence(_(route.note)) if route.note else "",
        "facts": _stated(
            (_("Status"), aside(_(route.status), date_text(route.status_as_of))),
            (_("Mode of transport"), joined(_(mode) for mode in route.modes.split(";"))),
            (_("Where"), _("place approximate")),
        ),
        "sources": _sources(store, route.source),
        "links": [[f"/corridors?item={route.id}", _("Throughput")]] if traffic else [],
        "mixes": [],
        "on_map": True,
    }


def _stated(*facts: tuple[str, str]) -> list[list[str]]:
    """Return the facts that have a text."""
    return [[term, text] for term, text in facts if text]


def _sector(project: Project) -> str:
    """Return theme and sector; only the sector if it begins with the theme's name."""
    theme, sector = sector_name(project.theme), _(project.sector)
    if sector.lower().startswith(theme.lower()):
        return theme + sector[len(theme) :]
    return f"{theme} · {sector}"


def _precision(project: Project) -> str:
    """Return how exact the place is; empty if there is none, or if the place's name says it."""
    precision = "" if project.coord_precision == "none" else _(project.coord_precision)
    return "" if precision.lower() in _(project.location).lower() else precision


def _has_place(project: Project) -> bool:
    """Return whether the map shows the project."""
    return project.lat is not None and on_map(project.lat, project.lon or 0.0)


def _sources(store: Store, ids: str) -> list[list[str]]:
    """Return address of the entry and web site of each source; `ids` are joined by `;`."""
    known = store.package.sources
    return [
        [f"/data#source-{source_id}", site_of(store, known[source_id])]
        for source_id in ids.split(";")
    ]
