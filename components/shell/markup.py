"""HTML from Jinja2 templates, which stand beside the modules that fill them.

Each Dash component costs time in the browser, so a long table or list is sent as text, which
assets/src/page/markup.js makes elements of before the page is painted. dcc.Markdown would load
scripts of its own first. The templates escape all values.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from dash import html
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.ext import Extension

from components.language.text import _, spoken_sign, stop_after

#: attribute with the HTML of a component, until the browser makes elements of it
HTML = "data-html"
_LINE_END = re.compile(r"\n\s*")


class _OneLine(Extension):
    """Joins the lines of a template and drops their indentation when it is read.

    A space between two elements would be seen on the page. Write one that must stay inside a
    line, not at its end.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source of the template as one line."""
        return _LINE_END.sub("", source)


def templates(module: str) -> Environment:
    """Return the templates in the folder `templates` beside `module`, which is its `__file__`.

    Rendering raises jinja2.UndefinedError if a value is missing.
    """
    environment = Environment(
        loader=FileSystemLoader(Path(module).parent / "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        extensions=[_OneLine],
    )
    environment.globals |= {"_": _, "sign": spoken_sign, "stop_after": stop_after}
    return environment


def filled(template: Template, **values: Any) -> html.Div:
    """Return one component with the HTML of `template`, filled with `values`."""
    markup: dict[str, Any] = {HTML: template.render(values)}
    return html.Div(**markup)
