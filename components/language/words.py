"""Texts that scripts in the browser put on the screen, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from components.language.text import _, language, spoken_sign


def words() -> Mapping[str, str]:
    """Return name -> text, for the payload of a page (assets/src/page/words.js)."""
    return {
        "lang": language(),
        "source": _("Source:"),
        "space": spoken_sign(" "),
        "comma": spoken_sign(", "),
        "semicolon": spoken_sign("; "),
        "more_sources": _("{count} more"),
        "copied": _("Copied"),
        "link_copied": _("Link copied"),
        "saved": _("Saved: {name}"),
        "not_saved": _("The image could not be created: {why}"),
        "no_picture": _("There is nothing to save as an image here"),
        "read_keys": _("← → along a series · ↑ ↓ to another series · Enter selects · Escape exits"),
        "no_points": _("The points could not be loaded; the table has them all"),
        "also": _("Also:"),
        "did_you_mean": _("Did you mean:"),
        "search_failed": _("The search did not answer; type again to repeat it"),
        "not_allowed": _("Copying is not allowed here: select the text above"),
    }


def frame_words() -> Mapping[str, str]:
    """Return name -> text, for the shell: messages for when the payload has not arrived."""
    return {
        "view_failed": _("The server did not answer. The page could not be loaded."),
        "choice_failed": _("The server did not answer, so the charts did not change."),
        "view_refused": _("This page has been renewed on the server. Load it again."),
        "reload": _("Load again"),
        "card_table": _("Table"),
        "card_image": _("Image"),
        "card_present": _("Present"),
        "copy_link": _("Copy link"),
        "chart_role": _("chart"),
        "table_of": _("Table of this chart"),
        "table_loading": _("The table is loading"),
        "table_failed": _("The table could not be loaded."),
        "try_again": _("Try again"),
    }
