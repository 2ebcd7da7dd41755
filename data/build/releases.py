"""Releases of the national offices of 2025 and 2026, read in public copies of them.

Kazakhstan: first releases of the years 2023-2025, the partners' shares in them, and the trade with
China 2020-2025 as a report quotes it. Uzbekistan: trade with the world to August 2026.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from data.build.manifest import Inputs
from data.build.names import from_code
from data.build.ratios import Ratio
from data.build.rows import Candidate, digits_in_billions, tidy, usd
from data.records.codes import ALL_COMMODITIES, WORLD

_UNITS = {"USD bn": "bnUSD", "USD mn": "mUSD"}
#: a share times a total, or a sum: `19.2 % x 79041.2`, `15.18 + 18.94`
_FORMULA = re.compile(r"[\d.]+ % x [\d.]+|[\d.]+ \+ [\d.]+")
#: what a remark says of a release -> the note of its rows
_STATES = {
    "the value is the repository author's share x total": "published share times the total",
    "secondary report": "as quoted in a report, rounded",
    "first release": "first release, preliminary",
    "RECALCULATED": "recalculated in 2026",
}
_SECOND_HAND = "as a forecaster's file quotes it"


class _Release(NamedTuple):
    """A part of an address that is found in no other, the id of the source, and its family."""

    mark: str
    source: str
    family: str


_RELEASES = (
    _Release("publications/476331", "kaz-bns-release-2025", "kaz-bns-release"),
    _Release("publications/315588", "kaz-bns-release-2024", "kaz-bns-release"),
    _Release("scraped_validation.csv", "kaz-bns-release-2023", "kaz-bns-release-2023"),
    _Release("kazakhstan-china-trade.html", "kaz-bns-china-2020-2025", "page"),
    _Release("public/data/overview.json", "uzb-nsc-release-2026", "uzb-nsc-release"),
)


def _release(url: str) -> _Release:
    """Return the release at an address. Raises KeyError if it is none of the known ones."""
    for release in _RELEASES:
        if release.mark in url:
            return release
    raise KeyError(f"release not known: {url}; add it to data/build/releases.py")


def national(inputs: Inputs) -> list[Candidate]:
    """Return printed and derived totals of Kazakhstan 2020-2025 and Uzbekistan January-May 2026.

    Million or billion US dollars. A derived value is a printed share times the total of the same
    release; its error is half of the share's last digit. Derived total trade (the store adds it up)
    and growth that a mediator computed are left out.
    """
    rows = []
    for r in inputs.records("national_releases"):
        unit = _UNITS.get(r["unit"])
        derived = r["derived"] == "1"
        if not r["value"] or unit is None or (derived and r["flow"] == "total"):
            continue
        release = _release(r["source_url"])
        rows.append(
            Candidate(
                country=r["reporter"],
                reporter=r["reporter"],
                partner=str(from_code(r["partner"])),
                period=r["period"],
                flow=r["flow"].replace("total", "turnover"),
                value_usd=usd(r["value"], unit),
                value=r["value"],
                unit=unit,
                ledger="partner",
                status="derived" if derived else "reported",
                source=release.source,
                family=f"{release.family}-derived" if derived else release.family,
                growth="" if "growth calculated" in r["notes"] else r["growth_yoy_pct"],
                locator=tidy(r["quote"], 120),
                note=_note(r),
                digits=digits_in_billions(r["value"], unit),
            )
        )
    return rows


def shares(inputs: Inputs) -> list[Ratio]:
    """Return the partners' shares of Kazakhstan's trade 2020-2025 as published, percent.

    The value of the first release of 2023 is computed, its share is published.
    """
    ratios = []
    for r in inputs.records("national_releases"):
        if not r["share_pct"]:
            continue
        release = _release(r["source_url"])
        derived = r["derived"] == "1" and release.family != "kaz-bns-release-2023"
        ratios.append(
            Ratio(
                country=r["reporter"],
                reporter=r["reporter"],
                partner=str(from_code(r["partner"])),
                period=r["period"],
                flow=r["flow"].replace("total", "turnover"),
                commodity=ALL_COMMODITIES,
                measure="share",
                value=r["share_pct"],
                ledger="partner",
                status="derived" if derived else "reported",
                source=release.source,
                family=f"{release.family}-derived" if derived else release.family,
                locator=tidy(r["quote"], 120),
                note=_note(r) if derived else "",
            )
        )
    return ratios


def uzbekistan(inputs: Inputs) -> list[Candidate]:
    """Return Uzbekistan's trade with the world from January to each month of 2025 and 2026.

    Million US dollars, goods and services. The committee's figures, but read at second hand in a
    file of a forecaster: `estimate`. The row of January 2025 contradicts its neighbours and is left
    out. 2025 has two states: as first released, and imports as recalculated in 2026. They are rows
    of two sources, because only recalculated figures compare with those of 2026.
    """
    rows = []
    for r in inputs.records("uzb_world_months"):
        year, _dash, month = r["ytd_to"].partition("-")
        if "BROKEN" in r["note"]:
            continue
        recalculated = "uzb-nsc-months-2026"
        first = "uzb-nsc-months-2025" if year == "2025" else recalculated
        imports = {
            first: r["import_ytd_other_candidate"] if year == "2025" else r["import_ytd_latest"],
            recalculated: r["import_ytd_latest"],
        }
        if imports[first] == imports[recalculated]:
            imports = {first: imports[first]}
        for flow, source, value in (
            ("export", first, r["export_ytd"]),
            *(("import", source, value) for source, value in imports.items()),
        ):
            if value:
                rows.append(_months(_period(year, month), flow, value, source))
    return rows


def _period(year: str, month: str) -> str:
    """Return the code of January to `month`: a month, a year-to-date, or the year."""
    return {"01": f"{year}-01", "12": year}.get(month, f"{year}-01/{year}-{month}")


def _months(period: str, flow: str, value: str, source: str) -> Candidate:
    revised = source.endswith("2026") and period[:4] < "2026"
    note = "; ".join((_SECOND_HAND, _STATES["RECALCULATED"])) if revised else _SECOND_HAND
    return Candidate(
        "UZB", "UZB", WORLD, period, flow, usd(value, "mUSD"), value, "mUSD", "partner",
        "estimate", source, "uzb-nsc-months", note=note, prefer=int(revised),
    )  # fmt: skip


def _note(r: dict[str, str]) -> str:
    """Return the formula of a derived value, else what is special about the release."""
    formula = _FORMULA.search(r["notes"]) if r["derived"] == "1" else None
    if formula:
        return formula.group().replace(" % x ", "% × ")
    return next((note for mark, note in _STATES.items() if mark in r["notes"]), "")
