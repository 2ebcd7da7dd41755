"""The one door through which screen text passes.

Every sentence a reader sees is written `_("...")`, so that a gettext catalogue can translate it.
English is the text itself.
"""

from __future__ import annotations


def _(message: str) -> str:
    """Return `message` in the reader's language."""
    return message


def mark(message: str) -> str:
    """Name a text for the catalogue where it is declared; `_` translates it when it is shown."""
    return message
