"""All component ids of the app. Layout and callbacks import them from here."""

from __future__ import annotations

TEMPLATES = "templates"  # store: plotly templates by theme
PROVIDER = "provider"
PAGE = "page"
HEADING = "heading"
TRAIL = "trail"  # the path to the chosen commodity
READING = "reading"  # how to read the page: its key of marks
SEARCH = "search"
FOUND = "found"  # results of the search field; scripts fill the two below it
FOUND_LIST = "found-list"
FOUND_SAID = "found-said"
NOTICES = "notices"
CLEAR = "clear-filters"
FILTERS = "filters"  # the controls; the two below are filled by scripts
FILTERS_SAID = "filters-said"  # on a phone: what is chosen, as one line
UNUSED = "filters-unused"  # what is chosen and has no effect on the page
MORE = "more-filters"
MORE_SET = "more-filters-set"  # how many of them are set
SETTINGS = "settings"
PICKED = "picked"
PICKED_CARD = "picked-card"
PICKED_TEXT = "picked-text"
QUOTE_OPEN = "quote-open"
QUOTE_DROP = "quote-drop"
DRAWER = "drawer"
DRAWER_BODY = "drawer-body"
ROOM = "room"  # the bar with the ribbon; its data attribute has the texts of present mode
RIBBON = "ribbon"
RIBBON_SCENE = "ribbon-scene"  # number of the scene in the deck
SCENE_TITLE = "scene-title"  # the title that its author gave it
PINS = "pins"
SPOKEN = "spoken"  # live region: messages of scripts for screen readers


def filter_(name: str) -> dict[str, str]:
    """Return the id of a control; `name` is the field of ViewState that it sets."""
    return {"kind": "filter", "name": name}


def nav(view: str) -> dict[str, str]:
    """Return the id of a link in the navigation."""
    return {"kind": "nav", "view": view}
