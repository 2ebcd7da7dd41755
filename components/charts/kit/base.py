"""What a chart is: one declaration from which card, CSV, table, alt text and tests all come.

A chart is three pure functions around one tidy frame:

    table(store, state) -> frame      what is plotted, nothing more and nothing less
    figure(frame, state) -> dict      how it is drawn (a plain plotly figure dict, no template)
    finding(frame, state) -> str      what it says, in one sentence: the card's title

A frame is a tuple of Row, not a pandas frame: building one costs microseconds, and a page of
eight charts has to fit into the time of one empty callback.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from components.language import numbers
from components.language.terms import UNITS, country_name, ledger_name, name_in_language
from components.language.text import _
from components.state import BOTH, ViewState
from data.analysis.claims import Checked
from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES, LEDGERS, REGION, WORLD
from data.records.observation import Observation, Ratio
from data.store import Store

#: natural gas in gaseous state, the one HS6 code that several sources print by itself
PIPELINE_GAS = "271121"
Reason = Literal[
    "",
    "no_china",  # no figure of China's customs was found
    "no_own",  # no figure of the country's own was found
    "no_own_after",  # the country publishes none after the year `base`
    "computed",  # growth from the two values
    "printed",  # growth as the source prints it,
    "printed_apart",  # which differs from that of its two values by more than rounding,
    "printed_yuan",  # or is growth in yuan beside values in dollars
    "open_end",  # a part of a year that stops inside its last month
]


class Row(NamedTuple):
    """One plotted value with everything that is needed to quote it; the CSV has these columns.

    `value` is in `unit` (a key of UNITS); `measure` says what it is (value,
    share, growth, change, hhi ...). `flow` is seen from `country`. `source` is one source id, or
    several joined by `;` where the value is computed from several.

    Rows about a project or a route name it in `item`; `sector` and `stage` are a project's theme
    and status, `place` is `latitude,longitude` in degrees, several joined by `;` along a line.

    The fields after `place` are for figures and sentences, which never read a `note` again; the
    CSV has them only in the words of the note.

    base       the other period: the one that a change is measured from, or the last one that the
               missing side published
    part       percent of the whole that the value is a part of; None where it is none
    reason     why there is one side only, how a growth rate came about, or which part of a year
    concept    what the figure counts where that is not the usual, not yet translated
    publisher  who says it, by name
    claim      the claim and the two numbers whose ratio the row is
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
    claim: Checked | None = None


#: the years in the code of a period
YEARS = re.compile(r"(?<![0-9-])[0-9]{4}")
Frame = tuple[Row, ...]
Figure = dict[str, Any]


def label_of(store: Store, code: str) -> str:
    """Name of a country, partner or group code, in the reader's language."""
    package = store.package
    if code == REGION:
        return _("Central Asia")
    if code == WORLD:
        return _("all partners")
    if code in COUNTRIES:
        return country_name(code)
    if code in package.partners:
        return name_in_language(package.partners[code])
    if code in package.groups:
        return _(package.groups[code].name)
    return code


def commodity_label(store: Store, code: str) -> str:
    """Name of an HS chapter, of pipeline gas, or of all commodities."""
    if code in (ALL_COMMODITIES, ""):
        return _("all commodities")
    if code == PIPELINE_GAS:
        return _("natural gas by pipeline")
    chapter = store.package.chapters.get(code)
    return _(chapter.name) if chapter else code


def row_of(
    store: Store,
    seen: Observation,
    *,
    measure: str = "value",
    value: float | None = None,
    unit: str = "USD",
    also: tuple[Observation, ...] = (),
    note: str = "",
    base: str = "",
    part: float | None = None,
) -> Row:
    """A Row from an observation; with `measure`/`value`/`unit`, of what was computed from it.

    `also` are further observations that the value was computed from (a denominator, an earlier
    year): their sources are added, and the status becomes `derived`. `base` and `part` are as in
    Row.
    """
    sources = dict.fromkeys(
        source_id for part in (seen, *also) for source_id in part.source.split(";") if source_id
    )
    computed = measure != "value"
    weak = [s.status for s in (seen, *also) if s.status in ("suspect", "incomplete", "estimate")]
    return keyed(
        store,
        seen,
        measure=measure,
        value=seen.value_usd if value is None else value,
        unit=unit,
        status=weak[0] if weak and computed else "derived" if computed else seen.status,
        source=";".join(sources),
        note=note or _(seen.note),
    )._replace(base=base, part=part)


def keyed(
    store: Store,
    seen: Observation | Ratio,
    *,
    measure: str,
    value: float,
    unit: str,
    status: str,
    source: str,
    note: str,
) -> Row:
    """A Row about the country, partner, period, flow, commodity and ledger of `seen`."""
    return Row(
        country=seen.country,
        country_name=label_of(store, seen.country),
        partner=seen.partner,
        partner_name=label_of(store, seen.partner),
        period=seen.period,
        flow=seen.flow,
        commodity=seen.commodity,
        commodity_name=commodity_label(store, seen.commodity),
        measure=measure,
        value=value,
        unit=unit,
        ledger=seen.ledger,
        status=status,
        source=source,
        note=note,
    )


