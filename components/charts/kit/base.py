"""What a chart is: one declaration, from which card, CSV, table, alt text and tests are made.

A chart is three pure functions around one tidy frame:

    table(store, state) -> frame      the rows that are plotted, and no others
    figure(frame, state) -> dict      the drawing: a plotly figure as a plain dict, no template
    finding(frame, state) -> str      the finding in one sentence: the title of the card

A frame is a tuple of Row, not a pandas frame: it is built in microseconds, and the budget for a
page of eight charts is the time of one empty callback.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from components.charts.kit.facts import Extent, Reason
from components.charts.kit.labels import commodity_label, label_of
from components.language import numbers
from components.language.sources import counter_names, is_own, read_at
from components.language.terms import UNITS, ledger_name, status_name
from components.language.text import _, aside, capital, mark
from components.state import BOTH, ViewState
from data.analysis.claims import Checked
from data.records.codes import CHINA, LEDGERS, WEAK, WORLD
from data.records.observation import Observation, Ratio
from data.store import Store
from data.sums import joined as joined_cells


class Row(NamedTuple):
    """One plotted value with everything that is needed to quote it.

    `value` is in `unit` (a key of UNITS). `measure` says what it is (value, share, growth, change,
    hhi ...). `flow` is seen from `country`. `source` is one source id, or several joined by `;` if
    the value is computed from several.

    Rows about a project or a route have its id in `item`; `sector` and `stage` are a project's
    theme and status, and `place` is `latitude,longitude` in degrees, several joined by `;` for a
    line.

    The fields up to `place`, and the last two, are the columns of the CSV. Those between are for
    figures and sentences, which must not parse a `note`; in the CSV they are part of the note.

    base       the other period: the one that a change is measured from, or the last one that the
               missing side published
    part       percent of the whole that the value is a part of; None if it is no part
    reason     why only one side has a figure, how a growth rate was obtained, or that a part of a
               year is incomplete
    concept    what the figure counts if that is not the usual concept, not yet translated
    publisher  name of who published it
    within     name of the commodity that the value is a part of, or code of the section
    claim      the claim and the two figures that were divided
    own        it was counted by the office of its ledger, or reconciled by a third party
    counted_by who counted or estimated it, in the reader's language, several joined by `; `
    via        where it was read: a web site, or a public copy of a publisher's file
    extent     what is known with the chapter of a flow whose other chapters are unknown
    """

    country: str
    country_name: str
    partner: str
    partner_name: str
    period: str
    flow: str
    commodity: str
    commodity_name: str
    measure: str
    value: float
    unit: str
    ledger: str
    status: str
    source: str
    note: str
    item: str = ""
    item_name: str = ""
    sector: str = ""
    stage: str = ""
    place: str = ""
    base: str = ""
    part: float | None = None
    reason: Reason = ""
    concept: str = ""
    publisher: str = ""
    within: str = ""
    claim: Checked | None = None
    own: bool = True
    counted_by: str = ""
    via: str = ""
    extent: Extent | None = None


#: most counters that a subtitle names besides the ledgers
_OTHERS_NAMED = 1
#: finds the years in the code of a period
YEARS = re.compile(r"(?<![0-9-])[0-9]{4}")
Frame = tuple[Row, ...]
Figure = dict[str, Any]


def row_of(
    store: Store,
    observation: Observation,
    *,
    measure: str = "value",
    value: float | None = None,
    unit: str = "USD",
    also: tuple[Observation, ...] = (),
    note: str = "",
    base: str = "",
    part: float | None = None,
) -> Row:
    """A Row of an observation or, with `measure`, `value` and `unit`, of what was computed from it.

    `also` are the other observations that the value was computed from (a denominator, an earlier
    year): their sources are added. A computed value has the status `derived`, or the first of
    theirs that is suspect, incomplete or an estimate. `base` and `part` are as in Row.
    """
    operands = (observation, *also)
    computed = measure != "value"
    weak = [operand.status for operand in operands if operand.status in WEAK]
    return keyed(
        store,
        observation,
        measure=measure,
        value=observation.value_usd if value is None else value,
        unit=unit,
        status=weak[0] if weak and computed else "derived" if computed else observation.status,
        source=joined_cells([operand.source for operand in operands]),
        note=note or _(observation.note),
        counted_by=joined_cells([operand.counted_by for operand in operands]),
        base=base,
        part=part,
    )


def keyed(
    store: Store,
    record: Observation | Ratio,
    *,
    measure: str,
    value: float,
    unit: str,
    status: str,
    source: str,
    note: str,
    counted_by: str = "",
    base: str = "",
    part: float | None = None,
) -> Row:
    """A Row about the country, partner, period, flow, commodity and ledger of `record`.

    `counted_by` has the counters if they are not those of `record`, joined by `;`. `base` and
    `part` are as in Row.
    """
    return Row(
        country=record.country,
        country_name=label_of(store, record.country),
        partner=record.partner,
        partner_name=label_of(store, record.partner),
        period=record.period,
        flow=record.flow,
        commodity=record.commodity,
        commodity_name=commodity_label(store, record.commodity),
        measure=measure,
        value=value,
        unit=unit,
        ledger=record.ledger,
        status=status,
        source=source,
        note=note,
        own=is_own(store, counted_by or record.counted_by, record.ledger),
        counted_by=counter_names(store, counted_by or record.counted_by),
        via=read_at(store, source),
        base=base,
        part=part,
    )


def span_of(frame: Frame) -> str:
    """The periods of a frame for a subtitle: `2025`, `1992–2025`."""
    periods = sorted({row.period for row in frame})
    if len(periods) == 1:
        return numbers.period(periods[0])
    years = sorted({year for code in periods for year in YEARS.findall(code)})
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"


def subtitle_of(frame: Frame, state: ViewState) -> str:
    """Unit · ledger · period.

    Taken from the rows, not from the state, so that it cannot disagree with what is drawn.
    """
    units = " / ".join(_(UNITS[unit]) for unit in dict.fromkeys(row.unit for row in frame))
    text = f"{units} · {counted_when(frame)}"
    return capital(text)


def counted_when(frame: Frame) -> str:
    """Who counted · period, for subtitles that describe the unit in other words."""
    return f"{counted_by(frame)} · {span_of(frame)}"


def counted_by(frame: Frame) -> str:
    """The ledgers of a frame, and who else counted: `national statistics / Eurasian ... Bank`.

    Of several others the counter of the latest figure is named: `China’s customs / Chinese
    officials and state media / others`. The drawer names all of them.
    """
    names = [
        ledger_name(ledger) for ledger in dict.fromkeys(row.ledger for row in frame if row.own)
    ]
    newest = sorted(frame, key=lambda row: row.period[-7:], reverse=True)
    counters = (name for row in newest if not row.own for name in _JOINED.split(row.counted_by))
    # an office that counted alone is named by its ledger, which has another name in Russian
    offices = {*names, *(row.counted_by for row in frame if row.own)}
    others = [name for name in dict.fromkeys(counters) if name not in offices]
    left = [_("others")] if len(others) > _OTHERS_NAMED else []
    return " / ".join((*names, *others[:_OTHERS_NAMED], *left))


#: between the names of several counters of a figure
_JOINED = re.compile(r"[;；]\s*")
#: unit of money other than current dollars -> text with the amount
_AMOUNTS: Mapping[str, str] = {
    "USD_real": mark("{amount} at 2024 prices"),
    "USD_person": mark("{amount} per person"),
    "USD_piece": mark("{amount} each"),
    "USD_t": mark("{amount} a tonne"),
}


def _amount(row: Row, *, currency: bool = True) -> str:
    if row.unit == "USD_real":
        return numbers.money(row.value, currency=currency)
    return numbers.dollars(row.value)


def show(row: Row) -> str:
    """The value of a row as text, in its unit."""
    if row.unit == "USD":
        return numbers.money(row.value, sign=row.measure in ("change", "gap"))
    if row.unit in _AMOUNTS:
        return _(_AMOUNTS[row.unit]).format(amount=_amount(row))
    if row.unit == "percent_gdp":
        return _("{percent} of GDP").format(percent=numbers.percent(row.value))
    if row.unit == "percent":
        return numbers.percent(row.value, sign=row.measure.startswith("growth"))
    if row.unit == "points":
        return _("{points} points").format(points=numbers.signed(row.value, 1))
    if row.unit == "index":
        return numbers.decimal(row.value, 2)
    if row.unit in ("Mt", "bcm"):
        return numbers.quantity(row.value, row.unit)
    if row.unit in ("MW", "pieces", "t"):
        return numbers.measured(row.value, row.unit)
    if row.unit == "year":
        return numbers.period(row.period)
    if row.unit == "ratio":
        return numbers.times(row.value)
    if row.unit == "place":
        return _("no amount in dollars") if row.sector else _("on the map")
    if row.unit == "count" and row.value != round(row.value):
        return numbers.decimal(row.value, 1)
    return numbers.amount(row.value, row.unit)


def told(row: Row) -> str:
    """The value of a row for a sentence: `55% (estimate)`, `$3.47 bn (suspect)`."""
    return aside(show(row), weakness(row))


def weakness(row: Row) -> str:
    """The status of a value that is no full figure: `estimate`; empty for others."""
    return status_name(row.status) if row.status in WEAK else ""


def show_part(row: Row) -> str:
    """The percent of the whole that a row's value is a part of."""
    return numbers.percent(row.part)


