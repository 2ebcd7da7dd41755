"""HTML from Jinja2 templates, which stand beside the modules that fill them.

Each Dash component costs time in the browser, so a long table or list is sent as the HTML of one
dcc.Markdown. The templates escape all values.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from dash import dcc
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.ext import Extension

from components.language.text import _, spoken_sign, stop_after

_LINE_END = re.compile(r"\n\s*")


class _OneLine(Extension):
    """Joins the lines of a template and drops their indentation when it is read.

    Markdown ends a block of HTML at an empty line, and React warns of spaces between the rows of
    a table. Write a space that must stay inside a line, not at its end.
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


def filled(template: Template, **values: Any) -> dcc.Markdown:
    """Return one component with the HTML of `template`, filled with `values`."""
    return dcc.Markdown(template.render(values), dangerously_allow_html=True)
