"""The few words that scripts in the browser put together themselves, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from components.text import _, language


def words() -> Mapping[str, str]:
    """Name -> text; assets/*.js read them from the payload, so that no text stands in a script."""
    return {
        "lang": language(),
        "source": _("Source:"),
        "more_sources": _("{count} more"),
        "copied": _("Copied"),
        "link_copied": _("Link copied"),
        "not_allowed": _("Not allowed here: select the text above"),
    }
