"""Texts of present mode and of decks, which scripts put on the screen (assets/src/present)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.language.terms import country_name
from components.language.text import _
from components.present.decks import ALL, as_data
from data.records.codes import COUNTRIES, REGION


def key_list() -> dict[str, str]:
    """Return key -> what it does, in the order of the list of keys."""
    return {
        "p": _("start or stop presenting"),
        "← →": _("previous or next scene or chart"),
        "o": _("overview of the scenes"),
        "r": _("return to the deck after a question"),
        "b": _("blank the screen; any key brings it back"),
        "s": _("one chart, or two side by side"),
        "k": _("pin or unpin the selected value"),
        "a": _("add the current view to the deck"),
        "d": _("the deck"),
        "1 2 3": _("scene of that number"),
        "n": _("presenter view: notes, next scene, clock"),
        "f": _("full screen"),
        "/": _("search"),
        "?": _("this list"),
        "Esc": _("exit"),
    }


def deck_words() -> Mapping[str, Any]:
    """Return name -> text; under `key_list`, `ready_decks` and `countries`, more of them."""
    return {
        "key_list": key_list(),
        "ready_decks": [as_data(deck) for deck in ALL],
        "countries": {
            REGION: _("Central Asia"),
            **{code: country_name(code) for code in COUNTRIES},
        },
        "another_country": _("Another country…"),
        "keys": _("Keys"),
        "letters": _("Use letters and ? as shortcut keys"),
        "close": _("Close"),
        "unpin": _("Unpin"),
        "notes_blocked": _(
            "The browser blocked the second window: allow pop-ups for this site, then press n again"
        ),
        "no_full": _("This browser does not allow full screen here"),
        "deck_name": _("My deck"),
        "scene_at": _("Scene {number} of {count}"),
        "scene_back": _("Return to scene {number} of {count}"),
        "scene_end": _("End the deck"),
        "scene_added": _("Added to the deck: scene {count}"),
        "deck_full": _("The deck is full: the limit is {count} scenes"),
        "deck": _("Deck"),
        "deck_empty": _("No scenes yet. Add a chart to the deck, or open a ready-made deck."),
        "deck_choose": _("Decks in this browser"),
        "deck_title": _("Title of the deck"),
        "scene_title": _("Title of scene {number}"),
        "scene_note": _("Note of scene {number}"),
        "up": _("Scene {number} up"),
        "down": _("Scene {number} down"),
        "remove": _("Delete scene {number}"),
        "open_scene": _("Open scene {number}"),
        "done": _("Done"),
        "offer": _("This link has a deck: {title}, {count} scenes. Add it to the decks here?"),
        "offer_take": _("Add to my decks"),
        "offer_leave": _("Do not add"),
        "decks_full": _(
            "{count} decks are stored here, and there is no room for more. Delete one first."
        ),
        "with_notes": _("Include notes in print and HTML"),
        "new": _("New deck"),
        "drop": _("Delete deck"),
        "undo": _("Undo"),
        "start": _("Present the deck"),
        "print": _("Print"),
        "take": _("Download HTML (works offline)"),
        "copy": _("Copy link"),
        "save": _("Save file"),
        "load": _("Open file"),
        "ready": _("Ready-made decks"),
        "working": _("Drawing scene {number} of {count}"),
        "taken": _("Saved: {name}"),
        "scene_fault": _("Scene {number} could not be drawn: {why}"),
        "deck_opened_one": _("Opened: {title}, 1 scene"),
        "deck_opened": _("Opened: {title}, {count} scenes"),
        "deck_none": _("This is not a Khorgos deck; nothing was opened."),
        "deck_nothing": _("This deck has no scene that can be opened here."),
        "deck_newer": _(
            "This deck was written by a newer Khorgos (format {version}); nothing was opened."
        ),
        "deck_large": _("This deck is too large; nothing was opened."),
        "deck_long": _("Only the first {count} scenes were read."),
        "link_long": _("This deck is too long for a link: save it as a file."),
        "scene_bad": _("Scene {number} does not link to this site; it was left out."),
        "scene_told": _("Scene {number}: {why}"),
        "scene_unchecked": _("Scene {number} could not be checked: the server did not answer."),
        "scene_gone": _(
            "The scene that you were writing on was deleted in another tab. Your text: “{text}”"
        ),
        "store_denied": _(
            "This browser does not allow this site to store data: decks last until it is closed."
        ),
        "store_bad": _("The decks stored in this browser could not be read; they were set aside."),
        "store_part": _(
            "Some stored decks could not be read in full. A copy of all was set aside."
        ),
        "store_stuck": _(
            "The decks stored in this browser could not be read, and there is no space to set them "
            "aside. They were left as they are, so nothing new is saved."
        ),
        "store_full": _("This browser has no storage space left: the change was not saved."),
        "by_present": _("Khorgos, as of {date}"),
        "scene_before": _("Previous scene"),
        "scene_after": _("Next scene"),
        "note": _("Note"),
    }


def presenter_words() -> Mapping[str, str]:
    """Return name -> text of the presenter's view (assets/src/present/presenter.js)."""
    return {
        "scene_at": _("Scene {number} of {count}"),
        "notes_away": _("The screen has left scene {number} of {count}"),
        "notes_no_deck": _("No deck is being presented"),
        "notes_alone": _("The window with the presentation is closed or loading"),
        "notes_none": _("No note for this scene"),
        "notes_last": _("This is the last scene"),
    }
