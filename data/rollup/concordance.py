"""Published concordances between editions of the HS, as CSV files that a person saved.

The first two columns are named by the editions (`HS17`, `HS 2017`, `H5`); the first is the edition
of the rows. A third column `share` says which part of a code goes to which, and adds up to 1.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

from data.rollup.inputs import EDITIONS, InputError

_YEAR = re.compile(r"^HS ?(?:19|20)?(\d\d)$")
_CODE = re.compile(r"^\d{6}$")
#: digits of a share
SHARE = Decimal("0.000001")


class Link(NamedTuple):
    """`share` of the trade with code `source` of one edition is trade with `target` of another."""

    edition: str
    source: str
    target: str
    share: Decimal


def edition_of(text: str) -> str:
    """Return `HS17` for `HS17`, `HS 2017`, `HS2017` and `H5`; empty for anything else."""
    name = text.strip().upper()
    match = _YEAR.match(name)
    found = EDITIONS.get(name) or (f"HS{match.group(1)}" if match else "")
    return found if found in EDITIONS.values() else ""


def read(folder: Path | None, needed: set[str], target: str) -> tuple[list[Link], dict[str, str]]:
    """Return the links from each needed edition to `target`, and the codes that are not one.

    A code with several counterparts and no shares is not divided: it is in the second answer, with
    the reason. Raises InputError with file and line, or if a concordance is missing.
    """
    links: list[Link] = []
    several: dict[str, str] = {}
    found = set()
    for path in sorted(folder.rglob("*.csv")) if folder else ():
        edition, pairs = _pairs(path, target)
        if edition not in needed:
            continue
        if edition in found:
            raise InputError(f"{path.name}: a second concordance from {edition} to {target}")
        found.add(edition)
        for code, counterparts in pairs.items():
            shares = list(counterparts.values())
            if None in shares and len(shares) > 1:
                several[f"{edition} {code}"] = f"{len(shares)} counterparts and no shares"
                continue
            links += [
                Link(edition, code, other, Decimal(1) if share is None else share)
                for other, share in counterparts.items()
            ]
    missing = sorted(needed - found)
    if missing:
        raise InputError(
            f"no concordance from {' and '.join(missing)} to {target}: put a CSV with the columns"
            f" {missing[0]},{target} into the folder CONCORDANCE (docs/rollup.md)"
        )
    return links, several


def _pairs(path: Path, target: str) -> tuple[str, dict[str, dict[str, Decimal | None]]]:
    """Return the edition that a file leads from, and code -> counterparts with shares."""
    pairs: dict[str, dict[str, Decimal | None]] = defaultdict(dict)
    with path.open(encoding="utf-8-sig", newline="") as text:
        rows = csv.reader(text)
        header = next(rows, [])
        editions = [edition_of(cell) for cell in header[:2]]
        if len(editions) < 2 or not all(editions) or editions[1] != target:
            return "", {}
        with_shares = header[2:3] == ["share"]
        for row in rows:
            where = f"{path.name}, line {rows.line_num}"
            codes = [cell.strip() for cell in row[:2]]
            if len(codes) < 2 or not all(_CODE.match(code) for code in codes):
                raise InputError(f"{where}: two HS codes of six digits are needed, not {row[:2]}")
            if codes[1] in pairs[codes[0]]:
                raise InputError(f"{where}: {codes[0]} to {codes[1]} is there twice")
            pairs[codes[0]][codes[1]] = _share(row, where) if with_shares else None
    for code, counterparts in pairs.items():
        if with_shares and sum(share or 0 for share in counterparts.values()) != 1:
            raise InputError(f"{path.name}: the shares of {code} do not add up to 1")
    return editions[0], pairs


def _share(row: list[str], where: str) -> Decimal:
    try:
        share = Decimal(row[2])
    except (InvalidOperation, IndexError):
        share = Decimal(-1)
    if not 0 < share <= 1 or share != share.quantize(SHARE):
        raise InputError(f"{where}: share is {row[2:3]}, not above 0, up to 1, with six decimals")
    return share
