"""`/projects`: China-backed projects and border crossings: place, parties, amount, status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from components.charts.kit.base import label_of
from components.charts.kit.geo import on_map
from components.charts.kit.projects import (
    amount,
    chosen,
    counted,
    country_names,
    date_text,
    dated,
)
from components.charts.projects import projects_map, projects_turn, projects_values
from components.language.sources import site_of
from components.language.terms import route_name, sector_name, stage_name
from components.language.text import _, aside, joined, mark, sentence, spoken_sign
from components.render import Renderer
from components.shell.attributes import attributes
from components.shell.markup import filled, templates
from components.state import ViewState
from components.views.base import View
from data.analysis.projects import year_of
from data.records.codes import REGION
from data.records.projects import Project, Route, countries_of
from data.store import Store

#: id of a project -> letter of the claim of the interview that is about it
STORIES = {"P040": "i", "P004": "j"}
_TEMPLATES = templates(__file__)
_CARDS = _TEMPLATES.get_template("project_cards.html")
_TABLE = _TEMPLATES.get_template("project_table.html")


def heading(store: Store, state: ViewState) -> str:
    """Return the heading with the country or region."""
    return _("China-backed projects: {where}").format(where=label_of(store, state.country))


def listed(store: Store, state: ViewState) -> dict[str, Any]:
    """Return what the list shows: ids of projects and crossings, the chosen one, and a summary."""
    projects = chosen(store, state)
    crossings = [
        route.id for route in _crossings(store) if state.country in (REGION, *countries_of(route))
    ]
    mapped = [project for project in projects if _has_place(project)]
    return {
        "ids": [*(project.id for project in projects), *crossings],
        "item": state.item,
        "summary": _("Projects listed: {count} of {all}. On the map: {there}.").format(
            count=counted(len(projects)),
            all=counted(len(store.package.projects)),
            there=counted(len(mapped)),
        ),
    }


def _crossings(store: Store) -> list[Route]:
    return [route for route in store.package.routes if route.kind == "border_crossing"]


def extra(renderer: Renderer) -> list[Any]:
    """Return the projects as a table and as cards, and the cards of crossings."""
    store = renderer.store
    return [
        html.Section(
            [
                html.H2(_("Project by project"), id="projects"),
                html.P(id="project-count", className="lede", role="status"),
                html.P(
                    _(
                        "A status is as of the date of the page cited, not of today. "
                        "Amounts are as announced and of different types; different types "
                        "are never added up."
                    ),
                    className="lede",
                ),
                html.Details(
                    [
                        html.Summary(_("Show as a table")),
                        html.Div(
                            _table(store),
                            className="project-table",
                            role="region",
                            tabIndex=0,
                            **attributes(aria_label=_("Table of projects")),
                        ),
                    ],
                    className="project-fold",
                ),
                _cards(_project_card(store, project) for project in store.package.projects),
                html.H2(_("Crossings into China"), id="crossings"),
                _cards(_crossing_card(store, route) for route in _crossings(store)),
            ],
            className="why-block project-list",
            id="project-list",
        )
    ]


@dataclass(frozen=True, kw_only=True)
class Card:
    """The texts of a project or a crossing for templates/project_cards.html.

    facts    (term, text); the template leaves out facts without text
    sources  (id, site)
    links    (address, text)
    mixes    (code, name) of the countries to whose commodity mix the card links
    """

    id: str
    name: str
    kicker: str
    text: str
    facts: list[tuple[str, str]]
    sources: list[tuple[str, str]]
    on_map: bool
    links: list[tuple[str, str]]
    mixes: list[tuple[str, str]]


def _cards(cards: Iterable[Card]) -> dcc.Markdown:
    return filled(_CARDS, cards=list(cards), comma=spoken_sign(", "))


def _project_card(store: Store, project: Project) -> Card:
    opened = _("Opened") if project.status == "operating" else _("Completion planned")
    completed = project.completion_year if project.status != "cancelled" else None
    story = STORIES.get(project.id)
    return Card(
        id=project.id,
        name=_(project.name),
        kicker=" · ".join((country_names(store, countries_of(project)), _sector(project))),
        text=sentence(_(project.description)),
        facts=[
            (_("Chinese side"), _(project.chinese_parties)),
            (_("Amount"), amount(project)),
            ("", _(project.value_note)),
            (_("Status"), dated(project)),
            (_("Start"), str(project.start_year or "")),
            (opened, str(completed or "")),
            (_("Where"), aside(_(project.location), _precision(project))),
            (_("Caveats"), _(project.caveat)),
        ],
        sources=_sources(store, project.source),
        on_map=_has_place(project),
        links=[(f"/claims#claim-{story}", _("What the interview said about it"))] if story else [],
        mixes=[(code, label_of(store, code)) for code in countries_of(project)],
    )


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


def _crossing_card(store: Store, route: Route) -> Card:
    return Card(
        id=route.id,
        name=route_name(route),
        kicker=country_names(store, countries_of(route)),
        text=sentence(_(route.note)),
        facts=[
            (_("Mode of transport"), joined(_(way) for way in route.modes.split(";"))),
            (_("Status"), aside(_(route.status), date_text(route.status_as_of))),
            (_("Where"), _("place approximate")),
        ],
        sources=_sources(store, route.source),
        on_map=True,
        links=[(f"/corridors?item={route.id}", _("Throughput"))],
        mixes=[],
    )


def _sources(store: Store, ids: str) -> list[tuple[str, str]]:
    """Return (id, site) of each source; `ids` are joined by `;`."""
    known = store.package.sources
    return [(source_id, site_of(store, known[source_id])) for source_id in ids.split(";")]


def _table(store: Store) -> dcc.Markdown:
    """Return the table of all projects."""
    head = (
        _("Project"), _("Country"), _("Sector"), _("Status"), _("Status as of"), _("Year"),
        _("Amount"), _("Sources"),
    )  # fmt: skip
    rows = [
        {
            "id": project.id,
            "name": _(project.name),
            "cells": (
                country_names(store, countries_of(project)),
                sector_name(project.theme),
                stage_name(project.status),
                date_text(project.status_as_of) or _("undated"),
                year_of(project) or _("undated"),
                amount(project),
            ),
            "sources": _sources(store, project.source),
        }
        for project in store.package.projects
    ]
    return filled(_TABLE, head=head, rows=rows)


VIEW = View(
    id="projects",
    name=mark("Projects"),
    heading=heading,
    lede=mark(
        "Announced, ongoing and operating China-backed projects, and the "
        "railways, pipelines and crossings that lead to China. Choose a "
        "year to see the projects that began in it; otherwise all are "
        "shown."
    ),
    charts=(
        projects_map.CHART,
        projects_turn.CHART,
        projects_values.CHART,
    ),
    extra=extra,
    listed=listed,
    marks="",
)
