"""The year to which a project is assigned."""

from __future__ import annotations

from data.records.projects import Project


def year_of(project: Project) -> str:
    """Return the year in which a project began; empty if nothing is known.

    It is the year in which works started, else that of the opening, else that of its status. A
    planned completion is not a beginning.
    """
    opened = project.completion_year if project.status == "operating" else None
    year = project.start_year or opened
    return str(year) if year else project.status_as_of[:4]
