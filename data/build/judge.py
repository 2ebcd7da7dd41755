"""Rank the figures of each key.

First the reviewed decisions of judgements.yaml are applied, then rows of a key are sorted by the
precedence of their source. Rank 1 is drawn, 2, 3 ... are stored, 0 is stored for review only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from data.build.manifest import settings
from data.build.ratios import Ratio
from data.build.rows import SCALE, Candidate, Key

#: ledger -> families of sources, the preferred one first. `page` is a figure printed on a page,
#: `page-derived` one that was computed from printed figures.
PRECEDENCE: dict[str, tuple[str, ...]] = {
    "china": (
        "nbs-customs", "wits-bilateral", "comtrade-china-exports", "imf-dots",
        "comtrade-china-kaz", "comtrade-china-imports-2021", "imf-imts-2025",
        "china-exports-2023", "open-trade-statistics", "china-derived", "comtrade-hs6",
        "page", "gacc-monthly-2024", "gacc-backcast-2023", "page-derived",
        "comtrade-china-kaz-chapters",
    ),
    "partner": (
        "kaz-bns-partners", "kgz-nsc-partners", "uzb-siat-partners", "wits-bilateral",
        "comtrade-ca", "kaz-bns-release", "kaz-bns-monthly", "wits-kaz-hs", "comtrade-hs6",
        "uzb-nsc-release", "page", "kaz-bns-release-derived", "kaz-bns-shares",
        "kaz-bns-release-2023-derived", "uzb-nsc-months", "uzb-cerr-2025", "page-derived",
        "wits-kaz-amounts",
    ),
    "reconciled": (
        "atlas-hs92", "baci-hs02-2021", "baci-hs17", "baci-hs17-shares",
        "baci-hs22-mean", "cia-factbook",
    ),
}  # fmt: skip
#: a second-hand file of releases supplements pages that quote the same releases
PAGES = ("page", "page-derived", "uzb-nsc-months")
Judged = TypeVar("Judged", Candidate, Ratio)


def _matches(row: Candidate | Ratio, rule: dict[str, str]) -> bool:
    skip = ("do", "reason", "status", "counted_by")
    return all(getattr(row, k) == v for k, v in rule.items() if k not in skip)


def judge(rows: Iterable[Judged], rules: list[dict[str, str]]) -> list[tuple[Judged, bool]]:
    """Apply reviewed decisions to the rows that come from pages.

    Returns the remaining rows, each with True if a rule chose it for rank 1. A rule without a
    `commodity` applies to totals. Raises ValueError if a rule matches no row.
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
            row = replace(
                row,
                note=note,
                status=rule.get("status", row.status),
                counted_by=rule.get("counted_by", row.counted_by),
            )
            if rule["do"] == "hold":
                row = replace(row, hold=True)
            elif rule["do"] == "beside":
                row = replace(row, beside=True)  # type: ignore[call-arg]
            elif rule["do"] == "growth":
                row = replace(row, growth="")  # type: ignore[call-arg]
            elif rule["do"] == "choose":
                chosen = True
        if keep:
            out.append((row, chosen))
    unmatched = [rule for rule, matched in zip(rules, used, strict=True) if not matched]
    if unmatched:
        raise ValueError(f"judgements that match no row: {unmatched}")
    return out


def _order(row: Candidate, chosen: bool) -> tuple:
    """Return a sort key; the row with the smallest key gets rank 1."""
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


def _half_unit(row: Candidate) -> Decimal:
    """Return half a unit of the last printed digit, in US dollars."""
    places = len(row.value.split(".")[1]) if "." in row.value else 0
    return SCALE[row.unit] * Decimal(1).scaleb(-places) / 2


def agrees(turnover: Candidate, parts: list[Candidate]) -> bool:
    """Return True if turnover is exports plus imports within 1% or the rounding as printed."""
    gap = abs(turnover.value_usd - sum(p.value_usd for p in parts))
    rounding = sum((_half_unit(r) for r in (turnover, *parts)), Decimal(0))
    return gap <= max(turnover.value_usd / 100, rounding)


