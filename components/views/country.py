"""`/country/<name>`: one country's trade with China and with everyone else."""

from __future__ import annotations

from typing import Any

from dash import html

from components.charts.kit.base import label_of
from components.language.text import _, mark
from components.shell.attributes import attributes
from components.state import ViewState, address
from components.views.base import View
from data.records.codes import COUNTRIES
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """Name of the country."""
    return _("{country} and its trading partners").format(country=name_of(store, state))


def name_of(store: Store, state: ViewState) -> str:
    """The country of a page, in the reader's language."""
    return label_of(store, state.country)


def extra(store: Store) -> list[Any]:
    """The way to each country's briefing; the style sheet shows the one that is chosen."""
    return [
        html.P(
            html.A(
                _("{country}: briefing to print").format(country=label_of(store, code)),
                href=address(ViewState("brief", country=code)),
                className="button",
            ),
            className="brief-link",
            **attributes(data_only=code),
        )
        for code in COUNTRIES
    ]


VIEW = View(
    id="country",
    name=mark("Country"),
    heading=heading,
    extra=extra,
    lede=mark(
        "What the country sells and buys, with whom, and how that changed. "
        "Choose a bar or a point to carry it into the other charts; choose it again to let go."
    ),
)
