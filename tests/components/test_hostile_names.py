"""Names and notes in the data with `<`, `&` and quotes are shown unchanged everywhere.

React escapes the texts of components. The tests cover other ways: HTML of tables and lists, texts
of figures (in which plotly interprets tags and entities), CSV, and texts for screen readers.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import orjson
import pytest

from components.charts.kit.base import Chart
from components.export.csvfile import to_csv
from components.export.table import table_of
from components.export.tabletext import point_texts
from components.quote.quoting import about
from components.render import Renderer
from components.shell import drawer
from components.shell.markup import HTML
from components.state import ViewState
from components.views import CHARTS, PAGES
from components.views import data as data_view
from components.views.projectlist import listed
from data.load import read_package
from data.store import Store
from tests.components.views.nodes import texts
from tests.small.bench import Bench

#: a tag that plotly interprets, one that it does not know, an entity, both quotes
TEXT = 'A <b>x</b> <img src=x onerror=y> & &lt; "c" d’s'
#: TEXT as a quoted cell of a CSV
CELL = '"' + TEXT.replace('"', '""') + '"'


@pytest.fixture(scope="module")
def marked(small_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """A Renderer of the small package in which a partner, a publisher, a title, a project, an
    event and a note are TEXT."""
    root = tmp_path_factory.mktemp("marked") / "package"
    shutil.copytree(small_folder, root)
    bench = Bench(root)
    quoted = json.dumps(TEXT)  # which is YAML
    for file, old, new in (
        ("reference/partners.csv", ",Russia,", f",{CELL},"),
        ("sources.yaml", "publisher: Bureau of Statistics", f"publisher: {quoted}"),
        (
            "sources.yaml",
            "publisher: A paper\n  title: Figures",
            f"publisher: Q\n  title: {quoted}",
        ),
        ("context/projects.csv", ",A railway,", f",{CELL},"),
        ("context/projects.csv", ",Sources differ.,", f",{CELL},"),
        ("context/events.csv", ",A summit,", f",{CELL},"),
        ("countries/kazakhstan/totals.csv", ",yuan at 7 to the dollar", f",{CELL}"),
    ):
        bench.swap(file, old, new)
    return Renderer(Store(read_package(root)), PAGES)


class Page(HTMLParser):
    """Collects tags and text of HTML as a browser parses it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def as_drawn(text: str) -> str:
    """Return a text as plotly draws it: without tags, and with entities replaced."""
    plain = re.sub(r"<[^<>]*>", "", text)
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        plain = plain.replace(entity, letter)
    return plain


def strings(node: Any) -> Iterator[str]:
    """Yield all texts of a figure."""
    if isinstance(node, dict):
        for part in node.values():
            yield from strings(part)
    elif isinstance(node, list):
        for part in node:
            yield from strings(part)
    elif isinstance(node, str):
        yield node


#: (chart, state) in which TEXT is the name of a partner, a project or an event, or a note
CASES = [
    ("top_partners", ViewState(view="country", country="KAZ")),
    ("partner_ranks", ViewState(view="share", country="KAZ")),
    ("larger_partner", ViewState()),
    ("projects_map", ViewState(view="projects")),
    ("projects_values", ViewState(view="projects")),
    ("china_trade", ViewState(view="country", country="KAZ", events="all")),
]


@pytest.mark.parametrize(("chart", "state"), CASES, ids=[chart for chart, _state in CASES])
def test_a_figure_shows_every_letter(chart: str, state: ViewState, marked: Renderer) -> None:
    """A label or a hover text has TEXT, whose lines may be broken; no text has other tags."""
    figure = orjson.loads(orjson.dumps(marked.card(CHARTS[chart], state)))["figure"]
    letters = re.sub(r"\s", "", TEXT)
    labels = [
        text
        for text in strings([figure["data"], figure["layout"].get("annotations", [])])
        if letters in re.sub(r"\s", "", as_drawn(text))
    ]
    assert labels
    for text in (*labels, *strings(figure)):
        assert set(re.findall(r"<(\w+)", text)) <= {"b", "br", "i", "extra", "span"}, text


def test_a_picture_names_its_publisher(marked: Renderer) -> None:
    """The source line inside the figure has TEXT, as the one below the card."""
    state = ViewState(view="share", country="KAZ", ledger="partner")
    card_sent = orjson.loads(orjson.dumps(marked.card(CHARTS["china_share"], state)))
    assert TEXT in as_drawn(card_sent["figure"]["layout"]["title"]["text"])
    assert TEXT in [source["publisher"] for source in card_sent["source"]]


@pytest.mark.parametrize(("chart", "state"), CASES, ids=[chart for chart, _state in CASES])
def test_tables_downloads_and_the_drawer_have_the_same_letters(
    chart: str, state: ViewState, marked: Renderer
) -> None:
    """The HTML table, the CSV, the texts for screen readers and the quote drawer have TEXT."""
    declared: Chart = CHARTS[chart]
    drawn = marked.draw(declared, state)
    marked_rows = [row for row in drawn.rows if TEXT in row]
    assert marked_rows
    assert any(
        TEXT in line for line in csv.reader(io.StringIO(to_csv(drawn.rows).decode("utf-8-sig")))
    )
    table = table_of(drawn.rows)  # JSON, which the browser writes as text
    if any(TEXT in (row.item_name, row.partner_name) for row in marked_rows):
        assert TEXT in json.dumps(table, ensure_ascii=False).replace('\\"', '"')
        assert any(TEXT in text for text in point_texts(drawn.rows))
    quote = about(
        marked.store, declared, drawn, drawn.rows.index(marked_rows[0]), "https://a.example/"
    )
    assert TEXT in texts(drawer.body(quote))


def test_the_lists_of_sources_and_projects_have_them(marked: Renderer) -> None:
    """TEXT is a title and a publisher on the data page, and a project's name and caveat."""
    page = Page("".join(part for part in htmls(data_view.extra(marked))))
    assert "".join(page.texts).count(TEXT) >= 2
    assert not page.tags & {"img", "b"}
    state = ViewState(view="projects", item="P005")
    content = listed(marked.store, state)
    assert TEXT in [row["name"] for row in content["projects"]]
    assert TEXT in (content["card"] or {})["name"]


def htmls(node: Any) -> Iterator[str]:
    """Yield the HTML that is sent as text in a page."""
    if isinstance(node, list | tuple):
        for part in node:
            yield from htmls(part)
    elif hasattr(node, HTML):
        yield str(getattr(node, HTML))
    elif hasattr(node, "children"):
        yield from htmls(node.children or [])
