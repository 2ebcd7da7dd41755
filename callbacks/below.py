"""The app below a path of its host, such as `/trade/`: one setting, and one place that adds it.

Addresses within the app begin with `/`, in every room of the code and in what is kept. Here the
path of a request is cut to that within the app, and the links of layouts are completed; the
browser's code does the same in assets/src/page/site.js. A proxy in front may take the path off, or
leave it. The header `X-Forwarded-Prefix` is not read: a client could send another one, and pages
are kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

import orjson
from dash import Dash
from flask import Flask
from plotly.io.json import to_json_plotly

from components.shell.markup import HTML

#: Dash reads it, too, and would put it before its own routes
_VARIABLE = "DASH_URL_BASE_PATHNAME"
#: a link within the app, in the HTML of a component
_LINK = 'href="/'


def make_dash(base: str, **options: Any) -> Dash:
    """Return a Dash app whose pages send requests below `base`; its routes know nothing of it."""
    hidden = os.environ.pop(_VARIABLE, None)
    try:
        return Dash("khorgos", requests_pathname_prefix=base, routes_pathname_prefix="/", **options)
    finally:
        if hidden is not None:
            os.environ[_VARIABLE] = hidden


def put_below(server: Flask, base: str) -> None:
    """Answer below `base`, and at `/` for a proxy that takes the path off. Call it last."""
    inner, name = server.wsgi_app, base.rstrip("/")

    def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if name and path == name:
            query = environ.get("QUERY_STRING", "")
            place = quote(base) + (f"?{query}" if query else "")
            start("308 Permanent Redirect", [("Location", place), ("Content-Length", "0")])
            return []
        inside = path.removeprefix(name) if path.startswith(base) else path
        # With a name of the script, Flask writes it into the addresses that it makes. One that a
        # client sends counts for nothing.
        return inner(environ | {"PATH_INFO": inside, "SCRIPT_NAME": name}, start)

    server.wsgi_app = application  # type: ignore[method-assign, assignment]


def linker(base: str) -> Callable[[Any], Any]:
    """Return the function that puts `base` before the links of a component.

    It gives the component itself, or what Dash sends for it: nested mappings and lists.
    """
    name = base.rstrip("/")
    if not name:
        return lambda component: component

    def linked(value: Any) -> Any:
        if isinstance(value, list):
            return [linked(part) for part in value]
        if not isinstance(value, dict):
            return value
        made = {key: linked(part) for key, part in value.items()}
        address, text = made.get("href"), made.get(HTML)
        if isinstance(address, str) and address.startswith("/"):
            made["href"] = name + address
        if isinstance(text, str):
            made[HTML] = text.replace(_LINK, f"{_LINK[:-1]}{name}/")
        return made

    def plain(component: Any) -> Any:
        return linked(orjson.loads(to_json_plotly(component)))

    return plain
