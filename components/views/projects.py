"""`/projects`: what is built with China, where, by whom, for how much, and how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from html import escape
from typing import Any

from dash import dcc, html

from components.charts.kit.base import label_of
from components.charts.kit.geo import on_map
from components.charts.kit.projects import (
    amount,
    chosen,
    counted,
    country_names,
    dated,
    said_on,
    year_of,
)
from components.charts.projects import projects_map, projects_turn, projects_values
from components.language.sources import site_of
from components.language.terms import route_name, sector_name, stage_name
from components.language.text import _, aside, joined, mark, sentence, spoken_sign
from components.render import Renderer
from components.shell.attributes import attributes
from components.state import ViewState
from components.views.base import View
from data.records.codes import REGION
from data.records.projects import Project, Route, countries_of
from data.store import Store

#: text between tags, where quotation marks may stay what they are
text_of = partial(escape, quote=False)
#: a claim of the interview that tells the story of a project
STORIES = {"P040": "i", "P004": "j"}


def heading(store: Store, state: ViewState) -> str:
    """The country, where one is chosen."""
    return _("Projects with China: {where}").format(where=label_of(store, state.country))


def listed(store: Store, state: ViewState) -> dict[str, Any]:
    """Ids of what the list shows in a state, the chosen one, and the count in words."""
    projects = chosen(store, state)
    crossings = [
        one.id for one in _crossings(store) if state.country in (REGION, *countries_of(one))
    ]
    there = [one for one in projects if one.lat is not None and on_map(one.lat, one.lon or 0.0)]
    return {
        "ids": [*(one.id for one in projects), *crossings],
        "item": state.item,
        "told": _("Projects listed: {count} of {all}. On the map: {there}.").format(
            count=counted(len(projects)),
            all=counted(len(store.package.projects)),
            there=counted(len(there)),
        ),
    }


def _crossings(store: Store) -> list[Route]:
    return [one for one in store.package.routes if one.kind == "border_crossing"]


def extra(renderer: Renderer) -> list[Any]:
    """A card for each project, the same as a table, and the crossings.

    Each is one component of HTML whose texts are escaped: Dash pays for each that it builds.
    """
    store = renderer.store
    return [
        html.Section(
            [
                html.H2(_("Project by project"), id="projects"),
                html.P(id="project-count", className="lede", role="status"),
                html.P(
                    _(
                        "A status is what a page said on its date, not today’s. Amounts are as "
                        "announced, each of its own kind; no two kinds are ever added up."
                    ),
                    className="lede",
                ),
                html.Details(
                    [
                        html.Summary(_("The same as a table")),
                        html.Div(
                            _html(_table(store)),
                            className="project-table",
                            role="region",
                            tabIndex=0,
                            **attributes(aria_label=_("Table of projects")),
                        ),
                    ],
                    className="project-fold",
                ),
                _html(_cards(_project_card(store, one) for one in store.package.projects)),
                html.H2(_("Crossings into China"), id="crossings"),
                _html(_cards(_crossing_card(store, one) for one in _crossings(store))),
            ],
            className="why-block project-list",
            id="project-list",
        )
    ]


def _html(text: str) -> dcc.Markdown:
    return dcc.Markdown(text, dangerously_allow_html=True)


def _cards(cards: Iterable[str]) -> str:
    return f'<div class="note-grid">{"".join(cards)}</div>'


def _project_card(store: Store, one: Project) -> str:
    years = [
        (_("Start"), str(one.start_year or "")),
        (
            _("Opened") if one.status == "operating" else _("Completion planned"),
            str(one.completion_year or "") if one.status != "cancelled" else "",
        ),
    ]
    facts = [
        (_("Chinese side"), _(one.chinese_parties)),
        (_("Amount"), amount(one)),
        ("", _(one.value_note)),
        (_("Status"), dated(one)),
        *years,
        (_("Where"), aside(_(one.location), _precision(one))),
        (_("Sources differ"), _(one.caveat)),
    ]
    links = [_show(one.id)] if one.lat is not None and on_map(one.lat, one.lon or 0.0) else []
    if one.id in STORIES:
        links.append(_link(f"/claims#claim-{STORIES[one.id]}", _("What the interview said of it")))
    mixes = spoken_sign(", ").join(
        f'<a href="/commodities?country={code}">{text_of(label_of(store, code))}</a>'
        for code in countries_of(one)
    )
    mix = text_of(_("Commodity mix:"))
    links.append(f'<span class="project-mix">{mix} {mixes}</span>')
    kicker = " · ".join((country_names(store, countries_of(one)), _line_of(one)))
    return _card(store, one.id, _(one.name), kicker, _(one.description), facts, one.source, links)


def _line_of(one: Project) -> str:
    """The theme and the sector, or the sector alone where that begins with the theme's name."""
    theme, sector = sector_name(one.theme), _(one.sector)
    if sector.lower().startswith(theme.lower()):
        return theme + sector[len(theme) :]
    return f"{theme} · {sector}"


