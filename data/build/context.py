"""Build projects.csv and routes.csv of data/package/context from the research files.

A project keeps its value as announced and the kind of that value; kinds are never added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from data.build.manifest import Inputs, settings
from data.build.sources import READ, READ_UPDATE, entry, first_date, page_id
from data.records.projects import PROJECTS, ROUTES, Project, Route

#: input, column that says what a page was read for, column of addresses
_CITED = (
    ("context_projects", "name", "source_urls"),
    ("context_corridors", "name_en", "source_urls"),
    ("context_energy", "measure", "source_url"),
    ("context_throughput", "corridor_id", "source_url"),
    ("context_timeline", "title", "source_urls"),
    ("throughput_update", "corridor_id", "source_url"),
    ("events_update", "title", "source_urls"),
)
Tables = dict[str, tuple[list[str], list[list[str]]]]


def _urls(cell: str) -> list[str]:
    return [url.strip() for url in cell.split("|") if url.strip()]


@lru_cache(maxsize=1)
def dates(inputs: Inputs) -> dict[str, str]:
    """Return address -> date of a page, for pages that any research file dates.

    All modules take dates from here: the date is part of a page's id, so two dates would give
    one page two entries.
    """
    page_dates: dict[str, str] = {}
    for name, column in (
        ("gacc_observations", "source_date"),
        ("national_observations", "source_date"),
        ("context_energy", "page_date"),
        ("context_throughput", "page_date"),
        ("throughput_update", "page_date"),
    ):
        for r in inputs.records(name):
            if r[column]:
                page_dates.setdefault(r["source_url"], r[column])
    return page_dates


def source_ids(cell: str, page_dates: Mapping[str, str]) -> str:
    """Return the ids of the pages in a cell of addresses, joined by `;`.

    `page_dates` is the mapping that `dates` returns.
    """
    return ";".join(dict.fromkeys(page_id(url, page_dates.get(url, "")) for url in _urls(cell)))


def pages(inputs: Inputs) -> dict[str, dict[str, str]]:
    """Return an entry of sources.yaml, by id, for each page that a table of context cites.

    The research files have no titles of pages; `about` says what a page was read for.
    """
    entries: dict[str, dict[str, str]] = {}
    about = settings("projects.yaml")["about"]
    page_dates = dates(inputs)
    for name, label, column in _CITED:
        for r in inputs.records(name):
            for url in _urls(r[column]):
                host = (urlsplit(url).hostname or "unknown").removeprefix("www.").rstrip(".")
                page = entry(
                    publisher=r.get("publisher") or host,
                    about=about.get(r[label], r[label]),
                    url=url,
                    licence="not confirmed",
                    date_published=first_date(page_dates.get(url, "")),
                    date_read=READ_UPDATE if name.endswith("_update") else READ,
                    kind="page",
                    concept="projects, routes, gas, traffic and events",
                    note="the title was not recorded",
                )
                entries.setdefault(page_id(url, page_dates.get(url, "")), page)
    return entries


def tables(inputs: Inputs) -> Tables:
    """Return context/projects.csv and context/routes.csv: path -> header and rows of text."""
    rules = settings("projects.yaml")
    page_dates = dates(inputs)
    projects = [_project(r, rules, page_dates) for r in inputs.records("context_projects")]
    corridors = inputs.records("context_corridors")
    places = {r["id"]: (r["lat"], r["lon"]) for r in corridors}
    routes = [_route(r, places, rules, page_dates) for r in corridors]
    return {
        PROJECTS: (list(Project._fields), projects),
        ROUTES: (list(Route._fields), routes),
    }


def _project(
    r: Mapping[str, str], rules: Mapping[str, Any], page_dates: Mapping[str, str]
) -> list[str]:
    value = r["value_usd_mn"]
    kind = rules["value_kinds"].get(r["id"], "unstated") if value else ""
    cells = {
        **r,
        "countries": r["country"],
        "theme": next(t for first, t in rules["themes"].items() if r["sector"].startswith(first)),
        "value_usd": f"{float(value) * 1e6:.0f}" if value else "",
        "value_kind": kind,
        "caveat": r["source_conflict_or_caveat"],
        "source": source_ids(r["source_urls"], page_dates),
    }
    return [cells[name] for name in Project._fields]


def _route(
    r: Mapping[str, str],
    places: Mapping[str, tuple[str, str]],
    rules: Mapping[str, Any],
    page_dates: Mapping[str, str],
) -> list[str]:
    stops = [
        f"{stop[1]},{stop[0]}" if isinstance(stop, list) else ",".join(places[stop])
        for stop in rules["paths"].get(r["id"], ())
    ]
    cells = {
        **r,
        "name": r["name_en"],
        "name_zh": rules["names_zh"].get(r["id"], r["name_zh"]),
        "path": ";".join(stops),
        "source": source_ids(r["source_urls"], page_dates),
    }
    return [cells[name] for name in Route._fields]