def rank(judged: list[tuple[Candidate, bool]]) -> list[tuple[Candidate, int]]:
    """Return rows with their rank inside their key.

    Turnover is ranked after exports and imports, because it depends on them. Where both flows
    are drawn, derived turnover is dropped. In the ledgers `partner` and `reconciled`, turnover
    printed on a page then gets rank 0 if a flow drawn comes from a file, or if the flows do not
    add up to it.
    """
    groups: dict[Key, list[tuple[Candidate, bool]]] = defaultdict(list)
    for row, chosen in judged:
        groups[row.key].append((row, chosen))
    drawn: dict[Key, Candidate] = {}
    out: list[tuple[Candidate, int]] = []
    for key in sorted(groups, key=lambda k: (k[3] == "turnover", k)):
        candidates = sorted((p for p in groups[key] if not p[0].hold), key=lambda p: _order(*p))
        parts = [
            drawn[k] for flow in ("export", "import")
            if (k := (*key[:3], flow, *key[4:])) in drawn
        ]  # fmt: skip
        not_drawn: list[tuple[Candidate, bool]] = []
        if key[3] == "turnover" and len(parts) == 2:
            if all(row.status == "derived" for row, _ in candidates):
                candidates = []
            elif key[5] != "china" and candidates[0][0].family in PAGES:
                from_files = any(part.family not in PAGES for part in parts)
                if from_files or not agrees(candidates[0][0], parts):
                    candidates, not_drawn = [], candidates
        beside = len(parts) == 2 and any(row.beside for row, _ in candidates)
        for number, (row, _) in enumerate(_distinct(candidates), 2 if beside else 1):
            out.append((row, number))
            if number == 1:
                drawn[key] = row
        out.extend((_with_reason(row), 0) for row, _ in _distinct(not_drawn))
        out.extend((row, 0) for row, _ in groups[key] if row.hold)
    return out


def _with_reason(row: Candidate) -> Candidate:
    """Add to a printed turnover why it is not drawn."""
    note = "not drawn: exports and imports shown come from another source or do not add up to it"
    return replace(row, note="; ".join(x for x in (row.note, note) if x))


def _distinct(candidates: list[tuple[Candidate, bool]]) -> list[tuple[Candidate, bool]]:
    """Keep the first row where one source prints the same value more than once."""
    values: set[tuple[str, Decimal, str]] = set()
    out = []
    for row, chosen in candidates:
        value = (row.source, row.value_usd, row.unit)
        if value not in values:
            values.add(value)
            out.append((row, chosen))
    return out


def rank_ratios(ratios: list[Ratio], rules: list[dict[str, str]]) -> list[tuple[Ratio, int]]:
    """Apply reviewed decisions to ratios and return them with their rank inside their key."""
    order = (
        "kaz-bns-release", "kaz-bns-shares", "kaz-bns-release-2023", "page",
        "kaz-bns-release-derived", "page-derived", "wits-kaz-amounts", "baci-hs17-shares",
    )  # fmt: skip
    groups: dict[tuple[str, ...], list[Ratio]] = defaultdict(list)
    for ratio, _ in judge(ratios, rules):
        groups[ratio.key].append(ratio)
    out: list[tuple[Ratio, int]] = []
    for key in sorted(groups):
        candidates = sorted(
            (r for r in groups[key] if not r.hold),
            key=lambda r: (
                order.index(r.family) if r.family in order else len(order),
                -len(r.value.partition(".")[2]), r.prefer, r.source, r.value,
            ),
        )  # fmt: skip
        out.extend((ratio, number) for number, ratio in enumerate(candidates, 1))
        out.extend((ratio, 0) for ratio in groups[key] if ratio.hold)
    return out


def judgements() -> dict[str, list[dict[str, str]]]:
    """Read judgements.yaml: decisions under `rows` and `ratios`."""
    return settings("judgements.yaml")
