"""Rules of the tables of gas, traffic and events."""

from __future__ import annotations

from data.records.codes import CHINA, COUNTRIES, PERIOD
from data.records.series import AGGREGATES, WHOLE_LINE
from data.rules.cells import Table
from data.rules.faults import Fault, excerpt
from data.rules.references import check_ids, check_unique


def check_turns(turns: Table, events: Table, faults: list[Fault]) -> None:
    """Add a fault for each turn without a known event of its country in its time.

    An event is of the year of the turn, of the year before it, or, for a range, of a year up to the
    one after it. Nothing is checked if the events could not be read.
    """
    if not events.readable:
        return
    known = {event.id: event for event in events.rows}
    for line, turn in zip(turns.lines, turns.rows, strict=True):
        last = int(turn.until or turn.year)
        if last < int(turn.year):
            faults.append(Fault(turns.file, line, "until", "not before the year", turn.until))
        for name in turn.events.split(";"):
            event = known.get(name)
            rule = ""
            if event is None:
                rule = "an event of events.csv"
            elif turn.country not in event.countries.split(";"):
                rule = "events of the country"
            elif not int(turn.year) - 1 <= int(event.date[:4]) <= last + bool(turn.until):
                rule = "events of the time of the turn"
            if rule:
                faults.append(Fault(turns.file, line, "events", rule, excerpt(name)))


def check_series(
    energy: Table,
    throughput: Table,
    events: Table,
    routes: frozenset[str],
    sources: frozenset[str] | None,
    faults: list[Fault],
) -> None:
    """Add a fault for each broken rule of energy.csv, throughput.csv and events.csv.

    Subjects (`routes` are the ids of routes.csv), sources and countries exist; a period fits its
    scope; at most one figure of a key has rank 1. `sources` is None if it could not be read.
    """

    def report(table: Table, line: int, column: str, rule: str, value: object) -> None:
        faults.append(Fault(table.file, line, column, rule, excerpt(value)))

    subjects = {
        energy.file: {*COUNTRIES, CHINA, WHOLE_LINE},
        throughput.file: {*routes, *AGGREGATES},
    }
    for table in (energy, throughput):
        drawn: set[tuple[str, ...]] = set()
        for line, row in zip(table.lines, table.rows, strict=True):
            if row.subject not in subjects[table.file]:
                report(table, line, "subject", "a country or a route of routes.csv", row.subject)
            if row.scope != "other" and not PERIOD.match(row.period):
                report(table, line, "period", "a year, a month or a year-to-date", row.period)
            if row.scope == "year" and len(row.period) != 4:
                report(table, line, "scope", "scope year needs a period of one year", row.scope)
            if row.value is None and row.rank == 1 and row.scope != "other":
                report(table, line, "value", "a drawn figure has a value", row.printed)
            key = (row.subject, row.period, row.scope, row.measure, row.unit, row.side)
            if row.rank == 1 and row.scope != "other":
                if key in drawn:
                    report(table, line, "rank", "rank 1 occurs once in its key", row.rank)
                drawn.add(key)
    check_unique(events, "id", [row.id for row in events.rows], faults)
    for line, row in zip(events.lines, events.rows, strict=True):
        if not {*COUNTRIES, CHINA} >= set(row.countries.split(";")):
            report(events, line, "countries", "known countries", row.countries)
    for table in (energy, throughput, events):
        check_ids(table, [row.source for row in table.rows], sources, faults)
