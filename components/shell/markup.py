"""HTML that is sent as text: Jinja2 templates, which stand beside the modules that fill them.

Dash pays for each component that it builds, so a long table or list is one dcc.Markdown. Whatever
a template is given is escaped.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from dash import dcc
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.ext import Extension

from components.language.text import _

_LINE_END = re.compile(r"\n\s*")


class _OneLine(Extension):
    """Joins the lines of a template when it is read, so that its layout is not sent.

    Markdown would also end a block of HTML at an empty line, and React warns of blanks between
    the rows of a table. Where a blank is meant, it must stand within a line.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return `source` as one line."""
        return _LINE_END.sub("", source)


def templates(module: str) -> Environment:
    """The templates in `templates/` beside the module whose `__file__` is given.

    A value that a template uses and does not get raises jinja2.UndefinedError.
    """
    environment = Environment(
        loader=FileSystemLoader(Path(module).parent / "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        extensions=[_OneLine],
    )
    environment.globals["_"] = _
    return environment


def filled(template: Template, **values: Any) -> dcc.Markdown:
    """One component with the HTML of `template`, whose names `values` are."""
    return dcc.Markdown(template.render(values), dangerously_allow_html=True)
