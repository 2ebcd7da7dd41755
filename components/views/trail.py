"""The path to the chosen commodity: all commodities, its chapter, its heading, its subheading."""

from __future__ import annotations

from components.charts.kit.labels import commodity_label, with_code
from components.language.text import _
from components.state import PARAMETERS, ViewState, address
from data.analysis.products import above
from data.store import Store


def named(store: Store, code: str) -> str:
    """Return code and name: `8703 Passenger cars`."""
    return with_code(code, commodity_label(store, code))


def trail(store: Store, state: ViewState) -> list[dict[str, str]]:
    """Return the steps to the chosen commodity: text and address, other filters unchanged.

    Empty if none is chosen, and on pages where commodities cannot be chosen.
    """
    if not state.commodity or not PARAMETERS["commodity"].works_in(state.view):
        return []
    steps = [("", _("All commodities"))]
    steps += [(code, named(store, code)) for code in above(state.commodity)]
    return [
        {"code": code, "text": text, "href": address(state.with_(commodity=code, q=""))}
        for code, text in steps
    ]
