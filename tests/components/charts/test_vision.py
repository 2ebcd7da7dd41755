"""Categories of one chart can be told apart: by colour-blind readers and in greyscale too.

Where colour alone cannot do it, dash, marker, pattern or a label at the line does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

import pytest

from components.charts.kit import style
from components.charts.kit.paint import contrast, ink_of
from components.charts.kit.themes import TEMPLATES
from components.charts.kit.tokens import TOKENS
from components.render import Renderer
from components.state import THEMES, ViewState
from components.views import CHARTS
from data.records.codes import COUNTRIES
from tests.components.charts.drawings import countries_of
from tests.vision import GREY, ciede2000, distances

#: least difference of two categories, by usual or dichromatic vision and in greyscale
APART, APART_GREY = 7.0, 3.0
#: the same for lines that are named at their ends, and for areas, which lines of paper divide and
#: swatches name in the order of the stack
APART_NAMED, APART_AREAS = 5.0, 4.0
PALETTES: Mapping[str, Mapping[str, str]] = {
    "countries": {code: style.COUNTRY_COLOURS[code] for code in COUNTRIES} | {"CHN": style.ACCENT},
    "flows": {flow: style.FLOW_COLOURS[flow] for flow in ("export", "import")},
    # all others are an area only
    "partners": {
        code: style.PARTNER_COLOURS[code] for code in style.PARTNER_COLOURS if code != "OTH"
    },
    "technologies": style.TECH_COLOURS,
    "coverage": style.COVERAGE_COLOURS,
}


def themed(value: Any, theme: str) -> Any:
    """A figure, or a colour, as the theme draws it (assets/src/model/figure.js)."""
    colours = TEMPLATES[theme]["layout"]["meta"]["colours"]
    text = re.sub("#[0-9a-f]{6}", lambda found: colours.get(found[0], found[0]), json.dumps(value))
    return json.loads(text)


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [  # of the test data of Sharma, Wu and Dalal
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_that_of_its_authors(first: Any, second: Any, difference: float) -> None:
    assert ciede2000(first, second) == pytest.approx(difference, abs=1e-4)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("palette", PALETTES)
def test_colours_of_a_palette_are_apart(palette: str, theme: str) -> None:
    """Countries, flows, partners and technologies, whichever of them a chart draws."""
    colours = {name: themed(colour, theme) for name, colour in PALETTES[palette].items()}
    for one, other in combinations(colours, 2):
        for vision, distance in distances(colours[one], colours[other]).items():
            least = APART_GREY if vision == GREY else APART
            assert distance >= least, (one, other, vision, round(distance, 1))


def test_a_colour_has_one_meaning() -> None:
    """No two categories of different kinds have the same colour; China's is only China's."""
    palettes = [
        set(style.COUNTRY_COLOURS.values()),
        set(style.FLOW_COLOURS.values()) - {style.COUNTRY_COLOURS["CA5"], style.NEUTRAL},
        set(style.PARTNER_COLOURS.values()) - {style.ACCENT},
        {style.ACCENT},
        {tone for colour in style.SECTION_COLOURS.values() for tone in style.chapter_tones(colour)},
        set(style.TECH_COLOURS.values()),
        set(style.SECTOR_COLOURS.values()) - {style.NEUTRAL},
        set(style.COVERAGE_COLOURS.values()),
        {style.TRAFFIC},
    ]
    for one, other in combinations(palettes, 2):
        assert not one & other


@pytest.mark.parametrize("theme", THEMES)
def test_lines_and_their_labels_can_be_seen(theme: str) -> None:
    """Lines have a contrast of 3 to the paper of each theme, text of 4.5."""
    paper = TOKENS[theme]["paper"]
    for palette, colours in PALETTES.items():
        for name, colour in colours.items():
            assert contrast(themed(colour, theme), paper) >= 3, (theme, name)
            if palette != "coverage":
                assert contrast(themed(ink_of(colour), theme), paper) >= 4.5, (theme, name)
    for name, colour in style.SECTION_COLOURS.items():
        assert contrast(themed(colour, theme), paper) >= 2.8, (theme, name)


def test_a_label_never_has_the_key_of_its_line() -> None:
    """Otherwise a theme could not give them different colours."""
    for colour in (*style.COUNTRY_COLOURS.values(), *style.FLOW_COLOURS.values(), style.ACCENT):
        assert ink_of(colour) != colour


def test_a_section_has_one_colour_on_every_page(live: Renderer) -> None:
    """In shares over time, shares of countries and tiles; a chapter has a tone of its section."""
    found: dict[str, set[str]] = {}
    for chart in ("mix_over_time", "mix_compare", "treemap", "mix_trend"):
        for state in states_of(live, chart):
            drawn = live.draw(CHARTS[chart], state)
            if not drawn.frame:
                continue
            figure = CHARTS[chart].figure(drawn.frame, drawn.state)
            for trace in figure["data"]:
                if trace["type"] == "treemap":
                    for row, colour in zip(drawn.frame, trace["marker"]["colors"], strict=True):
                        if row.measure == "section_total":
                            found.setdefault(row.commodity_name, set()).add(colour)
                elif chart != "mix_trend":
                    found.setdefault(trace["name"], set()).add(trace["marker"]["color"])
                elif trace["customdata"][0]["row"].within:
                    row = trace["customdata"][0]["row"]
                    tones = style.chapter_tones(style.section_colour(row.within))
                    assert trace["marker"]["color"] in tones
    assert {"Machinery", "Metals", "Minerals and fuels"} <= found.keys()
    assert {name: colours for name, colours in found.items() if len(colours) > 1} == {}
    assert len({*found["Machinery"], *found["Metals"], *found["Minerals and fuels"]}) == 3


def states_of(live: Renderer, chart: str) -> Iterator[ViewState]:
    """The page of a chart for each country, flow and ledger."""
    for country in countries_of(CHARTS[chart], live):
        for flow in ("turnover", "export", "import"):
            for ledger in ("", "reconciled", "both"):
                yield ViewState(view=live.homes[chart], country=country, flow=flow, ledger=ledger)


def looks(trace: Mapping[str, Any]) -> dict[str, Any]:
    """What tells a trace from others in its plot besides its colour."""
    marker, pattern = trace.get("marker", {}), trace.get("marker", {}).get("pattern", {})
    shape, symbol = pattern.get("shape", ""), marker.get("symbol", "")
    return {
        "type": trace["type"] if trace["type"] == "bar" else trace["mode"],
        "axes": (trace.get("xaxis", "x"), trace.get("yaxis", "y")),
        "dash": trace.get("line", {}).get("dash"),
        "width": trace.get("line", {}).get("width") or trace.get("width"),
        "pattern": (shape if isinstance(shape, str) else shape[0]).replace("\\", ""),
        "symbol": re.sub("-(x|open|dot).*", "", symbol if isinstance(symbol, str) else symbol[0]),
    }


def colour_of(trace: Mapping[str, Any]) -> str | None:
    """The colour of a trace; None if its points have several."""
    colour = trace.get("line", {}).get("color") or trace.get("marker", {}).get("color")
    colours = {colour} if isinstance(colour, str) else set(colour or ())
    (first, *more) = colours or {""}
    return first if not more and first.startswith("#") else None


class Pair(NamedTuple):
    """Two series of one plot that differ in nothing but colour."""

    chart: str
    names: tuple[str, str]
    colours: tuple[str, str]
    area: bool
    named: bool


def pairs_in(chart: str, figure: Mapping[str, Any]) -> Iterator[Pair]:
    """The pairs of a figure; not of grey lines that are named, and of blocks under a heading."""
    notes = " ".join(
        note["text"].replace("<br>", " ") for note in figure["layout"].get("annotations", ())
    )
    traces = [
        trace
        for trace in figure["data"]
        if trace.get("hoverinfo") != "skip" and colour_of(trace) and trace.get("name")
    ]
    for one, other in combinations(traces, 2):
        colours = colour_of(one) or "", colour_of(other) or ""
        named = one["name"] in notes and other["name"] in notes
        if one["name"] == other["name"] or looks(one) != looks(other):
            continue
        area = one.get("textposition") == "inside"
        greys = colours == (style.NEUTRAL, style.NEUTRAL)
        if named and not area and (greys or one["type"] == "bar"):
            continue
        yield Pair(chart, (one["name"], other["name"]), colours, area, named)


@pytest.fixture(scope="module")
def found_pairs(live: Renderer) -> set[Pair]:
    """The pairs in all plots."""
    return {
        pair
        for chart in CHARTS.values()
        if chart.kind == "plot"
        for state in states_of(live, chart.id)
        if (drawn := live.draw(chart, state)).frame
        for pair in pairs_in(chart.id, chart.figure(drawn.frame, drawn.state))
    }


@pytest.mark.parametrize("theme", THEMES)
def test_categories_of_one_plot_are_apart(found_pairs: set[Pair], theme: str) -> None:
    """Colours of series differ enough where dash, marker, pattern and width do not."""
    assert {pair.chart for pair in found_pairs} >= {"turnover_by_country", "mix_over_time"}
    faults = set()
    for pair in found_pairs:
        one, other = (themed(colour, theme) for colour in pair.colours)
        for vision, distance in distances(one, other).items():
            # labels stand at the ends of lines, and swatches in the order of a stack
            least = APART_AREAS if pair.area else APART_NAMED if pair.named else APART
            if vision == GREY:
                least = 0.0 if pair.area or pair.named else APART_GREY
            if distance < least:
                faults.add((pair.chart, pair.names, vision, round(distance, 1)))
    assert not faults, "\n".join(map(str, sorted(faults)))


def test_the_small_parts_of_a_stack_are_named(live: Renderer) -> None:
    """All parts stand beside the last bar with their swatch; each hover text has the small ones."""
    chart = CHARTS["mix_over_time"]
    drawn = live.draw(chart, ViewState(view="country", country="KAZ"))
    figure = chart.figure(drawn.frame, drawn.state)
    labels = [note["text"] for note in figure["layout"]["annotations"]]
    for trace in figure["data"]:
        assert any(
            trace["marker"]["color"] in label
            and trace["name"] in re.sub("<[^>]*>", " ", label.replace("<br>", " "))
            for label in labels
        ), trace["name"]
    small = [row for row in drawn.frame if row.value < 3]
    assert small
    for row in small:
        period = [other for other in drawn.frame if other.period == row.period and other is not row]
        texts = [
            text
            for trace in figure["data"]
            for text, entry in zip(trace["hovertext"], trace["customdata"], strict=True)
            if entry["row"] in period
        ]
        assert all(row.commodity_name in text for text in texts)
