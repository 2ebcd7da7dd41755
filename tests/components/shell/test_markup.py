"""Templates escape markup, quotes and ampersands in the data."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from components.shell.markup import templates
from components.views import data as data_view
from data.store import Store
from tests.components.views.nodes import texts

HOSTILE = """<img src=x onerror="alert('1')">&lt; A & B's"""


class Reader(HTMLParser):
    """Collects tags, values of attributes, and text of HTML as a browser parses it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.values: list[str | None] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [value for _name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("url", ['https://a.example/?a=1&b="2"', "javascript:alert(1)"])
def test_the_list_of_sources_shows_every_text_as_text(url: str, store: Store) -> None:
    """Only addresses of web pages become links."""
    source = next(iter(store.package.sources.values()))
    hostile = replace(source, publisher=HOSTILE, title=HOSTILE, url=url, repository=None)
    entries = [data_view._source(store, HOSTILE, hostile)]
    page = Reader(texts(data_view.filled(data_view._SOURCES, sources=entries)))
    assert "img" not in page.tags
    assert f"source-{HOSTILE}" in page.values
    assert (url in page.values) == url.startswith("https:")
    assert HOSTILE in page.texts  # the publisher; in the title "'" becomes a printer's apostrophe


def test_a_template_that_lacks_a_value_fails(tmp_path: Path) -> None:
    """A mistyped name raises an error instead of leaving a cell empty."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "row.html").write_text("<td>\n  {{ value }}\n</td>\n")
    template = templates(str(tmp_path / "module.py")).get_template("row.html")
    assert template.render(value=1) == "<td>1</td>"
    with pytest.raises(UndefinedError, match="value"):
        template.render(vaule=1)
