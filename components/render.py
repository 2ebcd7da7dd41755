"""Draw charts and build the content of their cards for a state.

A card is drawn once for each combination of the fields that its chart uses, and cached as the
JSON that is sent; a filter change then costs little more than sending it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import orjson

from components.charts.kit import happenings, heed, turns
from components.charts.kit.attribution import attributed
from components.charts.kit.base import Chart, Frame, Row
from components.charts.kit.finish import finish
from components.charts.kit.groups import compositions
from components.charts.kit.literal import literal_rows
from components.charts.kit.newest import newest
from components.charts.kit.offers import Offer, of_flow, offers
from components.charts.kit.restate import in_terms, why_not_restated
from components.charts.kit.smalllines import with_lines
from components.charts.kit.statuses import key
from components.export.alttext import summary
from components.export.changed import sentence as when_changed
from components.export.csvfile import file_name
from components.export.sources import caption, one_per_publisher, sources_of
from components.kept import MEGABYTE, kept
from components.language import numbers
from components.language.terms import ledger_name
from components.language.text import _, joined, speaking, unbroken
from components.state import (
    BOTH,
    DEFAULT,
    OF_COUNTRY,
    ViewState,
    Vocabulary,
    address,
    anchor,
    choices,
    query_of,
)
from data.past import releases_of
from data.records.codes import COUNTRIES, LEDGERS, REGION
from data.store import Store

#: bytes that each worker keeps of cards as they are sent, and of frames before and after their
#: events and attributions are added
ROOM_FOR_CARDS, ROOM_FOR_FRAMES = 32 * MEGABYTE, 12 * MEGABYTE
#: bytes of a row with its texts, and of a key with what else belongs to an entry
_ROW, _ENTRY = 600, 1000
#: most lists of periods that each worker keeps; one is about 2 kB
_OFFERS_KEPT = 1024


#: id of a view -> the charts of its page, in order (components/views)
Pages = Mapping[str, tuple[Chart, ...]]


@dataclass(frozen=True)
class Drawn:
    """What a chart shows for a state.

    frame   the values
    state   the state with the ledger that the values are from
    note    what the reader must know about that ledger, where it is not the chosen one
    behind  rows of other periods that the small lines of tiles draw
    events  rows of the events that are drawn over the values
    """

    frame: Frame
    state: ViewState
    note: str = ""
    behind: Frame = ()
    events: Frame = ()

    @property
    def rows(self) -> Frame:
        """The values, those behind, then the events: the rows of the CSV and of the table."""
        return self.frame + self.behind + self.events


class Renderer:
    """Draws the cards of one Store. Threads may share it: nothing but its caches ever changes.

    charts      chart id -> chart, of all pages
    homes       chart id -> the view that links to the chart lead to (`homes_of`)
    vocabulary  the codes that an address may hold
    """

    def __init__(self, store: Store, pages: Pages, releases: tuple[str, ...] = ()) -> None:
        """`releases` are those of the live package, if `store` is that of an earlier one."""
        self.store = store
        releases = releases or tuple(row.release for row in reversed(releases_of(store.package)))
        release = store.package.meta.version
        #: the earlier release that is shown; empty: the present one
        self.asof = "" if release == releases[0] else release
        self.charts = charts_by_id(pages)
        self.homes = homes_of(pages)
        self.vocabulary = Vocabulary.of(
            store,
            {view: tuple(chart.id for chart in charts) for view, charts in pages.items()},
            releases,
        )
        self._cached_offers = lru_cache(maxsize=_OFFERS_KEPT)(self._offers)
        self._cached_table = kept(
            self._table, ROOM_FOR_FRAMES, lambda frame: _ENTRY + _ROW * len(frame)
        )
        self._cached_draw = kept(
            self._draw_with_events, ROOM_FOR_FRAMES, lambda drawn: _ENTRY + _ROW * len(drawn.rows)
        )
        self._cached_card = kept(self._card_json, ROOM_FOR_CARDS, lambda card: _ENTRY + len(card))

    def lookups(self) -> tuple[int, int]:
        """Return how often a card was found in the cache, and how often it was drawn."""
        return self._cached_card.cache_info()[:2]

    def draw(self, chart: Chart, state: ViewState) -> Drawn:
        """Return the frame of `chart` for `state`, in the language of the state.

        It is from the ledger that the state names. If the state names none, or one that the chart
        does not offer, it is from the ledger with the chosen period, else with the latest figures
        (kit/newest.py). The frame is empty if there is no data.
        """
        return self._cached_draw(chart, state.only(chart.fields))

    def offers(self, charts: Sequence[Chart], state: ViewState) -> tuple[Offer, ...]:
        """Return the periods that one of the charts has figures of, with all else as in `state`.

        Figures of the other flow do not count if exports or imports are chosen.

        Without a chosen ledger, those of every ledger that a chart may be drawn from.
        """
        free = state.with_(period="", base="", around="")
        return self._cached_offers(tuple(charts), free)

    def _offers(self, charts: tuple[Chart, ...], state: ViewState) -> tuple[Offer, ...]:
        with speaking(state.lang):
            return offers(
                of_flow(
                    chart,
                    self._cached_table(chart, state.only(chart.fields).with_(ledger=ledger)),
                    state.flow,
                )
                for chart in charts
                if "period" in chart.uses
                for ledger in _ledgers_to_offer(chart, state)
            )

    def card(self, chart: Chart, state: ViewState) -> orjson.Fragment:
        """Return everything that the chart's card shows, as JSON (assets/src/types.d.ts: Card)."""
        unused = heed.ignored(chart, state)
        own = state.only(chart.fields)
        return orjson.Fragment(self._cached_card(chart, own, state.view, unused))

    def card_parts(self, chart: Chart, state: ViewState) -> dict[str, Any]:
        """Return the same as values, for what takes parts of it: files, pictures, previews."""
        parts: dict[str, Any] = orjson.loads(orjson.dumps(self.card(chart, state)))
        return parts

    def _draw_with_events(self, chart: Chart, state: ViewState) -> Drawn:
        """Draw the frame; add the chosen events if the chart has a time axis."""
        with speaking(state.lang):
            drawn = self._draw_from_ledgers(chart, state)
            if chart.latest_else and state.period and not state.base and not drawn.frame:
                drawn = self._draw_from_ledgers(chart, state.with_(period=""))
            if chart.behind and drawn.frame:
                drawn = replace(drawn, behind=chart.behind(self.store, drawn.state, drawn.frame))
            if chart.time and state.events and drawn.frame:
                drawn = replace(drawn, events=happenings.rows(self.store, state))
            return replace(
                drawn,
                frame=attributed(self.store, drawn.frame),
                behind=attributed(self.store, drawn.behind),
                events=attributed(self.store, drawn.events),
            )

    def _draw_from_ledgers(self, chart: Chart, state: ViewState) -> Drawn:
        """Draw the frame from the chosen ledger, or else the one with the latest figures."""
        if chart.chapters and len(state.commodity) > 2:
            return self._draw_chapter(chart, state)
        if not chart.ledgers:
            return Drawn(self._table(chart, state), state)
        note = ""
        candidates = chart.ledgers
        if state.ledger == BOTH and chart.both:
            return self._draw_side_by_side(chart, state)
        if state.ledger in chart.rarely and (frame := self._cached_table(chart, state)):
            return Drawn(frame, state)
        if state.ledger in chart.ledgers:
            candidates = (state.ledger,)
        elif state.ledger:
            note = _("Not available ({chosen}): {why}").format(
                chosen=ledger_name(state.ledger), why=_(chart.why_not)
            )
        attempts = [state.with_(ledger=ledger) for ledger in candidates]
        frames = [self._cached_table(chart, attempt) for attempt in attempts]
        period = state.period if "period" in chart.uses else ""
        place = (chart.pick or newest)(frames, period, state.country)
        return Drawn(frames[place], attempts[place], note)

    def _draw_chapter(self, chart: Chart, state: ViewState) -> Drawn:
        """Draw the chapter of the chosen product; the note says so."""
        chapter = state.commodity[:2]
        drawn = self._draw_from_ledgers(chart, state.with_(commodity=chapter))
        note = _("HS {code} is in chapter {chapter}, which this chart shows.").format(
            code=state.commodity, chapter=chapter
        )
        return replace(drawn, note=joined(filter(None, (drawn.note, note)), " "))

    def _table(self, chart: Chart, state: ViewState) -> Frame:
        """Return the frame of the chart in the terms of the state: constant dollars, percent ..."""
        return in_terms(self.store, chart.table(self.store, state), state.terms)

    def _draw_side_by_side(self, chart: Chart, state: ViewState) -> Drawn:
        """Draw both ledgers; if only one has figures, the note says so."""
        frame = self._table(chart, state)
        ledgers = list(dict.fromkeys(row.ledger for row in frame))
        if len(ledgers) != 1:
            return Drawn(frame, state)
        note = _(
            "Only one side is shown: {ledger}. No figures found from the other "
            "side for this selection."
        ).format(ledger=ledger_name(ledgers[0]))
        return Drawn(frame, state, note)

    def _card_json(
        self, chart: Chart, state: ViewState, view: str, unused: tuple[str, ...]
    ) -> bytes:
        with speaking(state.lang):
            content = self._card_content(chart, state, view)
            if unused:  # so that a card is put in anew when such a filter is set or cleared
                content["key"] += f"#{','.join(unused)}"
            frame = self.draw(chart, state).frame
            said = heed.clauses(self.store, chart, frame, state, unused) if frame else []
            said = [*said, *compositions(self.store, frame)]
            content["note"] = " ".join(filter(None, (content["note"], *said)))
        return orjson.dumps(content, option=orjson.OPT_SERIALIZE_NUMPY)

    def _card_content(self, chart: Chart, state: ViewState, view: str) -> dict[str, Any]:
        """Return what the card shows, by the names that the browser uses."""
        drawn = self.draw(chart, state)
        query = query_of(state)
        card: dict[str, Any] = {
            "key": f"{view}?{query}",
            "note": drawn.note,
            "csv": f"/csv/{chart.id}?{query}" if query else f"/csv/{chart.id}",
            "file": file_name(chart, state, self.store.package.meta.version),
            "rows": _("CSV · {count} rows").format(count=numbers.decimal(len(drawn.rows), 0)),
            "link": f"{address(_state_in(view, state))}#{anchor(chart.id)}",
            "title": _(chart.question),
            "subtitle": "",
            "signs": "",
            "source": [],
            "more_sources": [],
            "changed": "",
            "asof": self._asof_sentence(),
            "alt": "",
            "figure": None,
            "tiles": [],
            "others": [],
            "empty": None,
            "tall": chart.tall,
        }
        if not drawn.frame:
            card["empty"] = self._explain_empty(chart, state, view)
            return card
        frame = drawn.frame if chart.kind == "tiles" else literal_rows(drawn.frame)
        figure = chart.figure(frame, drawn.state)
        listed = sources_of(self.store, drawn.frame)
        explained = turns.rows(self.store, chart, drawn.state, frame)
        others = (*drawn.rows, *explained)
        listed += [s for s in sources_of(self.store, others) if s not in listed]
        sources, more_sources = one_per_publisher(listed)
        card["title"] = chart.finding(drawn.frame, drawn.state)
        card["subtitle"] = unbroken(chart.subtitle(drawn.frame, drawn.state))
        card["source"], card["more_sources"] = sources, more_sources
        card["changed"] = when_changed(self.store, drawn.rows)
        card["others"] = self._others(chart, state, view, drawn.frame)
        alt = summary(chart, drawn.frame, len(drawn.rows), card["title"])
        card["alt"] = " ".join(filter(None, (alt, turns.summary(explained))))
        if chart.kind == "tiles":
            card["tiles"] = with_lines(figure["tiles"], drawn.frame, drawn.behind)
            return card
        if chart.kind == "plot" and not chart.own_marks:
            card["signs"] = joined(key(figure["data"]))
        publishers = caption(sources, more_sources)
        data_date = self.store.package.meta.data_date
        card["figure"] = finish(chart, frame, figure, publishers, data_date, card["asof"])
        card["figure"] = turns.with_turns(card["figure"], explained)
        if drawn.events:
            card["figure"] = happenings.with_events(
                card["figure"], frame, literal_rows(drawn.events), state.around
            )
            happened = happenings.summary(drawn.events, state.around)
            card["note"] = " ".join(filter(None, (drawn.note, happened)))
        return card

    def _asof_sentence(self) -> str:
        """Say of which earlier release the figures are; empty for the present one."""
        if not self.asof:
            return ""
        date = numbers.period(self.store.package.meta.data_date)
        text = _("Figures as of release {release} ({date})")
        return text.format(release=self.asof, date=date)

    def _others(
        self, chart: Chart, state: ViewState, view: str, frame: Frame
    ) -> list[dict[str, str]]:
        """Return links to the same figures of other periods and ledgers: text and address."""
        if chart.others is None:
            return []
        return [
            {"text": choice.label, "href": address(_state_in(choice.view or view, choice.state))}
            for choice in chart.others(self.store, state, frame)
        ]

    def link(self, chart: Chart, state: ViewState, row: Row) -> str:
        """Return the address of the chart for the row's country and period.

        A value that the chart does not use, or that an address cannot hold, stays as in `state`.
        """
        values = {"country": row.country, "period": row.period}
        allowed = choices(self.vocabulary)
        changes = {
            name: value
            for name, value in values.items()
            if name in chart.uses and value in allowed[name]
        }
        target = _state_in(self.homes[chart.id], state.with_(**changes))
        return f"{address(target)}#{anchor(chart.id)}"

    def why_empty(self, chart: Chart, state: ViewState) -> str:
        """Return the sentence that says what is missing if the chart has no rows for `state`."""
        if state.terms and self.draw(chart, state.with_(terms="")).frame:
            return why_not_restated(self.store, state.terms)
        return chart.why_empty(self.store, state) if chart.why_empty else _(chart.missing)

    def _explain_empty(self, chart: Chart, state: ViewState, view: str) -> dict[str, Any]:
        """Say why a card is empty, and link to the closest state in which it is not."""
        why = self.why_empty(chart, state)
        offers = [state.with_(ledger=ledger) for ledger in ("", *LEDGERS) if ledger != state.ledger]
        offers.append(state.with_(period="", base=""))
        offers.append(state.with_(terms=""))
        offers.append(state.with_(ledger="", period="", base=""))
        offers.append(state.with_(ledger="", period="", base="", partner=""))
        offers.append(state.with_(ledger="", period="", base="", partner="", commodity="", q=""))
        offers += [state.with_(layers=""), state.with_(period="", sector="", stage="", item="")]
        if state.country == REGION and state.commodity:
            offers += [state.with_(country=country) for country in COUNTRIES]
        for offer in offers:
            if offer != state and self.draw(chart, offer).frame:
                drawn = self.draw(chart, offer)
                # the subtitle of a map says how to read its marks
                described = chart.finding if chart.kind == "map" else chart.subtitle
                return {
                    "text": why,
                    "offer": _("Show the closest available: {what}").format(
                        what=described(drawn.frame, drawn.state)
                    ),
                    "href": address(_state_in(view, offer)),
                }
        return {"text": why, "offer": "", "href": ""}


