"""Rows that `make rollup` made of bulk files: what the package holds of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from data.records.codes import ALL_COMMODITIES, COUNTRIES
from data.records.observation import Observation
from data.records.refreshed import SERVICES
from data.refresh.client import Client, ServiceError
from data.refresh.reading import (
    Context,
    Reading,
    ShapeError,
    ended,
    kind_of,
    number,
    observation,
    partner_code,
)

COLUMNS = ("country", "partner", "period", "flow", "commodity", "ledger", "value_usd")
_LEDGERS = {"baci": ("reconciled",), "bulk": ("china", "partner")}


def reader(service: str) -> Callable[[Client, Context], Reading]:
    """Return the reader of the rows of `service`: baci or bulk."""

    def read(client: Client, context: Context) -> Reading:
        answers = sorted(client.cache.latest(service), key=lambda answer: answer.date)
        if not answers:
            raise ServiceError(f"{service}: no rows yet: run `make rollup` first")
        client.used[service, answers[-1].address] = answers[-1]
        return parse(client.cache.body(answers[-1]), service, context)

    return read


def fault_of(content: bytes) -> str:
    """Return why a file has no rows of a rollup; empty if it has."""
    head = content.partition(b"\n")[0]
    return "" if head == ",".join(COLUMNS).encode() else "not the rows of a rollup"


def parse(content: bytes, service: str, context: Context) -> Reading:
    """Read the rows. Raises ShapeError with the line of a wrong one."""
    reading = Reading(service, context.since)
    rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    if next(rows, []) != list(COLUMNS):
        raise ShapeError(f"{service}: not the rows of a rollup")
    for cells in rows:
        record = _record(cells, f"{service}: line {rows.line_num}", service, context, reading)
        if record is not None:
            reading.observations.append(record)
            reading.asked.add(
                (record.country, record.partner, record.flow, record.ledger, kind_of(record.period))
            )
    return reading


def _record(
    cells: list[str], where: str, service: str, context: Context, reading: Reading
) -> Observation | None:
    if len(cells) != len(COLUMNS):
        raise ShapeError(f"{where}: {len(cells)} cells, not {len(COLUMNS)}")
    country, partner, period, flow, code, ledger, dollars = cells
    known = country in COUNTRIES and flow in ("export", "import") and ledger in _LEDGERS[service]
    if not known or not (code == ALL_COMMODITIES or (code.isdigit() and len(code) in (2, 4, 6))):
        raise ShapeError(f"{where}: a country, flow, ledger or code that it cannot have: {cells}")
    if period[:4] < context.since:
        return None
    if not ended(period, context.today):
        reading.leave_out(f"{service}: {period} has not ended yet")
        return None
    name = partner_code(partner, reading)
    value = number(dollars, where)
    if name is None or value <= 0:
        return None
    return observation(
        country, name, period, flow, value, SERVICES[service].id, ledger=ledger, commodity=code
    )
