"""CIA World Factbook: countries' total trade and partners' shares; third-party estimates."""

from __future__ import annotations

from data.build.manifest import Inputs
from data.build.names import from_code
from data.build.ratios import Ratio
from data.build.rows import Candidate, tidy, usd
from data.build.sources import factbook_id
from data.records.codes import ALL_COMMODITIES, CHINA

FAMILY = "cia-factbook"
UNITS = {"USD bn": "bnUSD", "USD mn": "mUSD"}


def _newest_first(records: list[dict[str, str]]) -> list[dict[str, str]]:
    return sorted(records, key=lambda r: r["source_date"], reverse=True)


def totals(inputs: Inputs) -> list[Candidate]:
    """Return total exports and imports 2015-2024, billion or million US dollars.

    A value that several editions repeat is kept once, from the newest. Newer editions count
    goods and services, older ones merchandise; the note says which.
    """
    rows = []
    printed = set()
    for age, r in enumerate(_newest_first(inputs.records("factbook_observations"))):
        if not r["value"] or r["unit"] not in UNITS or r["commodity"]:
            continue
        figure = (r["reporter"], r["partner"], r["period"], r["flow"], r["value"], r["unit"])
        if figure in printed:
            continue
        printed.add(figure)
        services = "AND services" in r["notes"]
        unit = UNITS[r["unit"]]
        rows.append(
            Candidate(
                r["reporter"], r["reporter"], r["partner"], r["period"], r["flow"],
                usd(r["value"], unit), r["value"], unit, "reconciled", "estimate",
                factbook_id(r["source_url"]), FAMILY, locator=tidy(r["quote"], 120),
                note="goods and services" if services else "merchandise", prefer=age,
            )
        )  # fmt: skip
    return rows


def shares(inputs: Inputs) -> list[Ratio]:
    """Return partners' shares of exports and imports 2014-2023, percent as published."""
    out = []
    printed = set()
    for age, r in enumerate(_newest_first(inputs.records("factbook_observations"))):
        partner = from_code(r["partner"])
        figure = (r["reporter"], partner, r["period"], r["flow"], r["share_pct"])
        if not r["share_pct"] or r["commodity"] or partner is None or figure in printed:
            continue
        printed.add(figure)
        out.append(
            Ratio(
                r["reporter"], r["reporter"], partner, r["period"], r["flow"], ALL_COMMODITIES,
                "share", r["share_pct"], "reconciled", "estimate", factbook_id(r["source_url"]),
                FAMILY, locator=tidy(r["quote"], 120), prefer=age,
            )
        )  # fmt: skip
    for r in inputs.records("cia_factbook_partners"):
        flow = r["field"].split(" ")[0].lower().removesuffix("s")
        figure = (r["reporter"], CHINA, r["data_year"], flow, r["china_share_pct"])
        if not r["china_share_pct"] or not r["data_year"] or figure in printed:
            continue
        printed.add(figure)
        out.append(
            Ratio(
                r["reporter"], r["reporter"], CHINA, r["data_year"], flow, ALL_COMMODITIES,
                "share", r["china_share_pct"], "reconciled", "estimate",
                f"cia-factbook-{r['first_seen_commit']}", FAMILY,
                locator=f"China {r['china_share_pct']}%", prefer=9999,
            )
        )  # fmt: skip
    return out
