"""When a project began."""

from __future__ import annotations

from data.records.projects import Project


def year_of(project: Project) -> str:
    """The year in which a project began, as far as it is known; empty where nothing is.

    The start of works where it is printed, else the opening, else the date of its status. A
    planned completion is no beginning.
    """
    opened = project.completion_year if project.status == "operating" else None
    year = project.start_year or opened
    return str(year) if year else project.status_as_of[:4]