def printed_share(store: Store, seen: Ratio, note: str = "") -> Row:
    """A Row of a share as somebody printed it, in percent; its own note where none is given."""
    return keyed(
        store,
        seen,
        measure="share",
        value=seen.value_pct,
        unit="percent",
        status=seen.status,
        source=seen.source,
        note=note or _(seen.note),
    )


def span_of(frame: Frame) -> str:
    """The periods a frame covers, for a subtitle: `2025`, `1992–2025`."""
    periods = sorted({row.period for row in frame})
    if len(periods) == 1:
        return numbers.period(periods[0])
    years = sorted({year for code in periods for year in YEARS.findall(code)})
    return f"{years[0]}–{years[-1]}"


def subtitle_of(frame: Frame, state: ViewState) -> str:
    """Unit · ledger · period, read off the frame itself so that it cannot disagree with it."""
    units = " / ".join(_(UNITS[unit]) for unit in dict.fromkeys(row.unit for row in frame))
    text = f"{units} · {counted_when(frame)}"
    return text[0].upper() + text[1:]


def counted_when(frame: Frame) -> str:
    """Ledger · period, for subtitles that name the unit in their own words."""
    ledgers = " / ".join(map(ledger_name, dict.fromkeys(row.ledger for row in frame)))
    return f"{ledgers} · {span_of(frame)}"


def show(row: Row) -> str:
    """The value of a row as text, in its unit."""
    if row.unit == "USD":
        return numbers.money(row.value, sign=row.measure in ("change", "gap"))
    if row.unit == "percent":
        return numbers.percent(row.value, sign=row.measure.startswith("growth"))
    if row.unit == "points":
        return _("{points} points").format(points=numbers.signed(row.value, 1))
    if row.unit == "index":
        return numbers.decimal(row.value, 2)
    if row.unit in ("Mt", "bcm"):
        return numbers.quantity(row.value, row.unit)
    if row.unit == "year":
        return numbers.period(row.period)
    if row.unit == "ratio":
        return numbers.times(row.value)
    if row.unit == "place":
        return _("no amount in dollars") if row.sector else _("on the map")
    if row.unit == "count" and row.value != round(row.value):
        return numbers.decimal(row.value, 1)
    return numbers.amount(row.value, row.unit)


def show_part(row: Row) -> str:
    """The percent of the whole that a row's value is a part of."""
    return numbers.percent(row.part)


def brief(row: Row) -> str:
    """The same for the end of a bar, where room is short: the currency is in the subtitle."""
    if row.unit == "USD":
        return numbers.money(row.value, sign=row.measure in ("change", "gap"), currency=False)
    return show(row)


@dataclass(frozen=True, kw_only=True, eq=False)
class Chart:
    """The declaration of one chart; see docs/add-a-chart.md. There is one object of each.

    id         names the file, the CSV address and the card
    question   what a reader would ask; never answered by "it shows"
    uses       the ViewState fields it depends on: it is drawn once for each of their values
    ledgers    the ledgers it can be drawn from, best first. Without a choice of the reader the
               first that has data is taken; () where the chart compares ledgers itself
    why_not    why the other ledgers cannot be used here (shown when one of them is chosen)
    missing    what is missing, and who does not publish it, when there is nothing to draw;
               `why_empty` says it where the sentence depends on the state
    both       can show China's customs and the country's own statistics side by side: `table` and
               `figure` then take a state whose ledger is `both` (see `ledgers_of`)
    kind       `plot`; `map`, whose points are places and not values; or `tiles` for headline
               figures (then `figure` returns {"tiles": [...]})
    time       its x axis is years: events may be laid over it (components/charts/kit/happenings.py)
    tall       the height of the drawing as CSS has it, where it depends on the page's width
    wide       takes the whole width of the page, on whichever page it stands
    """

    id: str
    question: str
    uses: tuple[str, ...]
    table: Callable[[Store, ViewState], Frame]
    figure: Callable[[Frame, ViewState], Figure]
    finding: Callable[[Frame, ViewState], str]
    ledgers: tuple[str, ...] = ()
    both: bool = False
    why_not: str = ""
    missing: str = ""
    why_empty: Callable[[Store, ViewState], str] | None = None
    subtitle: Callable[[Frame, ViewState], str] = subtitle_of
    kind: str = "plot"
    height: int = 360
    time: bool = False
    tall: str = ""
    wide: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields of the state that its card depends on."""
        return (*self.uses, *(("country", "events", "around") if self.time else ()), "lang")


def ledgers_of(state: ViewState) -> tuple[str, ...]:
    """The ledgers to draw: the chosen one, or China's and the country's own side by side."""
    return LEDGERS[:2] if state.ledger == BOTH else (state.ledger,)


def partner_of(state: ViewState) -> str:
    """The chosen partner, China where none is chosen."""
    return state.partner or CHINA
