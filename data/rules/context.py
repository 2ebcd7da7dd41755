"""Rules of the tables of projects and routes."""

from __future__ import annotations

from data.records.codes import CHINA, COUNTRIES
from data.records.projects import Project, countries_of
from data.rules.cells import Table
from data.rules.faults import Fault, excerpt
from data.rules.references import check_ids, check_unique


def check_context(
    projects: Table, routes: Table, sources: frozenset[str] | None, faults: list[Fault]
) -> None:
    """Add a fault for each broken rule of projects.csv and routes.csv.

    Ids are unique; sources and countries exist; a value of a project has a kind; latitude and
    longitude come together. `sources` is None if sources.yaml could not be read.
    """
    for table in (projects, routes):
        check_unique(table, "id", [row.id for row in table.rows], faults)
        check_ids(table, [row.source for row in table.rows], sources, faults)
        for line, row in zip(table.lines, table.rows, strict=True):
            unknown = set(row.countries.split(";")) - {*COUNTRIES, CHINA}
            if unknown or (isinstance(row, Project) and not countries_of(row)):
                rule = "known countries, one of the package among them"
                faults.append(Fault(table.file, line, "countries", rule, excerpt(row.countries)))
    for line, row in zip(projects.lines, projects.rows, strict=True):
        if (row.value_usd is None) != (row.value_kind == ""):
            rule = "a kind if there is a value_usd, else empty"
            faults.append(Fault(projects.file, line, "value_kind", rule, excerpt(row.value_kind)))
        if (row.lat is None) != (row.lon is None):
            rule = "both lat and lon, or neither"
            faults.append(Fault(projects.file, line, "lat", rule, excerpt(row.lat)))
