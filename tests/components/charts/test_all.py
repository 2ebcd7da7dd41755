"""What holds for every chart, in many states."""

from __future__ import annotations

import io
import math
import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

import orjson
import pandas as pd
import plotly.graph_objects as go
import pytest

from components.charts.kit.base import Chart
from components.charts.kit.points import ROW, with_places
from components.export.csvfile import to_csv
from components.language.terms import PRESS, UNITS
from components.language.text import speaking
from components.render import Renderer
from components.state import PARAMETERS, ViewState, choices
from components.views import CHARTS
from data.records.codes import COUNTRIES, LEDGERS, REGION, STATUSES

#: enough to meet every kind of gap, few enough to stay fast; drawn anew from a fixed seed
STATES_PER_CHART = 60
#: plotly takes longer to check a figure than we take to draw it
CHECKED_BY_PLOTLY = 12


def states(chart: Chart, renderer: Renderer) -> Iterator[ViewState]:
    """The default, each country, and a sample of everything else."""
    allowed = choices(renderer.vocabulary) | {
        "q": ("", "copper", "gas", "no such thing"),
        "show": ("",),  # which card fills the screen: no chart depends on it
    }
    view = renderer.homes[chart.id]
    countries = COUNTRIES if view == "country" else (REGION, *COUNTRIES)
    for country in countries:
        yield ViewState(view=view, country=country)
    dice = random.Random(chart.id)
    for _ in range(STATES_PER_CHART):
        chosen = {name: dice.choice(allowed[name]) for name in PARAMETERS if dice.random() < 0.5}
        chosen["country"] = dice.choice(countries)
        yield ViewState(view=view, **chosen)


def plotted(figure: dict) -> list[float]:
    """Every number that a figure draws as a value."""
    found: list[float] = []

    def take(value: object) -> None:
        if isinstance(value, list | tuple):
            for one in value:
                take(one)
        elif isinstance(value, int | float):
            found.append(float(value))

    for trace in figure["data"]:
        take(values_of(trace))
    return found


@pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
def test_figure_csv_and_words_come_from_one_frame(chart: Chart, renderer: Renderer) -> None:
    """What is drawn is in the frame; plotly accepts it; the CSV gives it back; the words are whole."""
    drawn_once, seen = False, set()
    for state in states(chart, renderer):
        drawn = renderer.draw(chart, state)
        sent = orjson.dumps(renderer.card(chart, state))
        if sent in seen:
            continue
        seen.add(sent)
        card = orjson.loads(sent)
        assert int(re.sub(r"\D", "", card["rows"])) == len(drawn.rows)  # in any language
        if not drawn.frame:
            assert card["empty"]["text"], state
            assert card["figure"] is None
            continue
        drawn_once = True
        for row in drawn.frame:
            assert math.isfinite(row.value), (state, row)
            assert row.unit in UNITS
            assert row.ledger in (*LEDGERS, PRESS)
            assert row.status in STATUSES
            assert row.source, (state, row)
            for one in row.source.split(";"):
                assert one in renderer.store.package.sources, (state, row)
        words = [card["title"], card["subtitle"], card["alt"]]
        for text in words:
            assert text, (state, words)
            assert not {"nan", "None", "{", "}"} & set(text.split()), (state, text)
        assert len(card["title"]) <= 160, (state, card["title"])
        # a year and a dollar are abbreviated with a dot in Russian
        assert not card["title"].removesuffix("г.").removesuffix("долл.").endswith("."), state
        back = pd.read_csv(io.BytesIO(to_csv(drawn.rows)), keep_default_na=False)
        assert back["value"].tolist() == [row.value for row in drawn.rows]
        if chart.kind != "tiles" and len(seen) <= CHECKED_BY_PLOTLY:
            go.Figure(card["figure"])
        if chart.kind == "plot":
            values = {row.value for row in drawn.frame}
            with speaking(state.lang):
                numbers = plotted(chart.figure(drawn.frame, drawn.state))
            assert numbers, state
            for number in set(numbers) - values:
                assert any(math.isclose(number, v, rel_tol=1e-9, abs_tol=1e-9) for v in values), (
                    state,
                    number,
                )
            assert len(numbers) >= len(drawn.frame), (state, "rows that are not drawn")
    assert drawn_once


@pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
def test_uses_names_every_field_that_is_read(chart: Chart, renderer: Renderer) -> None:
    """Drawn from the full state or from the named fields alone, a chart is the same."""
    for state in states(chart, renderer):
        ledgers = chart.ledgers or (state.ledger,)
        full = state.with_(ledger=state.ledger if state.ledger in ledgers else ledgers[0])
        named = full.only(tuple({*chart.uses, "ledger"} if chart.ledgers else set(chart.uses)))
        frame = chart.table(renderer.store, full)
        assert frame == chart.table(renderer.store, named), state
        if frame:
            assert chart.finding(frame, full) == chart.finding(frame, named), state
            assert chart.figure(frame, full) == chart.figure(frame, named), state


@pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
def test_every_point_leads_to_its_row(chart: Chart, renderer: Renderer) -> None:
    """Each drawn value has the place of a row with that value, and two values never share one.

    A pair of years is drawn twice where a year is the newer of one pair and the older of another.
    """
    for state in states(chart, renderer):
        drawn = renderer.draw(chart, state)
        if not drawn.frame or chart.kind != "plot":
            continue
        places: list[int] = []
        with speaking(state.lang):
            figure = chart.figure(drawn.frame, drawn.state)
        for trace in with_places(drawn.frame, figure["data"]):
            if trace.get("hoverinfo") == "skip":
                continue
            for value, data in flat(values_of(trace), trace["customdata"]):
                assert data is not None, (state, value)
                assert math.isclose(drawn.frame[data["row"]].value, value), (state, value)
                places.append(data["row"])
        if chart.id != "year_to_date":
            assert len(places) == len(set(places)), state


def values_of(trace: dict[str, Any]) -> Sequence[Any]:
    """The list of a trace that holds its values; of a heatmap the list of its lines."""
    if trace["type"] == "treemap":
        return trace["values"]
    if trace["type"] == "heatmap":
        return trace["z"]
    return trace["x"] if trace.get("orientation") == "h" else trace["y"]


def flat(values: Sequence[Any], data: Sequence[Any]) -> Iterator[tuple[float, Any]]:
    """Pairs of drawn value and customdata; a heatmap has them in lines."""
    for value, given in zip(values, data, strict=True):
        if isinstance(value, list | tuple):
            yield from flat(value, given)
        elif value is not None:
            yield value, given


@pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
def test_points_choose_only_what_addresses_know(chart: Chart, renderer: Renderer) -> None:
    """Each point's customdata is a set of parameters with values that the address accepts."""
    allowed = choices(renderer.vocabulary)
    for state in states(chart, renderer):
        drawn = renderer.draw(chart, state)
        if not drawn.frame or chart.kind != "plot":
            continue
        with speaking(state.lang):
            figure = chart.figure(drawn.frame, state)
        pile = [trace.get("customdata") or [] for trace in figure["data"]]
        while pile:
            one = pile.pop()
            if isinstance(one, list | tuple):
                pile.extend(one)
            elif one is not None:
                for name, value in one.items():
                    assert name == ROW or value in allowed[name], (state, one)


def test_every_chart_says_what_is_missing() -> None:
    """A chart that can be empty has a sentence for it, and one for ledgers it cannot use."""
    for chart in CHARTS.values():
        assert chart.question.endswith("?"), chart.id
        assert chart.missing, chart.id
        if chart.ledgers and set(chart.ledgers) != set(LEDGERS):
            assert chart.why_not, chart.id