def brief(row: Row) -> str:
    """The value of a row as text without the currency or `points`, for the end of a bar."""
    if row.unit == "USD":
        return numbers.money(row.value, sign=row.measure in ("change", "gap"), currency=False)
    if row.unit in _AMOUNTS:
        return _amount(row, currency=False)
    if row.unit == "percent_gdp":
        return numbers.percent(row.value)
    if row.unit == "points":
        return numbers.signed(row.value, 1)
    return show(row)


class Choice(NamedTuple):
    """A link in a card to another state of the page: what it shows then, and that state.

    With a `view` it leads to that page instead.
    """

    label: str
    state: ViewState
    view: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Chart:
    """The declaration of one chart; see docs/add-a-chart.md. There is one object of each.

    id         id in addresses, of the card and of the CSV file
    question   the question of a reader that the chart answers
    uses       the ViewState fields that it depends on: it is drawn once for each of their values
    ledgers    the ledgers that it can be drawn from, best first. Unless the reader chooses one, the
               first that has data is used; () if the chart compares ledgers itself
    rarely     ledgers that have figures for some selections only: drawn if chosen and known
    pick       chooses among frames of its ledgers, by period and country, where kit/newest.py does
               not: returns a place
    why_not    why the other ledgers cannot be used, shown when one of them is chosen
    missing    text of the empty card: what is missing, and who does not publish it
    why_empty  the same where it depends on the state
    compares   filters of which it shows all values and marks the chosen one: lines of countries ...
    ignores    filter -> why the chart does not follow it, where kit/heed.py does not say it well
    behind     rows of other periods that the small lines of tiles draw (kit/smalllines.py)
    latest_else  without figures of the chosen period the latest are drawn, and the card says so
    others     links to the same figures in other periods and ledgers, where the chart chooses one
    chapters   knows HS chapters only: a chosen product is replaced by its chapter, and the card
               says so
    both       can show China's customs and national statistics together: `table` and `figure` then
               also take a state whose ledger is `both` (see `ledgers_of`)
    own_marks  what its marks say if that is not the status of a value
    kind       `plot`; `map`, whose points are places and not values; or `tiles` for headline
               figures (then `figure` returns {"tiles": [...]})
    turns      turns of a country's trade are explained over it (kit/turns.py)
    time       its x axis is years: events may be drawn over it (kit/happenings.py)
    tall       the height of the drawing as CSS, if it depends on the width of the page
    wide       takes the whole width of the page
    """

    id: str
    question: str
    uses: tuple[str, ...]
    table: Callable[[Store, ViewState], Frame]
    figure: Callable[[Frame, ViewState], Figure]
    finding: Callable[[Frame, ViewState], str]
    ledgers: tuple[str, ...] = ()
    pick: Callable[[Sequence[Frame], str, str], int] | None = None
    compares: tuple[str, ...] = ()
    ignores: Mapping[str, str] = field(default_factory=dict)
    behind: Callable[[Store, ViewState, Frame], Frame] | None = None
    latest_else: bool = False
    others: Callable[[Store, ViewState, Frame], tuple[Choice, ...]] | None = None
    chapters: bool = False
    rarely: tuple[str, ...] = ()
    both: bool = False
    why_not: str = ""
    missing: str = ""
    why_empty: Callable[[Store, ViewState], str] | None = None
    subtitle: Callable[[Frame, ViewState], str] = subtitle_of
    own_marks: str = ""
    kind: str = "plot"
    height: int = 360
    time: bool = False
    turns: bool = False
    tall: str = ""
    wide: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields of the state that the card depends on."""
        timed = ("country", "events", "around") if self.time or self.turns else ()
        return (*self.uses, *timed, "asof", "lang")


def ledgers_of(state: ViewState) -> tuple[str, ...]:
    """The ledgers to draw: the chosen one, or China's customs and national statistics."""
    return LEDGERS[:2] if state.ledger == BOTH else (state.ledger,)


def partner_of(state: ViewState) -> str:
    """The chosen partner, else China."""
    return state.partner or CHINA


def sharer_of(state: ViewState) -> str:
    """The partner whose share is asked for: China for all partners, whose share is always 100%."""
    return CHINA if state.partner == WORLD else partner_of(state)
