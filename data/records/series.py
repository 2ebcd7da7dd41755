"""Figures and dates beside the trade statistics: gas, traffic of crossings, events.

They come from announcements, operators and pages; nobody's ledger counts them. Each keeps the
period, the value and the unit as printed. Units are never mixed and parts of a year never joined
with whole years: `scope` says which a figure is.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field

from data.records.fields import Amount, Rank, SourceIds, Text
from data.records.projects import Named

ENERGY, THROUGHPUT = "context/energy.csv", "context/throughput.csv"
EVENTS, LEFT_OUT = "context/events.csv", "context/left_out.csv"
Scope = Literal["year", "part", "other"]
Strength = Literal["reported", "estimate", "incomplete", "suspect"]
Kind = Literal[
    "border", "digital", "energy", "finance", "investment", "macro", "mobility", "policy",
    "sanctions", "trade-data", "trade-policy", "transport",
]  # fmt: skip
EVENT_KINDS: tuple[str, ...] = get_args(Kind)
#: the pipeline from Central Asia to China as a whole; subjects of energy.csv besides countries
WHOLE_LINE = "CA3"
#: subjects of throughput.csv that are no single route
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
    """One printed figure. `value` is empty where a range was printed; `printed` is as it stood.

    `scope` tells a whole year from a part of one, and both from plans, capacities and running
    totals. `rank` 1 is the figure that is drawn for its subject, period, measure, unit and side;
    2, 3 ... are what other pages print. `side` is `china` or `partner` where one of the two
    customs counted, else empty.
    """

    subject: Annotated[str, Field(pattern=r"^([A-Z]{2,3}[0-9]?|[a-z0-9-]{2,40})$")]
    period: Annotated[str, Field(max_length=20)]
    scope: Scope
    when: Named
    measure: Annotated[str, Field(pattern=r"^[a-z_0-9]{3,60}$")]
    value: Amount | None
    printed: Named
    unit: Annotated[str, Field(pattern=r"^[A-Za-z/ ]{2,12}$")]
    side: Literal["", "china", "partner"]
    status: Strength
    publisher: Named
    rank: Rank
    note: Text
    source: SourceIds


class Event(NamedTuple):
    """Something that happened on a day, in a month or a year, which `date` says by its length."""

    id: Annotated[str, Field(pattern=r"^E[0-9]{3}$")]
    date: Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
    title: Named
    description: Text
    countries: Annotated[str, Field(pattern=r"^[A-Z]{3}(;[A-Z]{3})*$")]
    kind: Kind
    note: Text
    source: SourceIds


class LeftOut(NamedTuple):
    """A row of the research files that is not in the package, and why."""

    file: Named
    row: Named
    reason: Named
