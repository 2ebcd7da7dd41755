"""Projects and routes: research files -> the tables of data/context.

Values of projects stay as they are announced, each with its kind; nothing here adds them up.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from data.build.manifest import Inputs, settings
from data.build.sources import READ, entry, first_date, page_id
from data.records.projects import PROJECTS, ROUTES, Project, Route

#: input, the column that says what a page was read for, the column of addresses
_CITED = (
    ("context_projects", "name", "source_urls"),
    ("context_corridors", "name_en", "source_urls"),
    ("context_energy", "measure", "source_url"),
    ("context_throughput", "corridor_id", "source_url"),
    ("context_timeline", "title", "source_urls"),
)
Tables = dict[str, tuple[list[str], list[list[str]]]]


def _urls(cell: str) -> list[str]:
    return [one.strip() for one in cell.split("|") if one.strip()]


@lru_cache(maxsize=1)
def dates(inputs: Inputs) -> dict[str, str]:
    """Address -> date of the page, where any file of research has one; so a page has one entry."""
    found: dict[str, str] = {}
    for name, column in (
        ("gacc_observations", "source_date"),
        ("national_observations", "source_date"),
        ("context_energy", "page_date"),
        ("context_throughput", "page_date"),
    ):
        for r in inputs.records(name):
            if r[column]:
                found.setdefault(r["source_url"], r[column])
    return found


def source_ids(cell: str, known: Mapping[str, str]) -> str:
    """Ids of the pages in a cell of addresses, joined by `;`; `known` as from `dates`."""
    return ";".join(dict.fromkeys(page_id(url, known.get(url, "")) for url in _urls(cell)))


def pages(inputs: Inputs) -> dict[str, dict[str, str]]:
    """An entry of sources.yaml for each page that a table of data/context rests on.

    Titles were not recorded: an entry says what it was read for.
    """
    found: dict[str, dict[str, str]] = {}
    words = settings("projects.yaml")["about"]
    known = dates(inputs)
    for name, label, column in _CITED:
        for r in inputs.records(name):
            for url in _urls(r[column]):
                host = (urlsplit(url).hostname or "unknown").removeprefix("www.").rstrip(".")
                page = entry(
                    publisher=r.get("publisher") or host,
                    about=words.get(r[label], r[label]),
                    url=url,
                    licence="not confirmed",
                    date_published=first_date(known.get(url, "")),
                    date_read=READ,
                    kind="page",
                    concept="projects, routes, gas, traffic and events",
                    note="the title was not recorded",
                )
                found.setdefault(page_id(url, known.get(url, "")), page)
    return found


def tables(inputs: Inputs) -> Tables:
    """data/package/context/projects.csv and data/package/context/routes.csv."""
    rules = settings("projects.yaml")
    known = dates(inputs)
    projects = [_project(r, rules, known) for r in inputs.records("context_projects")]
    corridors = inputs.records("context_corridors")
    places = {r["id"]: (r["lat"], r["lon"]) for r in corridors}
    routes = [_route(r, places, rules, known) for r in corridors]
    return {
        PROJECTS: (list(Project._fields), projects),
        ROUTES: (list(Route._fields), routes),
    }


def _project(r: Mapping[str, str], rules: Mapping[str, Any], known: Mapping[str, str]) -> list[str]:
    value = r["value_usd_mn"]
    kind = rules["value_kinds"].get(r["id"], "unstated") if value else ""
    cells = {
        **r,
        "countries": r["country"],
        "theme": next(t for first, t in rules["themes"].items() if r["sector"].startswith(first)),
        "value_usd": f"{float(value) * 1e6:.0f}" if value else "",
        "value_kind": kind,
        "caveat": r["source_conflict_or_caveat"],
        "source": source_ids(r["source_urls"], known),
    }
    return [cells[name] for name in Project._fields]


def _route(
    r: Mapping[str, str],
    places: Mapping[str, tuple[str, str]],
    rules: Mapping[str, Any],
    known: Mapping[str, str],
) -> list[str]:
    joined = [
        f"{one[1]},{one[0]}" if isinstance(one, list) else ",".join(places[one])
        for one in rules["paths"].get(r["id"], ())
    ]
    cells = {
        **r,
        "name": r["name_en"],
        "name_zh": rules["names_zh"].get(r["id"], r["name_zh"]),
        "path": ";".join(joined),
        "source": source_ids(r["source_urls"], known),
    }
    return [cells[name] for name in Route._fields]
