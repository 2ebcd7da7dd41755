"""The few words that scripts in the browser put together themselves, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from components.language.text import _, language, spoken_sign


def words() -> Mapping[str, str]:
    """Name -> text; assets/*.js read them from the payload, so that no text stands in a script."""
    return {
        "lang": language(),
        "source": _("Source:"),
        "space": spoken_sign(" "),
        "semicolon": spoken_sign("; "),
        "more_sources": _("{count} more"),
        "copied": _("Copied"),
        "copy_link": _("Copy link"),
        "link_copied": _("Link copied"),
        "saved": _("Saved: {name}"),
        "not_saved": _("The picture could not be drawn: {why}"),
        "no_picture": _("There is nothing to picture here"),
        "read_keys": _(
            "← → along a series · ↑ ↓ to another series · Enter chooses · Escape lets go"
        ),
        "no_points": _("The points could not be fetched; the table has them all"),
        "not_allowed": _("Not allowed here: select the text above"),
    }
