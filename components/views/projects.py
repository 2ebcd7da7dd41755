"""`/projects`: China-backed projects, crossings and lines: place, parties, amount, status."""

from __future__ import annotations

from components.charts.kit.base import label_of
from components.charts.projects import projects_map, projects_turn, projects_values
from components.language.text import _, mark
from components.state import ViewState
from components.views.base import View
from components.views.projectdesk import desk, layers
from components.views.projectlist import item_name, listed
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """Return the name of the chosen project or route, else the heading with country or region."""
    if state.item:
        return item_name(store, state.item)
    return _("China-backed projects: {where}").format(where=label_of(store, state.country))


VIEW = View(
    id="projects",
    name=mark("Projects"),
    heading=heading,
    lede=mark(
        "China-backed projects, from announced to operating, and the railways, pipelines and "
        "crossings that lead to China. A year shows the projects that began in it."
    ),
    charts=(
        projects_map.CHART,
        projects_turn.CHART,
        projects_values.CHART,
    ),
    above=layers,
    beside=desk,
    listed=listed,
    marks=False,
)