def _ledgers_to_offer(chart: Chart, state: ViewState) -> tuple[str, ...]:
    """Return the chosen ledger if the chart has it, else all that it may be drawn from."""
    if state.ledger in chart.ledgers or (state.ledger == BOTH and chart.both):
        return (state.ledger,)
    return chart.ledgers or ("",)


def charts_by_id(pages: Pages) -> dict[str, Chart]:
    """Return chart id -> chart, in the order of the pages."""
    return {chart.id: chart for charts in pages.values() for chart in charts}


def homes_of(pages: Pages) -> dict[str, str]:
    """Return chart id -> id of the first view that has the chart.

    The overview comes after the views that explain its charts, and views of one country come last,
    because a link to a chart may be about the region.
    """
    homes: dict[str, str] = {}
    for view in sorted(pages, key=lambda view: (view in OF_COUNTRY, view == DEFAULT.view)):
        for chart in pages[view]:
            homes.setdefault(chart.id, view)
    return {chart.id: homes[chart.id] for charts in pages.values() for chart in charts}


def _state_in(view: str, state: ViewState) -> ViewState:
    """Return `state` in `view`, or in the overview if `view` needs a country and none is chosen."""
    if view in OF_COUNTRY and state.country == REGION:
        return state.with_(view="overview")
    return state.with_(view=view)
