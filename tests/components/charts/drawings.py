"""A chart in many states: each drawing as it is sent, and checks that hold for all of them."""

from __future__ import annotations

import csv
import io
import math
import random
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import orjson

from components.charts.kit.base import Chart
from components.export.csvfile import to_csv
from components.language.terms import PRESS, UNITS
from components.render import Drawn, Renderer
from components.state import PARAMETERS, ViewState, choices
from data.records.codes import COUNTRIES, LEDGERS, REGION, STATUSES
from data.store import Store

#: number of states with several choices at once, sampled with a fixed seed
SAMPLED = 20
#: code of live animals: the small package has no trade in them
UNTRADED = "01"
#: measures of rows that a chart draws as text or as the edges of an area, not as points
WRITTEN = {"ledger_gap": {"gap"}, "ledger_path": {"cif_low", "cif_high"}}


class Drawing(NamedTuple):
    """One state of a chart, what was drawn for it, and its card as the browser gets it."""

    state: ViewState
    drawn: Drawn
    card: dict[str, Any]

    @property
    def traces(self) -> list[dict[str, Any]]:
        """The figure's traces without that of events, which is the last where there are any."""
        traces: list[dict[str, Any]] = self.card["figure"]["data"]
        return traces[:-1] if self.drawn.events else traces


def countries_of(chart: Chart, renderer: Renderer) -> tuple[str, ...]:
    """The countries that the chart's own page can show."""
    return COUNTRIES if renderer.homes[chart.id] == "country" else (REGION, *COUNTRIES)


def plain_states(chart: Chart, renderer: Renderer) -> Iterator[ViewState]:
    """The page without any choice, for the region and each country."""
    for country in countries_of(chart, renderer):
        yield ViewState(view=renderer.homes[chart.id], country=country)


