"""Rows of the tables of gas, traffic at crossings and events.

They come from announcements, operators and web pages, not from trade statistics. Each figure keeps
the period, value and unit as printed. Figures of different units, or of whole years and parts of
years (`scope`), must not be combined.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field

from data.records.codes import Country
from data.records.fields import Amount, IsoDate, Name, Rank, SourceIds, Text

ENERGY, THROUGHPUT = "context/energy.csv", "context/throughput.csv"
EVENTS, LEFT_OUT = "context/events.csv", "context/left_out.csv"
TURNS = "reference/turns.csv"
Scope = Literal["year", "part", "other"]
Strength = Literal["reported", "estimate", "incomplete", "suspect"]
Kind = Literal[
    "border", "digital", "energy", "finance", "investment", "macro", "mobility", "policy",
    "sanctions", "trade-data", "trade-policy", "transport",
]  # fmt: skip
EVENT_KINDS: tuple[str, ...] = get_args(Kind)
#: subject of energy.csv: all lines of the pipeline from Central Asia to China together
WHOLE_LINE = "CA3"
#: subjects of throughput.csv that combine several routes
AGGREGATES = (
    "china-europe-trains",
    "china-europe-asia-trains",
    "xinjiang-two-rail-ports",
    "khorgos-all",
    "kazakhstan-china-rail",
    "kazakhstan-china-road",
    "kazakhstan-grain-to-china-rail",
)


class Published(NamedTuple):
    """A published figure on gas, oil or traffic.

    `printed` is the value as published; `value` is its number, None for a range. `scope` is `year`,
    `part` (of a year) or `other` (plans, capacities, running totals). `rank` 1 is drawn for its
    subject, period, scope, measure, unit and side; 2, 3 ... are figures of other pages. `side` is
    `china` for China's customs, `partner` for the country's own statistics, else empty.
    """

    subject: Annotated[str, Field(pattern=r"^([A-Z]{2,3}[0-9]?|[a-z0-9-]{2,40})$")]
    period: Annotated[str, Field(max_length=20)]
    scope: Scope
    when: Name
    measure: Annotated[str, Field(pattern=r"^[a-z_0-9]{3,60}$")]
    value: Amount | None
    printed: Name
    unit: Annotated[str, Field(pattern=r"^[A-Za-z/ ]{2,12}$")]
    side: Literal["", "china", "partner"]
    status: Strength
    publisher: Name
    rank: Rank
    note: Text
    source: SourceIds


class Event(NamedTuple):
    """An event. `date` is a day, a month or a year: `2023-05-18`, `2023-05` or `2023`."""

    id: Annotated[str, Field(pattern=r"^E[0-9]{3}$")]
    date: IsoDate
    title: Name
    description: Text
    countries: Annotated[str, Field(pattern=r"^[A-Z]{3}(;[A-Z]{3})*$")]
    kind: Kind
    note: Text
    source: SourceIds


class Turn(NamedTuple):
    """A turn of a country's trade with China, and the events that explain it.

    `year` is the first year whose figure shows it, `until` the last one of a range. `label` is what
    a chart writes beside the line, in the colour of `flow`; `events` are ids of events.csv, joined
    by `;`: their sources are those of the label.
    """

    country: Country
    flow: Literal["export", "import"]
    year: Annotated[str, Field(pattern=r"^[0-9]{4}$")]
    until: Annotated[str, Field(pattern=r"^([0-9]{4})?$")]
    label: Annotated[str, Field(min_length=3, max_length=44)]
    events: Annotated[str, Field(pattern=r"^E[0-9]{3}(;E[0-9]{3})*$")]


class LeftOut(NamedTuple):
    """A row of the research files that is not in the package, and the reason."""

    file: Name
    row: Name
    reason: Name
