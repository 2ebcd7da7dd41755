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
        "colon": spoken_sign(": "),
        "more_sources": _("{count} more"),
        "copied": _("Copied"),
        "link_copied": _("Link copied"),
        "saved": _("Saved: {name}"),
        "not_saved": _("The image could not be created: {why}"),
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
        "card_download": _("Download"),
        "card_table": _("Table"),
        # not the share of trade, which is another word in other languages
        "card_share": _("Share…").removesuffix("…"),
        "card_present": _("Present"),
        "which_number": _("Which number should I quote?"),
        "excel_csv": _("CSV for Excel (; and decimal comma)"),
        "workbook": _("Excel workbook (XLSX)"),
        "picture_shape": _("Shape of the picture"),
        "shape_wide": "16:9",
        "shape_classic": "4:3",
        "shape_square": _("Square"),
        "shape_portrait": _("Portrait"),
        "shape_shown": _("As shown"),
        "svg": _("SVG, for print"),
        "copy_link": _("Copy link"),
        "copy_footnote": _("Copy link for a footnote"),
        "copy_csv_address": _("Copy address of CSV"),
        "code_copy": _("Copy"),
        "card_code": _("Use in code, embed, cite"),
        "code_loading": _("The code is loading"),
        "code_read": _("Read these rows in code"),
        "code_columns": _("What the columns mean"),
        "code_embed": _("Show the chart on another site"),
        "code_frame": _("Frame"),
        "code_picture": _("Picture"),
        "code_cite": _("Cite the chart"),
        "citation_text": _("Text"),
        "copy_picture": _("Copy picture"),
        "add_to_deck": _("Add to deck"),
        "picture_copied": _("Picture copied"),
        "copy_table": _("Copy table"),
        "table_copied": _("Table copied"),
        "copy_refused": _("Copying is not allowed here"),
        "chart_role": _("chart"),
        "table_of": _("Table of this chart"),
        "table_loading": _("The table is loading"),
        "quote_loading": _("The figure is loading"),
        "quote_failed": _("The figure could not be loaded."),
        "table_failed": _("The table could not be loaded."),
        "try_again": _("Try again"),
    }
