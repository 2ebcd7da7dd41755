"""Which chart, state and format a request asks for, or why it is refused."""

from __future__ import annotations

from difflib import get_close_matches
from typing import NamedTuple

from components.api.declared import short
from components.charts.kit.base import Chart
from components.language.text import _, joined, speaking
from components.render import Renderer
from components.state import MAX_QUERY, PARAMETERS, ViewState, language_of, parse_query


class Refusal(NamedTuple):
    """Why there is no answer: HTTP status, and sentences that also list what is allowed."""

    status: int
    problems: tuple[str, ...]


class Asked(NamedTuple):
    """A chart and the state that it is asked for in."""

    chart: Chart
    state: ViewState


def asked(renderer: Renderer, chart_id: str, query: str) -> Asked | Refusal:
    """Return the requested chart and state, or what is wrong with the request.

    A file for the default filters would be mistaken for the one that was requested, so a mistake
    in the query is refused. What was certainly meant is not: `kaz` is KAZ.
    """
    chart = renderer.charts.get(chart_id)
    with speaking(language_of(query)):
        if chart is None:
            return Refusal(404, (_("There is no chart with that name."), near(chart_id, renderer)))
        if len(query) > MAX_QUERY:
            return Refusal(414, (_("The address is too long."),))
    state, problems = parse_query(query, renderer.vocabulary)
    if problems:
        names = dict.fromkeys(PARAMETERS[name].name for name in chart.fields)
        with speaking(state.lang):
            known = _("Parameters of {chart}: {names}.")
            return Refusal(400, (*problems, known.format(chart=chart.id, names=joined(names))))
    return Asked(chart, state)


def near(chart_id: str, renderer: Renderer) -> str:
    """Name the charts with ids like one that does not exist, or all of them."""
    close = get_close_matches(short(chart_id), renderer.charts, n=3, cutoff=0.5)
    return _("Known values: {values}.").format(values=joined(close or renderer.charts))
