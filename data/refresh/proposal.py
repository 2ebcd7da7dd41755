"""The proposal: what came, what it would change, what speaks against it; its machine file."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from data.changes import Change, changes
from data.load import read_package
from data.records.cleantech import CleanTech
from data.records.codes import REGION
from data.records.observation import Observation, ObservationRow
from data.records.quantities import Quantity
from data.records.reference import ExchangeRate, Indicator
from data.refresh.cache import Answer
from data.refresh.checks import Check, checks
from data.refresh.overlay import overlay
from data.refresh.reading import Reading
from data.refresh.tables import Tables, cells_of, read_tables
from data.refresh.write import write_package
from data.rules.columns import rule_of
from data.rules.faults import PackageError

FORMAT = 1
#: field of a reading -> record that its cells are checked against
_RECORDS: dict[str, type] = {
    "observations": ObservationRow,
    "quantities": Quantity,
    "economy": Indicator,
    "cleantech": CleanTech,
    "rates": ExchangeRate,
}


class ProposalError(Exception):
    """The file is no proposal, or does not fit the package."""


@dataclass
class Proposal:
    """`package` is the sha256 of package.yaml that it was made for; `errors` are services that
    could not be read; `remarks` are figures that were not taken and other things to know.
    """

    made: str
    version: str
    package: str
    readings: list[Reading]
    answers: list[Answer]
    changes: list[Change]
    checks: list[Check]
    errors: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def propose(
    package: Path, readings: Sequence[Reading], answers: Sequence[Answer],
    errors: Sequence[str], notices: Sequence[str], now: datetime,
) -> Proposal:  # fmt: skip
    """Compare readings with the package and return the proposal. The package stays as it is."""
    odd = [sign for reading in readings for sign in _drop_odd(reading)]
    base = read_tables(package)
    result = overlay(base, readings, members(package))
    found = changes(base, result.tables)
    signs = odd + checks(base, readings, found)
    signs += [Check("service", text.partition(":")[0], "", text) for text in errors]
    signs += [Check("nothing", text.partition(":")[0], "", text) for text in result.silent]
    if found:
        signs += _rules(package, base, result.tables, readings, answers)
    meta = (package / "package.yaml").read_bytes()
    return Proposal(
        now.isoformat(timespec="seconds"),
        str(yaml.safe_load(meta)["version"]),
        hashlib.sha256(meta).hexdigest(),
        list(readings), list(answers), found, signs, list(errors),
        [*notices, *result.left_out],
    )  # fmt: skip


def members(package: Path) -> tuple[str, ...]:
    """Return the countries of the region, from partner_groups.yaml."""
    text = (package / "reference/partner_groups.yaml").read_text("utf-8")
    return tuple(yaml.safe_load(text)[REGION]["members"])


def _rules(
    package: Path, base: Tables, after: Tables, readings: Sequence[Reading],
    answers: Sequence[Answer],
) -> list[Check]:  # fmt: skip
    """Build the package that would be accepted in a temporary folder; return what it breaks."""
    services = {reading.service for reading in readings}
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "package"
        write_package(package, target, base, after, services, answers)
        try:
            read_package(target)
        except PackageError as error:
            return [Check("rule", "", "", str(fault), stops=True) for fault in error.faults]
    return []


def chosen(
    readings: Sequence[Reading], services: Collection[str], countries: Collection[str]
) -> list[Reading]:
    """Return the records of some services and countries; an empty choice means all.

    Rates of exchange belong to no country and are taken only with all countries.
    """
    out = []
    for reading in readings:
        if services and reading.service not in services:
            continue
        if not countries:
            out.append(reading)
            continue
        part = Reading(reading.service, reading.since, asked=reading.asked)
        for name in ("observations", "quantities", "economy", "cleantech"):
            records = [record for record in getattr(reading, name) if record.country in countries]
            setattr(part, name, records)
        out.append(part)
    return out


def as_json(proposal: Proposal) -> bytes:
    """Encode the proposal; records are lists of cells in the order of the package's columns."""
    content = {
        "format": FORMAT,
        "made": proposal.made,
        "version": proposal.version,
        "package": proposal.package,
        "readings": [
            {
                "service": reading.service,
                "since": reading.since,
                "asked": sorted(reading.asked),
                **{
                    name: [cells_of(record) for record in getattr(reading, name)]
                    for name in _RECORDS
                },
            }
            for reading in proposal.readings
        ],
        "answers": [asdict(answer) for answer in proposal.answers],
        "changes": [change._asdict() for change in proposal.changes],
        "checks": [check._asdict() for check in proposal.checks],
        "errors": proposal.errors,
        "remarks": proposal.remarks,
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def from_json(content: bytes) -> Proposal:
    """Read a proposal; every cell is checked against its record. Raises ProposalError."""
    try:
        raw = json.loads(content)
        if raw["format"] != FORMAT:
            raise ProposalError(
                f"a proposal of format {raw['format']}, not {FORMAT}: make a new one"
            )
        readings = [_reading(entry) for entry in raw["readings"]]
        return Proposal(
            str(raw["made"]), str(raw["version"]), str(raw["package"]), readings,
            _adapter(list[Answer]).validate_python(raw["answers"]),
            _adapter(list[Change]).validate_python([list(c.values()) for c in raw["changes"]]),
            _adapter(list[Check]).validate_python([list(c.values()) for c in raw["checks"]]),
            _adapter(list[str]).validate_python(raw["errors"]),
            _adapter(list[str]).validate_python(raw["remarks"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise ProposalError(f"not a proposal: {str(error)[:300]}") from error


def _drop_odd(reading: Reading) -> list[Check]:
    """Take out the records that no table can hold, such as trade of ten trillion dollars."""
    odd: dict[str, list[str]] = {}
    for name, kind in _RECORDS.items():
        fit = []
        for record in getattr(reading, name):
            try:
                _adapter(kind).validate_python(tuple(record))
                fit.append(record)
            except ValidationError as errors:
                rule = rule_of(errors.errors(include_url=False)[0])
                text = f"{' '.join(str(cell) for cell in record[:7])}: {rule}"
                odd.setdefault(str(record[0]), []).append(text)
        setattr(reading, name, fit)
    return [
        Check("unit", reading.service, country, f"{len(texts)} values as {texts[0]}", stops=True)
        for country, texts in odd.items()
    ]


def _reading(entry: dict[str, Any]) -> Reading:
    reading = Reading(str(entry["service"]), str(entry["since"]))
    reading.asked = {tuple(key) for key in entry["asked"]}  # type: ignore[misc]
    for name, record in _RECORDS.items():
        rows = [
            [None if cell == "" and field == "growth_pct" else cell
             for field, cell in zip(record._fields, cells, strict=True)]  # type: ignore[attr-defined]
            for cells in entry[name]
        ]  # fmt: skip
        records = _adapter(list[record]).validate_python(rows)  # type: ignore[valid-type]
        if record is ObservationRow:
            records = [Observation._make(row) for row in records]
        setattr(reading, name, records)
    return reading
