"""From a state to what a card shows. The only place where a chart's three functions are called.

A card is drawn once for each combination of the fields its chart uses, and kept as the JSON that
is sent; a filter change then costs little more than sending it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import orjson

from components.charts.kit import happenings
from components.charts.kit.base import Chart, Frame, Row, show
from components.charts.kit.finish import finish
from components.charts.kit.literal import literal, literal_rows
from components.export.csvfile import file_name
from components.export.tabletext import cell
from components.language import numbers
from components.language.sources import title_of
from components.language.terms import ledger_name
from components.language.text import _, aside, in_turn, joined, sentence, speaking
from components.state import (
    BOTH,
    OF_COUNTRY,
    ViewState,
    Vocabulary,
    address,
    anchor,
    choices,
    query_of,
)
from data.records.codes import LEDGERS, REGION
from data.store import Store

#: how many drawn cards are kept in each worker; a card is some 10 kB
KEPT_CARDS = 4096
_SOURCES_NAMED = 3
#: how many values the alt text reads out
_VALUES_READ = 12


#: id of a view -> the charts of its page, in their order (components/views)
Pages = Mapping[str, tuple[Chart, ...]]


@dataclass(frozen=True)
class Drawn:
    """A chart's frame for a state, and the state as it was resolved (ledger chosen)."""

    frame: Frame
    state: ViewState
    note: str = ""
    events: Frame = ()

    @property
    def rows(self) -> Frame:
        """All that the card shows, events behind the values: the CSV and the table have these."""
        return self.frame + self.events


class Renderer:
    """Draws the cards of one Store. Safe to share between threads: it only ever adds to caches.

    charts      chart id -> the chart, of all pages
    homes       chart id -> the view that links to the chart lead to: the first page with it
    vocabulary  the codes that an address may hold
    """

    def __init__(self, store: Store, pages: Pages) -> None:
        self.store = store
        self.charts = charts_by_id(pages)
        self.homes = homes_of(pages)
        self.vocabulary = Vocabulary.of(
            store, {view: tuple(chart.id for chart in charts) for view, charts in pages.items()}
        )
        self._kept_frames = lru_cache(maxsize=KEPT_CARDS)(self._draw_with_events)
        self._kept_cards = lru_cache(maxsize=KEPT_CARDS)(self._card)

    def draw(self, chart: Chart, state: ViewState) -> Drawn:
        """The frame of `chart` in `state`, from the reader's ledger or else the best one."""
        return self._kept_frames(chart, state.only(chart.fields))

    def card(self, chart: Chart, state: ViewState) -> orjson.Fragment:
        """Everything the chart's card shows, as JSON."""
        return orjson.Fragment(self._kept_cards(chart, state.only(chart.fields), state.view))

    def _draw_with_events(self, chart: Chart, state: ViewState) -> Drawn:
        """The frame in the language of the state; a chart of time with the chosen events."""
        with speaking(state.lang):
            drawn = self._draw_from_ledgers(chart, state)
            if chart.time and state.events and drawn.frame:
                return replace(drawn, events=happenings.rows(self.store, state))
            return drawn

    def _draw_from_ledgers(self, chart: Chart, state: ViewState) -> Drawn:
        """The frame from the chosen ledger, else from the first of the chart's that has data."""
        if not chart.ledgers:
            return Drawn(chart.table(self.store, state), state)
        note = ""
        candidates = chart.ledgers
        if state.ledger == BOTH and chart.both:
            return self._draw_side_by_side(chart, state)
        if state.ledger in chart.ledgers:
            candidates = (state.ledger,)
        elif state.ledger:
            note = _("Not available ({chosen}): {why}").format(
                chosen=ledger_name(state.ledger), why=_(chart.why_not)
            )
        for ledger in candidates:
            attempt = state.with_(ledger=ledger)
            frame = chart.table(self.store, attempt)
            if frame:
                return Drawn(frame, attempt, note)
        return Drawn((), state.with_(ledger=candidates[0]), note)

    def _draw_side_by_side(self, chart: Chart, state: ViewState) -> Drawn:
        """Both ledgers side by side; where only one has figures, it alone and a sentence."""
        frame = chart.table(self.store, state)
        found = list(dict.fromkeys(row.ledger for row in frame))
        if len(found) != 1:
            return Drawn(frame, state)
        note = _(
            "Only one side is shown: {ledger}. No figures found from the other "
            "side for this selection."
        ).format(ledger=ledger_name(found[0]))
        return Drawn(frame, state, note)

    def _card(self, chart: Chart, state: ViewState, view: str) -> bytes:
        with speaking(state.lang):
            content = self._content(chart, state, view)
        return orjson.dumps(content, option=orjson.OPT_SERIALIZE_NUMPY)

    def _content(self, chart: Chart, state: ViewState, view: str) -> dict[str, Any]:
        """What the card shows, by the names that the browser knows."""
        drawn = self.draw(chart, state)
        query = query_of(state)
        card: dict[str, Any] = {
            "key": f"{view}?{query}",
            "note": drawn.note,
            "csv": f"/csv/{chart.id}?{query}" if query else f"/csv/{chart.id}",
            "file": file_name(chart, state),
            "rows": _("CSV · {count} rows").format(count=numbers.decimal(len(drawn.rows), 0)),
            "link": f"{address(_at(view, state))}#{anchor(chart.id)}",
            "title": _(chart.question),
            "subtitle": "",
            "source": [],
            "more_sources": 0,
            "alt": "",
            "figure": None,
            "tiles": [],
            "empty": None,
            "tall": chart.tall,
        }
        if not drawn.frame:
            card["empty"] = self._missing(chart, state, view)
            return card
        frame = drawn.frame if chart.kind == "tiles" else literal_rows(drawn.frame)
        figure = chart.figure(frame, drawn.state)
        sources = self.sources(drawn.rows)
        card["title"] = chart.finding(drawn.frame, drawn.state)
        card["subtitle"] = chart.subtitle(drawn.frame, drawn.state)
        card["source"], card["more_sources"] = by_publisher(sources)
        card["alt"] = summary(chart, drawn, card["title"])
        if chart.kind == "tiles":
            card["tiles"] = figure["tiles"]
            return card
        publishers = dict.fromkeys(source["publisher"] for source in sources[:_SOURCES_NAMED])
        line = literal(joined(publishers, "; "))
        card["figure"] = finish(chart, frame, figure, line, self.store.package.meta.data_date)
        if drawn.events:
            card["figure"] = happenings.with_events(
                card["figure"], frame, literal_rows(drawn.events), state.around
            )
            happened = happenings.told(drawn.events, state.around)
            card["note"] = " ".join(filter(None, (drawn.note, happened)))
        return card

    def link(self, chart: Chart, state: ViewState, row: Row) -> str:
        """Address of the chart with the row's country and period chosen."""
        chosen = {"country": row.country, "period": row.period}
        allowed = choices(self.vocabulary)
        known = {
            name: value
            for name, value in chosen.items()
            if name in chart.uses and value in allowed[name]
        }
        seen = _at(self.homes[chart.id], state.with_(**known))
        return f"{address(seen)}#{anchor(chart.id)}"

    def sources(self, frame: Frame) -> list[dict[str, str]]:
        """Sources of a frame, most used first: id, publisher, title."""
        counts: dict[str, int] = {}
        for row in frame:
            for source_id in row.source.split(";"):
                counts[source_id] = counts.get(source_id, 0) + 1
        known = self.store.package.sources
        return [
            {
                "id": source_id,
                "publisher": known[source_id].publisher,
                "title": title_of(self.store, known[source_id]),
            }
            for source_id in sorted(counts, key=lambda source_id: -counts[source_id])
            if source_id in known
        ]

    def _missing(self, chart: Chart, state: ViewState, view: str) -> dict[str, Any]:
        """Why a card is empty, and the nearest view that is not."""
        why = chart.why_empty(self.store, state) if chart.why_empty else _(chart.missing)
        offers = [state.with_(ledger=ledger) for ledger in ("", *LEDGERS) if ledger != state.ledger]
        offers.append(state.with_(period="", base=""))
        offers.append(state.with_(ledger="", period="", base=""))
        offers.append(state.with_(ledger="", period="", base="", partner=""))
        offers.append(state.with_(ledger="", period="", base="", partner="", commodity="", q=""))
        offers.append(state.with_(period="", sector="", stage="", item=""))
        for offer in offers:
            if offer != state and self.draw(chart, offer).frame:
                found = self.draw(chart, offer)
                return {
                    "text": why,
                    "offer": _("Show the closest available: {what}").format(
                        what=chart.subtitle(found.frame, found.state)
                    ),
                    "href": address(_at(view, offer)),
                }
        return {"text": why, "offer": "", "href": ""}


