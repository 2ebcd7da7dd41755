"""Which figure is drawn: reviewed judgements, then precedence, then rank 1, 2, 3 ... per key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from data.build.manifest import settings
from data.build.ratios import Ratio
from data.build.rows import SCALE, Key, Row

#: Who goes first inside a ledger. `page` is a figure printed on a page, `page-derived` one
#: that follows from printed figures.
PRECEDENCE: dict[str, tuple[str, ...]] = {
    "china": (
        "nbs-customs", "wits-bilateral", "china-exports-2023", "page", "gacc-monthly-2024",
        "gacc-backcast-2023", "page-derived",
    ),
    "partner": (
        "kaz-bns-partners", "kgz-nsc-partners", "uzb-siat-partners", "wits-bilateral",
        "comtrade-ca", "kaz-bns-monthly", "wits-kaz-hs", "page", "kaz-bns-shares",
        "uzb-cerr-2025", "page-derived", "wits-kaz-amounts",
    ),
    "reconciled": (
        "atlas-hs92", "baci-hs02-2021", "baci-hs17-2024", "baci-hs22-mean", "cia-factbook",
    ),
}  # fmt: skip
PAGES = ("page", "page-derived")
Judged = TypeVar("Judged", Row, Ratio)


def _matches(row: Row | Ratio, rule: dict[str, str]) -> bool:
    skip = ("do", "reason", "status")
    return all(getattr(row, k) == v for k, v in rule.items() if k not in skip)


def judge(rows: Iterable[Judged], rules: list[dict[str, str]]) -> list[tuple[Judged, bool]]:
    """Rows after the judgements, each with whether it was chosen. A rule without a row fails.

    Rules speak of totals unless they name a commodity.
    """
    rules = [{"commodity": "TOTAL"} | rule for rule in rules]
    used = [False] * len(rules)
    out: list[tuple[Judged, bool]] = []
    for row in rows:
        chosen, keep = False, True
        for i, rule in enumerate(rules):
            if not row.family.startswith("page") or not _matches(row, rule):
                continue
            used[i] = True
            if rule["do"] == "drop":
                keep = False
            formula = row.note if "derived" in (row.status, row.family.partition("-")[2]) else ""
            note = "; ".join(x for x in (rule["reason"], formula) if x)
            row = replace(row, note=note, status=rule.get("status", row.status))
            if rule["do"] == "hold":
                row = replace(row, hold=True)
            elif rule["do"] == "growth":
                row = replace(row, growth="")  # type: ignore[call-arg]
            elif rule["do"] == "choose":
                chosen = True
        if keep:
            out.append((row, chosen))
    idle = [rules[i] for i, hit in enumerate(used) if not hit]
    if idle:
        raise ValueError(f"judgements that match no row: {idle}")
    return out


def _order(row: Row, chosen: bool) -> tuple:
    return (
        not chosen,
        PRECEDENCE[row.ledger].index(row.family),
        row.status in ("derived", "estimate"),
        -row.digits,
        row.prefer,
        row.growth == "",
        row.source,
        row.unit,
        row.value_usd,
        row.locator,
    )


def _half_unit(row: Row) -> Decimal:
    """Half of the last printed digit, in US dollars."""
    places = len(row.value.split(".")[1]) if "." in row.value else 0
    return SCALE[row.unit] * Decimal(1).scaleb(-places) / 2


def agrees(turnover: Row, parts: list[Row]) -> bool:
    """Whether printed turnover is exports plus imports within 1 % or printed rounding."""
    gap = abs(turnover.value_usd - sum(p.value_usd for p in parts))
    rounding = sum((_half_unit(r) for r in (turnover, *parts)), Decimal(0))
    return gap <= max(turnover.value_usd / 100, rounding)


def rank(judged: list[tuple[Row, bool]]) -> list[tuple[Row, int]]:
    """Rows with their rank. Exports and imports first, for turnover depends on them:

    derived turnover is dropped where both flows are drawn; printed turnover of the ledgers
    `partner` and `reconciled` is only kept for review (rank 0) where the flows drawn come from
    a file that prints none, or do not add up to it.
    """
    groups: dict[Key, list[tuple[Row, bool]]] = defaultdict(list)
    for row, chosen in judged:
        groups[row.key].append((row, chosen))
    first: dict[Key, Row] = {}
    out: list[tuple[Row, int]] = []
    for key in sorted(groups, key=lambda k: (k[3] == "turnover", k)):
        live = sorted((p for p in groups[key] if not p[0].hold), key=lambda p: _order(*p))
        parts = [
            first[k] for flow in ("export", "import")
            if (k := (*key[:3], flow, *key[4:])) in first
        ]  # fmt: skip
        beside: list[tuple[Row, bool]] = []
        if key[3] == "turnover" and len(parts) == 2:
            if all(r.status == "derived" for r, _ in live):
                live = []
            elif key[5] != "china" and live[0][0].family in PAGES:
                from_files = any(p.family not in PAGES for p in parts)
                if from_files or not agrees(live[0][0], parts):
                    live, beside = [], live
        for n, (row, _) in enumerate(_distinct(live), 1):
            out.append((row, n))
            if n == 1:
                first[key] = row
        out.extend((_beside(row), 0) for row, _ in _distinct(beside))
        out.extend((row, 0) for row, _ in groups[key] if row.hold)
    return out


def _beside(row: Row) -> Row:
    note = "printed beside; the flows drawn are of another source or do not add up to it"
    return replace(row, note="; ".join(x for x in (row.note, note) if x))


def _distinct(live: list[tuple[Row, bool]]) -> list[tuple[Row, bool]]:
    """One row where one source prints one value twice."""
    seen: set[tuple[str, Decimal, str]] = set()
    out = []
    for row, chosen in live:
        mark = (row.source, row.value_usd, row.unit)
        if mark not in seen:
            seen.add(mark)
            out.append((row, chosen))
    return out


def rank_ratios(ratios: list[Ratio], rules: list[dict[str, str]]) -> list[tuple[Ratio, int]]:
    """Ratios with their rank inside (country, partner, period, flow, commodity, measure)."""
    order = ("kaz-bns-shares", "page", "page-derived", "wits-kaz-amounts", "baci-hs17-2024")
    groups: dict[tuple[str, ...], list[Ratio]] = defaultdict(list)
    for ratio, _ in judge(ratios, rules):
        groups[ratio.key].append(ratio)
    out: list[tuple[Ratio, int]] = []
    for key in sorted(groups):
        live = sorted(
            (r for r in groups[key] if not r.hold),
            key=lambda r: (
                order.index(r.family) if r.family in order else len(order),
                -len(r.value.partition(".")[2]), r.prefer, r.source, r.value,
            ),
        )  # fmt: skip
        out.extend((r, n) for n, r in enumerate(live, 1))
        out.extend((r, 0) for r in groups[key] if r.hold)
    return out


def judgements() -> dict[str, list[dict[str, str]]]:
    """The reviewed file, rows and ratios."""
    return settings("judgements.yaml")