def _precision(one: Project) -> str:
    """How exact the place is, where one is known and its name does not say as much."""
    told = "" if one.coord_precision == "none" else _(one.coord_precision)
    return "" if told.lower() in _(one.location).lower() else told


def _crossing_card(store: Store, one: Route) -> str:
    facts = [
        (_("By"), joined(_(way) for way in one.modes.split(";"))),
        (_("Status"), aside(_(one.status), said_on(one.status_as_of))),
        (_("Where"), _("place approximate")),
    ]
    links = [_show(one.id)]
    links.append(_link(f"/corridors?item={one.id}", _("Throughput")))
    where = country_names(store, countries_of(one))
    return _card(store, one.id, route_name(one), where, _(one.note), facts, one.source, links)


def _card(
    store: Store,
    item: str,
    name: str,
    kicker: str,
    text: str,
    facts: list[tuple[str, str]],
    source: str,
    links: list[str],
) -> str:
    told = "".join(
        f"<dt>{text_of(term)}</dt><dd>{text_of(value)}</dd>" for term, value in facts if value
    )
    told = told.replace("<dt></dt>", "")
    sources = text_of(_("Sources: ")) + _sources(store, source)
    return (
        f'<article class="note-card project-card" id="item-{item}" data-item="{item}" '
        f'tabindex="-1" aria-labelledby="item-{item}-name">'
        f'<p class="note-year">{text_of(kicker)}</p>'
        f'<h3 id="item-{item}-name">{text_of(name)}</h3>'
        f"<p>{text_of(sentence(text))}</p>"
        f'<dl class="project-facts">{told}</dl>'
        f'<p class="note-source">{sources}</p>'
        f'<p class="project-links">{"".join(links)}</p></article>'
    )


def _show(item: str) -> str:
    told = text_of(_("Show on the map"))
    look = 'type="button" class="button strong"'
    return f'<button {look} data-choose-item="{item}">{told}</button>'


def _link(href: str, text: str) -> str:
    return f'<a class="button" href="{escape(href)}">{text_of(text)}</a>'


def _sources(store: Store, ids: str) -> str:
    """A link to each source's entry on the data page, named by its site."""
    return ", ".join(
        f'<a href="/data#source-{escape(one)}">{escape(site_of(store.package.sources[one]))}</a>'
        for one in ids.split(";")
    )


def _table(store: Store) -> str:
    """All projects, a line each."""
    heads = (
        _("Project"), _("Country"), _("Sector"), _("How far"), _("Status dated"), _("Year"),
        _("Amount"), _("Sources"),
    )  # fmt: skip
    lines = "".join(
        f'<tr data-item="{one.id}"><th scope="row"><a href="#item-{one.id}">'
        f"{text_of(_(one.name))}</a></th>"
        + "".join(
            f"<td>{text_of(cell)}</td>"
            for cell in (
                country_names(store, countries_of(one)),
                sector_name(one.theme),
                stage_name(one.status),
                said_on(one.status_as_of) or _("undated"),
                year_of(one) or _("undated"),
                amount(one),
            )
        )
        + f"<td>{_sources(store, one.source)}</td></tr>"
        for one in store.package.projects
    )
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


VIEW = View(
    id="projects",
    name=mark("Projects"),
    heading=heading,
    lede=mark(
        "Announced, built and running projects with a Chinese side, and the railways, pipelines "
        "and crossings that lead to China. A year shows the projects that began in it; "
        "without one, all are shown."
    ),
    charts=(
        projects_map.CHART,
        projects_turn.CHART,
        projects_values.CHART,
    ),
    extra=extra,
    listed=listed,
    marks="",
    why_not={
        "flow": mark("Projects have no flow"),
        "ledger": mark("No ledger counts projects"),
        "base": mark("No chart here compares two years"),
        "partner": mark("All have a Chinese side"),
        "commodity": mark("Choose a sector instead"),
    },
    hints={"period": mark("“Newest” is all years here")},
)