def charts_by_id(pages: Pages) -> dict[str, Chart]:
    """Each chart once, in the order of the pages."""
    return {chart.id: chart for charts in pages.values() for chart in charts}


def homes_of(pages: Pages) -> dict[str, str]:
    """Chart id -> the first view whose page has the chart."""
    homes: dict[str, str] = {}
    for view, charts in pages.items():
        for chart in charts:
            homes.setdefault(chart.id, view)
    return homes


def _at(view: str, state: ViewState) -> ViewState:
    """`state` seen in `view`, with a country where that view cannot be without one."""
    if view in OF_COUNTRY and state.country == REGION:
        return state.with_(view="overview")
    return state.with_(view=view)


def by_publisher(sources: list[dict[str, str]]) -> tuple[list[dict[str, str]], int]:
    """One source of each of the first publishers, and how many publishers are left."""
    first: dict[str, dict[str, str]] = {}
    for source in sources:
        first.setdefault(source["publisher"], source)
    return list(first.values())[:_SOURCES_NAMED], max(0, len(first) - _SOURCES_NAMED)


def summary(chart: Chart, drawn: Drawn, finding: str) -> str:
    """Alt text: what the chart asks and finds, and the newest value of each of its series."""
    newest: dict[tuple[str, ...], Any] = {}
    for row in drawn.frame:
        key = (row.country, row.partner, row.flow, row.commodity, row.measure, row.ledger)
        if key not in newest or row.period >= newest[key].period:
            newest[key] = row
    varying = [
        name
        for name in ("country_name", "partner_name", "flow", "commodity_name", "measure")
        if len({getattr(row, name) for row in newest.values()}) > 1
    ]
    values = [
        aside(
            f"{in_turn(*(cell(row, name) for name in varying))} {show(row)}",
            numbers.period(row.period),
        ).strip()
        for row in list(newest.values())[:_VALUES_READ]
    ]
    text = _("{question} {finding}. Values: {count}. {told}").format(
        question=sentence(_(chart.question)),
        finding=finding,
        count=len(drawn.rows),
        told=joined(values, "; "),
    )
    left = len(newest) - len(values)
    return text + (_("; and {left} more series in the table").format(left=left) if left else "")
