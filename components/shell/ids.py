"""Every component id of the app. Callbacks and layout take them from here, never as loose text."""

from __future__ import annotations

import json

from dash import MATCH

ADDRESS = "address"  # store: {"path", "query"} of the browser's address bar
SECTION = "section"  # store: first part of the path; changes only when the view does
PAYLOAD = "payload"  # store: all that the present view shows
TEMPLATES = "templates"  # store: plotly templates by theme
PROVIDER = "provider"
PAGE = "page"
HEADING = "heading"
LEDE = "lede"
NOTICES = "notices"
CLEAR = "clear-filters"
FILTERS = "filters"
ASKED = "asked"  # store: the value that was clicked: {"chart", "row", "query", "origin", "at"}
PICKED = "picked"
PICKED_CARD = "picked-card"
PICKED_TEXT = "picked-text"
QUOTE_OPEN = "quote-open"
QUOTE_DROP = "quote-drop"
DRAWER = "drawer"
DRAWER_BODY = "drawer-body"
IMAGE_MENU = "image-menu"
ROOM = "room"  # the ribbon around it; it holds the words of presenting
RIBBON = "ribbon"
RIBBON_SCENE = "ribbon-scene"  # where in a deck one is
PINS = "pins"
SPOKEN = "spoken"  # what scripts tell screen readers


def filter_(name: str) -> dict[str, str]:
    """A control of the filter bar; `name` is the URL parameter it stands for."""
    return {"kind": "filter", "name": name}


def nav(view: str) -> dict[str, str]:
    """A link of the navigation."""
    return {"kind": "nav", "view": view}


def part(name: str, chart: str) -> dict[str, str]:
    """A part of a chart's card: title, subtitle, graph, frame, alt (its summary), tiles, empty,
    note, source, csv, image, link, table-button, ask (table request) or table."""
    return {"part": name, "chart": chart}


def part_match(name: str) -> dict[str, object]:
    """The same part of whichever card a callback is for."""
    return {"part": name, "chart": MATCH}


def element(place: dict[str, str]) -> str:
    """The id of a part's element, as Dash writes it: without blanks, so aria may refer to it."""
    return json.dumps(place, sort_keys=True, separators=(",", ":"))
