"""What the filter bar says of a state: the value of each control, and what has no effect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.language.text import _, in_turn
from components.shell.filters import label_of_value
from components.shell.periods import Options
from components.state import DEFAULT, OF_COUNTRY, ViewState
from components.state.parameters import controls
from data.store import Store


def chosen(store: Store, state: ViewState, options: Mapping[str, Options]) -> dict[str, Any]:
    """Return the chosen values of a page as the browser shows them (types.d.ts: Chosen).

    `options` are those of the controls whose options depend on the page.
    """

    def text(field: str) -> str:
        value = getattr(state, field)
        own = [
            option["label"]
            for option in options.get(field, ())
            if isinstance(option, dict) and option["value"] == value
        ]
        return own[0] if own else label_of_value(store, field, value)

    def is_set(field: str) -> bool:
        if field == "country" and state.view in OF_COUNTRY:
            return False  # it is the page's own country
        return getattr(state, field) != getattr(DEFAULT, field)

    known = controls("bar", "more")
    values = [
        {"field": field, "text": text(field), "set": is_set(field)}
        for field, parameter in known.items()
        if parameter.works_in(state.view)
    ]
    unused = [
        text(field)
        for field, parameter in known.items()
        if not parameter.works_in(state.view) and is_set(field)
    ]
    return {
        "values": values,
        "unused": _("No effect on this page: {what}").format(what=in_turn(*unused))
        if unused
        else "",
    }
