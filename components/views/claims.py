"""`/claims`."""

from __future__ import annotations

from components.state import ViewState
from components.text import _, mark
from components.views.base import View
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """Always the same."""
    return _("An interview, checked")


VIEW = View(
    id="claims",
    name=mark("Claims"),
    heading=heading,
    lede=mark(
        "In January 2026 an interview told how this trade grew. Each of its figures stands here "
        "beside what statistics print."
    ),
)
