"""Ready-made decks. A scene's title names its subject; its charts state the figures, so that no
figure is typed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from components.language.text import _, mark
from components.state import ViewState, address


@dataclass(frozen=True)
class Scene:
    """One scene: the state it shows, its title, and a note for the presenter (both in English)."""

    state: ViewState
    title: str
    note: str = ""


@dataclass(frozen=True)
class Deck:
    """A ready-made deck; its title is in English."""

    id: str
    title: str
    scenes: tuple[Scene, ...]


def _scene(view: str, show: str, title: str, note: str = "", **chosen: str) -> Scene:
    return Scene(ViewState(view=view, present="1", show=show, **chosen), title, note)


_TWO_COUNTS = mark("Two offices record the same goods; neither figure is the only correct one.")
_PAIR = mark("Imports and exports, side by side.")

REGION = Deck(
    "region",
    mark("The region in ten scenes"),
    (
        _scene("overview", "headline", mark("The region and China: the latest year")),
        _scene("overview", "turnover_by_country", mark("Each country over time")),
        _scene("overview", "flows_by_country", mark("Exports and imports"), _PAIR),
        _scene("overview", "what_changed", mark("What changed from the year before")),
        _scene("overview", "larger_partner", mark("Where China or Russia is the larger partner")),
        _scene("share", "china_share", mark("China’s share of each country’s trade")),
        _scene("share", "dependence", mark("Who depends on whom")),
        _scene("commodities", "treemap", mark("What is traded"), flow="import"),
        _scene("ledgers", "ledger_gap", mark("Where the two sides’ figures differ"), _TWO_COUNTS),
        _scene("claims", "claims_check", mark("What the interview said, and what statistics say")),
    ),
)
KAZAKHSTAN = Deck(
    "kazakhstan",
    mark("Kazakhstan"),
    (
        _scene("country", "china_trade", mark("Trade with China over time"), country="KAZ"),
        _scene("country", "top_partners", mark("The largest partners"), country="KAZ"),
        _scene("country", "partner_groups", mark("China, Russia, Europe: shares"), country="KAZ"),
        _scene(
            "country",
            "products_inside",
            mark("What is sold to China"),
            country="KAZ",
            flow="export",
        ),
        _scene(
            "country",
            "products_inside",
            mark("What is bought from China"),
            country="KAZ",
            flow="import",
        ),
        _scene("country", "year_to_date", mark("The year to date"), country="KAZ"),
    ),
)
LEDGERS = Deck(
    "ledgers",
    mark("Mirror statistics"),
    (
        _scene(
            "ledgers", "ledger_gap", mark("Two sets of figures for the same trade"), _TWO_COUNTS
        ),
        _scene("ledgers", "ledger_ratios", mark("The gap, year by year")),
        _scene(
            "ledgers",
            "ledger_path",
            mark("Kazakhstan’s imports, both sides’ figures"),
            country="KAZ",
            flow="import",
        ),
        _scene(
            "ledgers",
            "ledger_path",
            mark("Kyrgyzstan’s imports, both sides’ figures"),
            country="KGZ",
            flow="import",
        ),
        _scene("share", "share_by_ledger", mark("China’s share depends on the source")),
    ),
)
MIX = Deck(
    "mix",
    mark("Commodity mix"),
    (
        _scene("commodities", "treemap", mark("What China buys"), flow="export"),
        _scene("commodities", "treemap", mark("What China sells"), flow="import"),
        _scene("commodities", "mix_compare", mark("The commodity mix by country"), flow="export"),
        _scene(
            "commodities", "mix_trend", mark("How the commodity mix has changed"), flow="export"
        ),
        _scene(
            "commodities",
            "concentration",
            mark("How concentrated trade is"),
            mark("A low line means that a few goods make up most of the trade."),
            flow="export",
        ),
    ),
)
ALL = (REGION, KAZAKHSTAN, LEDGERS, MIX)


def as_data(deck: Deck) -> dict[str, Any]:
    """Return the deck in the format of files and links, in the reader's language."""
    return {
        "khorgos": 1,
        "title": _(deck.title),
        "scenes": [
            {
                "address": address(scene.state),
                "title": _(scene.title),
                "note": _(scene.note) if scene.note else "",
            }
            for scene in deck.scenes
        ],
    }