def states(chart: Chart, renderer: Renderer) -> Iterator[ViewState]:
    """The default of each country, every value of every field, and a sample of combinations."""
    traded = {row.commodity for row in renderer.store.package.observations}
    allowed = dict(choices(renderer.vocabulary))
    allowed |= {
        "q": ("", "copper", "gas", "no such thing"),
        "layers": ("", "projects", "crossings~railways", "none"),
        "show": ("",),  # which card fills the screen: no chart depends on it
        "commodity": ("", UNTRADED, *(code for code in allowed["commodity"] if code in traded)),
        "around": allowed["around"][:: len(allowed["around"]) // 3],
    }
    view, countries = renderer.homes[chart.id], countries_of(chart, renderer)
    yield from plain_states(chart, renderer)
    dice = random.Random(chart.id)
    for name in dict.fromkeys(("theme", *chart.fields)):
        for value in () if name == "country" else allowed[name]:
            yield ViewState(view=view, country=dice.choice(countries)).with_(**{name: value})
    for _ in range(SAMPLED):
        chosen = {name: dice.choice(allowed[name]) for name in PARAMETERS if dice.random() < 0.5}
        chosen["country"] = dice.choice(countries)
        yield ViewState(view=view, **chosen)


def drawings(chart: Chart, renderer: Renderer, requested: Iterator[ViewState]) -> Iterator[Drawing]:
    """Each different drawing of a chart."""
    drawn = set()
    for state in requested:
        sent = orjson.dumps(renderer.card(chart, state))
        if sent not in drawn:
            drawn.add(sent)
            yield Drawing(state, renderer.draw(chart, state), orjson.loads(sent))


def check_words(drawing: Drawing) -> None:
    """The texts of a card are complete; an empty card says what is missing."""
    state, drawn, card = drawing
    assert int(re.sub(r"\D", "", card["rows"])) == len(drawn.rows)  # in any language
    if not drawn.frame:
        assert card["empty"]["text"], state
        assert card["figure"] is None
        return
    assert card["empty"] is None
    words = [card["title"], card["subtitle"], card["alt"]]
    for text in words:
        assert text, (state, words)
        assert not {"nan", "None", "{", "}"} & set(text.split()), (state, text)
    assert len(card["title"]) <= 160, (state, card["title"])
    # a year and a dollar are abbreviated with a dot in Russian
    assert not card["title"].removesuffix("г.").removesuffix("долл.").endswith("."), state


def check_rows(drawing: Drawing, store: Store) -> None:
    """Each row is a number with a unit, a ledger, a status and known sources; the CSV has them."""
    state, drawn, _card = drawing
    for row in drawn.frame:
        assert math.isfinite(row.value), (state, row)
        assert row.unit in UNITS
        assert row.ledger in (*LEDGERS, PRESS)
        assert row.status in STATUSES
        assert row.source, (state, row)
        for source in row.source.split(";"):
            assert source in store.package.sources, (state, row)
    back = csv.DictReader(io.StringIO(to_csv(drawn.rows).decode("utf-8-sig"), newline=""))
    assert [float(line["value"]) for line in back] == [row.value for row in drawn.rows]


def check_numbers(chart: Chart, drawing: Drawing) -> None:
    """Every number that is drawn is in the frame, and every row of the frame is drawn."""
    state, drawn, _card = drawing
    values = {row.value for row in drawn.frame}
    numbers = [number for trace in drawing.traces for number in plotted(trace)]
    assert numbers, state
    for number in set(numbers) - values:
        assert any(math.isclose(number, value, rel_tol=1e-9, abs_tol=1e-9) for value in values), (
            state,
            number,
        )
    written = WRITTEN.get(chart.id, ())
    drawn_rows = [row for row in drawn.frame if row.measure not in written]
    assert len(numbers) >= len(drawn_rows), (state, "rows that are not drawn")


def check_points(chart: Chart, drawing: Drawing, *, twice: bool = False) -> None:
    """Each value is a point of its row; each row has one point, or more if `twice`."""
    state, drawn, _card = drawing
    places: list[int] = []
    for trace in drawing.traces:
        if trace.get("hoverinfo") == "skip":
            continue
        for value, data in points_of(trace):
            assert data is not None, (state, value)
            assert math.isclose(drawn.frame[data["row"]].value, value), (state, value)
            places.append(data["row"])
    written = WRITTEN.get(chart.id, ())
    expected = {place for place, row in enumerate(drawn.frame) if row.measure not in written}
    assert set(places) == expected, state
    assert twice or len(places) == len(set(places)), state


def check_choices(drawing: Drawing, renderer: Renderer) -> None:
    """What a click on a point sets is valid in an address, for events too."""
    allowed = choices(renderer.vocabulary)
    for trace in drawing.card["figure"]["data"]:
        for _value, data in points_of(trace):
            for name, value in (data or {}).items():
                assert name == "row" or value in allowed[name], (drawing.state, data)


def plotted(trace: dict[str, Any]) -> Iterator[float]:
    """Every number that a trace draws as a value, decorations included."""
    for value in _flat(values_of(trace)):
        if isinstance(value, int | float):
            yield float(value)


def points_of(trace: dict[str, Any]) -> Iterator[tuple[float, dict[str, Any] | None]]:
    """Each drawn value with its customdata; none for a decoration."""
    if "customdata" not in trace:
        if trace.get("hoverinfo") != "skip":
            yield from ((value, None) for value in plotted(trace))
        return
    for value, data in zip(_flat(values_of(trace)), _flat(trace["customdata"]), strict=True):
        if value is not None:
            yield value, data


def values_of(trace: dict[str, Any]) -> Sequence[Any]:
    """The list of values of a trace; for a heatmap the list of its lines."""
    if trace["type"] == "treemap":
        return trace["values"]
    if trace["type"] == "heatmap":
        return trace["z"]
    return trace["x"] if trace.get("orientation") == "h" else trace["y"]


def _flat(values: Sequence[Any]) -> Iterator[Any]:
    """The values of a trace; a heatmap has them in rows."""
    for value in values:
        if isinstance(value, list):
            yield from value
        else:
            yield value
